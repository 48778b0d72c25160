"""How a row stands, in a word: its state, unless all that matters is why nothing of it counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from cpim_pdp.core import points
from cpim_pdp.core.activities import State
from cpim_pdp.core.counting import Why
from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.look.labels import Tone
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import counting, names
from cpim_pdp.wording.translation import Phrase


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A word for how rows stand, with the icon and the colour that say the same.

    There is one of each; rows by the thousand are told apart by which one they have.
    """

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
_TO_CONFIRM = Standing(lambda tr: tr("To confirm"), "confirm", Tone.WARN)
_LOST: Mapping[Why, Standing] = {
    why: Standing(word, "refused", Tone.SECONDARY) for why, word in counting.SHORT.items()
}
STANDINGS = (_TO_CONFIRM, *_BY_STATE.values(), *_LOST.values())
"""All of them, in the order in which rows are sorted by them."""


def standing(row: Row) -> Standing:
    """Return how a row stands; evidence would not help one that does not count for another why."""
    if row.is_over:
        return _TO_CONFIRM
    if row.is_cut and row.points == points.ZERO and row.counted is not None:
        return _LOST[row.counted.reasoning.why]
    return _BY_STATE[row.state]


def why(row: Row) -> str:
    """Return the sentence that says why less counts than is claimed, empty where all counts."""
    if row.counted is None or row.counted.reasoning.why is Why.NONE:
        return ""
    return counting.why(row.counted.reasoning, tr)
