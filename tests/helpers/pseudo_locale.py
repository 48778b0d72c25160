"""A language that nobody speaks: English with accents, longer, in brackets; or written from right.

What it does not reach is hard-wired; what has no room for it is cut off in German or Finnish.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication

OPENS, CLOSES = "\N{LEFT WHITE SQUARE BRACKET}", "\N{RIGHT WHITE SQUARE BRACKET}"
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞQŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļṁñöþqŕšţûṽŵẋýž"
_LETTERS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"(\{[^}]*\}|%n|&.|\(\*\.[^)]*\))")
"""Placeholders, mnemonics and kinds of files stay as they are."""
_KEYS = "QShortcut"
"""Qt's names of keys: a key sequence is read by them, too."""


class PseudoLanguage(QTranslator):
    """Translates whatever it is asked, Qt's own texts as well."""

    def translate(self, context: str, text: str, *_: object) -> str | None:  # type: ignore[override]
        """Return the text as it is in that language."""
        return None if context == _KEYS or not text.strip() else pseudo(text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that there is something to be asked."""
        return False


def pseudo(text: str) -> str:
    """Return an English text in the language: by half longer where it is short, else by a third."""
    parts = _KEPT.split(text)
    accented = "".join(
        part if at % 2 else part.translate(_LETTERS) for at, part in enumerate(parts)
    )
    letters = sum(map(len, parts[::2]))
    more = round(letters * (0.5 if letters <= 20 else 0.33))
    padding = "".join(" " if at % 7 == 0 else "ö" for at in range(more)) if more else ""
    return f"{OPENS}{accented}{padding}{CLOSES}"


def hard_wired(text: str) -> str:
    """Return what words of a text stand outside of all brackets; "" where none do."""
    depth, outside = 0, []
    for letter in text:
        depth += (letter == OPENS) - (letter == CLOSES)
        if depth == 0 and letter != CLOSES:
            outside.append(letter)
    return " ".join(re.findall(r"[A-Za-z]{2,}", "".join(outside)))


@contextmanager
def spoken(app: QApplication, *, from_right: bool = False) -> Iterator[None]:
    """Speak the language; ``from_right`` lays everything out as for Arabic or Hebrew."""
    language, direction = PseudoLanguage(), app.layoutDirection()
    app.installTranslator(language)
    if from_right:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        yield
    finally:
        app.removeTranslator(language)
        app.setLayoutDirection(direction)
