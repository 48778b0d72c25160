"""What an activity type is worth by the rules, in a few words, and where that was read."""

from collections.abc import Iterator, Mapping

from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.rulebook import Designation, Row
from cpim_pdp.wording import amounts
from cpim_pdp.wording.limits import limit
from cpim_pdp.wording.sites import sites
from cpim_pdp.wording.translation import Phrase, Translate, english

_RATES: Mapping[Unit, Phrase] = {
    Unit.HOUR: lambda tr: tr("{points} an hour"),
    Unit.DAY: lambda tr: tr("{points} a day"),
    Unit.CREDIT_HOUR: lambda tr: tr("{points} a credit hour"),
    Unit.CONFERENCE: lambda tr: tr("{points} a conference"),
    Unit.EXAM: lambda tr: tr("{points} an exam"),
    Unit.LEARNING_SYSTEM: lambda tr: tr("{points} a learning system"),
    Unit.MEMBERSHIP_YEAR: lambda tr: tr("{points} a year"),
    Unit.YEAR: lambda tr: tr("{points} a year"),
    Unit.BOOK: lambda tr: tr("{points} a book"),
    Unit.ARTICLE: lambda tr: tr("{points} an article"),
    Unit.PROJECT: lambda tr: tr("{points} a project"),
    Unit.MENTEE: lambda tr: tr("{points} a mentee"),
    Unit.COMPLETION: lambda tr: tr("{points} when completed"),
    Unit.PUBLICATION: lambda tr: tr("{points} a publication"),
    Unit.ENTRY: lambda tr: tr("{points} an entry"),
    Unit.UNKNOWN: lambda tr: tr("{points} a unit"),
}


def rate(row: Row | None, unit: Unit, tr: Translate = english) -> str:
    """Return what a unit is worth: 1 point an hour; None is a type that the rules do not name."""
    if row is None or row.rate is None:
        return tr("points by hand")
    if row.by_weeks:
        return tr("{points} a credit hour and week").format(points=amounts.points(row.rate, tr))
    return _RATES[unit](tr).format(points=amounts.points(row.rate, tr))


def worth(
    row: Row | None, unit: Unit, designation: Designation | None, tr: Translate = english
) -> str:
    """Return rate and limit in one line; without a designation the rate alone."""
    if row is None or row.cap is None or designation is None:
        return rate(row, unit, tr)
    both = {"rate": rate(row, unit, tr), "limit": limit(row.cap, designation, tr)}
    return tr("{rate}, {limit}", "what a type is worth").format(**both)


def rule(row: Row | None, tr: Translate = english) -> str:
    """Return the rule behind a type, line by line: its words, assumption, and where it was read."""
    if row is None:
        return tr(
            "The rules of that date, as far as they can be read, do not name it: its points are"
            " entered by hand, with the reason."
        )
    return "\n".join(_lines(row, tr))


def _lines(row: Row, tr: Translate) -> Iterator[str]:
    yield tr("The rule: {words}").format(words=row.activity)
    if row.rate is None:
        yield tr("No readable source states its value: enter what the official table gives.")
    if row.note:
        yield row.note
    if row.assumption:
        yield tr("Assumed: {words}").format(words=row.assumption)
    yield tr("Read at {places}; how sure: {confidence}").format(
        places=sites(row.source.address.split(";")), confidence=row.confidence
    )
