"""How the rows of the table are drawn: texts, marks, states, hairlines, focus.

The rows are drawn in one go, not cell by cell through Qt's delegates: what a delegate asks the
model for each cell takes longer than all the drawing, and a table is drawn anew at each key.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from cpim_pdp.desktop.activities.column import Column
from cpim_pdp.desktop.activities.columns import TITLE
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.activities.marks import marks
from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.activities.searched_text import SearchedText, after
from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.labels import Tone
from cpim_pdp.desktop.look.lettering import Lettering
from cpim_pdp.desktop.look.table_head import FRAME, INSET
from cpim_pdp.desktop.look.theme import GRID, Colours, colours_of

ICON = 16
EDGE = INSET + FRAME
"""How far a text stands from the edges of its cell."""
ICON_ROOM = ICON + GRID + GRID // 2
_BAR = 3
_TITLE_SHARE = 0.4
"""A title keeps so much of its room at least where a find is told beside it."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a cell shows; ``plain`` is its text as it is searched."""

    text: str
    plain: str
    tone: Tone
    icon: str


@dataclass(frozen=True, slots=True)
class Span:
    """A column in sight: which, and where it stands in the table."""

    column: Column
    left: int
    width: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What all rows of one painting share.

    ``seen`` are the keys of the columns in sight, ``words`` those that are searched for and worth a
    mark.
    """

    spans: Sequence[Span]
    seen: frozenset[str]
    words: Sequence[str]
    mirrored: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """How a row stands out: selected, the keyboard's, under dragged files."""

    selected: bool
    current: bool
    aimed_at: bool


class RowPainter:
    """Draws rows on a widget, in the colours and the font that it has."""

    def __init__(self, widget: QWidget, font: QFont) -> None:
        self._widget = widget
        self._searched = SearchedText()
        self._faces: dict[tuple[str, str], Face] = {}
        self.lettering = Lettering(font)
        self._inks = _Inks(colours_of(widget), widget.devicePixelRatioF())

    def forget(self) -> None:
        """Ask the rows anew what they show."""
        self._faces.clear()
        self._searched.forget()

    def follow(self) -> None:
        """Draw in the colours, and as sharp, as the widget is shown now."""
        colours, ratio = colours_of(self._widget), self._widget.devicePixelRatioF()
        if (colours, ratio) != (self._inks.colours, self._inks.ratio):
            self._inks = _Inks(colours, ratio)

    def face(self, row: Row, column: Column) -> Face:
        """Return what a cell shows."""
        key = row.id, column.key
        found = self._faces.get(key)
        if found is None:
            text = column.text(row)
            found = Face(text, folded(text), column.tone(row), column.icon(row))
            self._faces[key] = found
        return found

    def draw(self, painter: QPainter, row: Row, room: QRect, scene: Scene, marked: Marked) -> None:
        """Draw a row: its ground, its cells, the hairline below, the mark of focus before it."""
        inks, top, height = self._inks, room.top(), room.height()
        if marked.aimed_at or marked.selected:
            painter.fillRect(room, inks.soft if marked.aimed_at else inks.selected)
        words = scene.words
        for span in scene.spans:
            face = self.face(row, span.column)
            inside = QRect(span.left + EDGE, top, span.width - 2 * EDGE, height)
            if face.icon:
                inside = self._draw_icon(painter, inside, face, mirrored=scene.mirrored)
            painter.setPen(inks.of[face.tone])
            if words and span.column.key == TITLE:
                self._draw_title(painter, row, face, span.column, inside, scene)
            elif words and any(word in face.plain for word in words):
                self._draw_marked(painter, face, span.column, inside, scene)
            else:
                self._draw_text(painter, face.text, span.column, inside, scene)
        painter.fillRect(room.left(), top + height - 1, room.width(), 1, inks.line)
        if marked.current:
            left = room.right() - _BAR + 1 if scene.mirrored else room.left()
            painter.fillRect(left, top, _BAR, height, inks.of[Tone.ACCENT])

    def _draw_text(
        self, painter: QPainter, text: str, column: Column, room: QRect, scene: Scene
    ) -> None:
        lettered = self.lettering.laid_out(text, column.weight, room.width())
        right = column.is_figure is not scene.mirrored
        self.lettering.draw(painter, lettered, column.weight, room, right=right)

    def _draw_icon(self, painter: QPainter, room: QRect, face: Face, *, mirrored: bool) -> QRect:
        """Draw an icon before the text; return the room that is left for that."""
        left = room.right() + 1 - ICON if mirrored else room.left()
        top = room.top() + (room.height() - ICON) // 2
        painter.drawPixmap(left, top, self._inks.icon(face.icon, face.tone))
        cut = ICON_ROOM
        return room.adjusted(0, 0, -cut, 0) if mirrored else room.adjusted(cut, 0, 0, 0)

    # What is searched for

    def _draw_title(
        self, painter: QPainter, row: Row, face: Face, column: Column, room: QRect, scene: Scene
    ) -> None:
        """Draw a title with the words in it marked, and beside it where else they are."""
        finds = self._searched.finds(row.activity, scene.words, scene.seen)
        if not finds:
            self._draw_marked(painter, face, column, room, scene)
            return
        told = " · ".join(f"{find.field}: {find.around}" for find in finds)
        needed = self.lettering.width(face.text, column.weight)
        left_over = room.width() - self.lettering.about_width(told) - 2 * GRID
        title = min(needed, max(int(room.width() * _TITLE_SHARE), left_over))
        self._draw_marked(painter, face, column, _part(room, title, right=scene.mirrored), scene)
        beside = _part(room, room.width() - title - 2 * GRID, right=not scene.mirrored)
        shown = self.lettering.cut(told, beside.width())
        found = marks(shown, scene.words)
        painter.setPen(self._inks.of[Tone.INK if found else Tone.SECONDARY])
        self.lettering.draw_once(painter, shown, beside, found, self._inks.soft)

    def _draw_marked(
        self, painter: QPainter, face: Face, column: Column, room: QRect, scene: Scene
    ) -> None:
        weight = column.weight
        lettered = self.lettering.laid_out(face.text, weight, room.width())
        if lettered.is_short and not marks(lettered.text[:-1], scene.words):
            lettered = self.lettering.laid_out(after(face.text, scene.words), weight, room.width())
        found = marks(lettered.text, scene.words)
        # On the ground of a mark, paler ink would be hard to read.
        painter.setPen(self._inks.of[Tone.INK])
        self.lettering.draw_marked(
            painter,
            lettered,
            weight,
            room,
            found,
            right=column.is_figure is not scene.mirrored,
            ground=self._inks.soft,
        )


class _Inks:
    """The colours and icons of one theme at one sharpness, made once."""

    def __init__(self, colours: Colours, ratio: float) -> None:
        self.colours = colours
        self.ratio = ratio
        self.line = QColor(colours.line)
        self.selected = QColor(colours.selected)
        self.soft = QColor(colours.accent_soft)
        self.of = {tone: QColor(tone.of(colours)) for tone in Tone}
        self._icons: dict[tuple[str, Tone], QPixmap] = {}

    def icon(self, name: str, tone: Tone) -> QPixmap:
        """Return an icon in a tone."""
        key = name, tone
        if key not in self._icons:
            self._icons[key] = pixmap(name, tone.of(self.colours), ICON, self.ratio)
        return self._icons[key]


def _part(room: QRect, wide: int, *, right: bool) -> QRect:
    """Return the left part of ``room``, or the right one, of a width."""
    left = room.right() + 1 - wide if right else room.left()
    return QRect(left, room.top(), max(wide, 0), room.height())
