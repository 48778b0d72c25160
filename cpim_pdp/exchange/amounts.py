"""Read the numbers and durations of other people's tables: 16.5, 16,5, 1:30, 90 min, 8 h."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cpim_pdp.core.quantities import Quantity, Unit, of
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.exchange.fields import folded

MINUTES = "minute"
_WORDS: Mapping[str, tuple[str, ...]] = {
    Unit.HOUR: (
        *("h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "hora", "horas"),
        *("heure", "heures", "ora", "ore", "uur", "uren", "godz", "godziny", "godzin"),
    ),
    MINUTES: ("min", "mins", "minute", "minutes", "minuten", "minuto", "minutos", "minuti"),
    Unit.DAY: (
        *("day", "days", "tag", "tage", "dia", "dias", "jour", "jours", "giorno", "giorni"),
        *("dag", "dagen", "dzien", "dni"),
    ),
}
_UNIT_OF_WORD = {word: unit for unit, words in _WORDS.items() for word in words}
_CLOCK = re.compile(r"([0-9]{1,4})\s*(?::|h)\s*([0-5][0-9])\s*(?:min|m)?", re.IGNORECASE)
_NUMBER_AND_WORD = re.compile(r"([-+]?[0-9.,'’\s]*[0-9])\s*([^\W\d_]*)\.?")
_SPACED = re.compile(r"^[-+]?[0-9]{1,3}(?:[\s'’][0-9]{3})+(?=[.,]|$)")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})*")
_TWO_WAYS = re.compile(r"[-+]?[1-9][0-9]{0,2},[0-9]{3}")
_PLAIN = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_HOURLY = frozenset({Unit.HOUR, Unit.CREDIT_HOUR})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written, in ``unit`` (a `Unit`'s value or minutes), "" where none is named."""

    value: Decimal
    unit: str


def unit_named(title: str) -> str:
    """Return the unit of which a column's title speaks, "" where it names none."""
    return next(
        (_UNIT_OF_WORD[word] for word in folded(title).split() if word in _UNIT_OF_WORD), ""
    )


def number(text: str) -> Decimal | None:
    """Return the number that ``text`` writes with a decimal point or comma, None where it is none.

    Raises:
        Refusal: where it can be read in two ways, such as 1,234.
    """
    bare = text.strip()
    if _TWO_WAYS.fullmatch(bare):
        raise Refusal(Reason.NUMBER_AMBIGUOUS, text=bare)
    return _plain(_without_thousands(bare))


def amount(text: str, column_unit: str) -> Amount | None:
    """Return the amount that a cell of a column of ``column_unit`` writes, None where it is none.

    Raises:
        Refusal: where its number can be read in two ways.
    """
    clock = _CLOCK.fullmatch(text.strip())
    if clock is not None:
        minutes = int(clock[1]) * 60 + int(clock[2])
        return Amount(Decimal(minutes), MINUTES)
    found = _NUMBER_AND_WORD.fullmatch(text.strip())
    value = None if found is None else number(found[1])
    if found is None or value is None:
        return None
    if not found[2]:
        return Amount(value, column_unit)
    unit = _UNIT_OF_WORD.get(folded(found[2]))
    return None if unit is None else Amount(value, unit)


def fits(given: Amount, unit: Unit) -> bool:
    """Say whether an amount can be a number of ``unit``; one without a unit always can."""
    if given.unit in (Unit.HOUR, MINUTES):
        return unit in _HOURLY
    return given.unit in ("", unit)


def quantity(given: Amount, unit: Unit) -> Quantity:
    """Return an amount that fits ``unit`` as a quantity of it.

    Raises:
        Refusal: not above 0, or above 9,999.
    """
    if given.unit != MINUTES:
        return of(given.value, unit)
    of(given.value / 60, unit)
    hours = given.value / 60
    return Quantity(round(given.value), unit) if unit is Unit.HOUR else of(hours, unit)


def _without_thousands(text: str) -> str:
    """Return a number with a point for its decimals and nothing between its thousands."""
    bare = _SPACED.sub(lambda found: re.sub(r"[\s'’]", "", found[0]), text)
    comma, point = bare.rfind(","), bare.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "." if comma > point else ","
        whole, decimals = bare[: max(comma, point)], bare[max(comma, point) + 1 :]
        return f"{whole.replace(thousands, '')}.{decimals}" if _GROUPED.fullmatch(whole) else ""
    if bare.count(",") == 1:
        return bare.replace(",", ".")
    if _GROUPED.fullmatch(bare) and (comma >= 0 or bare.count(".") > 1):
        return re.sub("[.,]", "", bare)
    return bare


def _plain(text: str) -> Decimal | None:
    return Decimal(text) if _PLAIN.fullmatch(text) and len(text) <= 30 else None
