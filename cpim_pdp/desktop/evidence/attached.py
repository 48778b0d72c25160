"""The evidence of an activity in the detail pane: to be looked at, taken away, and added to."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core.activities import WEAK_KINDS, Evidence, EvidenceKind
from cpim_pdp.desktop.evidence.drop import EvidenceDrop
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.icons import icon, pixmap
from cpim_pdp.desktop.look.labels import Elided, Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

_ICON = 16


class AttachedEvidence(QWidget):
    """One line a file, and the place to drop more.

    Signals:
        open_wanted: an `Evidence` is to be looked at.
        removal_wanted: an `Evidence` is to be detached.
        return_wanted: an `Evidence` in the trash is to be attached again.
        files_offered: paths to attach, and the `EvidenceKind` chosen, None for what names say.
    """

    open_wanted = Signal(object)
    removal_wanted = Signal(object)
    return_wanted = Signal(object)
    files_offered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[QWidget] = []
        self.drop = EvidenceDrop(self)
        self.drop.offered.connect(self._offer)
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName(tr("Kind of the files to add"))
        self.kinds.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.kinds.addItem(tr("Kind by the file's name"), None)
        for kind in EvidenceKind:
            self.kinds.addItem(names.kind(kind, tr), kind.value)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(self._rows)
        column.addWidget(self.drop)
        column.addWidget(self.kinds)

    def show_evidence(
        self, evidence: Iterable[Evidence], detached: Iterable[Evidence], *, changeable: bool
    ) -> None:
        """Show these files, and those in the trash; not ``changeable``, only to be looked at."""
        for line in self._lines:
            line.hide()
            self._rows.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(one, changeable=changeable) for one in evidence]
        if changeable:
            self._lines += [self._detached_line(one) for one in detached]
        for line in self._lines:
            self._rows.addWidget(line)
            line.show()
        self.drop.setVisible(changeable)
        self.kinds.setVisible(changeable)

    def _offer(self, paths: tuple[Path, ...]) -> None:
        self.files_offered.emit(paths, self.kinds.currentData())

    def _line(self, one: Evidence, *, changeable: bool) -> QWidget:
        line = QWidget(self)
        picture = QLabel(line)
        ink = colours_of(self).secondary
        picture.setPixmap(pixmap("attach", ink, _ICON, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(one.name))
        words.addWidget(Label(described(one), Size.SMALL, Tone.SECONDARY, wraps=True))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._opener(one))
        if changeable:
            row.addWidget(self._remover(one))
        return line

    def _detached_line(self, one: Evidence) -> QWidget:
        line = QWidget(self)
        words = tr("{name}, removed").format(name=one.name)
        row = QHBoxLayout(line)
        row.setContentsMargins((_ICON + 2 * GRID), 0, 0, 0)
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

    def _opener(self, one: Evidence) -> LinkButton:
        button = LinkButton(tr("Open"))
        button.setAccessibleName(tr("Open {name}").format(name=one.name))
        button.setToolTip(tr("Look at a private copy of it"))
        button.clicked.connect(lambda: self.open_wanted.emit(one))
        return button

    def _remover(self, one: Evidence) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon("close"))
        button.setToolTip(tr("Remove {name}").format(name=one.name))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(lambda: self.removal_wanted.emit(one))
        return button


def described(one: Evidence) -> str:
    """Return what a file of evidence is, and how large."""
    facts = {"kind": names.kind(one.kind, tr), "size": figures.size(one.size, tr)}
    if one.kind in WEAK_KINDS:
        return tr("{kind}, weak when it stands alone · {size}").format(**facts)
    return tr("{kind} · {size}", "a file of evidence").format(**facts)
