"""What a picture's colours mean, where it says so: its profile, if a PDF may hold it."""

import struct
from collections.abc import Mapping

from PIL.Image import Image as Picture
from pypdf.generic import ArrayObject, NameObject, NumberObject, PdfObject

from cpim_pdp.reports.pack.objects import Objects, reference

_CHANNELS: Mapping[str, tuple[bytes, int, str]] = {
    "L": (b"GRAY", 1, "/DeviceGray"),
    "RGB": (b"RGB ", 3, "/DeviceRGB"),
    "CMYK": (b"CMYK", 4, "/DeviceCMYK"),
}
"""By the mode of a picture: what a profile calls its colours, how many channels, without one."""
_CLASSES = frozenset({b"scnr", b"mntr", b"prtr", b"spac"})
_NEWEST = 4
"""PDF 1.7 knows no later edition of the ICC's."""
_HEADER, _TAG = 132, 12
_MOST_BYTES, _MOST_TAGS = 4_000_000, 100


def space(picture: Picture, mode: str, objects: Objects) -> PdfObject:
    """Return the colour space of a picture that is written in a mode; write its profile."""
    if mode not in _CHANNELS:
        return NameObject("/DeviceGray")
    colours, channels, plain = _CHANNELS[mode]
    data = picture.info.get("icc_profile")
    if not isinstance(data, bytes) or not _is_sound(data, colours):
        return NameObject(plain)
    number = objects.new()
    about = {"/N": NumberObject(channels), "/Alternate": NameObject(plain)}
    objects.put_pieces(number, about, (data,))
    return ArrayObject((NameObject("/ICCBased"), reference(number)))


def _is_sound(data: bytes, colours: bytes) -> bool:
    """Say whether a profile is whole, and one for pictures in these colours."""
    if not _HEADER <= len(data) <= _MOST_BYTES:
        return False
    size, count = struct.unpack_from(">I", data)[0], struct.unpack_from(">I", data, 128)[0]
    return (
        size <= len(data)
        and data[8] <= _NEWEST
        and data[12:16] in _CLASSES
        and data[16:20] == colours
        and data[36:40] == b"acsp"
        and count <= _MOST_TAGS
        and _HEADER + count * _TAG <= size
        and all(_lies_within(data, tag, size) for tag in range(count))
    )


def _lies_within(data: bytes, tag: int, size: int) -> bool:
    start, length = struct.unpack_from(">II", data, _HEADER + tag * _TAG + 4)
    return bool(start + length <= size)
