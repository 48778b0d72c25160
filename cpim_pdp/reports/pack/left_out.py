"""What of somebody's PDF does not come along to its pages, to be said where they begin."""

from collections.abc import Mapping

from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from cpim_pdp.reports.pack import annotations
from cpim_pdp.reports.pack.shown import LeftOut

_RUNNING = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMediaExecute"}
)
_MEDIA = frozenset({"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})


def of_catalog(root: DictionaryObject) -> set[LeftOut]:
    """Return what the file as a whole has."""
    names = _dictionary(root.get("/Names"))
    form = _dictionary(root.get("/AcroForm"))
    found: set[LeftOut] = set()
    if "/JavaScript" in names or "/AA" in root or _runs(root.get("/OpenAction")) or "/XFA" in form:
        found.add(LeftOut.SCRIPTS)
    if "/EmbeddedFiles" in names or "/AF" in root:
        found.add(LeftOut.ATTACHMENTS)
    return found


def of_page(page: Mapping[str, PdfObject]) -> set[LeftOut]:
    """Return what a page has."""
    found = {LeftOut.SCRIPTS} if "/AA" in page else set()
    for one in annotations.of_page(page):
        found |= _of_annotation(one)
    return found


def _of_annotation(one: DictionaryObject) -> set[LeftOut]:
    kind = str(one.get("/Subtype", ""))
    found: set[LeftOut] = set()
    if "/AA" in one or _runs(one.get("/A")):
        found.add(LeftOut.SCRIPTS)
    if kind == "/Link":
        found.add(LeftOut.LINKS)
    elif kind == "/FileAttachment":
        found.add(LeftOut.ATTACHMENTS)
    elif kind in _MEDIA:
        found.add(LeftOut.MEDIA)
    elif annotations.is_field(one):
        is_signed = str(annotations.inherited(one, "/FT")) == "/Sig"
        found.add(LeftOut.SIGNATURES if is_signed else LeftOut.FIELDS)
    return found


def _runs(value: PdfObject | None) -> bool:
    """Say whether an action does more than turn to a page or an address."""
    action = None if value is None else value.get_object()
    if isinstance(action, ArrayObject) or not isinstance(action, DictionaryObject):
        return False
    return str(action.get("/S", "")) in _RUNNING or "/Next" in action


def _dictionary(value: PdfObject | None) -> DictionaryObject:
    found = None if value is None else value.get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
