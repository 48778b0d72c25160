"""Whose program this is not, and who decides."""

from cpim_pdp.wording.translation import Translate, english


def text(tr: Translate = english) -> str:
    """Return the disclaimer that About, the README and each report carry."""
    return tr(
        "CPIM PDP is not a product of ASCM and is not endorsed by it. Your ASCM account and the"
        " official handbook decide; the rules here are only what public sources state."
    )
