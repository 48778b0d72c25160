"""What is still to go to the target, at what pace, and how likely that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.forecasting.forecast import Basis
from cpim_pdp.core.planning.outlook import days_ahead, to_go
from cpim_pdp.desktop.look.buttons import LinkButton, flush
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.columns import Columns
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.overview.glance import Figure
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, forecast, planning

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cpim_pdp.core.summary import Summary

_FIGURE = 170
_LIKELY = 0.5
"""Below this likelihood the answer is a warning."""


class ToGoCard(Card):
    """Three figures, and the way to another target; of a cycle that is over, a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Still to go"), parent)
        self.points = Figure(tr("Points"))
        self.pace = Figure(tr("Pace needed"))
        self.outlook = Figure(tr("Will I make it"))
        self.over = Label(tone=Tone.WARN, wraps=True)
        self.target_button = LinkButton("")
        row = Columns(_FIGURE, 3, 6 * GRID)
        for figure in (self.points, self.pace, self.outlook):
            row.addWidget(figure)
        self.content.addWidget(self.over)
        self.content.addLayout(row)
        self.content.addLayout(flush(self.target_button))

    def show_summary(self, summary: Summary, *, can_change: bool) -> None:
        """Show what a summary says of what is ahead."""
        found, known = to_go(summary), summary.forecast
        over = planning.why_none(summary, tr)
        self.over.setText(over)
        self.over.setVisible(bool(over))
        missing = figures.points(found.missing, tr)
        self.points.tell(missing, "", planning.to_go(found, tr))
        is_open = days_ahead(summary) is not None
        self.pace.setVisible(is_open)
        self.outlook.setVisible(is_open)
        self._show_pace(summary)
        is_likely = known.likelihood is None or known.likelihood >= _LIKELY
        tone = Tone.SECONDARY if is_likely else Tone.WARN
        figure = forecast.figure(summary, tr) or tr("–", "no figure")
        self.outlook.tell(figure, "", forecast.beside_figure(summary, tr), tone)
        self._show_target(summary, is_shown=can_change and is_open)

    def _show_pace(self, summary: Summary) -> None:
        known = summary.forecast
        if known.basis is Basis.REACHED:
            sentence = tr("nothing more is needed")
        else:
            sentence = forecast.pace(summary, tr) or tr("from now until the due date")
        needed = figures.points(known.pace_needed, tr)
        self.pace.tell(needed, tr("a month"), sentence)

    def _show_target(self, summary: Summary, *, is_shown: bool) -> None:
        target = summary.credential.target
        if target is None:
            text = tr("Aim higher than {points}...").format(
                points=figures.points(summary.points.required, tr)
            )
        else:
            text = tr("Change the target of {points}...").format(points=figures.points(target, tr))
        self.target_button.setText(text)
        self.target_button.updateGeometry()
        self.target_button.setVisible(is_shown)
