"""A cycle in words: where it stands, its period, and its points."""

from collections.abc import Mapping
from datetime import date

from cpim_pdp.core.cycle_records import CycleRecord, CycleState
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Phrase, Translate, english

STATES: Mapping[CycleState, Phrase] = {
    CycleState.AHEAD: lambda tr: tr("Ahead"),
    CycleState.OPEN: lambda tr: tr("Open"),
    CycleState.SUSPENDED: lambda tr: tr("Suspended"),
    CycleState.EXPIRED: lambda tr: tr("Expired"),
    CycleState.FILED: lambda tr: tr("Filed"),
    CycleState.AUDITED: lambda tr: tr("In audit"),
    CycleState.APPROVED: lambda tr: tr("Approved"),
    CycleState.MAINTAINED: lambda tr: tr("Maintained"),
}
_SENTENCES: Mapping[CycleState, Phrase] = {
    CycleState.AHEAD: lambda tr: tr(
        "It opens when the cycle before it is approved. Its application can be filed from {opens}"
        " on."
    ),
    CycleState.OPEN: lambda tr: tr("To be filed by {due}."),
    CycleState.SUSPENDED: lambda tr: tr("It was due on {due} and is not filed."),
    CycleState.EXPIRED: lambda tr: tr("It was due on {due} and was never filed."),
    CycleState.FILED: lambda tr: tr("Filed on {filed}; not decided yet."),
    CycleState.AUDITED: lambda tr: tr("Filed on {filed}; in audit since {audited}."),
    CycleState.APPROVED: lambda tr: tr("Filed on {filed}, approved on {approved}."),
    CycleState.MAINTAINED: lambda tr: tr(
        "It counts as maintained, as it lies before the due date that your account shows. Nothing"
        " was filed with this log."
    ),
}


def title(record: CycleRecord, tr: Translate = english) -> str:
    """Return what a cycle is called: Cycle 2."""
    return tr("Cycle {number}").format(number=record.cycle.number)


def state(record: CycleRecord, tr: Translate = english) -> str:
    """Return where a cycle stands, in a word."""
    return STATES[record.state](tr)


def period(record: CycleRecord, tr: Translate = english) -> str:
    """Return the days of a cycle, the last of which is its due date."""
    return figures.days(record.cycle.start, record.cycle.due, tr)


def points(record: CycleRecord, tr: Translate = english) -> str:
    """Return what counts of what is required: 52 of 75 points."""
    return tr("{counted} of {required} points").format(
        counted=figures.points(record.counted, tr), required=figures.points(record.required, tr)
    )


def sentence(record: CycleRecord, opens: date, tr: Translate = english) -> str:
    """Return where a cycle stands, with its dates; filing opens on ``opens``."""
    filed = record.submission
    dates = {"due": record.cycle.due, "opens": opens}
    if filed is not None:
        dates["filed"] = filed.filed
        dates["audited"] = filed.audited or filed.filed
        dates["approved"] = filed.approved or filed.filed
    text = _SENTENCES[record.state](tr)
    return text.format(**{name: figures.day(value, tr) for name, value in dates.items()})


def spoken(record: CycleRecord, tr: Translate = english) -> str:
    """Return a cycle as one line that a screen reader reads."""
    return tr("{cycle}, {state}: {period}, {points}").format(
        cycle=title(record, tr),
        state=state(record, tr),
        period=period(record, tr),
        points=points(record, tr),
    )
