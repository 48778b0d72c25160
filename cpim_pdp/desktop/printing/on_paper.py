"""A print put on paper: pages drawn one after the other, while the window goes on.

Pages go to the printer as pictures; the text of a PDF is drawn by PDFium, not by Qt.
"""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from cpim_pdp.desktop.evidence.pictures import PDF, Blank, Picture, picture
from cpim_pdp.desktop.side_queue import SideQueue
from cpim_pdp.desktop.translation import tr
from cpim_pdp.reports import Paper

_DOTS = 300
"""To the inch: small type is sharp at that, and a page takes 35 MB."""
_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def printer_for(paper: Paper, title: str) -> QPrinter:
    """Return the usual printer, set up for whole pages of a paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_DOTS)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    return printer


def asked(printer: QPrinter, pages: int, parent: QWidget) -> bool:
    """Ask which printer, which pages and how often; False where the holder changed their mind."""
    printer.setFromTo(1, pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    dialog.setWindowTitle(tr("Print"))
    return dialog.exec() == QPrintDialog.DialogCode.Accepted


def wanted_pages(printer: QPrinter, pages: int) -> Sequence[int]:
    """Return the pages that go to the printer, from 0, each as often as it is wanted."""
    whole = printer.printRange() is not QPrinter.PrintRange.PageRange
    first, last = (1, pages) if whole else (printer.fromPage(), min(printer.toPage(), pages))
    chosen = range(first - 1, last)
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    return [page for _ in range(copies) for page in chosen]


class OnPaper(QObject):
    """Puts a print on paper once.

    Signals:
        progressed: how many pages are done, of how many.
        finished: all pages are with the printer.
        failed: the printer takes no pages.
    """

    progressed = Signal(int, int)
    finished = Signal()
    failed = Signal()

    def __init__(
        self, data: bytes, printer: QPrinter, pages: Sequence[int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._data = data
        self._printer = printer
        self._pages = pages
        self._done = 0
        self._painter = QPainter()
        self._drawing = SideQueue(self)

    def start(self) -> None:
        """Begin with the first page."""
        if self._pages and self._painter.begin(self._printer):
            self._draw()
        else:
            self.failed.emit()

    def stop(self) -> None:
        """Leave the pages that are not with the printer yet."""
        self._drawing.forget()
        self._pages = ()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _draw(self) -> None:
        data, page = self._data, self._pages[self._done]
        box = self._printer.pageLayout().fullRectPixels(self._printer.resolution()).size()
        self._drawing.add(lambda: picture(data, PDF, page, box), self._put)

    def _put(self, found: Picture | Blank) -> None:
        if not self._painter.isActive():
            return
        if isinstance(found, Blank):
            self.stop()
            self.failed.emit()
            return
        self._painter.drawImage(_middle(self._painter.viewport().size(), found), found.image)
        self._done += 1
        self.progressed.emit(self._done, len(self._pages))
        if self._done == len(self._pages):
            self._painter.end()
            self.finished.emit()
        elif self._printer.newPage():
            self._draw()
        else:
            self.stop()
            self.failed.emit()


def _middle(room: QSize, found: Picture) -> QRect:
    """Return where a page goes that is of another shape than the paper."""
    size = found.image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (room.width() - size.width()) // 2, (room.height() - size.height()) // 2
    return QRect(left, top, size.width(), size.height())
