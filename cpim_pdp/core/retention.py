"""Retention: until when papers had best be kept, as nobody states ASCM's own period."""

from datetime import date

from cpim_pdp.core import dates
from cpim_pdp.core.cycle_records import CycleRecord
from cpim_pdp.core.rulebook import Rulebook


def keep_until(record: CycleRecord, rulebook: Rulebook) -> date:
    """Return the last day on which any known body would ask for the papers of a cycle.

    The longest period that one asks for, from the due date or, where it was later, the decision.
    """
    filed = record.submission
    return papers_until(record.cycle.due, None if filed is None else filed.approved, rulebook)


def papers_until(due: date, approved: date | None, rulebook: Rulebook) -> date:
    """Return the same for a cycle that was due on a day and perhaps approved on another."""
    end = due if approved is None else max(due, approved)
    return dates.months(end, max(one.months for one in rulebook.filing.retention))
