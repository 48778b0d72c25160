"""The window's words in the holder's language: Qt's translators, else English."""

from PySide6.QtCore import QCoreApplication

from cpim_pdp.wording.translation import english

CONTEXT = "cpim-pdp"
"""The one context of all texts: a plural in an inherited context would stay untranslated."""


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """Return ``text`` in the holder's language; ``n`` replaces ``%n`` and picks the plural."""
    found = QCoreApplication.translate(CONTEXT, text, comment or None, n)
    untranslated = text.replace("%n", str(n)) if n >= 0 else text
    return english(text, comment, n) if found == untranslated else found
