"""Tips that are more than a few words."""

from textwrap import wrap

_LETTERS = 72
"""As many in a line as are pleasant to read; Qt breaks the lines of plain tips nowhere."""


def in_lines(text: str) -> str:
    """Return a text in lines that a screen has room for; its own line breaks stay."""
    return "\n".join(line for one in text.splitlines() for line in wrap(one, _LETTERS) or [""])
