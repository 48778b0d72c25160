"""What would make the proof of an activity stronger, in sentences."""

from collections.abc import Mapping

from cpim_pdp.core.strength import Advice, AdviceKind
from cpim_pdp.wording import facts
from cpim_pdp.wording.translation import Phrase, Translate, english

TEXTS: Mapping[AdviceKind, Phrase] = {
    AdviceKind.ATTACH: lambda tr: tr(
        "Attach a paper that names you: a certificate, a transcript, a list of those present or a"
        " letter."
    ),
    AdviceKind.SAY_KIND: lambda tr: tr(
        "Say what “{name}” is: noted as “other”, it is called weak."
    ),
    AdviceKind.SHOW_PRESENCE: lambda tr: tr(
        "Add a paper by somebody else that shows you took part: a certificate, a transcript, a list"
        " of those present or a letter."
    ),
    AdviceKind.SHOW_DURATION: lambda tr: tr(
        "See that the paper states the hours; if it does not, add the programme."
    ),
    AdviceKind.NAME_PROVIDER: lambda tr: tr("Name the provider: audits ask who held it."),
    AdviceKind.GIVE_REASON: lambda tr: tr(
        "Say in the reason where the points that you entered come from."
    ),
    AdviceKind.DESCRIBE: lambda tr: tr("Say in the notes what it was about."),
}


def text(advice: Advice, tr: Translate = english) -> str:
    """Return a piece of advice as one sentence."""
    return TEXTS[advice.kind](tr).format(**facts.shown(advice.facts, tr))


def whence(tr: Translate = english) -> str:
    """Return where the advice comes from, so that nobody takes it for a rule of ASCM."""
    return tr(
        "General advice, by what ISACA publishes of its audits; it is no rule of ASCM, whose own"
        " audit guidelines could not be read."
    )
