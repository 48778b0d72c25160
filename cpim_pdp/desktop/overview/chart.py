"""The burn-up chart: drawn, read out under the pointer and by keys, and told in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from cpim_pdp.core import dates
from cpim_pdp.core.forecasting.reading import last_day, read
from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.look.theme import GRID, RADIUS, Colours, Size, colours_of, sized
from cpim_pdp.desktop.overview import chart_scale
from cpim_pdp.desktop.overview.chart_drawing import Drawing
from cpim_pdp.desktop.overview.chart_room import ChartRoom
from cpim_pdp.desktop.overview.read_out import ReadOut
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import burn_up, figures

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QResizeEvent

    from cpim_pdp.core.forecasting.burn_up import BurnUp


class Chart(ChartRoom):
    """The chart; a label, as a screen reader reads those, and one that keys can go through.

    Left and Right read out a month earlier and later, with Shift a day, with Ctrl a year; Home and
    End the first and the last day.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: BurnUp | None = None
        self._read: date | None = None
        self._hovered: date | None = None
        self._picture: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Points over the cycle"))

    @property
    def day(self) -> date | None:
        """The day that is read out: under the pointer, else where the keys are."""
        if self._hovered is not None:
            return self._hovered
        return self._read if self.hasFocus() else None

    def show_chart(self, chart: BurnUp) -> None:
        """Show a chart; the day that keys read out stays while it is the same cycle."""
        is_same = self._chart is not None and self._chart.start == chart.start
        self._chart = chart
        if self._read is None or not is_same:
            self._read = min(max(chart.on, chart.start), last_day(chart))
        self._read = min(self._read, last_day(chart))
        self._hovered = None
        # The text itself is not drawn: a screen reader reads it.
        self.setText(burn_up.whole(chart, tr))
        name = tr("Points over the cycle: {content}").format(content=self.text())
        self.setAccessibleName(name)
        self._describe()
        self._draw_anew()

    def sentence(self) -> str:
        """Return what is read out at the day of the keys, "" while there is no chart."""
        if self._chart is None or self._read is None:
            return ""
        return burn_up.sentence(self._chart, read(self._chart, self._read), tr)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.sentence())

    def _go_to(self, day: date) -> None:
        if self._chart is None:
            return
        self._read = min(max(day, self._chart.start), last_day(self._chart))
        self._hovered = None
        self._describe()
        announce(self, self.sentence())
        self.update()

    # Drawing

    def _scale(self, chart: BurnUp) -> chart_scale.Scale:
        """Return the scale: room for figures before it, for names above, for years below."""
        metrics, mirrored = QFontMetrics(_font()), self.isRightToLeft()
        tops = chart_scale.levels(chart_scale.most(chart))
        figure = max(metrics.horizontalAdvance(figures.points(one, tr)) for one in tops) + 4 * GRID
        line = metrics.height()
        before, after = (2 * GRID, figure) if mirrored else (figure, 2 * GRID)
        room = QRectF(self.rect()).adjusted(before, line + GRID, -after, -(line + 2 * GRID))
        return chart_scale.scale_of(chart, room, mirrored=mirrored)

    def _draw_anew(self) -> None:
        self._picture = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the chart, and over it what is read out."""
        del event
        if self._chart is None:
            return
        scale, colours = self._scale(self._chart), colours_of(self)
        if self._picture is None:
            self._picture = self._drawn(Drawing(self._chart, scale, colours))
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if self.day is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(_font())
            ReadOut(self._chart, scale, colours).draw(painter, self.day)
        if self.hasFocus():
            self._draw_focus(painter, colours)

    def _drawn(self, drawing: Drawing) -> QPixmap:
        """Return the chart as a picture: the pointer moves over it often, and it changes seldom."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font())
        drawing.draw(painter)
        painter.end()
        return picture

    def _draw_focus(self, painter: QPainter, colours: Colours) -> None:
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    # Pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override: read out the day under the pointer."""
        self._hover(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override: keys go on from the day that is clicked."""
        self._hover(event.position())
        if self._hovered is not None:
            self._go_to(self._hovered)

    def leaveEvent(self, event: QEvent) -> None:
        """Override: nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def _hover(self, place: QPointF) -> None:
        if self._chart is not None:
            self._hovered = self._scale(self._chart).day_at(place.x())
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: the keys that read out another day."""
        day = self._day_of(event)
        if day is None:
            super().keyPressEvent(event)
        else:
            self._go_to(day)

    def _day_of(self, event: QKeyEvent) -> date | None:
        """Return the day that a key leads to, None where it leads nowhere."""
        if self._chart is None or self._read is None:
            return None
        later = -1 if self.isRightToLeft() else 1
        match Qt.Key(event.key()):
            case Qt.Key.Key_Home:
                return self._chart.start
            case Qt.Key.Key_End:
                return last_day(self._chart)
            case Qt.Key.Key_Right:
                return _moved(self._read, later, event.modifiers())
            case Qt.Key.Key_Left:
                return _moved(self._read, -later, event.modifiers())
        return None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: show what is read out."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: show it no more."""
        super().focusOutEvent(event)
        self.update()

    # What changes around it

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: draw it anew."""
        super().resizeEvent(event)
        self._draw_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Override: another theme, font or direction is another picture."""
        super().changeEvent(event)
        self._draw_anew()


def _font() -> QFont:
    return sized(QApplication.font(), Size.SMALL)


def _moved(day: date, way: int, held: Qt.KeyboardModifier) -> date:
    if held & Qt.KeyboardModifier.ShiftModifier:
        return date.fromordinal(day.toordinal() + way)
    return dates.months(day, way * (12 if held & Qt.KeyboardModifier.ControlModifier else 1))
