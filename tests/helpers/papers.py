"""Files that prove something: real PDFs and pictures, made as small as they can be."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from PySide6.QtGui import QColor, QImage
from reportlab.pdfgen.canvas import Canvas


def pdf(*pages: str, size: tuple[float, float] = (595, 842)) -> bytes:
    """Return a PDF of which each page says one thing."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=size)
    for words in pages:
        canvas.drawString(72, size[1] - 72, words)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def locked(data: bytes) -> bytes:
    """Return a PDF locked with a password."""
    made = BytesIO()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt("secret")
    writer.write(made)
    return made.getvalue()


def picture(path: Path, width: int = 40, height: int = 30, colour: str = "#1f5fd0") -> Path:
    """Write a picture of one colour; the suffix says in which format."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path
