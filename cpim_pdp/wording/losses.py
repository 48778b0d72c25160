"""What a damaged log lost, or got back from elsewhere, in sentences."""

from collections.abc import Mapping

from cpim_pdp.core.losses import Loss, LossKind
from cpim_pdp.wording import facts
from cpim_pdp.wording.translation import Phrase, Translate, english

TEXTS: Mapping[LossKind, Phrase] = {
    LossKind.PAGES_UNREADABLE: lambda tr: tr(
        "Parts of the file that could not be read, or not wholly: {count}."
    ),
    LossKind.ROWS_UNREADABLE: lambda tr: tr(
        "Entries that are lost, or whose text is no longer sound: {count}."
    ),
    LossKind.ROWS_FROM_HISTORY: lambda tr: tr(
        "Entries that were brought back from the history of changes, complete: {count}."
    ),
    LossKind.ROWS_FROM_BACKUP: lambda tr: tr(
        "Entries that were brought back from the backup {backup}, as they were then: {count}."
    ),
    LossKind.ACTIVITY_DOUBTFUL: lambda tr: tr(
        "The activity “{title}” is not as the history of changes has it: look it through."
    ),
    LossKind.ROW_DOUBTFUL: lambda tr: tr(
        "An entry of “{table}” is not as the history of changes has it: look it through."
    ),
    LossKind.ACTIVITY_STANDS_IN: lambda tr: tr(
        "An activity was lost; the draft “{title}” holds its evidence: fill it in anew."
    ),
    LossKind.CREDENTIAL_STANDS_IN: lambda tr: tr(
        "The credential was lost and taken for a {designation}: enter it anew, with its dates."
    ),
    LossKind.HOLDER_STANDS_IN: lambda tr: tr("The holder's name was lost: enter it anew."),
    LossKind.EVIDENCE_LOST: lambda tr: tr(
        "The bytes of the evidence “{name}” were lost: attach it anew."
    ),
    LossKind.REPORT_LOST: lambda tr: tr(
        "The report filed on {filed} was lost; its figures are there: keep your own copy of it."
    ),
    LossKind.DECISIONS_LOST: lambda tr: tr(
        "Decisions in which cycle an activity counts that were lost: {count}; look through where"
        " your activities count."
    ),
    LossKind.HISTORY_LOST: lambda tr: tr("Changes that the history no longer knows: {count}."),
}


def text(loss: Loss, tr: Translate = english) -> str:
    """Return one of the things to be told of a salvaged log as a sentence."""
    return TEXTS[loss.kind](tr).format(**facts.shown(loss.facts, tr))
