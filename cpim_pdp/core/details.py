"""What an activity must be to enter a log.

Each field checked, and the defaults that the rules allow filled in.
"""

from dataclasses import replace
from decimal import Decimal

from cpim_pdp.core import dates, points, quantities, texts
from cpim_pdp.core.activities import Details
from cpim_pdp.core.pricing import by_rate, unit_of
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Row, Rulebook

PASSED_FROM = 300
SCORES = range(200, 351)
"""Scaled scores of the CPIM exams.

They are passed from 300. Source: Coursera, article on the CPIM, November 2025.
"""

WEEKS = range(1, 105)
LIKELIHOODS = range(101)
_NEEDS_QUANTITY = frozenset({Unit.HOUR, Unit.CREDIT_HOUR})


def checked(details: Details, rulebook: Rulebook) -> Details:
    """Return the details as a log keeps them; a draft may lack all but its title.

    A quantity in another unit than the type has on that day counts as not given.

    Raises:
        Refusal: for the first thing that is wrong, naming it.
    """
    tidy = _with_origin(_with_texts(details))
    _check_dates(tidy)
    _check_choices(tidy, rulebook)
    _check_likelihood(tidy)
    if tidy.type is None:
        return tidy
    tidy = _with_quantity(tidy, rulebook)
    _check_score(tidy, rulebook)
    _check_weeks(tidy, rulebook)
    return tidy if tidy.draft else _with_points(tidy, rulebook)


def quantity_of(value: Decimal, details: Details, rulebook: Rulebook) -> Quantity:
    """Return ``value`` in the unit that the details' type has on their day.

    Raises:
        Refusal: for an unknown type, or a value out of range.
    """
    if details.type is None:
        return quantities.of(value, Unit.UNKNOWN)
    return quantities.of(value, unit_of(details.type, details.last_day, rulebook, details.row))


def follows_period(details: Details) -> bool:
    """Say whether the quantity is the days of the period, as it is where none is given."""
    quantity = details.quantity
    if quantity is None or quantity.unit is not Unit.DAY:
        return False
    return quantity == _usual_quantity(details, Unit.DAY)


def _with_texts(details: Details) -> Details:
    tidy = replace(
        details,
        title=texts.line(details.title, "title"),
        reason=texts.line(details.reason, "reason"),
        provider=texts.line(details.provider, "provider"),
        event=texts.line(details.event, "event"),
        notes=texts.notes(details.notes, "notes"),
        topics=tuple(dict.fromkeys(details.topics)),
        points=None if details.points is None else points.checked(details.points),
    )
    if not tidy.title:
        raise Refusal(Reason.TITLE_EMPTY)
    return tidy


def _with_origin(details: Details) -> Details:
    """Return the details with a schedule and the day it made them for, or with neither."""
    if details.schedule is None or details.occurrence is None:
        return replace(details, schedule=None, occurrence=None)
    texts.identity(details.schedule)
    dates.checked(details.occurrence)
    return details


def _check_likelihood(details: Details) -> None:
    if details.likelihood is not None and details.likelihood not in LIKELIHOODS:
        raise Refusal(Reason.LIKELIHOOD_OUT_OF_RANGE, value=details.likelihood)


def _check_dates(details: Details) -> None:
    for day in (details.date, details.until):
        if day is not None:
            dates.checked(day)
    if details.date is None and (details.until is not None or not details.draft):
        raise Refusal(Reason.DATE_NEEDED)
    if details.date and details.until and details.until < details.date:
        raise Refusal(Reason.UNTIL_BEFORE_DATE, date=details.date, until=details.until)


def _check_choices(details: Details, rulebook: Rulebook) -> None:
    if details.type is not None:
        rulebook.type(details.type)
    elif not details.draft:
        raise Refusal(Reason.TYPE_NEEDED)
    for topic in details.topics:
        if topic not in rulebook.topics:
            raise Refusal(Reason.TOPIC_UNKNOWN, topic=topic)
    if details.category is not None:
        _check_category(details, details.category, rulebook)
    if details.row is not None:
        _check_row(details, details.row, rulebook)


