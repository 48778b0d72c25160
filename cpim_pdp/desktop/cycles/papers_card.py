"""The step in which report and pack are made: to look at, to file, to answer an audit."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.translation import tr


class PapersCard(StepCard):
    """Buttons for what is printed of the cycle."""

    def __init__(
        self, actions: Actions, papers: Sequence[Action], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Report and papers"), parent)
        self.words = Label("", wraps=True)
        self.content.addWidget(self.words)
        row = QWidget()
        buttons = FlowLayout(row, 2 * GRID)
        for paper in papers:
            button = QPushButton(actions[paper].text())
            button.setToolTip(actions[paper].toolTip())
            button.clicked.connect(actions[paper].trigger)
            button.setMinimumHeight(button.fontMetrics().height() + 4 * GRID)
            buttons.addWidget(button)
        self.content.addWidget(row)

    def show_view(self, view: CycleView) -> None:
        """Say what the papers are for."""
        before = tr(
            "Look at the report before you file. The report of the filing day is made by itself and"
            " kept in the log."
        )
        after = tr("If papers are asked for: the report as of today, to go with them.")
        self.words.setText(before if view.record.submission is None else after)
