"""What it takes to draw a page: a few forms that draw each other many times can hold up any viewer.

The measure is the byte of content: what else is drawn counts as so many bytes as take about as
long. It is an estimate, with a limit far above what papers of the trade need.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from pypdf.errors import LimitReachedError
from pypdf.generic import (
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from cpim_pdp.reports.pack.geometry import matrix_of
from cpim_pdp.reports.pack.shown import NotShown, Why

MOST = 200_000_000
"""Some ten seconds of a viewer's time (measured with Poppler and PDFium)."""
_FORM, _SHADING, _PIXELS = 200, 20_000, 4
"""What a form costs to begin, and a gradient or mask; as many pixels cost as much as one byte."""
_LEAST_TILE = 0.1
"""Square points; to fill a page with smaller ones takes hours."""
_DEEPEST = 40
_END: Final = rb"(?![A-Za-z0-9*'\"])"
_GAP: Final = rb"(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])"
_USES = re.compile(
    rb"/([^\0\t\n\f\r /()<>\[\]{}%]+)"
    rb"(?:" + _GAP + rb"+[-+.0-9]+" + _GAP + rb"+Tf|" + _GAP + rb"*(Do|sh|gs|scn|SCN))" + _END
)
_TEXTS = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_PICTURES = re.compile(rb"(?<![A-Za-z0-9])BI(?=[\s/])(.{0,2000}?)(?<![A-Za-z0-9])ID\s", re.DOTALL)
_SIDES = re.compile(rb"/(?:W|H|Width|Height)\s+([0-9]{1,9})")
_ESCAPED = re.compile(r"#([0-9A-Fa-f]{2})")


class Effort:
    """Estimates the pages of one file; what several of them draw is estimated once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], int] = {}
        self._begun: set[tuple[int, int]] = set()

    def check(
        self, content: StreamObject, resources: PdfObject | None, above: Iterable[PdfObject]
    ) -> None:
        """Let pass a page whose content, with the forms ``above`` it, takes a reasonable effort.

        Raises:
            NotShown: TOO_LARGE where that is over `MOST`, or has no end.
        """
        effort = self._content(content, _dictionary(resources))
        for one in above:
            effort = _checked(effort + self._once(one, DictionaryObject(), self._drawn))

    def _content(self, stream: StreamObject, resources: DictionaryObject) -> int:
        data = _unpacked(stream)
        effort = len(data) + sum(_pixels_within(data)) // _PIXELS
        uses, fonts = _uses(data)
        for (name, operator), times in uses.items():
            effort = _checked(effort + times * self._use(name, operator, resources))
        glyphs = [self._named("/Font", name, resources, self._glyph) for name in fonts]
        if any(glyphs):
            effort += max(glyphs) * sum(len(text) for text in _TEXTS.findall(data))
        return _checked(effort)

    def _use(self, name: str, operator: str, resources: DictionaryObject) -> int:
        """Return what it takes to use something by its name."""
        match operator:
            case "Do":
                return _FORM + self._named("/XObject", name, resources, self._drawn)
            case "gs":
                return self._named("/ExtGState", name, resources, self._state)
            case "sh":
                return _SHADING
            case _:
                return self._named("/Pattern", name, resources, self._pattern)

    def _named(self, kind: str, name: str, resources: DictionaryObject, of: "_Estimate") -> int:
        found = _dictionary(resources.get(kind))
        return self._once(found.raw_get(name), resources, of) if name in found else 0

    def _once(self, value: PdfObject, resources: DictionaryObject, of: "_Estimate") -> int:
        """Return what a thing takes; one that draws itself has no end."""
        if not isinstance(value, IndirectObject):
            return of(value, resources)
        key = (value.idnum, value.generation)
        if key in self._begun or len(self._begun) == _DEEPEST:
            raise NotShown(Why.TOO_LARGE)
        if key not in self._known:
            self._begun.add(key)
            self._known[key] = of(value.get_object(), resources)
            self._begun.remove(key)
        return self._known[key]

    def _drawn(self, thing: PdfObject | None, resources: DictionaryObject) -> int:
        """Return what a form or a picture takes."""
        if not isinstance(thing, StreamObject):
            return 0
        if str(thing.get("/Subtype")) == "/Image":
            return int(_number(thing.get("/Width")) * _number(thing.get("/Height"))) // _PIXELS
        return self._content(thing, _dictionary(thing.get("/Resources")) or resources)

    def _state(self, thing: PdfObject | None, resources: DictionaryObject) -> int:
        """Return what a mask takes, if a state has one."""
        mask = _dictionary(_dictionary(thing).get("/SMask"))
        if "/G" not in mask:
            return 0
        return _SHADING + self._once(mask.raw_get("/G"), resources, self._drawn)

    def _pattern(self, thing: PdfObject | None, resources: DictionaryObject) -> int:
        """Return what a tile takes; the area that is filled is not known here."""
        if not isinstance(thing, StreamObject):
            return _SHADING
        a, b, c, d, _, _ = matrix_of(thing.get("/Matrix"))
        across, up = _number(thing.get("/XStep")), _number(thing.get("/YStep"))
        if abs(across * up * (a * d - b * c)) < _LEAST_TILE:
            raise NotShown(Why.TOO_LARGE)
        return _FORM + self._drawn(thing, resources)

    def _glyph(self, thing: PdfObject | None, resources: DictionaryObject) -> int:
        """Return what the largest glyph takes of a font whose glyphs are drawn like pages."""
        font = _dictionary(thing)
        if str(font.get("/Subtype")) != "/Type3":
            return 0
        own = _dictionary(font.get("/Resources")) or resources
        glyphs = _dictionary(font.get("/CharProcs"))
        drawn = (self._once(glyphs.raw_get(name), own, self._drawn) for name in glyphs)
        return _FORM + max(drawn, default=0)


_Estimate = Callable[[PdfObject | None, DictionaryObject], int]


def _checked(effort: int) -> int:
    if effort > MOST:
        raise NotShown(Why.TOO_LARGE)
    return effort


def _unpacked(stream: StreamObject) -> bytes:
    try:
        return stream.get_data()
    except LimitReachedError:
        raise NotShown(Why.TOO_LARGE) from None


def _uses(data: bytes) -> tuple[Counter[tuple[str, str]], set[str]]:
    """Return what is used how often, by its name and the operator, and the fonts."""
    uses: Counter[tuple[str, str]] = Counter()
    fonts: set[str] = set()
    for found in _USES.finditer(data):
        written = found[1].decode("latin-1")
        name = f"/{_ESCAPED.sub(lambda one: chr(int(one[1], 16)), written)}"
        if found[2] is None:
            fonts.add(name)
        else:
            uses[name, found[2].decode()] += 1
    return uses, fonts


def _pixels_within(data: bytes) -> Iterator[int]:
    """Yield how many pixels each picture has that stands in the content itself."""
    for found in _PICTURES.finditer(data):
        pixels = 1
        for side in _SIDES.findall(found[1]):
            pixels *= int(side)
        yield pixels


def _dictionary(value: PdfObject | None) -> DictionaryObject:
    found = None if value is None else value.get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _number(value: PdfObject | None) -> float:
    found = None if value is None else value.get_object()
    return float(found) if isinstance(found, NumberObject | FloatObject) else 0.0
