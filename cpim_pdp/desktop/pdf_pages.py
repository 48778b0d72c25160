"""Pages of PDFs as pictures: drawn from bytes, never larger nor longer than one says.

Scripts are not run and nothing is loaded from elsewhere. PDFium is not made for several threads at
once (https://pypdfium2.readthedocs.io, "Thread incompatibility"): whoever draws has it alone. The
libraries are large, so import this module where it is used, not with the window.
"""

import time
from dataclasses import dataclass
from enum import StrEnum, unique
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

_ALONE = Lock()
_WORDS = 5_000


@unique
class Undrawn(StrEnum):
    """Why there is no picture."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    SLOW = "slow"


class NotDrawn(Exception):  # noqa: N818 - says what happened
    """A page that could not be drawn, with the reason."""

    def __init__(self, why: Undrawn) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page: ``page`` counts from 0, ``pages`` is how many there are, ``words`` is its text."""

    image: QImage
    page: int
    pages: int
    words: str = ""


def drawn(data: bytes, page: int, box: QSize, *, most_ms: int) -> Drawn:
    """Return a page of a PDF, as large as fits into ``box``; the last one where it has fewer.

    Any thread may ask; a QImage can be handed to another.

    Raises:
        NotDrawn: where it is damaged or encrypted, or takes more than ``most_ms`` milliseconds.
    """
    with _ALONE:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise NotDrawn(_why(error)) from None
        try:
            return _page(document, page, box, time.monotonic() + most_ms / 1_000)
        except pypdfium2.PdfiumError:
            raise NotDrawn(Undrawn.DAMAGED) from None
        finally:
            document.close()


def _why(error: pypdfium2.PdfiumError) -> Undrawn:
    locked = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
    return Undrawn.ENCRYPTED if error.err_code in locked else Undrawn.DAMAGED


def _page(document: pypdfium2.PdfDocument, wanted: int, box: QSize, until: float) -> Drawn:
    pages = len(document)
    if pages == 0:
        raise NotDrawn(Undrawn.DAMAGED)
    place = min(max(wanted, 0), pages - 1)
    page = document[place]
    try:
        image = _picture(page, _fitting(page, box), until)
        return Drawn(image, place, pages, _words(page))
    finally:
        page.close()


def _fitting(page: pypdfium2.PdfPage, box: QSize) -> QSize:
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise NotDrawn(Undrawn.DAMAGED)
    scale = min(box.width() / width, box.height() / height)
    return QSize(max(round(width * scale), 1), max(round(height * scale), 1)).boundedTo(box)


def _picture(page: pypdfium2.PdfPage, size: QSize, until: float) -> QImage:
    bitmap = pypdfium2.PdfBitmap.new_native(size.width(), size.height(), pdfium.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, size.width(), size.height())
    is_late = pdfium.IFSDK_PAUSE()
    is_late.version = 1
    is_late.NeedToPauseNow = type(is_late.NeedToPauseNow)(lambda _: time.monotonic() >= until)
    place = (0, 0, size.width(), size.height(), 0)
    state = pdfium.FPDF_RenderPageBitmap_Start(bitmap, page, *place, pdfium.FPDF_ANNOT, is_late)
    pdfium.FPDF_RenderPage_Close(page)
    if state == pdfium.FPDF_RENDER_TOBECONTINUED:
        raise NotDrawn(Undrawn.SLOW)
    if state != pdfium.FPDF_RENDER_DONE:
        raise NotDrawn(Undrawn.DAMAGED)
    # A copy: the bitmap's own memory goes with it.
    return QImage(
        bitmap.buffer, size.width(), size.height(), bitmap.stride, QImage.Format.Format_RGB32
    ).copy()


def _words(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range(0, min(text.count_chars(), _WORDS)))
    finally:
        text.close()
