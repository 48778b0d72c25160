"""Pictures as pages: upright as the camera noted, in print's colours, one page for each frame."""

import warnings
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError
from PIL.Image import Image as Picture
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, NumberObject, PdfObject

from cpim_pdp.reports.pack import colour_profiles, heic
from cpim_pdp.reports.pack.geometry import Matrix, array
from cpim_pdp.reports.pack.objects import Objects, dictionary, reference
from cpim_pdp.reports.pack.shown import NotShown, Shown, ShownPage, Why
from cpim_pdp.reports.pack.silence import silenced

_FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "WEBP", "BMP", "AVIF")
_PAGED = frozenset({"TIFF"})
"""Elsewhere, further frames are an animation or another size of the same picture."""
_LOSSY = frozenset({"WEBP", "AVIF", "HEIF"})
MOST_BYTES = 256_000_000
"""Of one frame in memory; a colour scan of A3 at 600 dots per inch takes 209 million."""
_MOST_PIXELS_OF_JPEG = 400_000_000
_MOST_FRAMES = 500
_BAND = 4_000_000
_SCREEN = 96.0
_QUALITY = 92
_ORIENTATION = 0x0112
_PRINTED = frozenset({"1", "L", "RGB", "CMYK"})
"""The modes that a PDF has colours for."""
_UPRIGHT: dict[int, Matrix] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""How the unit square is turned for each orientation that EXIF knows."""

# Each frame's size is looked at here before it is unpacked, with limits that fit print.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class _Frame:
    """A frame: the number of its picture, its size as it is stored, its resolution, its turn."""

    picture: int
    pixels: tuple[int, int]
    dots: tuple[float, float]
    orientation: int


def of_file(file: BinaryIO, objects: Objects, step: Callable[[], None]) -> Shown:
    """Write a picture's frames as pages; ``step`` is called all along.

    Raises:
        NotShown: DAMAGED, TOO_LARGE or NO_READER.
    """
    try:
        with Image.open(file, formats=(*_FORMATS, *heic.formats())) as picture:
            frames = _count(picture)
            if frames > _MOST_FRAMES:
                raise NotShown(Why.TOO_LARGE)
            return Shown(tuple(_pages(picture, frames, file, objects, step)))
    except UnidentifiedImageError:
        raise NotShown(Why.NO_READER if heic.is_heic(file) else Why.DAMAGED) from None


def _count(picture: Picture) -> int:
    """Return how many pages a picture has."""
    if picture.format not in _PAGED:
        return 1
    # Only a warning tells that the list of pages ends because the file does.
    warnings.filterwarnings("error", message=".*orrupt EXIF data")
    return int(getattr(picture, "n_frames", 1))


def _pages(
    picture: Picture, frames: int, file: BinaryIO, objects: Objects, step: Callable[[], None]
) -> Iterator[ShownPage]:
    for number in range(frames):
        step()
        picture.seek(number)
        yield _page(_written(picture, file, objects, step), objects)


def _written(
    picture: Picture, file: BinaryIO, objects: Objects, step: Callable[[], None]
) -> _Frame:
    """Write one frame's pixels."""
    size, dots = picture.size, _dots(picture)
    is_packed = picture.format in ("JPEG", "MPO") and picture.mode in ("L", "RGB", "CMYK")
    # Before anything else is asked of it: some formats are unpacked for their notes.
    _check_size(picture, is_packed=is_packed)
    orientation = picture.getexif().get(_ORIENTATION, 1)
    number = _packed(picture, file, objects) if is_packed else _unpacked(picture, objects, step)
    return _Frame(number, size, dots, orientation if orientation in _UPRIGHT else 1)


def _check_size(picture: Picture, *, is_packed: bool) -> None:
    width, height = picture.size
    most = _MOST_PIXELS_OF_JPEG if is_packed else MOST_BYTES // max(len(picture.getbands()), 1)
    if width * height > most:
        raise NotShown(Why.TOO_LARGE)


def _page(frame: _Frame, objects: Objects) -> ShownPage:
    """Write a form that draws a frame upright, in its own size."""
    width, height = (
        pixels / dots * 72 for pixels, dots in zip(frame.pixels, frame.dots, strict=True)
    )
    if frame.orientation > 4:
        width, height = height, width
    a, b, c, d, e, f = _UPRIGHT[frame.orientation]
    turned = (a * width, b * height, c * width, d * height, e * width, f * height)
    numbers = " ".join(f"{value:.5f}" for value in turned)
    form = DecodedStreamObject()
    form.set_data(f"{numbers} cm /I Do".encode())
    form.update(
        dictionary(
            {
                "/Type": NameObject("/XObject"),
                "/Subtype": NameObject("/Form"),
                "/BBox": array((0, 0, width, height)),
                "/Resources": dictionary(
                    {"/XObject": dictionary({"/I": reference(frame.picture)})}
                ),
            }
        )
    )
    number = objects.new()
    objects.put(number, form)
    return ShownPage(number, width, height)


