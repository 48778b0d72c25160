"""Logs in files, made with a clock that stands still and ids that count up."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

from helpers.rules import rulebook

from cpim_pdp.core import quantities
from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.commands import Command
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.quantities import Unit
from cpim_pdp.logbook import Logbook

HOLDER = Holder("Ana Souza", ascm_id="123456")
CPIM = Credential("", "CPIM", date(2023, 3, 14))
EXPIRED = Credential("", "CPIM", date(2015, 3, 14))
"""Due in March 2020 and never filed: it expired five years later."""


class StillClock:
    """Tells the same moment until it is set on."""

    def __init__(self, now: datetime = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **amount: int) -> None:
        """Set it on by so many days, hours, minutes, seconds."""
        self.now += timedelta(**amount)


def counting_ids() -> Callable[[], str]:
    """Return what gives ids that count up and differ in their first characters."""
    numbers = count(1)
    return lambda: f"{next(numbers):08x}-0000-4000-8000-000000000000"


def make_log(
    path: Path,
    *,
    holder: Holder = HOLDER,
    credential: Credential = CPIM,
    clock: Callable[[], datetime] | None = None,
    new_id: Callable[[], str] | None = None,
    first: Iterable[Command] = (),
) -> Logbook:
    """Return a new log at ``path``, of a CPIM holder unless told otherwise."""
    return Logbook.create(
        path,
        rulebook(),
        holder,
        credential,
        clock=clock or StillClock(),
        new_id=new_id or counting_ids(),
        first=first,
    )


def open_log(
    path: Path,
    *,
    clock: Callable[[], datetime] | None = None,
    read_only: bool = False,
    busy_ms: int = 50,
) -> Logbook:
    """Return the log at ``path``, opened with little patience; ids are random."""
    return Logbook.open(
        path, rulebook(), clock=clock or StillClock(), read_only=read_only, busy_ms=busy_ms
    )


def webinar(title: str = "Webinar", on: str = "2026-05-04", hours: str = "1.5") -> Details:
    """Return a webinar of so many hours."""
    quantity = quantities.of(Decimal(hours), Unit.HOUR)
    return Details(title, type="webinar", date=date.fromisoformat(on), quantity=quantity)


def exam(title: str = "Exam", on: str = "2026-06-01") -> Details:
    """Return a passed exam: 20 points."""
    return Details(title, type="exam", date=date.fromisoformat(on), score=310)


def by_hand(points: str, on: str = "2025-05-20", title: str = "All of it") -> Details:
    """Return an activity of so many points, entered by hand."""
    day = date.fromisoformat(on)
    return Details(title, type="other", date=day, points=Decimal(points), reason="as agreed")


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def by_title(logbook: Logbook, title: str) -> Activity:
    """Return the activity of a title, in the trash or not."""
    snapshot = logbook.snapshot()
    (found,) = [
        one for one in (*snapshot.activities, *snapshot.trash) if one.details.title == title
    ]
    return found
