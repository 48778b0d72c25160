"""Reminders as the holder reads them: one sentence each, with what is to be done."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cpim_pdp.core.reminder_kinds import TIMINGS, ReminderKind
from cpim_pdp.core.reminders import Reminder, Task
from cpim_pdp.wording import amounts, facts, forecast, names
from cpim_pdp.wording.translation import Numbered, Phrase, Translate, english

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cpim_pdp.core.credentials import Credential

SENTENCES: Mapping[Task, Phrase] = {
    Task.EARN: lambda tr: tr("The application is due on {by}: earn {remaining} more, and file it."),
    Task.FILE: lambda tr: tr("You have all {required}: file the application by {by}."),
    Task.EARN_BEFORE_SURCHARGE: lambda tr: tr(
        "Suspended: earn {remaining} more to come to {required}, and file by {by}; after that it"
        " takes {next_required}."
    ),
    Task.FILE_BEFORE_SURCHARGE: lambda tr: tr(
        "Suspended: you have the {required} that it takes, so file by {by}; after that it takes"
        " {next_required}."
    ),
    Task.EARN_BEFORE_EXPIRY: lambda tr: tr(
        "Suspended: earn {remaining} more to come to {required}, and file by {by}, the last day"
        " before the credential expires."
    ),
    Task.FILE_BEFORE_EXPIRY: lambda tr: tr(
        "Suspended: you have the {required} that it takes, so file by {by}, the last day before the"
        " credential expires."
    ),
    Task.CONFIRM: lambda tr: tr("“{title}” was planned for {day}: if it took place, confirm it."),
    Task.PLAN: lambda tr: tr(
        "To reach {required} by {by} has become unlikely ({likelihood}): plan what brings them."
    ),
    Task.EARN_TO_FILE: lambda tr: tr(
        "The application for cycle {cycle} can be filed since {opens}, as soon as {required} count."
    ),
    Task.NOTE_DECISION: lambda tr: tr(
        "You filed the application on {filed}: note the decision once you have it."
    ),
    Task.STAND_AUDIT: lambda tr: tr(
        "The application has been in audit since {audited}: export the audit pack, and note the"
        " decision once you have it."
    ),
    Task.KEEP_PAPERS: lambda tr: tr(
        "Cycle {cycle} was approved on {approved}: put its papers together, and keep them until"
        " {until}."
    ),
}
NUMBERED: Mapping[Task, Numbered] = {
    Task.TAKE_EXAMS: lambda tr, n: tr(
        "Pass %n more exam(s) by {by}, or your first pass is no longer valid.", "", n
    ),
    Task.CONFIRM_SERIES: lambda tr, n: tr(
        "“{title}”: %n planned date(s) up to {day} have passed; confirm what took place.", "", n
    ),
    Task.ATTACH: lambda tr, n: tr(
        "{points} of %n activit(y|ies) have no evidence: attach what proves “{title}”.", "", n
    ),
}
"""Those whose plural ``count`` among their facts picks."""
_KINDS: Mapping[ReminderKind, Phrase] = {
    ReminderKind.SUSPENDED: lambda tr: tr("Suspension: before it gets worse"),
    ReminderKind.DUE: lambda tr: tr("The due date"),
    ReminderKind.EXAMS_DUE: lambda tr: tr("Exams on the way back"),
    ReminderKind.NOT_CONFIRMED: lambda tr: tr("Planned, and not confirmed"),
    ReminderKind.PACE_LOST: lambda tr: tr("The points become unlikely"),
    ReminderKind.EVIDENCE_MISSING: lambda tr: tr("Evidence is missing"),
    ReminderKind.FILING_OPENS: lambda tr: tr("The application can be filed"),
    ReminderKind.UNDECIDED: lambda tr: tr("The decision is open"),
    ReminderKind.PAPERS: lambda tr: tr("Papers to keep"),
}
_TIMES: Mapping[ReminderKind, Phrase] = {
    ReminderKind.SUSPENDED: lambda tr: tr(
        "From the missed deadline on, and anew {leads} before more points are required or the"
        " credential expires."
    ),
    ReminderKind.DUE: lambda tr: tr("{leads} before it."),
    ReminderKind.EXAMS_DUE: lambda tr: tr("{leads} before the first pass is no longer valid."),
    ReminderKind.NOT_CONFIRMED: lambda tr: tr("From {after} after the planned day on."),
    ReminderKind.PACE_LOST: lambda tr: tr("While they are more likely missed than reached."),
    ReminderKind.EVIDENCE_MISSING: lambda tr: tr("From {after} after the activity on."),
    ReminderKind.FILING_OPENS: lambda tr: tr(
        "For {lasts} from the day on which it opens, and once all points are there."
    ),
    ReminderKind.UNDECIDED: lambda tr: tr("From {after} after filing on, and during an audit."),
    ReminderKind.PAPERS: lambda tr: tr("For {lasts} after the approval."),
}
_AMOUNTS = frozenset({"remaining", "required", "next_required", "points"})
_MOST_LINES = 5


def sentence(reminder: Reminder, tr: Translate = english) -> str:
    """Return what is to be done, in one sentence."""
    shown = {**facts.shown(reminder.facts, tr)}
    for name in _AMOUNTS & reminder.facts.keys():
        if isinstance(value := reminder.facts[name], Decimal):
            shown[name] = amounts.points(value, tr)
    if isinstance(likelihood := reminder.facts.get("likelihood"), float):
        shown["likelihood"] = forecast.likelihood(likelihood, tr)
    if reminder.task in NUMBERED:
        text = NUMBERED[reminder.task](tr, int(str(reminder.facts["count"])))
    else:
        text = SENTENCES[reminder.task](tr)
    return text.format(**shown)


def full_sentence(
    reminder: Reminder, credentials: Iterable[Credential], tr: Translate = english
) -> str:
    """Return the sentence, and before it which credential it is about where there are several."""
    known = {one.id: one for one in credentials}
    text = sentence(reminder, tr)
    if len(known) < 2 or reminder.credential not in known:
        return text
    credential = names.credential(known[reminder.credential])
    return tr("{credential}: {sentence}").format(credential=credential, sentence=text)


def kind(value: ReminderKind, tr: Translate = english) -> str:
    """Return what a kind of reminders is called."""
    return _KINDS[value](tr)


def subject(key: str, tr: Translate = english) -> str:
    """Return what the reminder of a key is about, as far as the key tells."""
    about = key.partition(":")[0]
    return kind(ReminderKind(about), tr) if about in set(ReminderKind) else about


def times(value: ReminderKind, tr: Translate = english) -> str:
    """Return when reminders of a kind are shown."""
    timing = TIMINGS[value]
    return _TIMES[value](tr).format(
        leads=", ".join(_span(lead.months, lead.days, tr) for lead in timing.leads),
        after=_span(0, timing.after_days, tr),
        lasts=_span(0, timing.lasts_days or 0, tr),
    )


def heading(count: int, tr: Translate = english) -> str:
    """Return how many there are: the title of a message about them."""
    return tr("%n reminder(s)", "", count)


def message(sentences: Iterable[str], tr: Translate = english) -> str:
    """Return some sentences as the lines of a message, and how many more there are."""
    every = list(sentences)
    lines = every[:_MOST_LINES]
    if more := len(every) - len(lines):
        lines.append(tr("and %n more", "", more))
    return "\n".join(lines)


def _span(months: int, days: int, tr: Translate) -> str:
    return tr("%n month(s)", "", months) if months else tr("%n day(s)", "", days)
