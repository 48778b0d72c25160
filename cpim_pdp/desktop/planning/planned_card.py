"""What is planned, by day: what waits to be confirmed first, each with how likely it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.cards import Card, Hairline
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.planning.likelihood_field import LikelihoodField
from cpim_pdp.desktop.planning.title_link import TitleLink, at_side
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import planning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from cpim_pdp.core.planning.entries import PlannedEntry

_FEW = 6
_MORE = 12


class PlannedCard(Card):
    """Shows a few lines, and more when asked; Ctrl+Return in a line confirms it.

    Signals:
        confirmed: the activities that came true.
        likelihood_set: an activity, and how likely it is in per cent.
        activity_wanted: the id of an activity that is to be shown.
        begun: something is to be planned.
    """

    confirmed = Signal(list)
    likelihood_set = Signal(object, int)
    activity_wanted = Signal(str)
    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Planned"), parent)
        self.lines: list[PlannedLine] = []
        self._found: tuple[PlannedEntry, ...] = ()
        self._shown = _FEW
        self._can_change = True
        self.empty = Label(
            tr(
                "Nothing is planned. What you intend to do stands here by its day, and the forecast"
                " reckons with it."
            ),
            tone=Tone.SECONDARY,
            wraps=True,
        )
        self.begin_button = LinkButton(tr("Plan an activity..."))
        self.all_button = LinkButton("")
        self.more = LinkButton("")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * GRID)
        self.content.addWidget(self.empty)
        self.content.addLayout(self._rows)
        self.content.addLayout(self._links())
        self._connect()

    def _links(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addSpacing(-GRID)
        for link in (self.begin_button, self.all_button, self.more):
            row.addWidget(link)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.begin_button.clicked.connect(self.begun)
        self.all_button.clicked.connect(self._confirm_all)
        self.more.clicked.connect(self._show_more)

    def show_entries(self, found: Sequence[PlannedEntry], *, can_change: bool) -> None:
        """Show what is planned, in the order given."""
        self._found, self._can_change = tuple(found), can_change
        self._fill()

    def _fill(self) -> None:
        wanted = self._found[: self._shown]
        if [line.key for line in self.lines] == [_key(one, self._can_change) for one in wanted]:
            # A line that stays is not made anew: it may be about to be pressed.
            for line, one in zip(self.lines, wanted, strict=True):
                line.show_entry(one)
        else:
            self._make(wanted)
        self._show_links()

    def _make(self, wanted: Sequence[PlannedEntry]) -> None:
        held = next((n for n, line in enumerate(self.lines) if line.holds_focus()), None)
        emptied(self._rows)
        self.lines = [self._line(one) for one in wanted]
        for place, line in enumerate(self.lines):
            if place:
                self._rows.addWidget(Hairline())
            self._rows.addWidget(line)
            line.setVisible(True)
        if held is not None and self.lines:
            self.lines[min(held, len(self.lines) - 1)].take_focus()

    def _show_links(self) -> None:
        over = sum(one.is_over for one in self._found)
        rest = len(self._found) - len(self.lines)
        self.empty.setVisible(not self._found)
        self.begin_button.setVisible(self._can_change)
        self._show_link(self.all_button, tr("All %n happened", "", over), is_shown=over > 1)
        self._show_link(self.more, tr("Show %n more", "", min(rest, _MORE)), is_shown=rest > 0)

    def _show_link(self, link: LinkButton, text: str, *, is_shown: bool) -> None:
        changes = link is self.all_button
        link.setText(text)
        link.updateGeometry()
        link.setVisible(is_shown and (self._can_change or not changes))

    def _line(self, found: PlannedEntry) -> PlannedLine:
        line = PlannedLine(found, can_change=self._can_change)
        line.confirmed.connect(lambda: self.confirmed.emit([line.found.activity]))
        line.likelihood.settled.connect(
            lambda value: self.likelihood_set.emit(line.found.activity, value)
        )
        line.title.clicked.connect(lambda: self.activity_wanted.emit(line.found.activity.id))
        return line

    def _confirm_all(self) -> None:
        self.confirmed.emit([one.activity for one in self._found if one.is_over])

    def _show_more(self) -> None:
        first = self._shown
        self._shown += _MORE
        self._fill()
        self.lines[first].take_focus()


class PlannedLine(QWidget):
    """One planned activity: title, day, points, likelihood, and once it is over its confirmation.

    Signals:
        confirmed: it happened.
    """

    confirmed = Signal()

    def __init__(
        self, found: PlannedEntry, *, can_change: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.found = found
        self.key = _key(found, can_change)
        self._can_confirm = can_change and found.is_over
        title, words = found.activity.details.title, planning.entry(found, tr)
        self.title = TitleLink(title)
        self.title.setAccessibleDescription(words)
        if found.is_over:
            words = tr("{entry} · to confirm").format(entry=words)
        self.what = Label(
            words, Size.SMALL, Tone.WARN if found.is_over else Tone.SECONDARY, wraps=True
        )
        name = tr("How likely “{title}” comes true").format(title=title)
        self.likelihood = LikelihoodField(name, found.likelihood)
        self.happened = LinkButton(tr("It happened"))
        about = tr("{title}, {entry}; Ctrl+Return").format(title=title, entry=words)
        self.happened.setAccessibleDescription(about)
        self.happened.clicked.connect(self.confirmed)
        self._lay_out()
        self.likelihood.setEnabled(can_change)
        self.likelihood.setVisible(not found.is_over)
        self.happened.setVisible(self._can_confirm)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(at_side(self.title))
        words.addWidget(self.what)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addLayout(words, 1)
        row.addWidget(self.likelihood, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.happened, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_entry(self, found: PlannedEntry) -> None:
        """Show it with another likelihood; the rest of it is the same."""
        self.found = found
        self.likelihood.show_value(found.likelihood)

    def holds_focus(self) -> bool:
        """Say whether the keyboard is in it."""
        return any(one.hasFocus() for one in (self.title, self.likelihood, self.happened))

    def take_focus(self) -> None:
        """Go to what one does most with it."""
        wanted = self.happened if self._can_confirm else self.likelihood
        (wanted if wanted.isEnabled() else self.title).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Ctrl+Return says that it happened, as on the page of activities."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self._can_confirm:
                self.confirmed.emit()
            return
        super().keyPressEvent(event)


def _key(found: PlannedEntry, can_change: bool) -> tuple[object, ...]:  # noqa: FBT001 - part of the key
    """Return all that a line shows, the likelihood aside."""
    title = found.activity.details.title
    return (found.activity.id, title, found.day, found.claimed, found.is_over, can_change)