def _check_category(details: Details, category: str, rulebook: Rulebook) -> None:
    holding = [edition for edition in rulebook.editions if category in edition.categories]
    if not holding:
        raise Refusal(Reason.CATEGORY_UNKNOWN, category=category)
    day = details.last_day
    if day is not None and not any(edition.holds(day) for edition in holding):
        raise Refusal(Reason.CATEGORY_NOT_THEN, category=category, date=day, last=holding[-1].last)


def _check_row(details: Details, row: str, rulebook: Rulebook) -> None:
    day = details.last_day
    offered = () if day is None else rulebook.edition_on(day).choices.get(details.type or "", ())
    if row not in offered:
        raise Refusal(Reason.ROW_NOT_FOR_TYPE, row=row, type=details.type)


def _with_quantity(details: Details, rulebook: Rulebook) -> Details:
    type_id = details.type or ""
    unit = unit_of(type_id, details.last_day, rulebook, details.row)
    given = details.quantity
    if given is not None and given.unit is Unit.UNKNOWN:
        given = quantities.of(given.shown, unit)
    if given is not None and given.unit is not unit:
        given = None
    if given is not None:
        quantities.of(given.shown, unit)
    elif unit in _NEEDS_QUANTITY:
        if details.points is None and not details.draft:
            raise Refusal(Reason.QUANTITY_NEEDED, type=type_id, unit=unit)
    else:
        given = _usual_quantity(details, unit)
    return replace(details, quantity=given)


def _usual_quantity(details: Details, unit: Unit) -> Quantity | None:
    if unit is not Unit.DAY:
        return quantities.of(Decimal(1), unit)
    if details.date is None or details.last_day is None:
        return None
    return quantities.of(Decimal((details.last_day - details.date).days + 1), unit)


def _check_score(details: Details, rulebook: Rulebook) -> None:
    if details.score is None:
        return
    if not rulebook.type(details.type or "").scored:
        raise Refusal(Reason.SCORE_NOT_FOR_TYPE, type=details.type)
    if details.score not in SCORES:
        raise Refusal(Reason.SCORE_OUT_OF_RANGE, value=details.score)


def _check_weeks(details: Details, rulebook: Rulebook) -> None:
    if details.weeks is None:
        return
    if not rulebook.type(details.type or "").weekly:
        raise Refusal(Reason.WEEKS_NOT_FOR_TYPE, type=details.type)
    if details.weeks not in WEEKS:
        raise Refusal(Reason.WEEKS_OUT_OF_RANGE, value=details.weeks)
    row = _row(details, rulebook)
    if row is not None and not row.by_weeks and details.last_day is not None:
        edition = rulebook.edition_on(details.last_day)
        raise Refusal(Reason.WEEKS_NOT_IN_EDITION, type=details.type, edition=edition.id)


def _with_points(details: Details, rulebook: Rulebook) -> Details:
    row = _row(details, rulebook)
    known = by_rate(details, row)
    if details.points is None:
        _check_value(details, row, known, rulebook)
    elif known is not None and details.points == known:
        return replace(details, points=None)
    elif known is not None and not details.reason:
        raise Refusal(Reason.REASON_NEEDED, type=details.type, points=known)
    return details


def _check_value(
    details: Details, row: Row | None, known: Decimal | None, rulebook: Rulebook
) -> None:
    if known is not None or details.last_day is None:
        return
    if row is not None and row.by_weeks and details.weeks is None:
        raise Refusal(Reason.WEEKS_NEEDED, type=details.type)
    edition = rulebook.edition_on(details.last_day)
    raise Refusal(Reason.POINTS_NEEDED, type=details.type, edition=edition.id)


def _row(details: Details, rulebook: Rulebook) -> Row | None:
    day = details.last_day
    return (
        None
        if details.type is None or day is None
        else rulebook.row(details.type, day, details.row)
    )
