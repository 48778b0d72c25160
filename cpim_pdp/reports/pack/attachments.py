"""Files in the pack's own list of attachments, and the links on its pages that open them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from cpim_pdp.reports import places
from cpim_pdp.reports.pack.objects import Objects, dictionary, reference


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in the pack: its exhibit, what it is called there, and the number of its bytes."""

    exhibit: int
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class File:
    """What the pack says of an attached file: its name, and references to where.

    ``look`` draws nothing: a link to it has its words, and no icon above them.
    """

    name: TextStringObject
    specification: IndirectObject
    look: IndirectObject


def written(attached: Iterable[Attached], objects: Objects) -> Mapping[str, File]:
    """Write what is to be said of files; return it by the places of the files, in their order."""
    ordered = sorted(attached, key=lambda one: one.name)
    look = objects.add(_nothing()) if ordered else None
    return {
        places.attachment(one.exhibit): File(
            TextStringObject(one.name), objects.add(_specification(one)), look
        )
        for one in ordered
        if look is not None
    }


def led_to(annotation: DictionaryObject) -> str:
    """Return the address that a link leads to, empty for all others."""
    action = annotation.get("/A")
    action = None if action is None else action.get_object()
    return str(action.get("/URI", "")) if isinstance(action, DictionaryObject) else ""


def link(printed: DictionaryObject, file: File) -> DictionaryObject:
    """Return what opens a file where a link was printed."""
    return dictionary(
        {
            "/Type": NameObject("/Annot"),
            "/Subtype": NameObject("/FileAttachment"),
            "/Rect": printed["/Rect"],
            "/FS": file.specification,
            "/Contents": file.name,
            "/Border": ArrayObject(NumberObject(0) for _ in range(3)),
            "/AP": dictionary({"/N": file.look}),
        }
    )


def _specification(one: Attached) -> DictionaryObject:
    name = TextStringObject(one.name)
    return dictionary(
        {
            "/Type": NameObject("/Filespec"),
            "/F": name,
            "/UF": name,
            "/EF": dictionary({"/F": reference(one.number)}),
        }
    )


def _nothing() -> DecodedStreamObject:
    look = DecodedStreamObject()
    box = ArrayObject(NumberObject(side) for side in (0, 0, 1, 1))
    look.update(
        dictionary({"/Type": NameObject("/XObject"), "/Subtype": NameObject("/Form"), "/BBox": box})
    )
    return look
