"""Whether a report at hand is the one that was filed, in a sentence."""

from cpim_pdp.core.filed_reports import Identified, Match
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.submissions import Submission
from cpim_pdp.wording import figures, names
from cpim_pdp.wording.translation import Translate, english


def text(found: Identified, snapshot: Snapshot, tr: Translate = english) -> str:
    """Return what a file is, beside the reports that were filed from a log."""
    if found.submission is None:
        return _unknown(found, tr)
    facts = _facts(found.submission, snapshot, tr)
    if found.match is Match.DIFFERS:
        return tr(
            "This is not the report that was filed on {day} for {credential}, cycle {number},"
            " though it bears the same id: it was changed, or printed again in another form."
        ).format(**facts)
    if found.submission.reopened_reason:
        return tr(
            "This is the report that was filed on {day} for {credential}, cycle {number}, byte for"
            " byte. That application was reopened since, so that it counts as not filed."
        ).format(**facts)
    return tr(
        "This is the report that was filed on {day} for {credential}, cycle {number}, byte for"
        " byte."
    ).format(**facts)


def _unknown(found: Identified, tr: Translate) -> str:
    if found.stated:
        return tr(
            "This is no report that was filed from this log: it bears the id {id}, which none of"
            " them does."
        ).format(id=found.stated)
    return tr("This is no report that was filed from this log.")


def _facts(submission: Submission, snapshot: Snapshot, tr: Translate) -> dict[str, object]:
    held = next(one for one in snapshot.credentials if one.id == submission.credential)
    return {
        "day": figures.day(submission.filed, tr),
        "credential": names.credential(held),
        "number": submission.cycle,
    }
