"""Files that wait in a form until the activity is logged, each with its kind."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.core.commands import NewEvidence
from cpim_pdp.desktop.evidence.drop import EvidenceDrop
from cpim_pdp.desktop.evidence.files import evidence_of
from cpim_pdp.desktop.look.icons import icon, pixmap
from cpim_pdp.desktop.look.labels import Elided, Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names

_ICON = 16


class PendingEvidence(QWidget):
    """The files to attach, and the place to drop more.

    Signals:
        edited: a file came, went, or is of another kind.
    """

    edited = Signal()

    def __init__(self, already: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self.drop = EvidenceDrop(self)
        self.drop.offered.connect(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        if already:
            text = tr("%n file(s) attached already", "", already)
            self._column.addWidget(Label(text, Size.SMALL, Tone.SECONDARY))
        self._column.addWidget(self.drop)

    def evidence(self) -> tuple[NewEvidence, ...]:
        """Return what is to be attached."""
        return tuple(row.evidence() for row in self._rows)

    def add(self, paths: Iterable[Path]) -> None:
        """Take files in, each once."""
        here = {row.evidence().path for row in self._rows}
        for one in evidence_of(paths):
            if one.path not in here:
                self._add_row(one)
        self.edited.emit()

    def _add_row(self, one: NewEvidence) -> None:
        row = _Row(one, self)
        row.removed.connect(lambda: self._remove(row))
        row.edited.connect(self.edited)
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        self.setTabOrder(row.remove_button, self.drop.add_button)

    def _remove(self, row: "_Row") -> None:
        self._rows.remove(row)
        self.drop.add_button.setFocus()
        row.hide()
        row.deleteLater()
        self.edited.emit()


class _Row(QWidget):
    """One file: its name, its kind, and the button that takes it out."""

    removed = Signal()
    edited = Signal()

    def __init__(self, one: NewEvidence, parent: QWidget) -> None:
        super().__init__(parent)
        self._one = one
        picture = QLabel(self)
        ink = colours_of(self).secondary
        picture.setPixmap(pixmap("attach", ink, _ICON, self.devicePixelRatioF()))
        self._kinds = QComboBox(self)
        for kind in EvidenceKind:
            self._kinds.addItem(names.kind(kind, tr), kind.value)
        self._kinds.setCurrentIndex(self._kinds.findData(one.kind.value))
        self._kinds.setAccessibleName(tr("Kind of {name}").format(name=one.name))
        self._kinds.currentIndexChanged.connect(lambda _place: self.edited.emit())
        self.remove_button = QToolButton(self)
        self.remove_button.setAutoRaise(True)
        self.remove_button.setIcon(icon("close"))
        self.remove_button.setToolTip(tr("Take {name} out").format(name=one.name))
        self.remove_button.setAccessibleName(self.remove_button.toolTip())
        self.remove_button.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(picture)
        row.addWidget(Elided(one.name), 1)
        row.addWidget(self._kinds)
        row.addWidget(self.remove_button)

    def evidence(self) -> NewEvidence:
        """Return the file with the kind that is chosen."""
        return replace(self._one, kind=EvidenceKind(self._kinds.currentData()))
