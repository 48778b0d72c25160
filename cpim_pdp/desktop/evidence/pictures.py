"""What is to be seen of evidence, made from its bytes: pages, images, and the words of texts.

Bounded in size and time, and no widget is touched, so that any thread may make it.
"""

import codecs
from dataclasses import dataclass
from enum import StrEnum, unique

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from cpim_pdp.desktop.translation import tr

PDF = "application/pdf"
_IMAGES = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/tiff": "tiff",
    "image/bmp": "bmp",
}
"""What is drawn, by the decoder that may do it: an SVG, which is a program of a kind, is not."""

_TEXTS = frozenset({"text/plain", "text/csv", "text/markdown", "text/calendar", "message/rfc822"})
_LETTERS = 200_000
_MANY_PAGES = frozenset({"tiff"})
_MOST_PIXELS = 120_000_000
"""A page of A3 at 600 dots an inch has 70 million; more is a trap, or nothing to be read."""
_SURE_PIXELS = 60_000_000
"""With more, Qt may refuse to hold the whole picture (its limit is 256 MB) though it is sound."""
_MOST_MS = 3_000


@unique
class Blank(StrEnum):
    """Why there is no picture of a file."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    SLOW = "slow"
    LARGE = "large"
    UNREADABLE = "unreadable"
    NOT_DRAWN = "not-drawn"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of a file: ``page`` counts from 0; ``words`` is its text as far as it is known.

    The image of a plain text is null.
    """

    image: QImage
    page: int = 0
    pages: int = 1
    words: str = ""


def has_image(media_type: str) -> bool:
    """Say whether there are images of files of this type."""
    return media_type == PDF or media_type in _IMAGES


def picture(data: bytes, media_type: str, page: int, box: QSize) -> Picture | Blank:
    """Return a page as large as fits into ``box``, in pixels, or why there is none."""
    if media_type == PDF:
        return _page_of_pdf(data, page, box)
    if media_type in _IMAGES:
        return _page_of_image(data, _IMAGES[media_type], page, box)
    if media_type in _TEXTS:
        return Picture(QImage(), words=_text(data))
    return Blank.NOT_DRAWN


def why_blank(blank: Blank) -> str:
    """Return in a few words why there is no picture."""
    return {
        Blank.DAMAGED: tr("This file is damaged: it can't be shown."),
        Blank.ENCRYPTED: tr("This file is locked with a password: it can't be shown here."),
        Blank.SLOW: tr("Drawing this page takes too long."),
        Blank.LARGE: tr("This picture is too large to be shown here."),
        Blank.UNREADABLE: tr("This file can't be read just now."),
        Blank.NOT_DRAWN: tr("There is no picture of files of this kind."),
    }[blank]


def _page_of_pdf(data: bytes, page: int, box: QSize) -> Picture | Blank:
    # Its libraries are needed for nothing else.
    from cpim_pdp.desktop import pdf_pages  # noqa: PLC0415

    try:
        drawn = pdf_pages.drawn(data, page, box, most_ms=_MOST_MS)
    except pdf_pages.NotDrawn as failure:
        return Blank(failure.why.value)
    return Picture(drawn.image, drawn.page, drawn.pages, drawn.words)


def _page_of_image(data: bytes, decoder: str, page: int, box: QSize) -> Picture | Blank:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # In a function of its own: a reader that outlives what it reads from crashes.
    return _read(buffer, decoder, page, box)


def _read(buffer: QBuffer, decoder: str, page: int, box: QSize) -> Picture | Blank:
    reader = QImageReader(buffer, QByteArray(decoder.encode()))
    reader.setAutoTransform(True)
    pages = max(reader.imageCount(), 1) if decoder in _MANY_PAGES else 1
    place = min(max(page, 0), pages - 1)
    if place and not reader.jumpToImage(place):
        return Blank.DAMAGED
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        return Blank.LARGE
    if size.isValid():
        # Decoders leave out what a smaller picture does not need.
        reader.setScaledSize(_fitting(size, _turned(box, reader)))
    image = reader.read()
    if image.isNull():
        return Blank.LARGE if size.width() * size.height() > _SURE_PIXELS else Blank.DAMAGED
    return Picture(_within(image, box), place, pages)


def _turned(box: QSize, reader: QImageReader) -> QSize:
    """Return the box as it lies before a photograph is turned upright."""
    turns = QImageIOHandler.Transformation.TransformationRotate90
    return box.transposed() if reader.transformation().value & turns.value else box


def _fitting(size: QSize, box: QSize) -> QSize:
    """Return ``size`` made to fit into ``box``, never larger than it is."""
    if size.width() <= box.width() and size.height() <= box.height():
        return size
    return size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _within(image: QImage, box: QSize) -> QImage:
    if image.width() <= box.width() and image.height() <= box.height():
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(box, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def _text(data: bytes) -> str:
    """Return the beginning of a text, whatever its letters; those that can't be read are marked."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""
    found = data[: 4 * _LETTERS].decode(encoding or "utf-8-sig", "replace")
    return found.replace("\0", "")[:_LETTERS]
