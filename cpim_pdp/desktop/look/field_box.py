"""One field of a form: its label above, the editor, and below it what is wrong with it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.desktop.look.date_field import DateField
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, Size


class FieldBox(QWidget):
    """Sets buddy and names for a screen reader; a refusal is shown and spoken with the editor."""

    def __init__(self, label: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._label = Label(label, Size.SMALL, Tone.SECONDARY)
        self._error = Label("", Size.SMALL, Tone.BAD, wraps=True)
        self._error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._label)
        layout.addWidget(editor)
        layout.addWidget(self._error)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._label.setBuddy(editor)
        line = editor if isinstance(editor, QLineEdit) else editor.focusProxy()
        if isinstance(line, QLineEdit):
            line.setTextMargins(GRID, 0, GRID, 0)
            line.textEdited.connect(self._take_back)
        if not isinstance(editor, QPlainTextEdit):
            editor.setMinimumHeight(editor.fontMetrics().height() + 4 * GRID)
        self.rename(label)

    def rename(self, label: str) -> None:
        """Call the field otherwise, as the unit of a quantity asks."""
        self._label.setText(label)
        bare = label.replace("&", "")
        self.editor.setAccessibleName(bare)
        if isinstance(self.editor, DateField):
            self.editor.name(bare)
        if isinstance(self.editor, QComboBox | QSpinBox) and (line := self.editor.lineEdit()):
            line.setAccessibleName(bare)

    @property
    def label(self) -> str:
        """What the field is called."""
        return self._label.text()

    @property
    def error(self) -> str:
        """What is wrong with the field, empty where nothing is."""
        return self._error.text()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it back."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        for spoken in (self.editor, self.editor.focusProxy()):
            if spoken is not None:
                spoken.setAccessibleDescription(sentence)

    def _take_back(self, _text: str) -> None:
        """Say nothing of what was wrong once it is being mended."""
        self.refuse("")


class FieldGrid(QWidget):
    """Fields in two columns, a wide one across both; those not shown leave no gap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._shown: list[tuple[FieldBox, bool]] = []

    def show_boxes(self, boxes: Iterable[tuple[FieldBox, bool]]) -> bool:
        """Show these fields, each with whether it is wide; return whether others were shown."""
        wanted = list(boxes)
        if wanted == self._shown:
            return False
        for box, _ in self._shown:
            self._grid.removeWidget(box)
        shown_now = {id(box) for box, _ in wanted}
        for box, _ in self._shown:
            if id(box) not in shown_now:
                box.hide()
        self._shown = wanted
        row, column = 0, 0
        for box, wide in wanted:
            if wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(box, row, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            box.show()
            row, column = (row + 1, 0) if wide or column else (row, 1)
        return True
