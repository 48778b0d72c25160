"""The two cards on top of the overview: the ring, and the three figures with what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.core.next_steps import Step, StepKind
from cpim_pdp.core.standing import Standing
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.cards import Card, Hairline
from cpim_pdp.desktop.look.columns import Columns
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.overview.ring import Ring
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import evidence_points, figures, next_steps, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cpim_pdp.core.evidence_points import EvidencePoints
    from cpim_pdp.core.summary import Summary

_FIGURE = 150
_RING_CARD = 228
_LIKELY = 0.5
"""Below this likelihood the answer is a warning."""


class RingCard(Card):
    """The ring and, below it, what is still to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(tr("Points"))
        self.ring = Ring()
        self.to_go = Label(tone=Tone.SECONDARY)
        self.setMinimumWidth(_RING_CARD)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.content.addStretch(1)
        self.content.addWidget(self.ring, 0, middle)
        self.content.addWidget(self.to_go, 0, middle)
        self.content.addStretch(1)

    def show_summary(self, summary: Summary) -> None:
        """Show the points of a summary."""
        points = summary.points
        self.ring.show_points(points)
        to_go = tr("{points} to go").format(points=figures.points(points.remaining, tr))
        done = tr("All points are there")
        first = to_go if points.remaining else done
        planned = tr("{points} planned").format(points=figures.points(points.planned, tr))
        both = tr("{first} · {second}", "two notes").format(first=first, second=planned)
        self.to_go.setText(both if points.planned else first)


