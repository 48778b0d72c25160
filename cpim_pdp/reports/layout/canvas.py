"""Pages as a file: texts, lines and links put on them, what stands at their feet, what they are.

The texts of a page are written straight into its stream: reportlab's text objects spend most of
their time on the form of numbers and on states that do not change (measured on 1,000 activities).
"""

import zlib
from collections.abc import Callable
from functools import cache
from hashlib import md5
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from cpim_pdp.reports import places
from cpim_pdp.reports.document import Document
from cpim_pdp.reports.layout import looks, metadata
from cpim_pdp.reports.layout.rows import Area, Blank, Mark, SetLine, Stroke
from cpim_pdp.reports.typesetting.cleaning import line
from cpim_pdp.reports.typesetting.faces import Face

_REACH = 3
"""How far a link is to be hit beside its text, in points: a number alone is narrow."""
_MOST_LETTERS = 2_000
"""That a field of a form takes."""


Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


class PageCanvas(Canvas):
    """The pages of a document, ``size`` (width, height) in points; no clock is looked at."""

    # What the stubs leave out: the file's objects, and the stream of the page.
    _doc: Any
    _code: list[str]

    def __init__(self, document: Document, size: tuple[float, float], main: Face) -> None:
        self._file = BytesIO()
        super().__init__(
            self._file,
            pagesize=size,
            pageCompression=0,
            invariant=1,
            # The stubs want a number.
            initialFontName=main.name,  # type: ignore[arg-type]
            lang=document.language,
        )
        self._plates: list[str] = []
        self._texts: list[str] = []
        self._font = ""
        self._ink = ""
        self._describe(document)

    @property
    def pages(self) -> int:
        """The number of pages that are ended."""
        return self.getPageNumber() - 1

    # On the page

    def put_line(self, one: SetLine, x: float, y: float) -> None:
        """Put a line of text on the page, beginning at ``x`` on the baseline ``y``."""
        look = one.look
        scale = look.size / 1000
        if look.colour != self._ink:
            self._ink = look.colour
            self._texts.append(_colour(look.colour, "rg"))
        for run in one.line.runs:
            for piece in run.pieces:
                place = f"1 0 0 1 {x + piece.x * scale:.2f} {y + piece.y * scale:.2f} Tm "
                for name, code in run.face.embedded.encoded(piece.text, self._doc):
                    font = f"{name} {look.size} Tf"
                    if font != self._font:
                        self._font = font
                        self._texts.append(font)
                    self._texts.append(f"{place}({code}) Tj")
                    place = ""
            x += run.width * scale

    def put_link(self, one: SetLine, x: float, top: float) -> None:
        """Let a line that begins at ``x``, ``top`` lead to its place."""
        around = (x - _REACH, top - one.look.leading, x + one.width + _REACH, top)
        if places.is_attachment(one.to):
            # It is not there yet: who puts it in knows it by this.
            self.linkURL(one.to, around)
        else:
            self.linkAbsolute("", one.to, around)

    def put_rule(self, left: float, right: float, y: float, rule: tuple[float, str]) -> None:
        """Put a level line of a width and a colour on the page."""
        width, colour = rule
        self._code.append(
            f"{_colour(colour, 'RG')} {width} w {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S"
        )

    def put_plate(self, name: str, box: Box, scale: float) -> None:
        """Put what comes in later by a name into a box, in a frame."""
        left, bottom, right, top = box
        size = f"{right - left:.2f} {top - bottom:.2f}"
        frame = f"{_colour(looks.HAIR, 'RG')} 0.4 w {left:.2f} {bottom:.2f} {size} re S"
        self._code.append(f"{frame} q {scale:.5f} 0 0 {scale:.5f} {left:.2f} {bottom:.2f} cm")
        self.doForm(name)
        self._code.append("Q")
        self._plates.append(name)

    def put_box(
        self, corner: tuple[float, float], size: tuple[float, float], colour: str, *, full: bool
    ) -> None:
        """Put a box on the page, up and to the right of a corner: full of a colour, or its edge."""
        (x, y), (width, height) = corner, size
        look = f"{_colour(colour, 'rg')}" if full else f"{_colour(colour, 'RG')} 0.6 w"
        box = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        self._code.append(f"{look} {box} {'f' if full else 'S'}")

    def put_shape(self, shape: Stroke | Area, x: float, top: float) -> None:
        """Put a shape on the page, its points counted from a place rightwards and downwards."""
        (first_x, first_y), *others = shape.points
        path = [f"{x + first_x:.2f} {top - first_y:.2f} m"]
        path += [f"{x + across:.2f} {top - down:.2f} l" for across, down in others]
        if isinstance(shape, Area):
            self._code.append(f"{_colour(shape.colour, 'rg')} {' '.join(path)} h f")
            return
        dash = " ".join(f"{one:g}" for one in shape.dash)
        look = f"{_colour(shape.colour, 'RG')} {shape.width} w [{dash}] 0 d 1 j"
        self._code.append(f"q {look} {' '.join(path)} S Q")

    def put_blank(self, blank: Blank, x: float, y: float) -> None:
        """Put a field to be filled in on the page, up and to the right of a place.

        Fields know the standard fonts only, which no reader needs to be given.
        """
        self.acroForm.textfield(
            name=blank.name,
            tooltip=blank.label,
            x=round(x),
            y=round(y),
            width=round(blank.width),
            height=round(blank.height),
            fontName="Helvetica",
            fontSize=looks.BLANK_SIZE,
            maxlen=_MOST_LETTERS,
            borderWidth=1,
            borderColor=HexColor(looks.HAIR),
            fillColor=HexColor(looks.BLANK),
            textColor=HexColor(looks.INK),
            fieldFlags="multiline" if blank.height > 2 * looks.BLANK_SIZE else "",
            forceBorder=True,
        )

    def put_mark(self, mark: Mark, y: float) -> None:
        """Let the outline lead here."""
        self.put_place(mark.key, y)
        self.addOutlineEntry(mark.title, mark.key, mark.level)

    def put_place(self, place: str, y: float) -> None:
        """Let what leads to a place lead here."""
        self.bookmarkPage(place, "XYZ", 0, round(y, 2), zoom=0)

    # The file

    def end_page(self) -> None:
        """End the page, and keep no more of it than its packed stream."""
        self._end_texts()
        self.showPage()
        page = self._doc.Pages[-1]
        page.Contents = _packed(page.stream)
        page.stream = None

    def finished(self, late: Callable[[int], None]) -> bytes:
        """Return the file; ``late`` puts on a page, by its index, what can be known only now."""
        for index in range(self.pages):
            late(index)
            self._end_texts()
            page = self._doc.Pages[index]
            streams = (page.Contents, _packed("\n".join(self._code)))
            page.Contents = PDFArray([self._doc.Reference(stream) for stream in streams])
            self._code.clear()
        for name in self._plates:
            self.beginForm(name)
            self.endForm()
        self.save()
        return self._file.getvalue()

    def _end_texts(self) -> None:
        self._code += ["BT", *self._texts, "ET"]
        self._texts, self._font, self._ink = [], "", ""

    def _describe(self, document: Document) -> None:
        self.setTitle(line(document.title))
        self.setAuthor(line(document.author))
        self.setSubject(line(document.subject))
        self.setCreator(metadata.CREATOR)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.setDateFormatter(lambda *_: metadata.pdf_date(document.on))
        self._doc.signature = md5(document.fingerprint.encode(), usedforsecurity=False)
        kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
        packet = PDFStream(PDFDictionary(kind), metadata.packet(document))
        self._doc.Catalog.Metadata = self._doc.Reference(packet)


def _packed(code: str) -> PDFStream:
    # reportlab would write it as ASCII on top, which takes a quarter more room and twice the time.
    packed = zlib.compress(code.encode("latin-1"))
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), packed)


@cache
def _colour(colour: str, operator: str) -> str:
    parts = " ".join(f"{part:.3f}" for part in HexColor(colour).rgb())
    return f"{parts} {operator}"
