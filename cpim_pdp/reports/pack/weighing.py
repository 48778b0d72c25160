"""Find out how large a stream is unpacked, without ever holding more than a piece of it."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from pypdf.errors import LimitReachedError
from pypdf.filters import ASCII85Decode, ASCIIHexDecode, LZWDecode, RunLengthDecode
from pypdf.generic import ArrayObject, NumberObject, PdfObject, StreamObject

from cpim_pdp.reports.pack.shown import NotShown, Why

MOST_IN_STREAM = 256_000_000
"""Bytes; a page scanned in colour at 600 dots per inch takes 105 million."""
MOST_IN_FILE = 2_000_000_000
MOST_PIXELS = 400_000_000
_PIECE = 1 << 16
_MOST_FILTERS = 4
_INFLATING = frozenset({"/FlateDecode", "/Fl"})
_WHOLE: Mapping[str, Callable[[bytes], bytes]] = {
    "/ASCIIHexDecode": lambda data: bytes(ASCIIHexDecode.decode(data)),
    "/AHx": lambda data: bytes(ASCIIHexDecode.decode(data)),
    "/ASCII85Decode": lambda data: bytes(ASCII85Decode.decode(data)),
    "/A85": lambda data: bytes(ASCII85Decode.decode(data)),
    "/LZWDecode": lambda data: bytes(LZWDecode.decode(data)),
    "/LZW": lambda data: bytes(LZWDecode.decode(data)),
    "/RunLengthDecode": lambda data: bytes(RunLengthDecode.decode(data)),
    "/RL": lambda data: bytes(RunLengthDecode.decode(data)),
}
"""Filters that hardly make anything larger, or that the library stops in time."""


class Scales:
    """Weighs the streams of one file.

    Both limits are there so that nobody's program is brought down by opening the pack.
    """

    def __init__(self) -> None:
        self._left = MOST_IN_FILE

    def weigh(self, stream: StreamObject) -> None:
        """Let pass a stream that unpacks to a reasonable size.

        Raises:
            NotShown: TOO_LARGE otherwise.
        """
        if _pixels(stream) > MOST_PIXELS:
            raise NotShown(Why.TOO_LARGE)
        # Of a stream that is packed, this is what is packed.
        pieces: Iterable[bytes] = (StreamObject.get_data(stream),)
        filters = _filters(stream)
        if len(filters) > _MOST_FILTERS:
            raise NotShown(Why.TOO_LARGE)
        for name in filters:
            if name in _INFLATING:
                pieces = _inflated(pieces)
            elif name in _WHOLE:
                pieces = (_decoded(name, b"".join(pieces)),)
            else:
                break  # an image, whose size was looked at
        for piece in pieces:
            self._left -= len(piece)
            if self._left < 0:
                raise NotShown(Why.TOO_LARGE)


def _filters(stream: StreamObject) -> list[str]:
    found = stream.get("/Filter")
    found = None if found is None else found.get_object()
    if isinstance(found, ArrayObject):
        return [str(one.get_object()) for one in found]
    return [] if found is None else [str(found)]


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what the pieces unpack to; what is damaged ends it, as it does in a viewer."""
    unpacking = zlib.decompressobj()
    size = 0
    for packed in pieces:
        rest = packed
        while rest and not unpacking.eof:
            try:
                piece = unpacking.decompress(rest, _PIECE)
            except zlib.error:
                return
            rest = unpacking.unconsumed_tail
            size += len(piece)
            if size > MOST_IN_STREAM:
                raise NotShown(Why.TOO_LARGE)
            yield piece


def _decoded(name: str, data: bytes) -> bytes:
    try:
        return _WHOLE[name](data)
    except LimitReachedError:
        raise NotShown(Why.TOO_LARGE) from None


def _pixels(stream: StreamObject) -> int:
    return _number(stream.get("/Width")) * _number(stream.get("/Height"))


def _number(value: PdfObject | None) -> int:
    found = None if value is None else value.get_object()
    return int(found) if isinstance(found, NumberObject) else 0
