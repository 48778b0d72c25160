"""Find out in which encoding a text file of unknown origin was written."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_USUAL = "cp1252"
_CODE_PAGES = (
    _USUAL,
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp932",
    "gb18030",
    "big5",
    "euc_kr",
)
_NEARLY = 0.01
_LOOKED_AT = 200_000
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
# A superscript or a symbol between two letters is a letter of another code page.
_SYMBOL_IN_WORD = re.compile(r"[^\W\d_][¹²³¼½¾¿¡£¥¦§¨©ª«¬®¯°±´¶¸º»][^\W\d_]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was read with.

    ``certain`` unless that was found by looking at the letters.
    """

    text: str
    encoding: str
    certain: bool


def decoded(data: bytes) -> Decoded | None:
    """Return what ``data`` says, None where it is no text in any encoding that is known here."""
    found = _marked(data) or _unmarked_utf16(data) or _utf8(data) or _code_page(data)
    return None if found is None or not _is_text(found.text) else found


def _is_text(text: str) -> bool:
    """Say whether there are no signs that only a program's own files have, or hardly any."""
    start = text[:_LOOKED_AT]
    return "\0" not in text and 20 * len(_CONTROL.findall(start)) <= len(start)


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _attempt(data, encoding)
    return None


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """Read UTF-16 that has no mark: in a table of mostly Latin letters every second byte is 0."""
    start = data[:400]
    evens, odds = start[0::2].count(0), start[1::2].count(0)
    if max(evens, odds) * 4 < len(start):
        return None
    return _attempt(data, "utf-16-be" if evens > odds else "utf-16-le")


def _utf8(data: bytes) -> Decoded | None:
    return _attempt(data, "utf-8")


def _attempt(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding, certain=True)
    except UnicodeDecodeError:
        return None


def _code_page(data: bytes) -> Decoded | None:
    encoding = _likeliest(data[:_LOOKED_AT])
    if encoding is None:
        return None
    try:
        return Decoded(data.decode(encoding), encoding, certain=False)
    except UnicodeDecodeError:
        return None


def _likeliest(sample: bytes) -> str | None:
    """Return the code page that fits best; among equals the one that is by far the commonest."""
    # Needed only where UTF-8 does not fit, and slow to import.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    matches = list(from_bytes(sample, cp_isolation=list(_CODE_PAGES)))
    if not matches:
        return None
    good = [one for one in matches if one.chaos <= matches[0].chaos + _NEARLY]
    names = [name for one in good for name in (one.encoding, *one.could_be_from_charset)]
    if _USUAL in names and not _SYMBOL_IN_WORD.search(sample.decode(_USUAL, "replace")):
        return _USUAL
    return next((name for name in names if name != _USUAL), _USUAL)
