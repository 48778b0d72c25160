"""Why something about credentials, cycles, filing or the history is refused, in sentences."""

from collections.abc import Mapping

from cpim_pdp.core.refusals import Reason
from cpim_pdp.wording.translation import Phrase

SENTENCES: Mapping[Reason, Phrase] = {
    Reason.DESIGNATION_UNKNOWN: lambda tr: tr(
        "There is no designation “{designation}” in the rules: use CPIM, CPIM-F, CSCP, CSCP-F,"
        " CLTD, CLTD-F or CTSC, or define a custom credential."
    ),
    Reason.DESIGNATION_NOT_MAINTAINED: lambda tr: tr(
        "{designation} asks for no maintenance as far as is known, so there is nothing to keep a"
        " log of; if yours does, define a custom credential."
    ),
    Reason.DESIGNATION_RULES_UNKNOWN: lambda tr: tr(
        "No readable source says how {designation} is maintained: if you know, define a custom"
        " credential with its points and years."
    ),
    Reason.CERTIFIED_NEEDED: lambda tr: tr(
        "The date certified is missing: enter it as it stands on the certificate."
    ),
    Reason.CUSTOM_INCOMPLETE: lambda tr: tr(
        "A custom credential needs a title, the points of a cycle and its years: enter all three."
    ),
    Reason.CUSTOM_OUT_OF_RANGE: lambda tr: tr(
        "A custom credential asks for above 0 to 999.99 points in a cycle of 1 to 20 years:"
        " correct the figures."
    ),
    Reason.CUSTOM_ONLY: lambda tr: tr(
        "Title, points and years of {designation} are set by the rules: leave them out, or define"
        " a custom credential."
    ),
    Reason.DUE_NOT_AFTER_CERTIFIED: lambda tr: tr(
        "The due date {due} is not after the certification on {certified}: correct one of them."
    ),
    Reason.POLICY_UNKNOWN: lambda tr: tr(
        "There is no lapse policy “{policy}”: use apics-five-year or ascm-90-day."
    ),
    Reason.POLICY_NOT_FOR_DESIGNATION: lambda tr: tr(
        "The policy “{policy}” has no figures for {designation}: choose another one, or none."
    ),
    Reason.CREDENTIAL_UNKNOWN: lambda tr: tr(
        "There is no credential “{credential}” in this log: take its code or id from the list of"
        " credentials."
    ),
    Reason.CREDENTIAL_AMBIGUOUS: lambda tr: tr(
        "“{credential}” fits several credentials: name one by its id."
    ),
    Reason.CREDENTIAL_LAST: lambda tr: tr(
        "This is the only credential of the log, so it stays: edit it, or add another one first."
    ),
    Reason.CREDENTIAL_FILED: lambda tr: tr(
        "{credential}: this would change a cycle that was filed; reopen the submission first."
    ),
    Reason.CYCLE_OUT_OF_RANGE: lambda tr: tr(
        "There is no cycle {cycle} to look at: use a number from 1 to {most}."
    ),
    Reason.CYCLE_TARGET_MALFORMED: lambda tr: tr(
        "“{text}” names no cycle: write the credential and the number, such as CPIM:2."
    ),
    Reason.CYCLE_FILED: lambda tr: tr(
        "Cycle {cycle} of {credential} was filed: reopen its submission first, or choose another"
        " cycle."
    ),
    Reason.ATTESTATION_MISSING: lambda tr: tr(
        "The application needs your attestation: confirm that you keep to the code of ethics and"
        " that all is true."
    ),
    Reason.FILING_NOT_OPEN: lambda tr: tr(
        "The application for this cycle can be filed from {opens}: give a later filing date."
    ),
    Reason.FILING_EXPIRED: lambda tr: tr(
        "The credential has been expired since {since}, so no application can be filed: ask its"
        " issuer how to earn it again."
    ),
    Reason.FILING_TOO_FEW_POINTS: lambda tr: tr(
        "Only {counted} of {required} points count on that day: log what is missing, then file."
    ),
    Reason.FILING_UNDECIDED: lambda tr: tr(
        "The application filed on {filed} is still undecided: note its decision first."
    ),
    Reason.FILING_BEFORE_DECISION: lambda tr: tr(
        "The filing date lies before the last decision, on {decided}: give a later one."
    ),
    Reason.SUBMISSION_UNKNOWN: lambda tr: tr(
        "There is no submission “{id}”: take its id from the list of submissions."
    ),
    Reason.SUBMISSION_DECIDED: lambda tr: tr(
        "This submission is decided already: reopen it, with a reason, to change that."
    ),
    Reason.SUBMISSION_REOPENED: lambda tr: tr(
        "This submission was reopened, so it is no longer filed: file a new one."
    ),
    Reason.SUBMISSION_LATER_EXISTS: lambda tr: tr(
        "A later submission builds on this one: reopen that one first."
    ),
    Reason.DAY_AHEAD: lambda tr: tr(
        "{day} is still ahead: note what happened once it has happened."
    ),
    Reason.DECISION_BEFORE_FILING: lambda tr: tr(
        "The decision lies before the filing on {filed}: give that day or a later one."
    ),
    Reason.NEXT_DUE_TOO_EARLY: lambda tr: tr(
        "The next due date, {due}, is not after the present one, {present}: give a later one."
    ),
    Reason.FEE_NOT_A_NUMBER: lambda tr: tr("“{text}” is no amount: write the fee like 75.00."),
    Reason.NOTHING_TO_UNDO: lambda tr: tr("There is nothing to undo: the log is as it began."),
    Reason.TOO_FEW_TO_UNDO: lambda tr: tr(
        "{steps} steps can't be undone, only {possible}: ask for fewer; nothing was changed."
    ),
    Reason.CREDENTIAL_CHANGED_ELSEWHERE: lambda tr: tr(
        "{credential} was changed elsewhere in the meantime ({clashes}): look at it again and"
        " repeat your change."
    ),
    Reason.HOLDER_CHANGED_ELSEWHERE: lambda tr: tr(
        "The holder was changed elsewhere in the meantime ({clashes}): look at it again and repeat"
        " your change."
    ),
    Reason.UNDO_OUT_OF_REACH: lambda tr: tr(
        "“{command}” can't be undone, so neither can what was done before it: choose a later entry"
        " of the history."
    ),
    Reason.ENTRY_UNKNOWN: lambda tr: tr(
        "The history has no entry {entry} to go back to: choose one that is not undone."
    ),
    Reason.NOTHING_TO_REDO: lambda tr: tr(
        "There is nothing to redo: nothing was undone since the last change."
    ),
    Reason.UNDO_CHANGED_SINCE: lambda tr: tr(
        "“{command}” can't be taken back: what it changed was changed again since; undo that first."
    ),
}
