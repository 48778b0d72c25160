"""What stands where nothing is logged yet: what will be here, and the button that begins it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.labels import Label, readable
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures

if TYPE_CHECKING:
    from cpim_pdp.core.summary import Summary


class FirstCard(Card):
    """Stands beside the ring of an empty log.

    Signals:
        step_taken: a `Wish`.
    """

    step_taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Begin here"), parent)
        self.words = Label(wraps=True)
        self.button = QPushButton(tr("Log the first activity..."))
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.setMinimumHeight(8 * GRID)
        self.button.clicked.connect(lambda: self.step_taken.emit(Wish(Action.LOG_ACTIVITY)))
        self.content.setSpacing(3 * GRID)
        self.content.addStretch(1)
        self.content.addLayout(readable(self.words))
        self.content.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.addStretch(2)

    def show_summary(self, summary: Summary, *, can_log: bool) -> None:
        """Say what will be here."""
        text = tr(
            "Here you will see how many of the {required} points that count by {due} you have,"
            " whether you will make it, and what still has to be proven."
        )
        self.button.setEnabled(can_log)
        self.words.setText(
            text.format(
                required=figures.points(summary.points.required, tr),
                due=figures.day(summary.cycle.due, tr),
            )
        )
