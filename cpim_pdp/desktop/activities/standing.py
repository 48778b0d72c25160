"""How a row stands, in a word: its state, unless all that matters is that it does not count."""

from dataclasses import dataclass

from cpim_pdp.core import points
from cpim_pdp.core.activities import State
from cpim_pdp.core.counting import Why
from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.look.labels import Tone
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import counting, names
from cpim_pdp.wording.translation import Phrase


@dataclass(frozen=True, slots=True)
class Standing:
    """A word for how rows stand, with the icon and the colour that say the same."""

    word: Phrase
    icon: str
    tone: Tone


_BY_STATE = {
    State.DRAFT: Standing(lambda tr: names.state(State.DRAFT, tr), "draft", Tone.SECONDARY),
    State.PLANNED: Standing(lambda tr: names.state(State.PLANNED, tr), "planned", Tone.ACCENT),
    State.UNPROVEN: Standing(lambda tr: names.state(State.UNPROVEN, tr), "warning", Tone.WARN),
    State.PROVEN: Standing(lambda tr: names.state(State.PROVEN, tr), "check", Tone.GOOD),
    State.SUBMITTED: Standing(
        lambda tr: names.state(State.SUBMITTED, tr), "submitted", Tone.SECONDARY
    ),
}
_NOT_COUNTING = Standing(lambda tr: tr("Does not count"), "refused", Tone.SECONDARY)
STANDINGS = (*_BY_STATE.values(), _NOT_COUNTING)
"""All of them, in the order in which rows are sorted by them."""


def standing(row: Row) -> Standing:
    """Return how a row stands; evidence would not help one that does not count for another why."""
    is_lost = row.is_cut and row.points == points.ZERO
    return _NOT_COUNTING if is_lost else _BY_STATE[row.state]


def why(row: Row) -> str:
    """Return the sentence that says why less counts than is claimed, empty where all counts."""
    if row.counted is None or row.counted.reasoning.why is Why.NONE:
        return ""
    return counting.why(row.counted.reasoning, tr)
