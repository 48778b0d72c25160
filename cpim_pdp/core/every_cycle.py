"""Every activity of a credential counted, each in the cycle that it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cpim_pdp.core.counting import Counted, count
from cpim_pdp.core.situation import Situation, situation_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cpim_pdp.core.credentials import Credential
    from cpim_pdp.core.rulebook import Rulebook
    from cpim_pdp.core.snapshot import Snapshot


def counted_in_every_cycle(
    snapshot: Snapshot, rulebook: Rulebook, credential: Credential, on: date
) -> tuple[tuple[int | None, Counted], ...]:
    """Return all activities but drafts as they stand on a date, in the order of the log.

    Each comes with the number of its cycle, None for one that is in none.
    """
    shown = situation_of(snapshot, rulebook, credential, on)
    found: dict[str, tuple[int | None, Counted]] = {}
    for number in _numbers(shown):
        situation = replace(shown, cycle=shown.cycles.cycle(number))
        for one in _counted(situation):
            if one.in_cycle:
                found[one.activity.id] = (number, one)
    for one in _counted(shown):
        found.setdefault(one.activity.id, (None, one))
    return tuple(found[one.id] for one in snapshot.activities if one.id in found)


def _numbers(shown: Situation) -> tuple[int, ...]:
    """Return the cycles that activities are in."""
    placing = shown.placing()
    dated = (one for one in shown.snapshot.activities if one.last_day is not None)
    placed = {placing.place(activity).number for activity in dated}
    return tuple(sorted(number for number in placed if number is not None))


def _counted(situation: Situation) -> Iterator[Counted]:
    cases = tuple(situation.cases(situation.snapshot.activities))
    yield from count(cases, situation.question())
