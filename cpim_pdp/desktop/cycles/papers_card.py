"""The step in which report and pack are made: to look at, to file, to answer an audit."""

from PySide6.QtWidgets import QPushButton, QWidget

from cpim_pdp.desktop.action_table import Menu
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.translation import tr


class PapersCard(StepCard):
    """A button for each of the prints that the menu of cycles begins with."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(tr("Report and papers"), parent)
        self.words = Label("", wraps=True)
        self.content.addWidget(self.words)
        row = QWidget()
        buttons = FlowLayout(row, 2 * GRID)
        prints = (one for one in actions.of(Menu.CYCLE) if one.group == 0)
        for entry in prints:
            action = actions[entry.action]
            button = QPushButton(action.text())
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            button.setMinimumHeight(button.fontMetrics().height() + 4 * GRID)
            buttons.addWidget(button)
        self.content.addWidget(row)

    def show_view(self, view: CycleView) -> None:
        """Say what the papers are for."""
        before = tr(
            "Look at the report before you file; with its evidence it makes the audit pack. The"
            " report of the filing day is made by itself and kept in the log."
        )
        after = tr("If papers are asked for: the audit pack is the report with all its evidence.")
        self.words.setText(before if view.record.submission is None else after)
