"""Pages: their size, what stands at their edges, and the file around them."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from cpim_pdp.reports.document import Document
from cpim_pdp.reports.layout import looks
from cpim_pdp.reports.layout.canvas import ReportCanvas
from cpim_pdp.reports.layout.grid import SetLine, draw_line
from cpim_pdp.reports.layout.looks import Look
from cpim_pdp.reports.typesetting.cleaning import line
from cpim_pdp.reports.typesetting.setting import Setter

CREATOR = "CPIM PDP"


class Pages:
    """Writes flowables on pages of a size (width, height in points), with the edges around them."""

    def __init__(self, document: Document, size: tuple[float, float], setter: Setter) -> None:
        self._document = document
        self._size = size
        self._setter = setter

    @property
    def text_width(self) -> float:
        """The width that texts have."""
        return self._size[0] - 2 * looks.MARGIN_SIDE

    @property
    def text_height(self) -> float:
        """The height that texts have."""
        return self._size[1] - looks.MARGIN_TOP - looks.MARGIN_BOTTOM

    def written(self, story: Sequence[Flowable], initial_font: str) -> bytes:
        """Return the PDF."""
        document, file = self._document, BytesIO()
        template = BaseDocTemplate(
            file,
            pagesize=self._size,
            title=line(document.title),
            author=line(document.author),
            subject=line(document.subject),
            creator=CREATOR,
            lang=document.language,
            invariant=1,
            initialFontName=initial_font,
            displayDocTitle=1,
            pageCompression=1,
        )
        frame = Frame(
            looks.MARGIN_SIDE,
            looks.MARGIN_BOTTOM,
            self.text_width,
            self.text_height,
            *(0, 0, 0, 0),
        )
        template.addPageTemplates(PageTemplate(frames=[frame], onPage=self._begin))
        template.build(list(story), canvasmaker=self._canvas)
        return file.getvalue()

    def _canvas(self, *arguments: Any, **options: Any) -> Canvas:  # noqa: ANN401 - handed on
        canvas = ReportCanvas(*arguments, **options)
        canvas.begin(self._document)
        canvas.foot, canvas.number = self._foot, self._number
        return canvas

    def _begin(self, canvas: Canvas, _template: BaseDocTemplate) -> None:
        assert isinstance(canvas, ReportCanvas)  # noqa: S101 - tells the type checker what was made
        canvas.draw_foot()
        if canvas.getPageNumber() > 1:
            edge = self._document.margin
            y = self._size[1] - looks.MARGIN_TOP + looks.HEAD_ABOVE - 8
            self._edge(canvas, y, edge.head_left, edge.head_right)
            self._rule(canvas, y - 8)

    def _foot(self, canvas: Canvas, page: int, pages: int) -> None:
        edge = self._document.margin
        numbered = edge.foot_right.format(page=page, pages=pages)
        self._rule(canvas, looks.FOOT_BELOW + 12)
        self._edge(canvas, looks.FOOT_BELOW, edge.foot_left, numbered)

    def _number(self, canvas: Canvas, page: int, look: Look) -> None:
        text = canvas.beginText()
        text.setFillColor(HexColor(look.colour))
        draw_line(text, SetLine(self._setter.line(str(page)), look), 0, 0)
        canvas.drawText(text)

    def _rule(self, canvas: Canvas, y: float) -> None:
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(HexColor(looks.HAIR))
        canvas.line(looks.MARGIN_SIDE, y, self._size[0] - looks.MARGIN_SIDE, y)

    def _edge(self, canvas: Canvas, y: float, left: str, right: str) -> None:
        text = canvas.beginText()
        text.setFillColor(HexColor(looks.MARGINAL.colour))
        at_right = SetLine(self._setter.line(right), looks.MARGINAL)
        room = self.text_width - at_right.width - looks.GUTTER
        lines = self._setter.lines(line(left), room * 1000 / looks.MARGINAL.size)
        for first in lines[:1]:
            draw_line(text, SetLine(first, looks.MARGINAL), looks.MARGIN_SIDE, y)
        draw_line(text, at_right, self._size[0] - looks.MARGIN_SIDE - at_right.width, y)
        canvas.drawText(text)
