"""What a check of the log found wrong with it, in sentences."""

from collections.abc import Mapping

from cpim_pdp.core.problems import Problem, ProblemKind
from cpim_pdp.wording import facts
from cpim_pdp.wording.translation import Phrase, Translate, english

TEXTS: Mapping[ProblemKind, Phrase] = {
    ProblemKind.STRUCTURE_DAMAGED: lambda tr: tr(
        "The file is damaged inside ({detail}): go back to a backup."
    ),
    ProblemKind.REFERENCE_BROKEN: lambda tr: tr(
        "Rows of “{table}” that refer to something missing in “{to}”: {count}; go back to a backup."
    ),
    ProblemKind.CONTENT_CHANGED: lambda tr: tr(
        "The evidence “{name}” is not what was attached, its bytes have changed: attach it anew."
    ),
    ProblemKind.CONTENT_MISSING: lambda tr: tr(
        "The bytes of the evidence “{name}” are missing: attach it anew."
    ),
    ProblemKind.ROW_NOT_AS_JOURNALED: lambda tr: tr(
        "A row of “{table}” ({row}) is not as “{command}” left it: something else changed the file."
    ),
    ProblemKind.HISTORY_BROKEN: lambda tr: tr(
        "The history of a row of “{table}” ({row}) does not fit together at “{command}”: something"
        " else changed the file."
    ),
}


def text(problem: Problem, tr: Translate = english) -> str:
    """Return a problem as one sentence."""
    return TEXTS[problem.kind](tr).format(**facts.shown(problem.facts, tr))
