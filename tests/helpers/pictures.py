"""Pictures of every kind: upper left is red, upper right green, lower left blue."""

from io import BytesIO
from typing import Any

from PIL import Image
from PIL.Image import Image as Picture

RED, GREEN, BLUE, GREY = (220, 30, 30), (30, 170, 60), (40, 70, 210), (200, 200, 200)


def corners(width: int = 320, height: int = 200) -> Picture:
    """Return a picture that shows how it is turned."""
    picture = Image.new("RGB", (width, height), GREY)
    third, half = width // 3, height // 2
    picture.paste(RED, (0, 0, third, half))
    picture.paste(GREEN, (width - third, 0, width, half))
    picture.paste(BLUE, (0, height - half, third, height))
    return picture


def saved(picture: Picture, kind: str, **how: Any) -> bytes:  # noqa: ANN401 - as Pillow has it
    """Return a picture as the bytes of a file."""
    file = BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def turned(orientation: int, kind: str = "JPEG") -> bytes:
    """Return a picture as a camera stores it that was held otherwise; upright it is `corners`."""
    stored = corners()
    if orientation in _TURNS:
        stored = stored.transpose(_TURNS[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(stored, kind, exif=exif)


def deep() -> bytes:
    """Return a picture of 16 bits a pixel: black at the left, white at the right."""
    picture = Image.new("I;16", (256, 64))
    picture.putdata([column * 257 for _ in range(64) for column in range(256)])
    return saved(picture, "PNG")


def clear() -> bytes:
    """Return a picture with a hole through which the paper is seen."""
    picture = corners().convert("RGBA")
    picture.paste((0, 0, 0, 0), (110, 60, 210, 140))
    return saved(picture, "PNG")


def printed() -> bytes:
    """Return a picture in the four inks of print, stored as Adobe's programs do."""
    return saved(corners().convert("CMYK"), "JPEG", quality=95)


def paged(count: int = 3) -> bytes:
    """Return a fax of several pages."""
    first, *rest = [Image.new("1", (200, 280 + 10 * number), number % 2) for number in range(count)]
    return saved(first, "TIFF", save_all=True, append_images=rest, compression="group4")
