"""Why something about schedules, plans or the way back is refused, in sentences."""

from collections.abc import Mapping

from cpim_pdp.core.refusals import Reason
from cpim_pdp.wording.translation import Phrase

SENTENCES: Mapping[Reason, Phrase] = {
    Reason.LIKELIHOOD_OUT_OF_RANGE: lambda tr: tr(
        "{value} is no likelihood: use whole per cent from 0 to 100."
    ),
    Reason.SCHEDULE_UNKNOWN: lambda tr: tr(
        "There is no schedule “{id}”: take its id from the list of schedules."
    ),
    Reason.SCHEDULE_CHANGED_ELSEWHERE: lambda tr: tr(
        "The schedule “{title}” was changed elsewhere in the meantime ({clashes}): look at it again"
        " and repeat your change."
    ),
    Reason.SCHEDULE_EMPTY: lambda tr: tr(
        "“{title}” would never come again by this rule: choose a later last day or another rule."
    ),
    Reason.SCHEDULE_UNTIL_BEFORE_START: lambda tr: tr(
        "The schedule would end on {until}, before it starts on {start}: correct one of them."
    ),
    Reason.SCHEDULE_DAYS_OUT_OF_RANGE: lambda tr: tr(
        "Each time it can last 1 to 365 days, not {value}: correct the number."
    ),
    Reason.INTERVAL_OUT_OF_RANGE: lambda tr: tr(
        "It can come every 1 to 99 weeks, months or years, not every {value}: correct the number."
    ),
    Reason.RECURRENCE_MALFORMED: lambda tr: tr(
        "The first, second, third, fourth, fifth or last weekday goes with months alone: choose"
        " that, or the day itself."
    ),
    Reason.RECURRENCE_NOT_UNDERSTOOD: lambda tr: tr(
        "“{text}” is no rule: use yearly, monthly, weekly, or first to fifth or last with a"
        " weekday, such as “second tuesday”."
    ),
    Reason.ACTIVITY_NOT_PLANNED: lambda tr: tr(
        "“{title}” is not marked as planned: there is nothing to confirm."
    ),
    Reason.ACTIVITY_STILL_AHEAD: lambda tr: tr(
        "“{title}” is still ahead, on {date}: confirm it then, or give the day on which it really"
        " was."
    ),
    Reason.REMINDER_MALFORMED: lambda tr: tr(
        "There is no such reminder: take it from the list of reminders."
    ),
    Reason.REMINDER_UNKNOWN: lambda tr: tr(
        "No reminder “{key}” is there now: take its key from what `remind` prints."
    ),
    Reason.REMINDER_AMBIGUOUS: lambda tr: tr(
        "Several reminders begin with “{key}”: type more of the key that `remind` prints."
    ),
    Reason.SNOOZE_NOT_AHEAD: lambda tr: tr(
        "{until} is not ahead: choose a later day on which the reminder is to come back."
    ),
    Reason.NOTHING_AHEAD: lambda tr: tr(
        "Nothing is ahead in this cycle of {credential} after {on}: choose another cycle or"
        " credential for the calendar."
    ),
    Reason.TARGET_TOO_LOW: lambda tr: tr(
        "Your own target, {target} points, must be above the {required} that are required: choose a"
        " higher one, or none."
    ),
    Reason.PROGRAMME_NONE: lambda tr: tr(
        "No exam programme is known that leads back to {designation}: ask its issuer; only those of"
        " the CPIM are known here."
    ),
    Reason.PROGRAMME_UNKNOWN: lambda tr: tr(
        "There is no exam programme “{programme}”: use cpim-8, cpim-two-part or cpim-five-exam."
    ),
    Reason.EXAM_UNKNOWN: lambda tr: tr(
        "There is no exam “{exam}” on the way back: use one of {exams}."
    ),
    Reason.ATTEMPT_UNKNOWN: lambda tr: tr(
        "There is no exam attempt “{id}”: take its id from the list of exams."
    ),
    Reason.ATTEMPT_AHEAD: lambda tr: tr(
        "{date} is still ahead: note the exam with its score once it was taken."
    ),
    Reason.ATTEMPT_BEFORE_EXPIRY: lambda tr: tr(
        "On {date} {credential} had not expired: an exam retaken to keep it is logged as an"
        " activity of the type exam."
    ),
    Reason.ATTEMPT_CHANGED_ELSEWHERE: lambda tr: tr(
        "The exam “{exam}” was changed elsewhere in the meantime ({clashes}): look at it again and"
        " repeat your change."
    ),
}
