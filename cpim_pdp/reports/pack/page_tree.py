"""The pages of somebody's PDF, each with what it inherits; a tree that goes in circles ends."""

from collections.abc import Iterator, Mapping

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from cpim_pdp.reports.pack.shown import NotShown, Why

MOST_PAGES = 2_000
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_MOST_NODES = 100_000

Page = Mapping[str, PdfObject]
"""The entries of a page, its own and inherited ones, references as they are."""


def pages(root: DictionaryObject) -> list[Page]:
    """Return the pages below a catalog, in order.

    Raises:
        NotShown: DAMAGED where there are none, TOO_LARGE where they are too many.
    """
    found: list[Page] = []
    for page in _leaves(root):
        found.append(page)
        if len(found) > MOST_PAGES:
            raise NotShown(Why.TOO_LARGE)
    if not found:
        raise NotShown(Why.DAMAGED)
    return found


def _leaves(root: DictionaryObject) -> Iterator[Page]:
    waiting: list[tuple[PdfObject, Page]] = (
        [(root.raw_get("/Pages"), {})] if "/Pages" in root else []
    )
    met: set[tuple[int, int]] = set()
    looked_at = 0
    while waiting:
        value, inherited = waiting.pop()
        looked_at += 1
        if looked_at > _MOST_NODES:
            raise NotShown(Why.TOO_LARGE)
        if isinstance(value, IndirectObject):
            key = (value.idnum, value.generation)
            if key in met:
                continue
            met.add(key)
        node = value.get_object()
        if not isinstance(node, DictionaryObject):
            continue
        own = {str(name): node.raw_get(name) for name in node}
        kids = node.get("/Kids")
        kids = None if kids is None else kids.get_object()
        if isinstance(kids, ArrayObject):
            handed_on = {**inherited, **{name: own[name] for name in _INHERITED if name in own}}
            waiting.extend((kid, handed_on) for kid in reversed(list(kids)))
        else:
            yield {**inherited, **own}