def _packed(picture: Picture, file: BinaryIO, objects: Objects) -> int:
    """Write a JPEG as it is, after a look at whether it is whole."""
    width, height = picture.size
    space = colour_profiles.space(picture, picture.mode, objects)
    entries = _entries((width, height), space, 8, "/DCTDecode")
    if picture.mode == "CMYK" and "adobe" in picture.info:
        # Adobe's programs store how much paper is left, not how much ink there is.
        entries["/Decode"] = ArrayObject(NumberObject(value) for value in (1, 0) * 4)
    # Unpacked at an eighth of its size, it shows damage and takes hardly any memory.
    picture.draft(picture.mode, (max(width // 8, 1), max(height // 8, 1)))
    picture.load()
    number = objects.new()
    file.seek(0)
    objects.put_pieces(number, entries, iter(lambda: file.read(1 << 20), b""))
    return number


def _unpacked(picture: Picture, objects: Objects, step: Callable[[], None]) -> int:
    """Write a picture pixel by pixel, what was lossy already as a JPEG."""
    width, height = picture.size
    with silenced():
        picture.load()
    mode = _mode(picture)
    space = colour_profiles.space(picture, mode, objects)
    number = objects.new()
    if picture.format in _LOSSY:
        packed = BytesIO()
        _on_paper(picture, "L" if mode == "1" else mode).save(packed, "JPEG", quality=_QUALITY)
        entries = _entries((width, height), space, 8, "/DCTDecode")
        objects.put_pieces(number, entries, (packed.getvalue(),))
    else:
        entries = _entries((width, height), space, 1 if mode == "1" else 8, "/FlateDecode")
        objects.put_pieces(number, entries, _deflated(picture, mode, step))
    return number


def _entries(
    size: tuple[int, int], space: PdfObject, bits: int, packing: str
) -> dict[str, PdfObject]:
    return {
        "/Type": NameObject("/XObject"),
        "/Subtype": NameObject("/Image"),
        "/Width": NumberObject(size[0]),
        "/Height": NumberObject(size[1]),
        "/ColorSpace": space,
        "/BitsPerComponent": NumberObject(bits),
        "/Filter": NameObject(packing),
    }


def _deflated(picture: Picture, mode: str, step: Callable[[], None]) -> Iterator[bytes]:
    """Yield the rows of a picture, packed; only a band of it is converted at once."""
    packing = zlib.compressobj(6)
    width, height = picture.size
    rows = max(_BAND // (width * 4), 1)
    levels = _levels(picture)
    for top in range(0, height, rows):
        step()
        band = picture.crop((0, top, width, min(top + rows, height)))
        yield packing.compress(_on_paper(_eight_bits(band, levels), mode).tobytes())
    yield packing.flush()


def _mode(picture: Picture) -> str:
    """Return in which of print's colours a picture is written."""
    if picture.mode in _PRINTED and not picture.has_transparency_data:
        return picture.mode
    if picture.mode in ("I", "F", "LA", "La") or picture.mode.startswith("I;"):
        return "L"
    return "RGB"


def _on_paper(picture: Picture, mode: str) -> Picture:
    """Return a picture in a mode; what is transparent shows the white paper."""
    if not picture.has_transparency_data:
        return picture if picture.mode == mode else picture.convert(mode)
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert(mode)


def _levels(picture: Picture) -> tuple[float, float] | None:
    """Return black and white of a picture with more than eight bits, None for others."""
    if picture.mode.startswith("I;16"):
        return 0.0, 65535.0
    if picture.mode not in ("I", "F"):
        return None
    low, high = (float(value) for value in picture.getextrema())  # type: ignore[arg-type]
    # A whole number of 16 bits is one that was stored so; anything else is stretched.
    return (0.0, 65535.0) if picture.mode == "I" and 0 <= low <= high <= 65535 else (low, high)


def _eight_bits(picture: Picture, levels: tuple[float, float] | None) -> Picture:
    if levels is None:
        return picture
    low, high = levels
    factor = 255 / ((high - low) or 1)
    wide = picture if picture.mode in ("I", "F") else picture.convert("I")
    return wide.point(lambda value: value * factor - low * factor).convert("L")


def _dots(picture: Picture) -> tuple[float, float]:
    """Return how many pixels an inch has, across and down; of a screen where that is not said."""
    found = picture.info.get("dpi")
    if not isinstance(found, tuple) or len(found) != 2:
        return _SCREEN, _SCREEN
    across, down = (float(value) for value in found)
    plausible = all(50 <= value <= 4800 for value in (across, down))
    return (across, down) if plausible else (_SCREEN, _SCREEN)
