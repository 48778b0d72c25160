"""A plan that serves several credentials: an activity counts for each whose cycle holds its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.planning.suggestions import suggestions
from cpim_pdp.core.planning.what_if import what_if

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cpim_pdp.core.planning.suggestions import Suggestion
    from cpim_pdp.core.planning.what_if import Addition, WhatIf
    from cpim_pdp.core.summary import Summary


@dataclass(frozen=True, slots=True)
class Served:
    """A credential, and what additions to the plan would do for it."""

    summary: Summary
    what_if: WhatIf


@dataclass(frozen=True, slots=True)
class Step:
    """What a shared plan takes up for the sake of one credential."""

    summary: Summary
    suggestion: Suggestion


def for_every(summaries: Iterable[Summary], additions: Sequence[Addition]) -> tuple[Served, ...]:
    """Return what additions would do for each credential, in the order given."""
    return tuple(Served(one, what_if(one, additions)) for one in summaries)


def shared_plan(
    summaries: Iterable[Summary], additions: Sequence[Addition] = ()
) -> tuple[Step, ...]:
    """Return what to plan, besides additions, so that the gap of each credential is filled.

    The one that is due first leads; what is planned for it counts for the others too, so that they
    take up only what is then still missing.
    """
    steps: list[Step] = []
    taken = list(additions)
    for summary in sorted(summaries, key=lambda one: one.foresight.prospect.until):
        for suggestion in suggestions(summary, taken)[:1]:
            steps.append(Step(summary, suggestion))
            taken += suggestion.plan
    return tuple(steps)
