"""Why what was typed about an activity or its evidence is refused, in sentences."""

from collections.abc import Mapping

from cpim_pdp.core.refusals import Reason
from cpim_pdp.wording.translation import Phrase

SENTENCES: Mapping[Reason, Phrase] = {
    Reason.DATE_NOT_ISO: lambda tr: tr(
        "“{text}” is not a date that can be read: write it as 2026-11-22, year, month and day."
    ),
    Reason.DATE_NOT_UNDERSTOOD: lambda tr: tr(
        "“{text}” is not a date that can be read: write it like {example}."
    ),
    Reason.DATE_DOES_NOT_EXIST: lambda tr: tr(
        "There is no such day as {text}: check day, month and year."
    ),
    Reason.DATE_OUT_OF_RANGE: lambda tr: tr(
        "The date {date} is out of range: use one from 1950 to 2199."
    ),
    Reason.POINTS_NOT_A_NUMBER: lambda tr: tr(
        "“{text}” is not a number of points: write it like 7.5."
    ),
    Reason.POINTS_OUT_OF_RANGE: lambda tr: tr(
        "{value} is out of range for points: use a number from 0 to 999.99."
    ),
    Reason.QUANTITY_NOT_A_NUMBER: lambda tr: tr(
        "“{text}” is not a quantity: write a number like 1.5."
    ),
    Reason.NOT_A_WHOLE_NUMBER: lambda tr: tr("“{text}” is not a whole number: write it like 15."),
    Reason.QUANTITY_OUT_OF_RANGE: lambda tr: tr(
        "{value} is out of range for a quantity: use a number above 0, at most 9999."
    ),
    Reason.QUANTITY_NEEDED: lambda tr: tr(
        "{type}: its points depend on how long it took, so enter the quantity in {unit}, or the"
        " points themselves."
    ),
    Reason.WEEKS_NEEDED: lambda tr: tr(
        "{type}: its points are credit hours times weeks, so enter the number of weeks, or the"
        " points themselves."
    ),
    Reason.WEEKS_OUT_OF_RANGE: lambda tr: tr(
        "{value} is out of range for weeks: use a whole number from 1 to 104."
    ),
    Reason.WEEKS_NOT_FOR_TYPE: lambda tr: tr(
        "{type}: weeks have no meaning for this type, so leave them out."
    ),
    Reason.WEEKS_NOT_IN_EDITION: lambda tr: tr(
        "{type}: on that date it was counted in hours ({edition}), so leave the weeks out and"
        " enter the hours."
    ),
    Reason.SCORE_OUT_OF_RANGE: lambda tr: tr(
        "{value} is no score of these exams: use a whole number from 200 to 350."
    ),
    Reason.SCORE_NOT_FOR_TYPE: lambda tr: tr(
        "{type}: a score has no meaning for this type, so leave it out."
    ),
    Reason.POINTS_NEEDED: lambda tr: tr(
        "{type}: the rules, as far as they can be read, give no value for it ({edition}), so enter"
        " its points."
    ),
    Reason.REASON_NEEDED: lambda tr: tr(
        "{type}: the rules give {points} points here, so another number needs a reason."
    ),
    Reason.REASON_EMPTY: lambda tr: tr("This needs a reason: say in a few words why."),
    Reason.TITLE_EMPTY: lambda tr: tr("The title is empty: say in a few words what it was."),
    Reason.NOT_ONE_LINE: lambda tr: tr(
        "{field}: this is one line, so take out line breaks and control characters."
    ),
    Reason.TEXT_NOT_STORABLE: lambda tr: tr(
        "{field}: the text holds characters that can't be kept: type it again."
    ),
    Reason.TEXT_TOO_LONG: lambda tr: tr(
        "{field}: the text is too long: shorten it to at most {most} characters."
    ),
    Reason.ID_MALFORMED: lambda tr: tr("Its id is none that this program gives: enter it by hand."),
    Reason.NAME_EMPTY: lambda tr: tr(
        "The holder's name is empty: enter it as it stands on the certificate."
    ),
    Reason.TYPE_UNKNOWN: lambda tr: tr(
        "There is no activity type “{type}”: choose one of the list of types."
    ),
    Reason.TYPE_NEEDED: lambda tr: tr(
        "The type is missing: choose one, or keep the activity as a draft."
    ),
    Reason.DATE_NEEDED: lambda tr: tr(
        "The date is missing: enter it, or keep the activity as a draft without a last day."
    ),
    Reason.UNTIL_BEFORE_DATE: lambda tr: tr(
        "The last day, {until}, lies before the first, {date}: correct one of them."
    ),
    Reason.TOPIC_UNKNOWN: lambda tr: tr("There is no topic “{topic}”: choose one of the eight."),
    Reason.CATEGORY_UNKNOWN: lambda tr: tr(
        "There is no category “{category}”: choose education or service; presentations and"
        " membership exist for dates up to 3 January 2018."
    ),
    Reason.CATEGORY_NOT_THEN: lambda tr: tr(
        "The category “{category}” ended on {last}, before {date}: choose education or service."
    ),
    Reason.ROW_NOT_FOR_TYPE: lambda tr: tr(
        "{type}: the rules of that date have no row “{row}” for it: choose one that they have."
    ),
    Reason.KIND_UNKNOWN: lambda tr: tr(
        "There is no kind of evidence “{kind}”: use certificate, transcript, attendance, letter,"
        " programme, receipt, invitation, slides, screenshot or other."
    ),
    Reason.STATE_UNKNOWN: lambda tr: tr(
        "There is no state “{state}”: use draft, planned, unproven, proven or submitted."
    ),
    Reason.NOTHING_TO_CHANGE: lambda tr: tr(
        "Nothing was named that should change: say what, and to what."
    ),
    Reason.ACTIVITY_UNKNOWN: lambda tr: tr(
        "There is no activity “{id}”: take its id from the list of activities."
    ),
    Reason.ACTIVITY_IN_TRASH: lambda tr: tr(
        "The activity “{id}” is in the trash: restore it first."
    ),
    Reason.ACTIVITY_NOT_IN_TRASH: lambda tr: tr(
        "The activity “{id}” is not in the trash: there is nothing to restore."
    ),
    Reason.ACTIVITY_FILED: lambda tr: tr(
        "“{title}” was filed with the application of cycle {cycle}: reopen that submission, with"
        " a reason, to change it."
    ),
    Reason.ACTIVITY_CHANGED_ELSEWHERE: lambda tr: tr(
        "“{title}” was changed elsewhere in the meantime ({clashes}): look at it again and repeat"
        " your change."
    ),
    Reason.EVIDENCE_UNKNOWN: lambda tr: tr(
        "This activity has no evidence “{sha256}”: take the hash from what it shows."
    ),
    Reason.EVIDENCE_ALREADY_THERE: lambda tr: tr(
        "“{name}” is attached to this activity already: nothing was added."
    ),
    Reason.EVIDENCE_NAME_EMPTY: lambda tr: tr(
        "A file needs a name: say in a few words what it is."
    ),
    Reason.EVIDENCE_TOO_LARGE: lambda tr: tr(
        "“{name}” is larger than 100 MiB: attach a smaller scan of it."
    ),
    Reason.EVIDENCE_EMPTY: lambda tr: tr("“{name}” is empty: choose the file with the evidence."),
    Reason.EVIDENCE_NOT_READABLE: lambda tr: tr(
        "“{name}” can't be read: check that it is there and that you may open it."
    ),
    Reason.EVIDENCE_NOT_A_FILE: lambda tr: tr(
        "“{name}” is not a file: choose a single file such as a PDF or a picture."
    ),
    Reason.EVIDENCE_NONE: lambda tr: tr("“{title}” has no evidence: attach a file first."),
    Reason.TRASH_NOT_CONFIRMED: lambda tr: tr(
        "Emptying the trash can't be undone: confirm it with --yes."
    ),
}
