"""The card on top of a cycle: what it is called, where it stands, its days and its points."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpim_pdp.core import filing
from cpim_pdp.core.cycle_records import CycleState
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.tones import TONES
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.labels import Label, Pill, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import cycle_records, figures, names


class HeadCard(Card):
    """Says the figures of the cycle that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(tr("The chosen cycle"))
        self.title = Label("", Size.HEAD, wraps=True)
        self.pill = Pill()
        self.period = Label("", tone=Tone.SECONDARY, wraps=True)
        self.counted = Label("", Size.FIGURE)
        self.required = Label("", Size.TITLE, Tone.SECONDARY)
        self.sentence = Label("", wraps=True)
        above = QHBoxLayout()
        above.setSpacing(3 * GRID)
        above.addWidget(self.title, 1)
        above.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        points = QHBoxLayout()
        points.setSpacing(2 * GRID)
        points.addWidget(self.counted, 0, Qt.AlignmentFlag.AlignBaseline)
        points.addWidget(self.required, 1, Qt.AlignmentFlag.AlignBaseline)
        self.content.setSpacing(GRID)
        self.content.addLayout(above)
        self.content.addWidget(self.period)
        self.content.addLayout(points)
        self.content.addWidget(self.sentence)

    def show_view(self, view: CycleView) -> None:
        """Show a cycle."""
        record, summary = view.record, view.summary
        self.title.setText(
            tr("{cycle} of {credential}").format(
                cycle=cycle_records.title(record, tr),
                credential=names.credential(summary.credential),
            )
        )
        self.pill.show_state(cycle_records.state(record, tr), TONES[record.state])
        self.period.setText(_period(view))
        self.counted.setText(figures.points(record.counted, tr))
        self.required.setText(_beside(view))
        opens = filing.opens_on(summary, view.session.rulebook)
        self.sentence.setText(cycle_records.sentence(record, opens, tr))


def _period(view: CycleView) -> str:
    period = cycle_records.period(view.record, tr)
    if view.record.state is not CycleState.OPEN:
        return period
    left = figures.left(view.summary.on, view.record.cycle.due, tr)
    return tr("{period} · {left}").format(period=period, left=left)


def _beside(view: CycleView) -> str:
    """Return what stands beside the points counted: of how many, to go, planned."""
    points = view.summary.points
    parts = [tr("of {required} points").format(required=figures.points(view.record.required, tr))]
    if view.record.submission is None and view.record.state is not CycleState.MAINTAINED:
        if points.remaining:
            parts.append(tr("{points} to go").format(points=figures.points(points.remaining, tr)))
        if points.planned:
            parts.append(tr("{points} planned").format(points=figures.points(points.planned, tr)))
    return " · ".join(parts)
