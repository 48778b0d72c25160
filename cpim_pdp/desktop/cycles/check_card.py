"""The first step: what is missing or doubtful, each with the button that leads to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.core.readiness import Concern, ConcernKind, Weight, concerns
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.look.buttons import LinkButton, flush
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import readiness

_FEW = 5
_MOST = 100
"""More than these nobody reads in one go; the page of activities has all."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a concern's button leads: what it says, and the action it asks for."""

    text: Callable[[], str]
    action: Action


_ATTACH = Way(lambda: tr("Attach..."), Action.ATTACH_EVIDENCE)
_EDIT = Way(lambda: tr("Edit..."), Action.EDIT_ACTIVITY)
_SHOW = Way(lambda: tr("Show"), Action.SHOW_ACTIVITIES)
_MOVE = Way(lambda: tr("Move..."), Action.PLACE_ACTIVITY)
WAYS: Mapping[ConcernKind, Way | None] = {
    ConcernKind.EXPIRED: None,
    ConcernKind.POINTS_TO_GO: Way(lambda: tr("Log activity..."), Action.LOG_ACTIVITY),
    ConcernKind.NOT_OPEN: None,
    ConcernKind.UNPROVEN: _ATTACH,
    ConcernKind.WEAK_EVIDENCE: _ATTACH,
    ConcernKind.VALUE_UNKNOWN: _EDIT,
    ConcernKind.DRAFT: _EDIT,
    ConcernKind.PLANNED_PAST: _EDIT,
    ConcernKind.OUTSIDE: _SHOW,
    ConcernKind.AFTER_DEADLINE: _MOVE,
    ConcernKind.AFTER_FILING: _MOVE,
    ConcernKind.OVER_CAP: _SHOW,
    ConcernKind.DUPLICATE: _SHOW,
}


class CheckCard(StepCard):
    """Shows a few concerns of each weight, and all of them when asked.

    Signals:
        wanted: a `Wish`: the way to mend a concern.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What is missing"), parent)
        self.concerns: tuple[Concern, ...] = ()
        self._unfolded: set[Weight] = set()
        self._ways: dict[Weight, list[LinkButton]] = {}
        self._read_only = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID)
        self.content.addLayout(self._rows)

    def show_view(self, view: CycleView) -> None:
        """Show what is missing for a cycle that is to be filed."""
        session = view.session
        self.concerns = concerns(view.summary, session.snapshot, session.rulebook)
        self._read_only = session.read_only
        self._show()

    def _show(self) -> None:
        emptied(self._rows)
        self._ways = {}
        for weight, found in groupby(self.concerns, key=lambda one: one.weight):
            self._show_weight(weight, list(found))
        if not self.concerns:
            nothing = tr("Nothing is missing: the points are there, and so are their papers.")
            self._rows.addWidget(Label(nothing, tone=Tone.GOOD, wraps=True))
        self._show_count()

    def _show_count(self) -> None:
        stopping = sum(one.weight is Weight.STOPS for one in self.concerns)
        audit = sum(one.weight is Weight.AUDIT for one in self.concerns)
        if stopping:
            self.show_state(tr("can't be filed yet"), Tone.BAD)
        elif audit:
            self.show_state(tr("%n to prove", "", audit), Tone.WARN)
        else:
            self.show_state(tr("ready"), Tone.GOOD)

    def _show_weight(self, weight: Weight, found: Sequence[Concern]) -> None:
        heading = readiness.heading(weight, tr)
        self._rows.addWidget(Label(heading, Size.TITLE, _TONES[weight]))
        shown = _MOST if weight in self._unfolded else _FEW
        for one in found[:shown]:
            self._rows.addWidget(self._line(one))
        rest = len(found) - shown
        if rest > 0 and weight not in self._unfolded:
            button = LinkButton(tr("Show %n more", "", rest))
            button.clicked.connect(lambda: self._unfold(weight))
            self._rows.addLayout(flush(button))
        elif rest > 0:
            more = tr("and %n more, which the page of activities shows", "", rest)
            self._rows.addWidget(Label(more, tone=Tone.SECONDARY, wraps=True))
        self._rows.addSpacing(2 * GRID)

    def _unfold(self, weight: Weight) -> None:
        self._unfolded.add(weight)
        self._show()
        for button in self._ways.get(weight, [])[_FEW : _FEW + 1]:
            button.setFocus()

    def _line(self, concern: Concern) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        sentence = readiness.sentence(concern, tr)
        row.addWidget(Label(sentence, wraps=True), 1)
        way = WAYS[concern.kind]
        if way is not None and not (self._read_only and way is not _SHOW):
            button = LinkButton(way.text())
            button.setAccessibleDescription(sentence)
            wish = Wish(way.action, concern.activity)
            button.clicked.connect(lambda: self.wanted.emit(wish))
            self._ways.setdefault(concern.weight, []).append(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line


_TONES: Mapping[Weight, Tone] = {
    Weight.STOPS: Tone.BAD,
    Weight.AUDIT: Tone.WARN,
    Weight.LOOK: Tone.SECONDARY,
}
