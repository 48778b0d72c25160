"""The ring of a cycle's points: counted, planned, still to go; it says its content in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.desktop.look.theme import Colours, Size, colours_of, sized
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures

if TYPE_CHECKING:
    from cpim_pdp.core.summary import PointTotals

_SIDE = 176
_WIDTH = 16
_FREE = 0.86
_TOP = 90 * 16
_FULL = 360 * 16


@dataclass(frozen=True, slots=True)
class Arcs:
    """How far the ring is filled, in sixteenths of a degree: what counts, then what is planned."""

    counted: int
    planned: int


def arcs(totals: PointTotals) -> Arcs:
    """Return the parts of the ring; nothing goes round twice."""
    counted = _part(totals.counted, totals.required)
    both = _part(totals.counted + totals.planned, totals.required)
    return Arcs(counted, both - counted)


def _part(points: Decimal, required: Decimal) -> int:
    return int(min(points / required, Decimal(1)) * _FULL) if required else _FULL


def in_words(totals: PointTotals) -> str:
    """Return what the ring shows as a sentence."""
    return tr(
        "{counted} of {required} points counted, {planned} planned, {remaining} to go"
    ).format(
        counted=figures.points(totals.counted, tr),
        required=figures.points(totals.required, tr),
        planned=figures.points(totals.planned, tr),
        remaining=figures.points(totals.remaining, tr),
    )


class Ring(QLabel):
    """The ring with its figure in the middle; a label, as a screen reader reads those."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._totals: PointTotals | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_points(self, totals: PointTotals) -> None:
        """Show these points."""
        self._totals = totals
        self.setText(in_words(totals))
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """Override: a square that grows with the text in it."""
        em = self.fontMetrics().height()
        side = max(_SIDE, em * 10 // 4 * 4)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Override: never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the empty ring, the parts, the figure."""
        del event
        if self._totals is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = _WIDTH / 2 + 2
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        draw_parts(painter, room, arcs(self._totals), _WIDTH, colours_of(self))
        self._draw_figure(painter, self._totals)

    def _draw_figure(self, painter: QPainter, totals: PointTotals) -> None:
        colours = colours_of(self)
        middle = QRectF(self.rect()).center()
        counted, below = figures.points(totals.counted, tr), QApplication.font()
        painter.setFont(sized(below, Size.RING))
        wide = painter.fontMetrics().horizontalAdvance(counted)
        painter.setFont(_smaller(painter.font(), min(1.0, self._inside() / max(wide, 1))))
        tall = painter.fontMetrics().capHeight()
        gap = painter.fontMetrics().descent()
        painter.setPen(QColor(colours.ink))
        _centred(painter, QPointF(middle.x(), middle.y() + tall / 4), counted)
        painter.setFont(below)
        painter.setPen(QColor(colours.secondary))
        words = tr("of {required} points").format(required=figures.points(totals.required, tr))
        lower = middle.y() + tall / 4 + gap + painter.fontMetrics().capHeight()
        _centred(painter, QPointF(middle.x(), lower + 2), words)

    def _inside(self) -> float:
        """Return how wide a figure in the middle may be: it does not touch the ring."""
        return (self.width() - 2 * (_WIDTH + 2)) * _FREE


def _smaller(font: QFont, share: float) -> QFont:
    """Return a font in a share of its size, which the system has in points or in pixels."""
    if share < 1 and font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * share)
    elif share < 1:
        font.setPixelSize(int(font.pixelSize() * share))
    return font


def draw_parts(painter: QPainter, room: QRectF, parts: Arcs, width: int, colours: Colours) -> None:
    """Draw the empty ring and its parts, ``width`` pixels thick, along the edge of ``room``."""
    # Qt counts counterclockwise from three o'clock; the ring fills clockwise from the top.
    after_counted = _TOP - parts.counted
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(QColor(colours.line), width))
    painter.drawArc(room, 0, _FULL)
    if parts.planned:
        painter.setPen(_pen(QColor(colours.accent_soft), width))
        painter.drawArc(room, after_counted, -parts.planned)
        hatch = QBrush(QColor(colours.accent), Qt.BrushStyle.BDiagPattern)
        painter.setPen(_pen(hatch, width))
        painter.drawArc(room, after_counted, -parts.planned)
    if parts.counted:
        painter.setPen(_pen(QColor(colours.accent), width))
        painter.drawArc(room, _TOP, -parts.counted)


def _pen(colour: QColor | QBrush, width: int) -> QPen:
    pen = QPen(colour) if isinstance(colour, QColor) else QPen(colour, width)
    pen.setWidth(width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _centred(painter: QPainter, base: QPointF, text: str) -> None:
    width = painter.fontMetrics().horizontalAdvance(text)
    painter.drawText(QPointF(base.x() - width / 2, base.y()), text)
