"""A refusal as one sentence: what is wrong and what to do."""

from collections.abc import Mapping

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.wording import (
    facts,
    refused_files,
    refused_filing,
    refused_in_window,
    refused_input,
    refused_plans,
)
from cpim_pdp.wording.translation import Phrase, Translate, english

SENTENCES: Mapping[Reason, Phrase] = {
    **refused_input.SENTENCES,
    **refused_filing.SENTENCES,
    **refused_files.SENTENCES,
    **refused_plans.SENTENCES,
}


def sentence(refusal: Refusal, tr: Translate = english) -> str:
    """Return the one sentence that tells the holder why, and what to do."""
    return SENTENCES[refusal.reason](tr).format(**facts.shown(refusal.facts, tr))


def in_window(refusal: Refusal, tr: Translate = english) -> str:
    """Return that sentence where a window says it, which has no commands and options."""
    phrase = refused_in_window.SENTENCES.get(refusal.reason, SENTENCES[refusal.reason])
    return phrase(tr).format(**facts.shown(refusal.facts, tr))
