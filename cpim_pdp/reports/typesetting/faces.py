"""The fonts of one document: which of them has a character, and what its glyphs are in the PDF.

A font is read when the first character asks for it. Nothing outlives the document, so that a report
never depends on what was printed before it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum, unique
from functools import cached_property, partial
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFNameBytes, TTFont

from cpim_pdp import assets

if TYPE_CHECKING:
    import uharfbuzz

_PRIVATE = 0xF0000
_ELSEWHERE = "\0"
_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})
_registering = Lock()


@unique
class Weight(StrEnum):
    """How heavy a text is set; scripts with one weight only stay regular."""

    REGULAR = "regular"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class Font:
    """A file of ``resources/fonts``; ``shaped``: its characters do not just stand side by side.

    ``without`` are characters that are in the file but better had from another font.
    """

    file: str
    shaped: bool = False
    without: tuple[range, ...] = ()


# Noto Sans has the letters of Devanagari but not the rules that join them.
_DEVANAGARI = (range(0x900, 0x980), range(0xA8E0, 0xA900))
_MAIN = {
    Weight.REGULAR: Font("NotoSans-Regular", without=_DEVANAGARI),
    Weight.BOLD: Font("NotoSans-Bold", without=_DEVANAGARI),
}
_JAPANESE = Font("NotoSansJP-Regular")
_OTHERS = (
    Font("NotoSansArabic-Regular", shaped=True),
    Font("NotoSansHebrew-Regular", shaped=True),
    Font("NotoSansThai-Regular", shaped=True),
    Font("NotoSansDevanagari-Regular", shaped=True),
    Font("DroidSansFallback-Regular"),
    Font("NanumSquare-Regular"),
    _JAPANESE,
    Font("NotoSansSymbols-Regular"),
    Font("NotoSansSymbols2-Regular"),
    Font("NotoEmoji-Regular", shaped=True),
)
"""In the order in which they are asked; Japanese comes before Chinese where a text has kana."""


class EmbeddedFont(TTFont):
    """A TrueType font whose glyphs may stand for any text: for several characters, or for none."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path))
        self._texts: dict[int, str] = {}
        self._first_subset: _FirstSubset | None = None
        self._first_name = ""
        self._codes: dict[tuple[int, str], str] = {}

    @classmethod
    def registered(cls, path: Path) -> "EmbeddedFont":
        """Return the font of a file, known to reportlab by a name that no other document uses."""
        with _registering:
            known = set(pdfmetrics.getRegisteredFontNames())
            names = (f"{path.stem}-{number}" for number in count(1))
            font = cls(next(name for name in names if name not in known), path)
            with font._as_one_of_its_kind():
                pdfmetrics.registerFont(font)
        return font

    def close(self) -> None:
        """Make reportlab forget the font."""
        with _registering, self._as_one_of_its_kind():
            self.unregister()

    @contextmanager
    def _as_one_of_its_kind(self) -> Iterator[None]:
        """Hide which face it is.

        WORKAROUND: reportlab 5.1 takes two fonts of one face for the same, and gives a document
        that is made while another is being made the font of the other.
        """
        face = self.face.name
        self.face.name = TTFNameBytes(self.fontName.encode())
        try:
            yield
        finally:
            self.face.name = face

    def code(self, glyph: int, text: str, advance: float) -> str:
        """Return the private character that prints ``glyph`` and reads ``text``.

        ``advance`` is in 1/1000 of the size.
        """
        key = (glyph, text)
        if key not in self._codes:
            number = _PRIVATE + len(self._codes)
            self.face.charToGlyph[number] = glyph
            self.face.charWidths[number] = advance
            self._texts[number] = text
            self._codes[key] = chr(number)
        return self._codes[key]

    def encoded(self, text: str, doc: PDFDocument) -> list[tuple[str, str]]:
        """Return ``text`` as strings of a page's stream, each with the name of its subset."""
        if self._first_subset is None:
            self._first_subset = _FirstSubset(partial(self.splitString, doc=doc))
            self._first_name = self.getSubsetInternalName(0, doc)
        codes = text.translate(self._first_subset)
        if _ELSEWHERE not in codes:
            return [(self._first_name, codes)]
        return [
            (self.getSubsetInternalName(subset, doc), _escaped(codes))
            for subset, codes in self.splitString(text, doc)
        ]

    def reading(self, code: int) -> str:
        """Return the text that a character of this font, private or not, reads."""
        return self._texts.get(code, chr(code))

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Write the font's subsets, telling for each glyph the text that it stands for.

        WORKAROUND: reportlab 5.1 writes the number of the character there, so that private
        characters read as nothing and those beyond U+FFFF as something else.
        """
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        streams = [key for key in doc.idToObject if self._is_reading(key)]
        for key, subset in zip(streams, subsets, strict=True):
            stream = doc.idToObject[key]
            reading = _readings([self.reading(char) for char in subset])
            stream.content = reading  # type: ignore[attr-defined]

    def _is_reading(self, key: str) -> bool:
        name = self.face.name.decode("ascii")
        return key.startswith("toUnicodeCMap:") and key.partition("+")[2] == name


class _FirstSubset(dict[int, str]):
    """The code of each character in a font's first subset, `_ELSEWHERE` for those in others."""

    def __init__(self, split: Callable[[str], list[tuple[int, bytes]]]) -> None:
        super().__init__()
        self._split = split

    def __missing__(self, char: int) -> str:
        subset, code = self._split(chr(char))[0]
        self[char] = _ELSEWHERE if subset else _escaped(code)
        return self[char]


