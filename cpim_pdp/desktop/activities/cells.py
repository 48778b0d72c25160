"""How the rows of the table are drawn: texts, marks, states, hairlines, focus.

The rows are drawn in one go, not cell by cell through Qt's delegates: what a delegate asks the
model for each cell takes longer than all the drawing, and a table is drawn anew at each key.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from cpim_pdp.desktop.activities.column import Column
from cpim_pdp.desktop.activities.columns import TITLE
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.activities.marks import marks, worth_telling
from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.activities.searched_text import Find, SearchedText, after
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
_SHORT = 48
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
    """A column in sight: where its texts begin, how much room they have, and in which letters.

    ``at_right``: they end where the room ends.
    """

    column: Column
    left: int
    room: int
    at_right: bool
    letters: Lettering


@dataclass(frozen=True, slots=True)
class Scene:
    """What all rows of one painting share.

    ``seen`` are the keys of the columns in sight, ``words`` those that are searched for and worth a
    mark.
    """

    width: int
    height: int
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

    def __init__(self, widget: QWidget, font: QFont, columns: Iterable[Column]) -> None:
        self._widget = widget
        self._searched = SearchedText()
        self._faces: dict[tuple[str, str], Face] = {}
        self._marked_for: Sequence[str] = ()
        self._found: dict[str, Sequence[tuple[int, int]]] = {}
        self._letters = {one.weight: Lettering(font, one.weight) for one in columns}
        self.plain = Lettering(font)
        self._inks = _Inks(colours_of(widget), widget.devicePixelRatioF())

    def letters(self, column: Column) -> Lettering:
        """Return what lays the texts of a column out."""
        return self._letters[column.weight]

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

    def needed(self, row: Row, column: Column) -> int:
        """Return how wide a cell must be for all of its text."""
        face = self.face(row, column)
        icon = ICON_ROOM if face.icon else 0
        return self.letters(column).width(face.text) + icon + 2 * EDGE + 1

    def draw(self, painter: QPainter, row: Row, top: int, scene: Scene, marked: Marked) -> None:
        """Draw a row: its ground, its cells, the hairline below, the mark of focus before it."""
        inks, words, height = self._inks, scene.words, scene.height
        if marked.aimed_at or marked.selected:
            ground = inks.soft if marked.aimed_at else inks.selected
            painter.fillRect(0, top, scene.width, height, ground)
        for span in scene.spans:
            face = self.face(row, span.column)
            left, room = span.left, span.room
            if face.icon:
                room -= ICON_ROOM
                left += 0 if scene.mirrored else ICON_ROOM
                beside = self._beside(face, span, left, room, scene)
                icon = inks.icon(face.icon, face.tone)
                painter.drawPixmap(beside, top + (height - ICON) // 2, icon)
            # On the soft ground under dragged files, paler inks would be hard to read.
            painter.setPen(inks.pen[Tone.INK if marked.aimed_at else face.tone])
            if words and span.column.key == TITLE:
                self._draw_title(painter, row, face, span, top, scene)
            elif words and any(word in face.plain for word in words):
                self._draw_marked(painter, face, span, left, room, top, scene)
            else:
                self._draw_text(painter, face.text, span, left, room, top, scene)
        painter.fillRect(0, top + height - 1, scene.width, 1, inks.line)
        if marked.current:
            bar = scene.width - _BAR if scene.mirrored else 0
            painter.fillRect(bar, top, _BAR, height, inks.of[Tone.ACCENT])

    @staticmethod
    def _beside(face: Face, span: Span, left: int, room: int, scene: Scene) -> int:
        """Return where the icon before a cell's text begins."""
        wide = min(span.letters.width(face.text), room)
        if scene.mirrored:
            return ICON_ROOM - ICON + (left + room if span.at_right else left + wide)
        return (left + room - wide if span.at_right else left) - ICON_ROOM

    @staticmethod
    def _draw_text(
        painter: QPainter, text: str, span: Span, left: int, room: int, top: int, scene: Scene
    ) -> None:
        letters = span.letters
        lettered = letters.laid_out(text, room)
        begin = left + room - lettered.width if span.at_right else left
        letters.draw(painter, lettered, begin, top + (scene.height - letters.height) // 2)

    # What is searched for

    def _draw_title(
        self, painter: QPainter, row: Row, face: Face, span: Span, top: int, scene: Scene
    ) -> None:
        """Draw a title with the words in it marked, and beside it where else they are."""
        finds = self._finds(row, scene)
        if not finds:
            self._draw_marked(painter, face, span, span.left, span.room, top, scene)
            return
        told = " · ".join(f"{find.field}: {find.around}" for find in finds)
        needed = span.letters.width(face.text)
        plain = self.plain
        wide = plain.width(told) if len(told) <= _SHORT else plain.about_width(told)
        left_over = span.room - wide - 2 * GRID
        title = min(needed, max(int(span.room * _TITLE_SHARE), left_over))
        rest = max(span.room - title - 2 * GRID, 0)
        title_left = span.left + span.room - title if scene.mirrored else span.left
        self._draw_marked(painter, face, span, title_left, title, top, scene)
        told_left = span.left if scene.mirrored else span.left + span.room - rest
        self._draw_told(painter, told, told_left, rest, top, scene)

    def _finds(self, row: Row, scene: Scene) -> Sequence[Find]:
        """Return where words are that no cell of the row shows."""
        shown = [self.face(row, span.column).plain for span in scene.spans]
        told = worth_telling(scene.words)
        hidden = [word for word in told if not any(word in plain for plain in shown)]
        return self._searched.finds(row.activity, hidden, scene.seen) if hidden else ()

    def _draw_told(
        self, painter: QPainter, told: str, left: int, room: int, top: int, scene: Scene
    ) -> None:
        """Draw where words were found; a short text, such as a provider's name, will come again."""
        soft = self._inks.soft
        if len(told) > _SHORT:
            shown = self.plain.cut(told, room)
            found = self._marks(shown, scene)
            painter.setPen(self._inks.pen[Tone.INK if found else Tone.SECONDARY])
            beside = QRect(left, top, room, scene.height)
            self.plain.draw_once(painter, shown, beside, found, soft)
            return
        lettered = self.plain.laid_out(told, room)
        found = self._marks(lettered.text, scene)
        painter.setPen(self._inks.pen[Tone.INK if found else Tone.SECONDARY])
        line = top + (scene.height - self.plain.height) // 2
        self.plain.draw_marked(painter, lettered, left, line, found, soft)

    def _draw_marked(
        self,
        painter: QPainter,
        face: Face,
        span: Span,
        left: int,
        room: int,
        top: int,
        scene: Scene,
    ) -> None:
        letters = span.letters
        lettered = letters.laid_out(face.text, room)
        found = self._marks(lettered.text[:-1] if lettered.is_short else lettered.text, scene)
        if lettered.is_short and not found:
            lettered = letters.laid_out(after(face.text, scene.words), room)
            found = self._marks(lettered.text, scene)
        begin = left + room - lettered.width if span.at_right else left
        line = top + (scene.height - letters.height) // 2
        if not found:
            letters.draw(painter, lettered, begin, line)
            return
        # On the ground of a mark, paler ink would be hard to read.
        painter.setPen(self._inks.pen[Tone.INK])
        letters.draw_marked(painter, lettered, begin, line, found, self._inks.soft)

    def _marks(self, text: str, scene: Scene) -> Sequence[tuple[int, int]]:
        """Return where the words stand; many rows have the same texts."""
        if scene.words != self._marked_for:
            self._marked_for, self._found = scene.words, {}
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = marks(text, scene.words)
        return found


class _Inks:
    """The colours and icons of one theme at one sharpness, made once."""

    def __init__(self, colours: Colours, ratio: float) -> None:
        self.colours = colours
        self.ratio = ratio
        self.line = QColor(colours.line)
        self.selected = QColor(colours.selected)
        self.soft = QColor(colours.accent_soft)
        self.of = {tone: QColor(tone.of(colours)) for tone in Tone}
        self.pen = {tone: QPen(ink) for tone, ink in self.of.items()}
        self._icons: dict[tuple[str, Tone], QPixmap] = {}

    def icon(self, name: str, tone: Tone) -> QPixmap:
        """Return an icon in a tone."""
        key = name, tone
        if key not in self._icons:
            self._icons[key] = pixmap(name, tone.of(self.colours), ICON, self.ratio)
        return self._icons[key]
