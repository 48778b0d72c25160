"""From a credential's counted activities to the prospect that its forecast is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.counting import Case, Counted, total
from cpim_pdp.core.forecasting.habits import Habits, habits_of
from cpim_pdp.core.forecasting.history import history_of
from cpim_pdp.core.forecasting.prospect import Prospect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from cpim_pdp.core.forecasting.plans import Planned, Used
    from cpim_pdp.core.situation import Situation


def prospect_of(
    situation: Situation,
    cases: Iterable[Case],
    earned: Sequence[Counted],
    used: Used,
    planned: tuple[Planned, ...],
    required: Decimal,
) -> Prospect:
    """Return the prospect of a situation.

    ``cases`` are the activities of all cycles, ``earned`` what counts in the cycle asked for,
    ``used`` how far it uses caps up, ``planned`` its plans. Once an application is filed, nothing
    more counts.
    """
    history = history_of(situation, cases, earned)
    is_filed = situation.submission_of(situation.cycle.number) is not None
    dated = ((one.activity.last_day or situation.cycle.start, one.counted) for one in earned)
    return Prospect(
        on=situation.on,
        start=situation.cycle.start,
        due=situation.cycle.due,
        until=situation.until,
        required=required,
        target=max(required, situation.credential.target or required),
        earned=tuple(sorted(one for one in dated if one[1])),
        counted=total(earned),
        used=used,
        planned=planned,
        habits=Habits() if is_filed else habits_of(history, situation),
        history=history,
    )
