"""The history of a log: what was done when, what each change was, and back to any point of it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core.history import HistoryEntry
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.line_table import Heading, Line, LineTable
from cpim_pdp.desktop.look.telling import Telling
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN
from cpim_pdp.desktop.message_bar import MessageBar
from cpim_pdp.desktop.moments import moment
from cpim_pdp.desktop.session import Change, Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import changes, history

_SIZE = (780, 540)
_LEAST = (560, 400)


@dataclass(frozen=True, slots=True)
class Point:
    """A point to go back to: after an entry, or before the first with ``number`` 0."""

    number: int
    entry: HistoryEntry | None = None


class HistoryDialog(QDialog):
    """Lists the journal, newest first, tells one entry in full, and undoes back to it."""

    def __init__(self, session: Session, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("History"))
        self._session = session
        self._gateway = gateway
        self.points: tuple[Point, ...] = ()
        self._names = changes.names_known((), session.snapshot)
        self.table = LineTable(
            tr("Changes, the newest first"),
            (Heading(tr("When")), Heading(tr("What was done"), wide=True)),
        )
        self.telling = Telling(tr("The selected change"))
        self.back_button = FilledButton(tr("Undo &back to here"))
        self.redo_button = QPushButton(tr("&Redo"))
        self.close_button = QPushButton(tr("&Close"))
        self._build()
        self._connect()
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self.show_history()
        self.table.setFocus()
        offer_help(self, "safekeeping.md#undo-and-history", beside=self.close_button)

    @classmethod
    def tell(cls, session: Session, gateway: Gateway, parent: QWidget | None) -> "HistoryDialog":
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(session, gateway, parent)
        dialog.open()
        return dialog

    # What it is made of

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(MessageBar(self._gateway, self))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(self._list_card())
        split.addWidget(self.telling)
        split.setSizes([_SIZE[0] * 11 // 20, _SIZE[0] * 9 // 20])
        column.addWidget(split, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.redo_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.back_button)
        for button in (self.redo_button, self.close_button):
            button.setAutoDefault(False)
            button.setMinimumHeight(self.back_button.sizeHint().height())
        self.back_button.setAutoDefault(False)
        column.addLayout(row)

    def _list_card(self) -> Card:
        card = Card()
        card.setAccessibleName(tr("History"))
        card.content.setContentsMargins(1, 1, 1, 1)
        card.content.addWidget(self.table)
        return card

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_point)
        self.back_button.clicked.connect(self.undo_back)
        self.redo_button.clicked.connect(self.redo)
        self.close_button.clicked.connect(self.accept)
        self._session.changed.connect(self._session_changed)

    # What it shows

    def show_history(self) -> None:
        """Show the journal as it is now; the selected entry stays selected."""
        place = self.table.place()
        kept = self.points[place].number if place >= 0 else None
        entries = self._session.history()
        self._names = changes.names_known(entries, self._session.snapshot)
        self.points = (*(Point(one.id, one) for one in entries), Point(0))
        self.table.show_lines([_line(one) for one in self.points])
        numbers = [one.number for one in self.points]
        if kept in numbers:
            self.table.selectRow(numbers.index(kept))
        redoable = self._session.redoable()
        self.redo_button.setEnabled(redoable is not None and not self._session.read_only)

    def _session_changed(self, _change: Change) -> None:
        self.show_history()

    def _show_point(self, place: int) -> None:
        if place < 0:
            return
        entry = self.points[place].entry
        if entry is None:
            self.telling.tell(
                tr("The beginning"), tr("The log as it was made, before the first change.")
            )
        else:
            self._tell(entry)
        self.back_button.setEnabled(self._is_before_something(place))

    def _tell(self, entry: HistoryEntry) -> None:
        parts = [moment(entry.at)]
        if entry.undone:
            parts.append(tr("undone"))
        elif entry.final:
            parts.append(tr("can't be undone any more"))
        lines: list[str] = []
        heads = set()
        for row in changes.told(entry, self._names, tr):
            heads.add(len(lines))
            lines += [row.what, *row.fields]
        self.telling.tell(_what(entry), " · ".join(parts), lines, bold=frozenset(heads))

    def _is_before_something(self, place: int) -> bool:
        entry = self.points[place].entry
        later = (one.entry for one in self.points[:place])
        is_there = entry is None or not entry.undone
        has_later = any(one is not None and not one.undone for one in later)
        return is_there and has_later and not self._session.read_only

    # What it does

    def undo_back(self) -> None:
        """Take back all that was done after the selected entry, and say how much that was."""
        place = self.table.place()
        if place < 0:
            return
        undone = self._session.undo_to(self.points[place].number)
        if undone:
            self._gateway.notice(tr("%n change(s) undone.", "", len(undone)))

    def redo(self) -> None:
        """Make the change again that was taken back, and say which."""
        entry = self._session.redo()
        if entry is not None:
            what = history.command(entry.command, tr)
            self._gateway.notice(tr("Done again: {what}").format(what=what))


def _line(point: Point) -> Line:
    entry = point.entry
    if entry is None:
        return Line(("", tr("The beginning")))
    what = _what(entry)
    if entry.undone:
        what = tr("{command} (undone)").format(command=what)
    return Line((moment(entry.at), what), faint=entry.undone)


def _what(entry: HistoryEntry) -> str:
    what = history.command(entry.command, tr)
    if entry.source:
        return tr("{command}, from {source}").format(command=what, source=entry.source)
    return what
