"""The evidence of an activity in the detail pane: seen, named, taken away, put back, added to."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core.activities import Evidence
from cpim_pdp.desktop.evidence.drop import EvidenceDrop
from cpim_pdp.desktop.evidence.kind_link import KindLink
from cpim_pdp.desktop.evidence.previews import Previews, Shown
from cpim_pdp.desktop.evidence.rename_line import RenameLine
from cpim_pdp.desktop.evidence.thumb import SIDE, Thumb
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.icons import icon
from cpim_pdp.desktop.look.labels import Elided, Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names


class AttachedEvidence(QWidget):
    """A few lines for each file, and the place to drop more.

    Signals:
        look_wanted: an `Evidence` is to be looked at here.
        open_wanted: an `Evidence` is to be opened with another program.
        copy_wanted: a copy of an `Evidence` is to be saved.
        removal_wanted: an `Evidence` is to be detached.
        return_wanted: an `Evidence` in the trash is to be attached again.
        kind_chosen: an `Evidence`, and the `EvidenceKind` that it is said to be.
        name_chosen: an `Evidence`, and what it is to be called.
        files_offered: paths to attach.
    """

    look_wanted = Signal(object)
    open_wanted = Signal(object)
    copy_wanted = Signal(object)
    removal_wanted = Signal(object)
    return_wanted = Signal(object)
    kind_chosen = Signal(object, object)
    name_chosen = Signal(object, str)
    files_offered = Signal(object)

    def __init__(
        self,
        previews: Previews,
        shown: Callable[[Evidence], Shown],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._previews = previews
        self._shown_of = shown
        self._lines: list[QWidget] = []
        self._attached: dict[str, AttachedLine] = {}
        self._said: object = None
        self.drop = EvidenceDrop(self)
        # In the window, its letter is that of a menu.
        self.drop.add_button.setText(tr("Add file..."))
        self.drop.offered.connect(self.files_offered)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addLayout(self._rows)
        column.addWidget(self.drop)

    def show_evidence(
        self, evidence: Iterable[Evidence], detached: Iterable[Evidence], *, changeable: bool
    ) -> None:
        """Show these files, and those in the trash; not ``changeable``, only to be looked at."""
        here, gone = tuple(evidence), tuple(detached)
        self.drop.setVisible(changeable)
        self.drop.invite(more=bool(here))
        if self._said == (here, gone, changeable):
            # What has the focus, or is being renamed, stays.
            return
        self._said = (here, gone, changeable)
        held = next((key for key, line in self._attached.items() if line.holds_focus()), "")
        for line in self._lines:
            line.hide()
            self._rows.removeWidget(line)
            line.deleteLater()
        self._attached = {one.sha256: self._line(one, changeable=changeable) for one in here}
        self._lines = list(self._attached.values())
        if changeable:
            self._lines += [self._detached_line(one) for one in gone]
        for line in self._lines:
            self._rows.addWidget(line)
            line.show()
        if held in self._attached:
            self._attached[held].more.setFocus()

    def lines(self) -> tuple["AttachedLine", ...]:
        """Return the lines of what is attached, from top to bottom."""
        return tuple(self._attached.values())

    def _line(self, one: Evidence, *, changeable: bool) -> "AttachedLine":
        line = AttachedLine(one, self._shown_of(one), self._previews, self, changeable=changeable)
        line.thumb.clicked.connect(lambda: self.look_wanted.emit(one))
        line.look.triggered.connect(lambda: self.look_wanted.emit(one))
        line.open.triggered.connect(lambda: self.open_wanted.emit(one))
        line.save.triggered.connect(lambda: self.copy_wanted.emit(one))
        line.remove.triggered.connect(lambda: self.removal_wanted.emit(one))
        line.kind_chosen.connect(lambda kind: self.kind_chosen.emit(one, kind))
        line.name_chosen.connect(lambda name: self.name_chosen.emit(one, name))
        return line

    def _detached_line(self, one: Evidence) -> QWidget:
        line = QWidget(self)
        words = tr("{name}, removed").format(name=one.name)
        row = QHBoxLayout(line)
        row.setContentsMargins(SIDE + 2 * GRID, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(Elided(words, Size.SMALL, Tone.SECONDARY), 1)
        row.addWidget(self._returner(one))
        return line

    def _returner(self, one: Evidence) -> LinkButton:
        button = LinkButton(tr("Put back"))
        button.setAccessibleName(tr("Put {name} back").format(name=one.name))
        button.setToolTip(tr("Attach it again; its bytes are kept until the trash is emptied"))
        button.clicked.connect(lambda: self.return_wanted.emit(one))
        return button


class AttachedLine(QWidget):
    """One file: its picture, its name, its kind and size, and a menu of what can be done with it.

    Signals:
        kind_chosen: the `EvidenceKind` that it is said to be.
        name_chosen: what it is to be called.
    """

    kind_chosen = Signal(object)
    name_chosen = Signal(str)

    def __init__(
        self,
        one: Evidence,
        shown: Shown,
        previews: Previews,
        parent: QWidget,
        *,
        changeable: bool,
    ) -> None:
        super().__init__(parent)
        self.thumb = Thumb(shown, previews, self)
        self.name = Elided(one.name, cut=Qt.TextElideMode.ElideMiddle)
        self.trouble = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.more = QToolButton(self)
        self._named = QStackedWidget(self)
        self._named.addWidget(self.name)
        self._make_menu(one, changeable=changeable)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addStretch(1)
        words.addWidget(self._named)
        words.addLayout(self._kind(one, changeable=changeable))
        words.addWidget(self.trouble)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.thumb)
        row.addLayout(words, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        self.thumb.looked.connect(self._tell_trouble)
        self._tell_trouble()

    def _make_menu(self, one: Evidence, *, changeable: bool) -> None:
        menu = QMenu(self.more)
        self.look = menu.addAction(tr("&Look at it"))
        self.open = menu.addAction(icon("open"), tr("&Open with another program"))
        self.save = menu.addAction(icon("save"), tr("&Save a copy..."))
        menu.addSeparator()
        self.rename = menu.addAction(icon("edit"), tr("&Rename..."))
        self.remove = menu.addAction(icon("trash"), tr("Remo&ve"))
        self.rename.triggered.connect(self.begin_renaming)
        for action in (self.rename, self.remove):
            action.setVisible(changeable)
        # Not the button's own menu, which would put an arrow beside the three dots.
        self.more.clicked.connect(
            lambda: menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self.more.setAutoRaise(True)
        self.more.setIcon(icon("more"))
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        about = tr("What can be done with {name}, {size}")
        self.more.setToolTip(about.format(name=one.name, size=figures.size(one.size, tr)))
        self.more.setAccessibleName(self.more.toolTip())

    def _kind(self, one: Evidence, *, changeable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        if changeable:
            link = KindLink(one.name, one.kind, self)
            link.chosen.connect(self.kind_chosen)
            row.addSpacing(-GRID)
            row.addWidget(link)
            row.addStretch(1)
        else:
            row.addWidget(Elided(names.kind(one.kind, tr), Size.SMALL, Tone.SECONDARY))
        return row

    def _tell_trouble(self) -> None:
        self.trouble.setText(self.thumb.trouble)
        self.trouble.setVisible(bool(self.trouble.text()))

    def holds_focus(self) -> bool:
        """Say whether the keyboard is at something of this line."""
        return self.isAncestorOf(QApplication.focusWidget() or self.window())

    def begin_renaming(self) -> None:
        """Let the name be typed anew in its place."""
        line = RenameLine(self.name.text(), self)
        line.left.connect(lambda: self._end_renaming(line))
        line.named.connect(self.name_chosen)
        self._named.addWidget(line)
        self._named.setCurrentWidget(line)
        line.begin()

    def _end_renaming(self, line: RenameLine) -> None:
        self._named.setCurrentWidget(self.name)
        self._named.removeWidget(line)
        line.deleteLater()
        self.more.setFocus()
