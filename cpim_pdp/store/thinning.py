"""Which backups stay: the last ten, then one a week, then one a month."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

LAST = 10
WEEKLY = timedelta(weeks=8)


class Dated(Protocol):
    """What has a time at which it was made."""

    @property
    def at(self) -> datetime:
        """When it was made."""


Kind = TypeVar("Kind", bound=Dated)


def superfluous(newest_first: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return what need not be kept of backups that come newest first.

    The last ten stay; then the newest of each week, for eight weeks before the newest of all; then
    the newest of each month.
    """
    ordered = tuple(newest_first)
    seen: set[tuple[int, ...]] = set()
    spare = []
    for backup in ordered[LAST:]:
        period = _period(backup.at, ordered[0].at)
        if period in seen:
            spare.append(backup)
        seen.add(period)
    return tuple(spare)


def _period(at: datetime, newest: datetime) -> tuple[int, ...]:
    if newest - at <= WEEKLY:
        year, week, _ = at.isocalendar()
        return (year, week)
    return (at.year, at.month, 0)
