"""Windows: when activities count for the cycles that are to be maintained now."""

from datetime import date

from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.schedules import Window
from cpim_pdp.core.situation import situation_of
from cpim_pdp.core.snapshot import Snapshot


def windows(snapshot: Snapshot, rulebook: Rulebook, today: date) -> tuple[Window, ...]:
    """Return for each credential the time of its shown cycle, up to the last day that counts.

    An approval that is noted counts, also one dated later than ``today``.
    """
    approved = (one.approved for one in snapshot.submissions if one.approved is not None)
    on = max((today, *approved))
    found = (situation_of(snapshot, rulebook, one, on) for one in snapshot.credentials)
    return tuple(Window(one.cycle.start, one.last_day) for one in found)
