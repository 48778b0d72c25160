"""What a page draws, as one stream that leaves everything around it as it was."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DecodedStreamObject, PdfObject, StreamObject

from cpim_pdp.reports.pack.shown import NotShown, Why

MOST_UNPACKED = 64_000_000
"""Of what must be unpacked to be read, in bytes: objects, and content that is in several parts."""
_SAVES = re.compile(rb"(?:^|(?<=[\s\0)\]>}]))[qQ](?=[\s\0(\[</{%]|$)")
"""The operators that save and restore; one that is part of a text does no harm here."""


def of_page(page: Mapping[str, PdfObject]) -> StreamObject:
    """Return what a page draws: its one stream as it is, several ones joined.

    Raises:
        NotShown: TOO_LARGE where several ones unpack to too much.
    """
    streams = list(_streams(page.get("/Contents")))
    if len(streams) == 1:
        return _balanced(streams[0])
    joined, size = [], 0
    for one in streams:
        joined.append(one.get_data())
        size += len(joined[-1])
        if size > 2 * MOST_UNPACKED:
            raise NotShown(Why.TOO_LARGE)
    # What one stream ends with must not run into what the next begins with.
    data = b"\n".join(joined)
    return _packed(b"q\n" * _missing(data) + data)


def _balanced(stream: StreamObject) -> StreamObject:
    """Return a stream that restores no more than it saved; viewers let that pass on pages alone."""
    # What is too large to be looked at is taken as it is: it is weighed in any case.
    with suppress(LimitReachedError):
        data = stream.get_data()
        missing = _missing(data)
        if missing:
            return _packed(b"q\n" * missing + data)
    return stream


def _missing(data: bytes) -> int:
    """Return how often something is restored that was not saved."""
    depth = lowest = 0
    for found in _SAVES.finditer(data):
        depth += 1 if found[0] == b"q" else -1
        lowest = min(lowest, depth)
    return -lowest


def _packed(data: bytes) -> StreamObject:
    whole = DecodedStreamObject()
    whole.set_data(data)
    return whole.flate_encode()


def _streams(value: PdfObject | None) -> Iterator[StreamObject]:
    found = None if value is None else value.get_object()
    for one in found if isinstance(found, ArrayObject) else [found]:
        stream = None if one is None else one.get_object()
        if isinstance(stream, StreamObject):
            yield stream
