"""A what-if becomes the plan: all of it or nothing, in one step that can be undone."""

from datetime import date
from pathlib import Path

import pytest
from helpers.logs import make_log, webinar

from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import TakePlan
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.schedules import Series

MEMBERSHIP = Series(
    Details("Membership", type="membership"), Recurrence(Frequency.YEARLY), date(2027, 1, 15)
)
AHEAD = webinar("Demand planning", "2027-03-04", "2")


def test_activities_and_series_are_planned_in_one_step(tmp_path: Path) -> None:
    with make_log(tmp_path / "a.cpimlog") as logbook:
        done = logbook.do(TakePlan((AHEAD, MEMBERSHIP)))

        log = logbook.snapshot()
        assert [one.details.planned for one in log.activities] == [True, True, True]
        assert len(log.schedules) == 1
        assert len(done.ids) == 4

        logbook.undo()
        assert (logbook.snapshot().activities, logbook.snapshot().schedules) == ((), ())


def test_where_one_is_refused_nothing_is_planned(tmp_path: Path) -> None:
    with make_log(tmp_path / "a.cpimlog") as logbook:
        with pytest.raises(Refusal):
            logbook.do(TakePlan((AHEAD, Details("No type", date=date(2027, 1, 1)))))

        assert logbook.snapshot().activities == ()
