"""Hints: what the holder may want to look at before an activity is logged. None of them refuses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, unique

from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.details import PASSED_FROM
from cpim_pdp.core.duplicates import key_of
from cpim_pdp.core.pricing import price
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.rulebook import CapKind, Row, Rulebook
from cpim_pdp.core.situation import holding_of
from cpim_pdp.core.snapshot import Snapshot

_HOURS_A_DAY = 24


@unique
class HintKind(StrEnum):
    """What is worth a look, with the facts of its sentence."""

    OUTSIDE_CYCLE = "outside-cycle"  # designation, start, due
    BEFORE_CERTIFICATION = "before-certification"  # designation, certified
    LIKELY_DUPLICATE = "likely-duplicate"  # title, date
    EVENT_CAP = "event-cap"  # limit, claimed
    YEAR_CAP = "year-cap"  # limit
    LONGER_THAN_PERIOD = "longer-than-period"  # days
    BOOK_PAGES = "book-pages"
    EXAM_FAILED = "exam-failed"  # score, passed_from
    SCORE_MISSING = "score-missing"  # passed_from
    WILL_BE_PLANNED = "will-be-planned"  # last_day
    VALUE_BY_HAND = "value-by-hand"
    REASON_OPEN = "reason-open"


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint's kind and facts."""

    kind: HintKind
    facts: Mapping[str, object]


def hints(
    details: Details,
    snapshot: Snapshot,
    rulebook: Rulebook,
    on: date,
    activity_id: str | None = None,
) -> tuple[Hint, ...]:
    """Return what is worth a look in details as typed; ``activity_id`` is that of an edit."""
    others = [one for one in snapshot.activities if one.id != activity_id]
    return (
        *_of_cycles(details, snapshot, rulebook, on),
        *_of_duplicates(details, others),
        *_of_amount(details, rulebook),
        *_of_type(details, rulebook),
        *_of_future(details, on),
    )


def _of_cycles(
    details: Details, snapshot: Snapshot, rulebook: Rulebook, on: date
) -> Iterator[Hint]:
    last = details.last_day
    if last is None:
        return
    for credential in snapshot.credentials:
        code = credential.title or credential.designation
        held = holding_of(snapshot, rulebook, credential, last, on)
        if held.cycle is None:
            facts = {"designation": code, "certified": held.earned}
            yield Hint(HintKind.BEFORE_CERTIFICATION, facts)
        elif held.cycle != held.shown:
            facts = {"designation": code, "start": held.shown.start, "due": held.shown.due}
            yield Hint(HintKind.OUTSIDE_CYCLE, facts)


def _of_duplicates(details: Details, others: list[Activity]) -> Iterator[Hint]:
    key = key_of(details)
    if key is None:
        return
    for other in others:
        if key_of(other.details) == key:
            yield Hint(
                HintKind.LIKELY_DUPLICATE, {"title": other.details.title, "date": details.date}
            )
            return


def _of_amount(details: Details, rulebook: Rulebook) -> Iterator[Hint]:
    priced = price(details, rulebook)
    if priced is None or details.date is None or details.last_day is None:
        return
    if priced.entered and not details.reason:
        yield Hint(HintKind.REASON_OPEN, {})
    if priced.row is not None and priced.row.cap is not None:
        yield from _of_cap(priced.row, priced.claimed)
    days = (details.last_day - details.date).days + 1
    most = {Unit.HOUR: days * _HOURS_A_DAY, Unit.DAY: days}.get(priced.unit)
    if most is not None and details.quantity is not None and details.quantity.value > most:
        yield Hint(HintKind.LONGER_THAN_PERIOD, {"days": days})


def _of_cap(row: Row, claimed: Decimal) -> Iterator[Hint]:
    cap = row.cap
    if cap is None or cap.points is None or claimed <= cap.points:
        return
    if cap.kind is CapKind.EVENT:
        yield Hint(HintKind.EVENT_CAP, {"limit": cap.points, "claimed": claimed})
    if cap.kind is CapKind.YEAR:
        yield Hint(HintKind.YEAR_CAP, {"limit": cap.points})


def _of_type(details: Details, rulebook: Rulebook) -> Iterator[Hint]:
    if details.type is None or details.type not in rulebook.types:
        return
    if details.type == "book":
        yield Hint(HintKind.BOOK_PAGES, {})
    if rulebook.types[details.type].scored:
        yield from _of_score(details.score)
    row = None if details.last_day is None else rulebook.row(details.type, details.last_day)
    if row is not None and row.rate is None:
        yield Hint(HintKind.VALUE_BY_HAND, {})


def _of_score(score: int | None) -> Iterator[Hint]:
    if score is None:
        yield Hint(HintKind.SCORE_MISSING, {"passed_from": PASSED_FROM})
    elif score < PASSED_FROM:
        yield Hint(HintKind.EXAM_FAILED, {"score": score, "passed_from": PASSED_FROM})


def _of_future(details: Details, on: date) -> Iterator[Hint]:
    last = details.last_day
    if last is not None and last > on and not details.planned and not details.draft:
        yield Hint(HintKind.WILL_BE_PLANNED, {"last_day": last})
