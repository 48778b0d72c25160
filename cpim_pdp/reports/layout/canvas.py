"""The canvas of a print: without a clock, and with what is known only when all pages are there."""

from collections.abc import Callable
from datetime import date
from hashlib import md5

from reportlab.pdfgen.canvas import Canvas

from cpim_pdp.reports.document import Document
from cpim_pdp.reports.layout.looks import Look


class ReportCanvas(Canvas):
    """A canvas whose feet and page numbers are filled in once all pages are there.

    ``foot`` draws the foot of a page, given its number and how many there are; ``number`` draws the
    number of a page.
    """

    foot: Callable[[Canvas, int, int], None]
    number: Callable[[Canvas, int, Look], None]
    _places: dict[str, int]
    _numbers: dict[str, tuple[str, Look]]

    def begin(self, document: Document) -> None:
        """Make the file's dates and its id those of the document."""
        self._places, self._numbers = {}, {}
        self.setDateFormatter(lambda *_: _pdf_date(document.on))
        # The stubs leave the document out.
        signature = md5(document.fingerprint.encode(), usedforsecurity=False)
        self._doc.signature = signature  # type: ignore[attr-defined]

    def draw_foot(self) -> None:
        """Draw the foot of the present page."""
        self.doForm(_foot_name(self.getPageNumber()))

    def note_place(self, place: str, top: float) -> None:
        """Let links find this place of the present page; ``top`` is its height there."""
        self.bookmarkHorizontal(place, 0, top)
        self._places[place] = self.getPageNumber()

    def draw_page_of(self, place: str, look: Look, x: float, y: float) -> None:
        """Draw the number of the page that has a place, beginning at ``x`` on the baseline."""
        name = f"page-{place}-{look.size}"
        self._numbers[name] = (place, look)
        self.saveState()
        self.translate(x, y)
        self.doForm(name)
        self.restoreState()

    def save(self) -> None:
        """Fill in the feet and the numbers, then write the file."""
        pages = self.getPageNumber() - 1
        for page in range(1, pages + 1):
            self.beginForm(_foot_name(page))
            self.foot(self, page, pages)
            self.endForm()
        for name, (place, look) in self._numbers.items():
            self.beginForm(name)
            self.number(self, self._places[place], look)
            self.endForm()
        super().save()


def _foot_name(page: int) -> str:
    return f"foot-{page}"


def _pdf_date(day: date) -> str:
    return f"D:{day:%Y%m%d}000000Z"
