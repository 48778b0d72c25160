"""The figures in the shape of the form, category by category, to copy, with what is behind each."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cpim_pdp.core.form_figures import FormFigures, FormLine, form_figures
from cpim_pdp.core.points import ZERO
from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.look.buttons import LinkButton, flush
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import printed, tr
from cpim_pdp.wording import amounts, figures, names
from cpim_pdp.wording import form_figures as wording


class FiguresCard(StepCard):
    """Shows the figures that the form asks for.

    Signals:
        behind_wanted: the activities behind a category are to be seen; its id, empty for all.
    """

    behind_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Figures for the form"), parent)
        self.figures = FormFigures((), ZERO)
        self.copy_buttons: dict[str, LinkButton] = {}
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(4 * GRID)
        self._rows.setVerticalSpacing(GRID)
        self._rows.setColumnStretch(0, 1)
        self.note = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.content.addLayout(self._rows)
        self.content.addWidget(self.note)

    def show_view(self, view: CycleView) -> None:
        """Show the figures of a cycle, as they were filed where it was."""
        self.figures = form_figures(view.summary)
        is_filed = view.record.submission is not None
        self.rename(tr("Figures as filed") if is_filed else tr("Figures for the form"))
        emptied(self._rows)
        self.copy_buttons = {}
        for row, line in enumerate(self.figures.lines):
            self._show_line(row, line)
        self._show_total(len(self.figures.lines))
        self.note.setText(_differs(view, self.figures))
        self.note.setVisible(bool(self.note.text()))

    def _show_line(self, row: int, line: FormLine) -> None:
        name = names.category(line.category, tr)
        copy = self._copy_button(line.category, figures.points(line.counted, printed))
        copy.setAccessibleName(
            tr("Copy {points} for {category}").format(
                points=amounts.points(line.counted, tr), category=name
            )
        )
        what = QVBoxLayout()
        what.setSpacing(0)
        what.addWidget(Label(name, wraps=True))
        if line.entries:
            what.addLayout(flush(self._behind_button(line, name)))
        self._rows.addLayout(what, row, 0)
        self._place(row, line.counted, copy)

    def _behind_button(self, line: FormLine, name: str) -> LinkButton:
        button = LinkButton(tr("from %n activit(y|ies)", "points", len(line.entries)))
        button.setAccessibleDescription(tr("Show what is behind {category}").format(category=name))
        button.clicked.connect(lambda: self.behind_wanted.emit(line.category))
        return button

    def _show_total(self, row: int) -> None:
        copy = self._copy_button("", wording.text(self.figures, printed), tr("Co&py all"))
        copy.setAccessibleDescription(tr("Copy all figures as a table"))
        self._rows.addWidget(Label(tr("All categories"), bold=True), row, 0)
        self._place(row, self.figures.counted, copy)

    def _place(self, row: int, points: Decimal, copy: LinkButton) -> None:
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        figure = Label(figures.points(points, tr), Size.HEAD)
        figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rows.addWidget(figure, row, 1, end)
        self._rows.addWidget(copy, row, 2, end)

    def _copy_button(self, key: str, text: str, words: str = "") -> LinkButton:
        usual = words or tr("Copy")
        button = LinkButton(usual)
        button.setProperty("usual", usual)
        button.clicked.connect(lambda: self._copy(button, text))
        self.copy_buttons[key] = button
        return button

    def _copy(self, button: LinkButton, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        for one in self.copy_buttons.values():
            one.setText(one.property("usual"))
        button.setText(tr("Copied"))
        for one in self.copy_buttons.values():
            one.updateGeometry()
        announce(self, tr("Copied: {text}").format(text=text))


def _differs(view: CycleView, shown: FormFigures) -> str:
    """Return that what is behind filed figures counts otherwise today, empty where it does not."""
    if view.record.submission is None:
        return ""
    today = sum((one.counted for line in shown.lines for one in line.entries), ZERO)
    if today == shown.counted:
        return ""
    return tr(
        "By the rules that this program has today the activities behind them come to {points}."
        " What was filed stays as it was filed."
    ).format(points=amounts.points(today, tr))
