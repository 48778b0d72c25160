"""Photos as telephones store them, which are read where the reader for them is installed."""

import importlib.util
from functools import cache
from typing import BinaryIO

_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})


@cache
def formats() -> tuple[str, ...]:
    """Return the formats that the installed reader adds, none without one."""
    if importlib.util.find_spec("pillow_heif") is None:
        return ()
    import pillow_heif  # noqa: PLC0415 - an extra, asked for only where there is a picture

    pillow_heif.register_heif_opener(thumbnails=False)
    return ("HEIF",)


def is_heic(file: BinaryIO) -> bool:
    """Say whether a file is such a photo."""
    file.seek(4)
    beginning = file.read(8)
    return beginning[:4] == b"ftyp" and beginning[4:] in _BRANDS
