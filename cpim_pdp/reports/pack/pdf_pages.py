"""The pages of somebody's PDF, each as one thing that can be drawn and does nothing."""

from collections.abc import Callable, Mapping
from typing import BinaryIO

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from cpim_pdp.reports.pack import annotations, content, left_out
from cpim_pdp.reports.pack.annotations import Drawn
from cpim_pdp.reports.pack.effort import Effort
from cpim_pdp.reports.pack.geometry import Seen, array, seen
from cpim_pdp.reports.pack.objects import Objects, dictionary, reference
from cpim_pdp.reports.pack.page_tree import Page, pages
from cpim_pdp.reports.pack.safe_copying import SafeCopier
from cpim_pdp.reports.pack.shown import NotShown, Shown, ShownPage, Why

_KEPT_PAGES = 16
_MOST_UNPACKED = content.MOST_UNPACKED


def of_file(file: BinaryIO, objects: Objects, step: Callable[[], None]) -> Shown:
    """Write the pages of a PDF; ``step`` is called all along.

    Raises:
        NotShown: ENCRYPTED, DAMAGED, TOO_LARGE or LIVE_FORM.
    """
    with apply_configuration(
        zlib_maximum_output_length=_MOST_UNPACKED,
        lzw_maximum_output_length=_MOST_UNPACKED,
        run_length_maximum_output_length=_MOST_UNPACKED,
        maximum_declared_stream_length=1 << 30,
        disable_legacy_handling=True,
    ):
        try:
            reader = PdfReader(file)
            if reader.is_encrypted:
                raise NotShown(Why.ENCRYPTED)
            return _Pages(reader, objects, step).shown()
        except (DependencyError, FileNotDecryptedError):
            raise NotShown(Why.ENCRYPTED) from None
        except LimitReachedError:
            raise NotShown(Why.TOO_LARGE) from None


class _Pages:
    """Writes the pages of one PDF."""

    def __init__(self, reader: PdfReader, objects: Objects, step: Callable[[], None]) -> None:
        self._root = reader.root_object
        self._layers = _layers(self._root)
        self._objects = objects
        self._copier = SafeCopier(reader, objects, step, self._layers)
        self._effort = Effort()
        form = _entry(self._root, "/AcroForm")
        self._form = form if isinstance(form, DictionaryObject) else DictionaryObject()

    def shown(self) -> Shown:
        """Write all pages."""
        if _is_true(self._root.get("/NeedsRendering")):
            raise NotShown(Why.LIVE_FORM)
        found = pages(self._root)
        gone = left_out.of_catalog(self._root)
        written = []
        for number, page in enumerate(found, 1):
            gone |= left_out.of_page(page)
            written.append(self._page(page))
            self._copier.finish()
            if number % _KEPT_PAGES == 0:
                self._copier.forget()
        return Shown(
            pages=tuple(written),
            left_out=frozenset(gone),
            layers=tuple(self._copier.all_layers),
            hidden=tuple(self._copier.hidden_layers),
        )

    def _page(self, page: Page) -> ShownPage:
        view = seen(page)
        plain = content.of_page(page)
        above = [one for one in annotations.of_page(page) if annotations.is_seen(one, self._layers)]
        fills = _is_true(self._form.get("/NeedAppearances"))
        entered, drawn = [], []
        for one in above:
            look = None if fills and annotations.is_field(one) else annotations.drawn(one)
            if look is not None:
                drawn.append(look)
            elif annotations.is_field(one):
                entered.append(annotations.entered(one, view))
        self._effort.check(plain, page.get("/Resources"), (one.look for one in drawn))
        number = self._plain(plain, page, view)
        form = self._with(number, drawn, view) if drawn else self._turned(number, view)
        texts = tuple(one for one in entered if one is not None)
        return ShownPage(form, view.width, view.height, texts)

    def _plain(self, plain: StreamObject, page: Page, view: Seen) -> int:
        """Write what is on a page itself as a form in the page's own units; return its number."""
        entries = {
            **_form(view),
            "/Resources": self._copier.copied(page.get("/Resources") or DictionaryObject()),
        }
        if "/Group" in page:
            entries["/Group"] = self._copier.copied(page["/Group"])
        return self._copier.form(plain, entries)

    def _turned(self, plain: int, view: Seen) -> int:
        return self._composed(b"/P Do", {"/P": reference(plain)}, view)

    def _with(self, plain: int, drawn: list[Drawn], view: Seen) -> int:
        """Write a page with what is drawn above it."""
        parts = [b"/P Do"]
        names: dict[str, PdfObject] = {"/P": reference(plain)}
        for number, one in enumerate(drawn):
            names[f"/A{number}"] = self._copier.copied(one.look)
            numbers = " ".join(f"{value:.5f}" for value in one.matrix)
            parts.append(f"q {numbers} cm /A{number} Do Q".encode())
        return self._composed(b"\n".join(parts), names, view)

    def _composed(self, drawing: bytes, names: Mapping[str, PdfObject], view: Seen) -> int:
        """Write a form that draws others, upright; return its number."""
        stream = DecodedStreamObject()
        stream.set_data(drawing)
        resources = dictionary({"/XObject": dictionary(names)})
        stream.update(
            dictionary({**_form(view), "/Matrix": array(view.matrix), "/Resources": resources})
        )
        number = self._objects.new()
        self._objects.put(number, stream)
        return number


def _form(view: Seen) -> dict[str, PdfObject]:
    return {
        "/Type": NameObject("/XObject"),
        "/Subtype": NameObject("/Form"),
        "/BBox": array(view.box),
    }


def _layers(root: DictionaryObject) -> Mapping[int, bool]:
    """Return of the number of each optional layer whether it is seen."""
    properties = _entry(root, "/OCProperties")
    if not isinstance(properties, DictionaryObject):
        return {}
    usual = _entry(properties, "/D")
    usual = usual if isinstance(usual, DictionaryObject) else DictionaryObject()
    seen_first = str(usual.get("/BaseState", "/ON")) != "/OFF"
    layers = dict.fromkeys(_numbers(properties, "/OCGs"), seen_first)
    layers.update(dict.fromkeys(_numbers(usual, "/ON"), True))
    layers.update(dict.fromkeys(_numbers(usual, "/OFF"), False))
    return layers


def _numbers(source: DictionaryObject, key: str) -> list[int]:
    found = _entry(source, key)
    listed = found if isinstance(found, ArrayObject) else ()
    return [one.idnum for one in listed if isinstance(one, IndirectObject)]


def _entry(source: DictionaryObject, key: str) -> PdfObject | None:
    found = source.get(key)
    return None if found is None else found.get_object()


def _is_true(value: PdfObject | None) -> bool:
    found = None if value is None else value.get_object()
    return isinstance(found, BooleanObject) and bool(found)
