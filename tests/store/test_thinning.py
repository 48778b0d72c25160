"""Of many backups those stay that the rule names, and no others."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.store.thinning import LAST, WEEKLY, superfluous

START = datetime(2026, 1, 1, tzinfo=UTC)
WEEKS = WEEKLY / timedelta(weeks=1)


@dataclass(frozen=True)
class Made:
    """A backup made so many minutes after the start."""

    minutes: int

    @property
    def at(self) -> datetime:
        return START + timedelta(minutes=self.minutes)


times = st.lists(st.integers(0, 3 * 366 * 24 * 60), min_size=0, max_size=120, unique=True).map(
    lambda minutes: [Made(one) for one in sorted(minutes, reverse=True)]
)


def kept(backups: list[Made]) -> list[Made]:
    spare = set(superfluous(backups))
    return [one for one in backups if one not in spare]


def week(one: Made) -> tuple[int, int]:
    return one.at.isocalendar()[:2]


def month(one: Made) -> tuple[int, int]:
    return one.at.year, one.at.month


def is_recent(one: Made, newest: Made) -> bool:
    return newest.at - one.at <= timedelta(weeks=8)


@given(times)
def test_the_last_ten_stay_whatever_their_age(backups: list[Made]) -> None:
    assert kept(backups)[:LAST] == backups[:LAST]


@given(times)
def test_of_each_week_and_then_of_each_month_exactly_the_newest_stays(backups: list[Made]) -> None:
    older = backups[10:]
    recent = [one for one in older if is_recent(one, backups[0])]
    ancient = [one for one in older if not is_recent(one, backups[0])]
    wanted = {max(o.minutes for o in recent if week(o) == week(one)) for one in recent}
    wanted |= {max(o.minutes for o in ancient if month(o) == month(one)) for one in ancient}

    assert {one.minutes for one in kept(backups)[10:]} == wanted


@given(times)
def test_thinning_what_was_thinned_changes_nothing_more(backups: list[Made]) -> None:
    once = kept(backups)

    assert kept(once) == once


@given(times)
def test_thinned_after_each_backup_no_month_and_no_recent_week_is_ever_without_one(
    backups: list[Made],
) -> None:
    present: list[Made] = []
    for one in reversed(backups):
        present = kept([one, *present])

    newest = backups[:1]
    assert {month(one) for one in present} == {month(one) for one in backups}
    assert {week(one) for one in backups if is_recent(one, newest[0])} <= {
        week(one) for one in present
    }
    assert present[:LAST] == backups[:LAST]


def test_a_backup_a_day_for_three_years_comes_to_few() -> None:
    present: list[Made] = []
    for day in range(3 * 365):
        present = kept([Made(day * 24 * 60), *present])

    assert len(present) <= LAST + WEEKS + 36
