"""Names of files as they may be written back on any system."""

import re
import unicodedata

_FORBIDDEN = re.compile(
    r'[<>:"|?*\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff'
    r"\ud800-\udfff]"
)
"""What Windows refuses, what no name should hold, what shows a name in another order, or hides."""

_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE
)
_MOST_BYTES = 200
"""Systems take 255; the rest is for a number put before or after."""


def safe_name(name: str) -> str:
    """Return the base name, fit for every system; ``evidence`` where nothing is left of it."""
    base = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    tidy = _FORBIDDEN.sub("_", base).strip().rstrip(". ")
    if not tidy.strip("._ "):
        return "evidence"
    # A name with a dot in front is hidden, and may be the settings of another program.
    if _RESERVED.fullmatch(tidy) or tidy.startswith("."):
        tidy = f"_{tidy}"
    return _shortened(tidy)


def renamed(before: str, wanted: str) -> str:
    """Return a file's new name; its suffix stays, as it tells every system what the file is."""
    _, dot, suffix = before.rpartition(".")
    tidy = safe_name(wanted)
    if not dot or tidy.lower().endswith(f".{suffix.lower()}"):
        return tidy
    return safe_name(f"{tidy}.{suffix}")


def _shortened(name: str) -> str:
    """Return the name with its middle cut out, so that the suffix stays."""
    if len(name.encode()) <= _MOST_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix.encode()) > 20:
        stem, dot, suffix = name, "", ""
    room = _MOST_BYTES - len((dot + suffix).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + dot + suffix
