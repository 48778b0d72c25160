"""Make the log of an invented holder, whole, through the logbook's door."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, groupby, repeat
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

from cpim_pdp.cli.samples import words
from cpim_pdp.cli.samples.files import certificate_pdf, photo_png
from cpim_pdp.cli.samples.membership import membership, renewals
from cpim_pdp.cli.samples.words import Pattern
from cpim_pdp.core import dates
from cpim_pdp.core.activities import Details, EvidenceKind
from cpim_pdp.core.commands import AddActivity, AddSchedule, Command, ImportActivities, NewEvidence
from cpim_pdp.core.credentials import Credential, Holder, designation_of
from cpim_pdp.core.cycles import Cycle, cycles_of
from cpim_pdp.core.details import checked, quantity_of
from cpim_pdp.core.pricing import price
from cpim_pdp.core.quantities import parse
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.logbook import Logbook

MOST = 100_000
_MONTHS_GONE = 44
_PLANNED_SHARE = 8  # one in so many lies ahead
_PROVEN = 0.7
_LATEST = time(21)
"""After all entries of a day."""
_MOST_FILES = 400
"""About so many certificates show all that there is to see; more would only be slow."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How many activities, from which seed, in the cycle that holds which date."""

    activities: int
    seed: int
    on: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity with the time of its entry, and the bytes that prove it by file name."""

    at: datetime
    details: Details
    files: tuple[tuple[str, bytes, EvidenceKind], ...]


def make(path: Path, wish: Wish, rulebook: Rulebook) -> None:
    """Write the log to ``path``, where nothing may be yet.

    Raises:
        Refusal: for a number out of range, or where the file is there or can't be written.
    """
    if not 0 <= wish.activities <= MOST:
        raise Refusal(Reason.SAMPLE_OUT_OF_RANGE)
    random = Random(f"{wish.seed} {wish.activities} {wish.on}")  # noqa: S311 - nothing secret
    credential = Credential("", "CPIM", certified=_certified(wish.on))
    begun = datetime.combine(credential.certified, time(9), UTC)
    entries = sorted(_entries(wish, credential, random, rulebook), key=lambda one: one.at)
    renewed = membership(credential, wish.on)
    planned = renewals(renewed, credential, rulebook)
    kept = _without(entries, len(planned), wish.on)
    with TemporaryDirectory() as folder:
        first, times = _commands(kept, Path(folder))
        if len(kept) < len(entries):
            first.append(AddSchedule(renewed))
            times.append(datetime.combine(wish.on, _LATEST, UTC))
        # The last moment stays: the log is opened once after it was made.
        moments = chain((begun,), times, repeat(max((begun, *times))))
        Logbook.create(
            path,
            rulebook,
            _holder(random),
            credential,
            clock=lambda: next(moments),
            new_id=lambda: str(UUID(int=random.getrandbits(128), version=4)),
            first=first,
        ).close()


def _without(entries: Sequence[Entry], count: int, on: date) -> Sequence[Entry]:
    """Return the entries without the first so many that lie ahead; all, where there are fewer.

    What a schedule plans stands in their place, so that there are as many as asked for.
    """
    ahead = [one for one in entries if (one.details.last_day or on) > on][:count]
    return [one for one in entries if one not in ahead] if len(ahead) == count else entries


def _certified(on: date) -> date:
    """Return a day so long before ``on`` that over half of the cycle is gone, if there was time."""
    months = on.year * 12 + on.month - 1 - _MONTHS_GONE
    day = date(months // 12, months % 12 + 1, 14)
    return max(day, dates.FIRST)


def _holder(random: Random) -> Holder:
    name = f"{random.choice(words.FIRST_NAMES)} {random.choice(words.LAST_NAMES)}"
    return Holder(name=name, ascm_id=str(random.randrange(1_000_000, 3_000_000)))


def _entries(
    wish: Wish, credential: Credential, random: Random, rulebook: Rulebook
) -> Iterator[Entry]:
    cycle = cycles_of(credential, designation_of(credential, rulebook), (), wish.on).cycle(1)
    last = min(cycle.due, dates.LAST)
    ahead = wish.activities // _PLANNED_SHARE if last > wish.on else 0
    share = min(_PROVEN, _MOST_FILES / max(wish.activities, 1))
    for number in range(wish.activities):
        is_ahead = number < ahead
        details = _details(_day(cycle, wish.on, random, is_ahead=is_ahead), cycle, random, rulebook)
        at = _entered(details, wish.on, random)
        has_file = not is_ahead and random.random() < share
        yield Entry(at, details, _files(details, number, random) if has_file else ())


def _day(cycle: Cycle, on: date, random: Random, *, is_ahead: bool) -> date:
    last = min(cycle.due, dates.LAST)
    first, last = (dates.day_after(on), last) if is_ahead else (cycle.start, min(on, last))
    return first + timedelta(days=random.randrange((last - first).days + 1))


def _details(day: date, cycle: Cycle, random: Random, rulebook: Rulebook) -> Details:
    topic = random.choice(sorted(words.TOPIC_TITLES))
    subject = random.choice(words.TOPIC_TITLES[topic])
    while True:
        pattern = _pattern(random)
        details = Details(
            title=pattern.title.format(subject=subject),
            type=pattern.type,
            date=day,
            points=pattern.points,
            provider=random.choice(words.PROVIDERS),
            notes=random.choice(words.NOTES),
            topics=() if pattern.type == "membership" else (topic,),
        )
        until = day + timedelta(days=pattern.days - 1)
        if pattern.days > 1 and until <= cycle.due:
            details = replace(details, until=until)
        quantity = quantity_of(parse(random.choice(pattern.amounts)), details, rulebook)
        details = replace(details, quantity=quantity)
        priced = price(details, rulebook)
        # Another one where the rules of that day know no value for this kind.
        if priced is not None and priced.row is not None and not priced.unknown:
            return checked(details, rulebook)


def _pattern(random: Random) -> Pattern:
    weights = [pattern.weight for pattern in words.PATTERNS]
    return random.choices(words.PATTERNS, weights)[0]


def _entered(details: Details, on: date, random: Random) -> datetime:
    """Return when it was entered: within days of it, what lies ahead in the week before ``on``."""
    last = details.last_day or on
    day = last + timedelta(days=random.randrange(6)) if last <= on else on
    day = min(day, on) - timedelta(days=0 if last <= on else random.randrange(7))
    return datetime.combine(day, time(7), UTC) + timedelta(seconds=random.randrange(50_000))


def _files(
    details: Details, number: int, random: Random
) -> tuple[tuple[str, bytes, EvidenceKind], ...]:
    if random.random() < 0.75:
        line = f"{number}: {details.title}, {details.last_day}"
        return ((f"certificate-{number}.pdf", certificate_pdf(line), EvidenceKind.CERTIFICATE),)
    return ((f"photo-{number}.png", photo_png(number), EvidenceKind.SCREENSHOT),)


def _commands(entries: Iterable[Entry], folder: Path) -> tuple[list[Command], list[datetime]]:
    """Return the commands that log the entries, and the times at which they are carried out.

    Entries of one day without a file go in together, which is fast where there are thousands.
    """
    commands: list[Command] = []
    times: list[datetime] = []
    for (day, has_files), alike in groupby(entries, lambda one: (one.at.date(), bool(one.files))):
        del day
        together = list(alike)
        if has_files:
            commands += (AddActivity(one.details, _written(one, folder)) for one in together)
            times += (one.at for one in together)
        else:
            commands.append(ImportActivities("", tuple(one.details for one in together)))
            times.append(together[0].at)
    return commands, times


def _written(entry: Entry, folder: Path) -> tuple[NewEvidence, ...]:
    for name, data, _ in entry.files:
        (folder / name).write_bytes(data)
    return tuple(NewEvidence(str(folder / name), name, kind) for name, _, kind in entry.files)
