"""Bind the printed pages of a pack and the evidence on them into one PDF."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import BinaryIO

from pypdf import PdfReader, apply_configuration
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from cpim_pdp.reports.pack import attachments
from cpim_pdp.reports.pack.attachments import Attached, File
from cpim_pdp.reports.pack.copying import Copier
from cpim_pdp.reports.pack.gathering import Gathered
from cpim_pdp.reports.pack.objects import Numbers, Objects, dictionary, reference
from cpim_pdp.reports.pack.watch import Watch

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PLATE = "/FormXob."
_PIECE = 1 << 20


def plate(exhibit: int, page: int) -> str:
    """Return the name by which a page of an exhibit is put in."""
    return f"plate-{exhibit}-{page}"


def bind(
    printed: bytes,
    evidence: Iterable[Gathered],
    attached: Iterable[Attached],
    work: BinaryIO,
    numbers: Numbers,
    out: BinaryIO,
    watch: Watch,
) -> None:
    """Write to ``out`` the pages that were printed, with the evidence in its places on them.

    ``work`` has the objects of the evidence; ``out`` is empty.
    """
    evidence = tuple(evidence)
    out.write(_HEAD)
    places: dict[int, int] = {}
    for one in evidence:
        watch.look_up()
        places.update(_moved(one, work, out))
    objects = Objects(out, numbers)
    # The printed pages are our own, however many there are.
    with apply_configuration(disable_legacy_handling=True, zlib_maximum_output_length=1 << 30):
        reader = PdfReader(BytesIO(printed))
        files = attachments.written(attached, objects)
        copier = _Binder(reader, objects, watch, _plates(evidence), files)
        root = copier.copied(reader.root_object)
        assert isinstance(root, DictionaryObject)  # noqa: S101 - tells the type checker
        root.update(dictionary(_additions(evidence, files)))
        trailer = {
            "/Root": objects.add(root),
            "/Info": copier.copied(reader.trailer.raw_get("/Info")),
            "/ID": copier.copied(reader.trailer.raw_get("/ID")),
        }
        copier.finish()
    own = objects.portion()
    places.update((number, own.start + offset) for number, offset in own.places)
    _end(places, trailer, out)


class _Binder(Copier):
    """Copies the printed pages, with the evidence put in by its names."""

    def __init__(
        self,
        reader: PdfReader,
        objects: Objects,
        watch: Watch,
        plates: Mapping[str, int],
        files: Mapping[str, File],
    ) -> None:
        super().__init__(reader, objects, watch.look_up)
        self._plates = plates
        self._files = files

    def _entries(self, source: DictionaryObject) -> DictionaryObject:
        file = self._files.get(attachments.led_to(source))
        if file is not None:
            return attachments.link(source, file)
        return DictionaryObject(
            {
                NameObject(key): reference(self._plates[key])
                if key in self._plates
                else self.copied(value)
                for key, value in source.items()
            }
        )


def _moved(one: Gathered, work: BinaryIO, out: BinaryIO) -> Mapping[int, int]:
    """Copy the objects of an exhibit; return where each stands now."""
    start, left = out.tell(), one.portion.size
    work.seek(one.portion.start)
    while left and (piece := work.read(min(_PIECE, left))):
        out.write(piece)
        left -= len(piece)
    return {number: start + offset for number, offset in one.portion.places}


def _plates(evidence: Iterable[Gathered]) -> Mapping[str, int]:
    return {
        f"{_PLATE}{plate(one.exhibit.number, number)}": page.form
        for one in evidence
        for number, page in enumerate(one.shown.pages, 1)
    }


def _additions(evidence: Iterable[Gathered], files: Mapping[str, File]) -> Mapping[str, PdfObject]:
    """Return what the catalog has for the evidence: layers that are hidden, files attached."""
    found: dict[str, PdfObject] = {}
    layers = [reference(number) for one in evidence for number in one.shown.layers]
    if layers:
        hidden = [reference(number) for one in evidence for number in one.shown.hidden]
        usual = dictionary({"/OFF": ArrayObject(hidden)})
        found["/OCProperties"] = dictionary({"/OCGs": ArrayObject(layers), "/D": usual})
    names = ArrayObject()
    for file in files.values():
        names.extend((file.name, file.specification))
    if names:
        found["/Names"] = dictionary({"/EmbeddedFiles": dictionary({"/Names": names})})
    return found


def _end(places: Mapping[int, int], trailer: Mapping[str, PdfObject], out: BinaryIO) -> None:
    """Write where every object stands, and where that is written."""
    out.seek(0, 2)
    start = out.tell()
    size = max(places) + 1
    out.write(b"xref\n0 %d\n" % size)
    for number in range(size):
        # Numbers that are not in use here are those of other parts' evidence.
        entry = b"%010d 00000 n \n" if number in places else b"%010d 65535 f \n"
        out.write(entry % places.get(number, 0))
    out.write(b"trailer\n")
    dictionary({**trailer, "/Size": NumberObject(size)}).write_to_stream(out)
    out.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
