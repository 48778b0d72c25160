"""The membership of an invented holder, which a schedule renews each year."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from cpim_pdp.core import dates, schedules
from cpim_pdp.core.activities import Details
from cpim_pdp.core.credentials import Credential, designation_of
from cpim_pdp.core.cycles import cycles_of
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.schedules import Series

_TEMPLATE = Details("ASCM membership, one year", type="membership", provider="ASCM")


def membership(credential: Credential, on: date) -> Series:
    """Return a membership that is renewed on each day of the certification after ``on``."""
    renewals = (dates.years(credential.certified, year) for year in count(1))
    start = next(day for day in renewals if day > on)
    return Series(_TEMPLATE, Recurrence(Frequency.YEARLY), start)


def renewals(series: Series, credential: Credential, rulebook: Rulebook) -> Sequence[date]:
    """Return the days of the first cycle for which it plans entries.

    None where the rules of a day know no value of it.
    """
    cycle = cycles_of(credential, designation_of(credential, rulebook), (), credential.certified)
    days = tuple(schedules.occurrences(series, cycle.cycle(1).due))
    rows = (rulebook.row("membership", day) for day in days)
    return days if all(row is not None and row.rate is not None for row in rows) else ()