def _escaped(codes: bytes) -> str:
    """Return codes as they stand in a string of a page's stream."""
    return codes.decode("latin-1").translate(_ESCAPES)


def _readings(texts: list[str]) -> str:
    rows = [
        f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in enumerate(texts)
        if text != "\0"
    ]
    blocks = [rows[first : first + 100] for first in range(0, len(rows), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


class Face:
    """One font in one document; widths are in 1/1000 of the size."""

    def __init__(self, font: Font) -> None:
        self.font = font
        self.path = assets.font(f"{font.file}.ttf")
        self.embedded = EmbeddedFont.registered(self.path)
        self.name = self.embedded.fontName

    @cached_property
    def widths(self) -> dict[str, float]:
        """The width of each character that the font has."""
        known = self.embedded.face.charWidths
        return {
            chr(code): known[code]
            for code in self.embedded.face.charToGlyph
            if code in known and not any(code in left_out for left_out in self.font.without)
        }

    @cached_property
    def harfbuzz(self) -> "uharfbuzz.Font":
        """The font as the shaper wants it."""
        import uharfbuzz  # noqa: PLC0415 - loaded only where a text needs it

        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path))))

    def close(self) -> None:
        """Give the font up."""
        self.embedded.close()


class Faces:
    """All fonts of one document, to be closed after it."""

    def __init__(self) -> None:
        self._faces: dict[Font, Face] = {}
        self._found: dict[tuple[str, Weight, bool], Face | None] = {}

    def main(self, weight: Weight) -> Face:
        """Return the font of Latin, Greek and Cyrillic in a weight."""
        return self._face(_MAIN[weight])

    def having(self, char: str, weight: Weight, *, japanese: bool) -> Face | None:
        """Return the font that has ``char`` in a text, ``japanese`` or not; None where none has."""
        key = (char, weight, japanese)
        if key not in self._found:
            fonts = self._order(weight, japanese=japanese)
            faces = (self._face(font) for font in fonts)
            self._found[key] = next((face for face in faces if char in face.widths), None)
        return self._found[key]

    def _order(self, weight: Weight, *, japanese: bool) -> Iterator[Font]:
        yield _MAIN[weight]
        yield _MAIN[Weight.REGULAR]
        if japanese:
            yield _JAPANESE
        yield from _OTHERS

    def _face(self, font: Font) -> Face:
        if font not in self._faces:
            self._faces[font] = Face(font)
        return self._faces[font]

    def close(self) -> None:
        """Give all fonts up."""
        for face in self._faces.values():
            face.close()
