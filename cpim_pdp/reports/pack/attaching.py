"""Files that are no pages, attached to the pack as they are; programs are not."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from pypdf.generic import NameObject, NumberObject, TextStringObject

from cpim_pdp.core.activities import Evidence
from cpim_pdp.core.media_types import may_open
from cpim_pdp.reports.pack.objects import Objects, dictionary
from cpim_pdp.reports.pack.shown import NotShown, Shown, Why

_PIECE = 1 << 20
_TEXTS = frozenset(
    {"text/plain", "text/csv", "text/markdown", "application/json", "message/rfc822"}
)


def of_file(evidence: Evidence, file: BinaryIO, objects: Objects) -> Shown:
    """Write a file as an attachment.

    Raises:
        NotShown: MAY_RUN where it is of a kind that may hold a program.
    """
    if not (may_open(evidence.name, evidence.media_type) or evidence.media_type in _TEXTS):
        raise NotShown(Why.MAY_RUN)
    added = f"D:{evidence.added:%Y%m%d%H%M%S}Z"
    about = {"/Size": NumberObject(evidence.size), "/CreationDate": TextStringObject(added)}
    number = objects.new()
    objects.put_pieces(
        number,
        {
            "/Type": NameObject("/EmbeddedFile"),
            "/Subtype": NameObject(f"/{evidence.media_type}"),
            "/Params": dictionary(about),
            "/Filter": NameObject("/FlateDecode"),
        },
        _deflated(file),
    )
    return Shown(attachment=number)


def _deflated(file: BinaryIO) -> Iterator[bytes]:
    packing = zlib.compressobj(6)
    file.seek(0)
    while piece := file.read(_PIECE):
        yield packing.compress(piece)
    yield packing.flush()
