"""Asks whose value stands where an activity was changed here and elsewhere at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core.clashes import Clash
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names, values

_SIZE = (640, 360)


class _Choice(QWidget):
    """A button to choose by, with words that may be long: they wrap, and choose too."""

    def __init__(self, button: QRadioButton, words: str) -> None:
        super().__init__()
        self._button = button
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, wraps=True), 1, Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override: a click on the words is one on the button."""
        self._button.click()
        event.accept()


class ClashQuestion(QDialog):
    """Shows both values of each field side by side; mine are chosen at first."""

    def __init__(self, title: str, clashes: Sequence[Clash], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Changed elsewhere"))
        self.mine: dict[str, QRadioButton] = {}
        self.theirs: dict[str, QRadioButton] = {}
        self.save_button = FilledButton(tr("&Save"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        self.back_button = QPushButton(tr("&Go on editing"))
        self.back_button.setAutoDefault(False)
        self.back_button.setMinimumHeight(self.save_button.sizeHint().height())
        self.back_button.clicked.connect(self.reject)
        said = tr("“{title}” was changed elsewhere while you were editing it.")
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(Label(tr("Which value is to stand?"), Size.HEAD))
        column.addWidget(Label(said.format(title=values.short(title)), wraps=True))
        column.addWidget(self._scrolled(clashes), 1)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.save_button)
        column.addLayout(row)
        self.resize(*_SIZE)
        offer_help(self, "safekeeping.md#two-at-once", beside=self.back_button)

    def _scrolled(self, clashes: Sequence[Clash]) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        heads = ("", tr("Keep mine"), tr("Take theirs"))
        for column, head in enumerate(heads):
            grid.addWidget(Label(head, Size.SMALL, Tone.SECONDARY), 0, column)
        for row, clash in enumerate(clashes, start=1):
            self._add(grid, row, clash)
        grid.setRowStretch(len(clashes) + 1, 1)
        area = QScrollArea()
        area.setAccessibleName(tr("Both values of each field"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        for ground in (area.viewport(), inside):
            ground.setAutoFillBackground(False)
        return area

    def _add(self, grid: QGridLayout, row: int, clash: Clash) -> None:
        name = names.field(clash.field, tr)
        grid.addWidget(Label(name, bold=True), row, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self)
        mine = tr("{field}, keep mine: {value}")
        theirs = tr("{field}, take theirs: {value}")
        for column, spoken, value, kept in (
            (1, mine, clash.wanted, self.mine),
            (2, theirs, clash.present, self.theirs),
        ):
            words = values.text(clash.field, value, tr) or tr("nothing")
            button = QRadioButton()
            button.setAccessibleName(spoken.format(field=name, value=words))
            group.addButton(button)
            grid.addWidget(_Choice(button, words), row, column)
            kept[clash.field] = button
        self.mine[clash.field].setChecked(True)

    def answer(self) -> Mapping[str, bool]:
        """Return for each field whether mine is to stand."""
        return {field: button.isChecked() for field, button in self.mine.items()}

    @classmethod
    def ask(
        cls, title: str, clashes: Sequence[Clash], parent: QWidget | None
    ) -> Mapping[str, bool] | None:
        """Return for each field whether mine is to stand; None to go on editing."""
        question = cls(title, clashes, parent)
        is_answered = question.exec() == cls.DialogCode.Accepted
        answer = question.answer()
        question.deleteLater()
        return answer if is_answered else None
