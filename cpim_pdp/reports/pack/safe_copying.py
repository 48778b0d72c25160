"""Copy what a page shows, and nothing that acts, calls out, or carries other files."""

from collections.abc import Callable, Mapping
from copy import copy

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, NameObject, NullObject, PdfObject, StreamObject

from cpim_pdp.reports.pack.copying import Copier
from cpim_pdp.reports.pack.objects import Objects, dictionary
from cpim_pdp.reports.pack.shown import NotShown, Why
from cpim_pdp.reports.pack.weighing import Scales

_NAMED = frozenset(
    {
        "/CharProcs",
        "/ColorSpace",
        "/Colorants",
        "/ExtGState",
        "/Font",
        "/Pattern",
        "/Properties",
        "/Shading",
        "/XObject",
    }
)
"""What holds things by names that somebody chose, so that its keys say nothing."""
_LEFT_OUT = frozenset(
    {
        "/A",
        "/AA",
        "/AF",
        "/Alternates",
        "/Annots",
        "/Dest",
        "/EF",
        "/F",
        "/FDecodeParms",
        "/FFilter",
        "/JS",
        "/JavaScript",
        "/Launch",
        "/LastModified",
        "/Metadata",
        "/Names",
        "/OPI",
        "/OpenAction",
        "/PS",
        "/Parent",
        "/PieceInfo",
        "/Ref",
        "/RichMediaContent",
        "/StructParent",
        "/StructParents",
        "/StructTreeRoot",
        "/Thumb",
        "/URI",
        "/Usage",
        "/XFA",
    }
)
"""Nothing of this is seen on a page: actions, other files, the file's own structure."""
_NEVER = frozenset(
    {
        "/Action",
        "/Annot",
        "/Bead",
        "/Catalog",
        "/EmbeddedFile",
        "/Filespec",
        "/Outlines",
        "/Page",
        "/Pages",
        "/Sig",
        "/StructElem",
        "/StructTreeRoot",
        "/Thread",
    }
)
_ACTIONS = frozenset(
    {
        "/GoToE",
        "/GoToR",
        "/ImportData",
        "/JavaScript",
        "/Launch",
        "/Movie",
        "/Named",
        "/Rendition",
        "/RichMediaExecute",
        "/Sound",
        "/SubmitForm",
        "/URI",
    }
)
_PACKING = ("/Filter", "/DecodeParms")
_MOST_OBJECTS = 200_000


class SafeCopier(Copier):
    """Copies what the pages of somebody's PDF show.

    ``layers`` says of the number of each optional layer whether it is seen; those that were copied
    become ``all_layers`` and ``hidden_layers``, by their new numbers.
    """

    def __init__(
        self,
        reader: PdfReader,
        objects: Objects,
        step: Callable[[], None],
        layers: Mapping[int, bool],
    ) -> None:
        super().__init__(reader, objects, step)
        self.all_layers: list[int] = []
        self.hidden_layers: list[int] = []
        self._layers = layers
        self._scales = Scales()

    def form(self, content: StreamObject, entries: Mapping[str, PdfObject]) -> int:
        """Write a stream as one that can be drawn, packed as it is; return its number."""
        self._scales.weigh(content)
        kept = {key: self.copied(content.raw_get(key)) for key in _PACKING if key in content}
        # Another page may have the same content.
        form = copy(content)
        form.clear()
        form.update(dictionary({**entries, **kept}))
        number = self._objects.new()
        self._objects.put(number, form)
        return number

    def dictionary(self, source: DictionaryObject, *, names: bool) -> PdfObject:
        """Override: what is no part of a page's looks becomes nothing."""
        if names:
            return DictionaryObject(
                {NameObject(key): self.copied(value) for key, value in source.items()}
            )
        if _kind(source, "/Type") in _NEVER or _kind(source, "/S") in _ACTIONS:
            return NullObject()
        return self._entries(source)

    def _entries(self, source: DictionaryObject) -> DictionaryObject:
        return DictionaryObject(
            {
                NameObject(key): self.copied(value, names=key in _NAMED)
                for key, value in source.items()
                if key not in _LEFT_OUT
            }
        )

    def _stream(self, source: StreamObject) -> StreamObject:
        if _kind(source, "/Type") in _NEVER or _kind(source, "/Subtype") == "/PS":
            return StreamObject()
        self._scales.weigh(source)
        return super()._stream(source)

    def _number(self, key: tuple[int, int], *, names: bool) -> int:
        if key in self._numbers:
            return self._numbers[key]
        if len(self._numbers) == _MOST_OBJECTS:
            raise NotShown(Why.TOO_LARGE)
        number = super()._number(key, names=names)
        if key[0] in self._layers:
            self.all_layers.append(number)
            if not self._layers[key[0]]:
                self.hidden_layers.append(number)
        return number


def _kind(source: DictionaryObject, key: str) -> str:
    found = source.get(key)
    return "" if found is None else str(found.get_object())
