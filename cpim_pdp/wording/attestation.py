"""What the holder attests when filing, in the program's own words."""

from cpim_pdp.wording.translation import Translate, english

CODE_OF_ETHICS = (
    "https://www.ascm.org/learning-development/certifications-credentials/purchase-exam/"
    "code-of-ethics/"
)
"""Where the original stands."""


def text(tr: Translate = english) -> str:
    """Return the attestation; it is this program's wording, not ASCM's."""
    return tr(
        "I have kept to the ASCM code of ethics during this cycle. All that stands here is true"
        " and complete to the best of my knowledge: I took part in each activity myself, and I"
        " keep the evidence for it."
    )


def own_text(tr: Translate = english) -> str:
    """Return the attestation for a credential that the holder defined, of whatever issuer."""
    return tr(
        "I have kept to the rules of its issuer during this cycle. All that stands here is true and"
        " complete to the best of my knowledge: I took part in each activity myself, and I keep the"
        " evidence for it."
    )


def source(tr: Translate = english) -> str:
    """Return where the code of ethics can be read."""
    return tr("The code of ethics in the original: {address}").format(address=CODE_OF_ETHICS)