class Figure(QWidget):
    """A question, its answer as a figure with a unit, and a sentence on it."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = Label(question, Size.TITLE, Tone.SECONDARY)
        self.figure = Label("…", Size.FIGURE)
        self.unit = Label("", Size.TITLE, Tone.SECONDARY)
        self.sentence = Label(tone=Tone.SECONDARY, wraps=True)
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        line.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addWidget(self.unit, 1, Qt.AlignmentFlag.AlignBaseline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.question)
        column.addLayout(line)
        column.addWidget(self.sentence)
        column.addStretch(1)

    def tell(self, figure: str, unit: str, sentence: str, tone: Tone = Tone.SECONDARY) -> None:
        """Show an answer; the whole of it is the name for a screen reader."""
        self.figure.setText(figure)
        self.unit.setText(unit)
        self.sentence.setText(sentence)
        self.sentence.set_tone(tone)
        words = (self.question.text(), figure, unit, sentence)
        self.setAccessibleName(" ".join(word for word in words if word))


class GlanceCard(Card):
    """Will I make it, at what pace, is it proven; and what to do next, with a button.

    Signals:
        step_taken: a `Wish`.
    """

    step_taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(tr("At a glance"))
        self._step: Step | None = None
        self.outlook = Figure(tr("Will I make it"))
        self.pace = Figure(tr("Pace"))
        self.evidence = Figure(tr("Evidence"))
        self.next = Label(wraps=True)
        self.button = LinkButton("")
        self.button.clicked.connect(self._take_step)
        figures_row = Columns(_FIGURE, 3, 6 * GRID)
        for figure in (self.outlook, self.pace, self.evidence):
            figures_row.addWidget(figure)
        self.content.setSpacing(3 * GRID)
        self.content.addLayout(figures_row)
        self.content.addStretch(1)
        self.content.addWidget(Hairline())
        self.content.addLayout(self._next_part())

    def _next_part(self) -> QVBoxLayout:
        step = QHBoxLayout()
        step.setSpacing(GRID)
        step.addWidget(self.next)
        step.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        step.addStretch(1)
        part = QVBoxLayout()
        part.setSpacing(GRID)
        part.addWidget(Label(tr("Next"), Size.TITLE, Tone.SECONDARY))
        part.addLayout(step)
        return part

    def show_summary(self, summary: Summary, step: Step, proof: EvidencePoints) -> None:
        """Show the answers that a summary gives at once, its next step, and how it is proven."""
        self._show_evidence(summary, proof)
        self._step = step
        self.next.setText(next_steps.text(self._step, tr))
        self.button.setText(_BUTTONS[self._step.kind]())
        self.button.setAccessibleDescription(self.next.text())
        self.button.updateGeometry()

    def show_forecast(self, summary: Summary) -> None:
        """Show what its forecast says, which takes a moment to work out."""
        self._show_outlook(summary)
        self._show_pace(summary)

    def _show_outlook(self, summary: Summary) -> None:
        from cpim_pdp.wording import forecast  # noqa: PLC0415 - after the first painting

        known, verdict = summary.forecast, summary.verdict
        if verdict.standing is Standing.EXPIRED:
            # Whatever was earned: too late to file it.
            self.outlook.tell(tr("Expired"), "", standing.sentence(verdict, tr), Tone.BAD)
            return
        figure = forecast.figure(summary, tr) or "–"
        is_likely = known.likelihood is None or known.likelihood >= _LIKELY
        tone = Tone.SECONDARY if is_likely else Tone.WARN
        self.outlook.tell(figure, "", forecast.beside_figure(summary, tr), tone)

    def _show_pace(self, summary: Summary) -> None:
        from cpim_pdp.core.forecasting.forecast import (  # noqa: PLC0415 - after the first painting
            Basis,
        )

        known = summary.forecast
        a_month = tr("a month")
        earned = tr("you earn {pace}, average of %n month(s)", "", known.pace_months).format(
            pace=figures.points(known.pace, tr)
        )
        if summary.verdict.standing is Standing.EXPIRED:
            self.pace.tell("–", "", tr("no more points can be earned in this cycle"))
        elif known.basis is Basis.REACHED:
            self.pace.tell(figures.points(known.pace, tr), a_month, tr("nothing more is needed"))
        elif known.basis is Basis.PAST_DUE:
            self.pace.tell("–", "", tr("no more points can be earned in this cycle"))
        else:
            needed = tr("needed · {earned}").format(earned=earned)
            self.pace.tell(figures.points(known.pace_needed, tr), a_month, needed)

    def _show_evidence(self, summary: Summary, proof: EvidencePoints) -> None:
        proven = figures.points(summary.points.proven, tr)
        of_counted = tr("of {counted} proven").format(
            counted=figures.points(summary.points.counted, tr)
        )
        to_fix = evidence_points.short(proof, tr)
        clean = tr("nothing to fix") if summary.points.counted else tr("no points yet")
        tone = Tone.WARN if to_fix else Tone.SECONDARY
        self.evidence.tell(proven, of_counted, to_fix or clean, tone)

    def _take_step(self) -> None:
        if self._step is None:
            return
        self.step_taken.emit(Wish(_ACTIONS[self._step.kind], self._step.activity))


_ACTIONS: Mapping[StepKind, Action] = {
    StepKind.LOG_FIRST: Action.LOG_ACTIVITY,
    StepKind.EARN: Action.LOG_ACTIVITY,
    StepKind.EARN_LATE: Action.LOG_ACTIVITY,
    StepKind.ATTACH: Action.ATTACH_EVIDENCE,
    StepKind.FILE: Action.FILE_APPLICATION,
    StepKind.FILE_LATE: Action.FILE_APPLICATION,
    StepKind.AWAIT_DECISION: Action.NOTE_DECISION,
    StepKind.WAIT_TO_FILE: Action.EXPORT_REPORT,
    StepKind.COME_BACK: Action.SHOW_CYCLES,
}
_BUTTONS: Mapping[StepKind, Callable[[], str]] = {
    StepKind.AWAIT_DECISION: lambda: tr("Note the decision..."),
    StepKind.LOG_FIRST: lambda: tr("Log activity..."),
    StepKind.EARN: lambda: tr("Log activity..."),
    StepKind.EARN_LATE: lambda: tr("Log activity..."),
    StepKind.ATTACH: lambda: tr("Attach..."),
    StepKind.FILE: lambda: tr("File the application..."),
    StepKind.FILE_LATE: lambda: tr("File the application..."),
    StepKind.WAIT_TO_FILE: lambda: tr("Export report..."),
    StepKind.COME_BACK: lambda: tr("Show the way back..."),
}
