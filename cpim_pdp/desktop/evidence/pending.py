"""The files of an entry that is being written: those it has, those to come, and what they are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cpim_pdp.core.activities import Activity, Evidence, EvidenceKind
from cpim_pdp.core.commands import NewEvidence
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.evidence.drop import EvidenceDrop
from cpim_pdp.desktop.evidence.examining import Examined, examine
from cpim_pdp.desktop.evidence.files import evidence_of
from cpim_pdp.desktop.evidence.kind_link import KindLink
from cpim_pdp.desktop.evidence.previews import Previews, Shown
from cpim_pdp.desktop.evidence.thumb import SIDE, Thumb
from cpim_pdp.desktop.look.icons import icon
from cpim_pdp.desktop.look.labels import Elided, Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.side_queue import SideQueue
from cpim_pdp.desktop.translation import tr
from cpim_pdp.exchange.file_name_guesses import kind_of
from cpim_pdp.wording import refusals
from cpim_pdp.wording.values import short

Twin = Callable[[str], Activity | None]
"""Which other activity is proven by the bytes of this hash."""


class PendingEvidence(QWidget):
    """The files in their order, what could not be taken, and the place to drop more.

    Signals:
        edited: a file came, went, or is of another kind.
        look_wanted: a `Shown` is to be looked at.
    """

    edited = Signal()
    look_wanted = Signal(object)

    def __init__(self, previews: Previews, twin: Twin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._twin = twin
        self.edited.connect(self._invite)
        self._queue = SideQueue(self)
        self._attached: dict[str, FileLine] = {}
        self._before: dict[str, EvidenceKind] = {}
        self._coming: dict[str, FileLine] = {}
        self.drop = EvidenceDrop(self)
        self.drop.offered.connect(self.add)
        self.refused = Label("", Size.SMALL, Tone.BAD, wraps=True)
        self.refused.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(self._rows)
        column.addWidget(self.refused)
        column.addWidget(self.drop)

    # What it holds

    def evidence(self) -> tuple[NewEvidence, ...]:
        """Return what is to be attached."""
        return tuple(
            NewEvidence(path, line.file_name, line.kind) for path, line in self._coming.items()
        )

    def relabelled(self) -> Mapping[str, EvidenceKind]:
        """Return by hash what is attached already and said to be something else now."""
        return {
            sha256: line.kind
            for sha256, line in self._attached.items()
            if line.kind is not self._before[sha256]
        }

    def show_attached(self, files: Sequence[tuple[Evidence, Shown]]) -> None:
        """Show what the activity has already."""
        for one, shown in files:
            line = FileLine(one.name, one.kind, self)
            line.show_thumb(self._thumb(shown))
            line.edited.connect(self.edited)
            self._attached[one.sha256] = line
            self._before[one.sha256] = one.kind
            self._rows.addWidget(line)
        self._invite()

    def _invite(self) -> None:
        self.drop.invite(more=bool(self._attached or self._coming))

    def relabel(self, kinds: Mapping[str, EvidenceKind]) -> None:
        """Say of attached files that they are of these kinds."""
        for sha256, kind in kinds.items():
            if sha256 in self._attached:
                self._attached[sha256].say_kind(kind)

    def add(self, paths: Iterable[Path]) -> None:
        """Take files in, each once; their kind is what their names speak of."""
        self.refused.hide()
        self.refused.setText("")
        self.take(evidence_of(paths))

    def take(self, files: Iterable[NewEvidence]) -> None:
        """Take files in, each once, as what they are said to be."""
        for one in files:
            if one.path not in self._coming:
                self._add_line(one)
        self.edited.emit()

    def clear(self) -> None:
        """Take all out that was to be attached."""
        for path in tuple(self._coming):
            self._drop_line(path)
        self.refused.hide()

    # One file

    def _add_line(self, one: NewEvidence) -> None:
        line = FileLine(one.name, one.kind, self, can_go=True)
        if kind_of(one.name) is one.kind:
            line.note(tr("by the name of the file"))
        line.removed.connect(lambda: self._remove(one.path))
        line.edited.connect(self.edited)
        self._coming[one.path] = line
        self._rows.addWidget(line)
        self.setTabOrder(line.last_control, self.drop.add_button)
        self._queue.add(partial(examine, Path(one.path)), partial(self._examined, one))

    def _examined(self, one: NewEvidence, found: Examined | Refusal) -> None:
        line = self._coming.get(one.path)
        if line is None:
            return
        if isinstance(found, Examined) and self._is_here(found):
            found = Refusal(Reason.EVIDENCE_ALREADY_THERE, name=one.name)
        if isinstance(found, Refusal):
            self._drop_line(one.path)
            self._refuse(refusals.in_window(found, tr))
            self.edited.emit()
            return
        line.sha256 = found.sha256
        line.show_thumb(self._thumb(found.shown()))
        other = self._twin(found.sha256)
        if other is not None:
            text = tr("is also the evidence of “{title}”", "a file")
            line.note(text.format(title=short(other.details.title)), Tone.WARN)
        elif found.is_program:
            line.note(tr("may be a program: it is never opened from here", "a file"), Tone.WARN)

    def _is_here(self, found: Examined) -> bool:
        """Say whether the activity has, or is about to get, these bytes already."""
        coming = {line.sha256 for line in self._coming.values()}
        return found.sha256 in coming or found.sha256 in self._attached

    def _thumb(self, shown: Shown) -> Thumb:
        thumb = Thumb(shown, self._previews, self)
        thumb.clicked.connect(lambda: self.look_wanted.emit(shown))
        return thumb

    def _refuse(self, sentence: str) -> None:
        before = self.refused.text()
        self.refused.setText(f"{before}\n{sentence}" if before else sentence)
        self.refused.show()
        announce(self, sentence)

    def _remove(self, path: str) -> None:
        self._drop_line(path)
        self.drop.add_button.setFocus()
        self.edited.emit()

    def _drop_line(self, path: str) -> None:
        line = self._coming.pop(path)
        line.hide()
        self._rows.removeWidget(line)
        line.deleteLater()


class FileLine(QWidget):
    """One file: its picture, its name, its kind, and the button that takes it out.

    Signals:
        edited: it is said to be of another kind.
        removed: it is not wanted.
    """

    edited = Signal()
    removed = Signal()

    def __init__(
        self, name: str, kind: EvidenceKind, parent: QWidget, *, can_go: bool = False
    ) -> None:
        super().__init__(parent)
        self.file_name = name
        self.sha256 = ""
        self._note = Elided("", Size.SMALL, Tone.SECONDARY)
        self._kind = KindLink(name, kind, self)
        self._kind.chosen.connect(self._kind_chosen)
        about = QHBoxLayout()
        about.setSpacing(GRID)
        about.addSpacing(-GRID)
        about.addWidget(self._kind)
        about.addWidget(self._note, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Elided(name, cut=Qt.TextElideMode.ElideMiddle))
        words.addLayout(about)
        words.addStretch(1)
        self._place = QHBoxLayout()
        self._place.addSpacing(SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addLayout(self._place)
        row.addLayout(words, 1)
        self.last_control: QWidget = self._kind
        if can_go:
            self.last_control = self._remover()
            row.addWidget(self.last_control)
        self.setMinimumHeight(SIDE)

    @property
    def kind(self) -> EvidenceKind:
        """What the file is said to be."""
        return self._kind.kind

    def say_kind(self, kind: EvidenceKind) -> None:
        """Say what the file is."""
        self._kind.say(kind)

    def note(self, text: str, tone: Tone = Tone.SECONDARY) -> None:
        """Say something of the file beside its kind."""
        self._note.set_tone(tone)
        self._note.setText(text)

    def show_thumb(self, thumb: Thumb) -> None:
        """Show a picture of it in the place kept for that."""
        self._place.takeAt(0)
        self._place.addWidget(thumb)
        self.setTabOrder(thumb, self._kind)
        thumb.show()

    def _kind_chosen(self) -> None:
        self.note("")
        self.edited.emit()

    def _remover(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(icon("close"))
        button.setToolTip(tr("Take {name} out").format(name=self.file_name))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(self.removed)
        return button
