"""What a text of the holder may be: one line or several, storable, and of a bounded length."""

import re
import unicodedata

from cpim_pdp.core.refusals import Reason, Refusal

LINE_MOST = 10_000
NOTES_MOST = 100_000
_ID = re.compile(r"[0-9A-Za-z-]{1,64}")
_BREAKS = frozenset({"Cc", "Zl", "Zp"})


def line(text: str, field: str) -> str:
    """Return ``text`` without outer spaces; ``field`` names it in a refusal.

    Raises:
        Refusal: with a line break or control character, a character that is none, or over
            10,000 characters.
    """
    tidy = text.strip()
    categories = {unicodedata.category(character) for character in tidy}
    if categories & _BREAKS:
        raise Refusal(Reason.NOT_ONE_LINE, field=field)
    return _storable(tidy, field, LINE_MOST)


def notes(text: str, field: str) -> str:
    """Return ``text`` with line ends as line feeds and without outer white space.

    Raises:
        Refusal: with a character that can't be stored, or over 100,000 characters.
    """
    tidy = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return _storable(tidy, field, NOTES_MOST)


def identity(text: str) -> str:
    """Return ``text`` if it can be an id: letters, digits and hyphens, up to 64 of them.

    Raises:
        Refusal: ID_MALFORMED otherwise.
    """
    if not _ID.fullmatch(text):
        raise Refusal(Reason.ID_MALFORMED)
    return text


def _storable(text: str, field: str, most: int) -> str:
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise Refusal(Reason.TEXT_NOT_STORABLE, field=field)
    if len(text) > most:
        raise Refusal(Reason.TEXT_TOO_LONG, field=field, most=most)
    return text
