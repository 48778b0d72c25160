"""What is drawn above a page: fields with what stands in them, notes, stamps. Only their looks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from cpim_pdp.reports.document import Entered
from cpim_pdp.reports.pack.geometry import Box, Matrix, Seen, around, box_of, fitting, matrix_of

_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5
_PASSWORD, _PUSH_BUTTON = 1 << 13, 1 << 16
_NOT_DRAWN = frozenset({"/Popup", "/Link"})
_WRITTEN = frozenset({"/Tx", "/Ch"})
_DEEPEST = 20
_MOST = 5_000
_TICK = "✕"


@dataclass(frozen=True, slots=True)
class Drawn:
    """An appearance: a reference to what draws it, and where on the page."""

    look: PdfObject
    matrix: Matrix


def of_page(page: Mapping[str, PdfObject]) -> Iterator[DictionaryObject]:
    """Yield the annotations of a page."""
    found = page.get("/Annots")
    found = None if found is None else found.get_object()
    for one in list(found)[:_MOST] if isinstance(found, ArrayObject) else ():
        annotation = one.get_object()
        if isinstance(annotation, DictionaryObject):
            yield annotation


def is_seen(annotation: DictionaryObject, layers: Mapping[int, bool]) -> bool:
    """Say whether an annotation is seen on a screen; ``layers`` are seen or not by number."""
    flags = _whole(annotation.get("/F"))
    layer = annotation.raw_get("/OC") if "/OC" in annotation else None
    on = layers.get(layer.idnum, True) if isinstance(layer, IndirectObject) else True
    return (
        on
        and not flags & (_HIDDEN | _NO_VIEW)
        and _text(annotation.get("/Subtype")) not in _NOT_DRAWN
    )


def drawn(annotation: DictionaryObject) -> Drawn | None:
    """Return how an annotation is drawn; None where nothing says so."""
    look = _look(annotation)
    place = box_of(annotation.get("/Rect"))
    stream = None if look is None else look.get_object()
    if look is None or place is None or not isinstance(stream, StreamObject):
        return None
    box = box_of(stream.get("/BBox"))
    if box is None:
        return None
    return Drawn(look, fitting(around(box, matrix_of(stream.get("/Matrix"))), place))


def entered(annotation: DictionaryObject, seen: Seen) -> Entered | None:
    """Return the text that stands in a field, and where it is seen; None for none."""
    place = box_of(annotation.get("/Rect"))
    text = _value(annotation)
    if place is None or not text:
        return None
    left, bottom, right, top = _inside(seen.placed(place), seen)
    return Entered(left, bottom, right - left, top - bottom, text)


def is_field(annotation: DictionaryObject) -> bool:
    """Say whether an annotation is a field of a form."""
    return _text(annotation.get("/Subtype")) == "/Widget"


def inherited(annotation: DictionaryObject, key: str) -> PdfObject | None:
    """Return an entry of a field, its own or of one that it belongs to."""
    one: PdfObject | None = annotation
    for _ in range(_DEEPEST):
        if not isinstance(one, DictionaryObject):
            return None
        if key in one:
            return one[key].get_object()
        above = one.get("/Parent")
        one = None if above is None else above.get_object()
    return None


def _value(annotation: DictionaryObject) -> str:
    kind, flags = _text(inherited(annotation, "/FT")), _whole(inherited(annotation, "/Ff"))
    value = inherited(annotation, "/V")
    if kind in _WRITTEN and not flags & _PASSWORD:
        chosen = value if isinstance(value, ArrayObject) else [value]
        return "\n".join(str(one.get_object()) for one in chosen if one is not None)
    is_ticked = _text(annotation.get("/AS") or value) not in ("", "/Off")
    return _TICK if kind == "/Btn" and is_ticked and not flags & _PUSH_BUTTON else ""


def _look(annotation: DictionaryObject) -> PdfObject | None:
    """Return a reference to the appearance, in the state that the annotation is in."""
    looks = annotation.get("/AP")
    looks = None if looks is None else looks.get_object()
    if not isinstance(looks, DictionaryObject) or "/N" not in looks:
        return None
    normal = looks["/N"].get_object()
    if isinstance(normal, StreamObject):
        found: PdfObject = looks.raw_get("/N")
        return found
    state = _text(annotation.get("/AS"))
    if not isinstance(normal, DictionaryObject) or state not in normal:
        return None
    chosen: PdfObject = normal.raw_get(state)
    return chosen


def _inside(box: Box, seen: Seen) -> Box:
    left, bottom = max(box[0], 0), max(box[1], 0)
    return left, bottom, max(min(box[2], seen.width), left), max(min(box[3], seen.height), bottom)


def _text(value: PdfObject | None) -> str:
    return "" if value is None else str(value.get_object())


def _whole(value: PdfObject | None) -> int:
    found = None if value is None else value.get_object()
    return int(found) if isinstance(found, NumberObject) else 0
