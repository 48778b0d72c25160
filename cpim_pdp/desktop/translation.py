"""The window's words in the holder's language: Qt's translators, else English."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from cpim_pdp.desktop.place import Place
from cpim_pdp.wording.notation import PLAIN, Notation
from cpim_pdp.wording.translation import English

CONTEXT = ""
"""The one context of all texts: that in which Qt's tool finds what no class translates."""
_THOUSAND = 1_000


class Translator:
    """Turns an English text into the holder's language; figures are written as at a place."""

    def __init__(self) -> None:
        self._place: Place | None = None
        self._notation = PLAIN

    @property
    def notation(self) -> Notation:
        """How figures are written."""
        return self._notation

    @property
    def place(self) -> Place:
        """Where the holder is."""
        return self._place or Place(QLocale())

    def move_to(self, place: Place) -> None:
        """Write figures as at this place from now on; Qt's own widgets do so too."""
        self._place = place
        self._notation = place.notation(self)
        QLocale.setDefault(place.locale)

    def __call__(self, text: str, comment: str = "", n: int = -1) -> str:
        """Return ``text`` in that language; ``n`` replaces ``%n`` and picks the plural."""
        found = QCoreApplication.translate(CONTEXT, text, comment or None, n)
        untranslated = text.replace("%n", str(n)) if n >= 0 else text
        if found == untranslated:
            return English(self._notation)(text, comment, n)
        # Qt fills %n in without separating thousands.
        number = self._notation.number(Decimal(n)) if n >= _THOUSAND else str(n)
        return found.replace(str(n), number, 1)


tr = Translator()
"""The window's own."""
printed = Translator()
"""The same words for what strangers read: its figures don't depend on where it is made."""
