"""How columns are arranged: as the holder chose, else by the room; the title gets the rest."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from cpim_pdp.desktop.activities.cells import ICON_ROOM
from cpim_pdp.desktop.activities.column import Column
from cpim_pdp.desktop.activities.columns import TITLE, place_of
from cpim_pdp.desktop.look.lettering import Lettering
from cpim_pdp.desktop.look.table_head import ARROW, FRAME, INSET
from cpim_pdp.desktop.look.table_layout import TableLayout
from cpim_pdp.desktop.look.theme import GRID


class Arrangement(QObject):
    """Arranges the sections of a head, and notes what the holder does to them.

    Signals:
        changed: the holder arranged the columns anew.
    """

    changed = Signal()

    def __init__(self, head: QHeaderView, columns: Sequence[Column]) -> None:
        super().__init__(head)
        self._head = head
        self._columns = columns
        self._layout = TableLayout()
        self._usual: dict[str, int] = {}
        self._room = 0
        self._is_ours = False
        head.setSectionsMovable(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.sectionResized.connect(self._resized)
        head.sectionMoved.connect(self._moved)
        head.sortIndicatorChanged.connect(self._sorted)

    @property
    def layout(self) -> TableLayout:
        """The arrangement as it is to be stored."""
        return self._layout

    def order(self) -> tuple[str, ...]:
        """Return the keys of all columns, in the order in which they stand."""
        count = self._head.count()
        return tuple(self._columns[self._head.logicalIndex(place)].key for place in range(count))

    def seen(self) -> tuple[str, ...]:
        """Return the keys of the columns that are to be seen, in their order."""
        return tuple(
            key for key in self.order() if not self._head.isSectionHidden(self._place(key))
        )

    def wished(self) -> frozenset[str]:
        """Return the keys of the columns that are wanted, room for them or not."""
        at_first = frozenset(column.key for column in self._columns if column.at_first)
        return frozenset(self._layout.shown) or at_first

    def measure(self, letters: Callable[[Column], Lettering]) -> None:
        """Work out the usual widths in the letters that each column has."""
        self._usual = {one.key: _usual_width(one, letters(one)) for one in self._columns}
        self.take(self._layout)

    def take(self, layout: TableLayout) -> None:
        """Arrange the columns so; keys that are none are passed over."""
        known = {column.key for column in self._columns}
        shown = tuple(key for key in layout.shown if key in known)
        if shown and TITLE not in shown:
            shown = (TITLE, *shown)
        self._layout = replace(layout, shown=shown)
        widths = dict(layout.widths)
        with self._arranging():
            self._put_in_order(layout.order)
            for key, width in self._usual.items():
                self._head.resizeSection(self._place(key), widths.get(key, width))
        self.fit(self._room)

    def width(self, key: str) -> int:
        """Return how wide a column is wished, in per cent of its usual width."""
        usual = self._usual[key]
        return round(100 * dict(self._layout.widths).get(key, usual) / usual)

    def choose(self, shown: Iterable[str], order: Iterable[str] = ()) -> None:
        """Show these columns, in this order if one is given, and note it as the holder's wish."""
        self.take(replace(self._layout, shown=tuple(shown), order=tuple(order) or self.order()))
        self.changed.emit()

    def widen(self, widths: Mapping[str, int]) -> None:
        """Give columns these widths, in per cent of their usual ones, and note it as a wish."""
        wished = dict(self._layout.widths)
        for key, share in widths.items():
            wished[key] = max(self._usual[key] * share // 100, 1)
        self.take(replace(self._layout, widths=tuple(wished.items())))
        self.changed.emit()

    def reset(self) -> None:
        """Arrange the columns as at first; what they are sorted by stays."""
        layout = self._layout
        self.take(TableLayout(sorted_by=layout.sorted_by, downwards=layout.downwards))
        self.changed.emit()

    def fit(self, room: int) -> None:
        """Fill ``room`` pixels: the title takes what is left, columns give way to it.

        Once nothing gives way any more the title does, to half its width; then the table is wider.
        """
        self._room = room
        least, title = self._usual.get(TITLE, 0), self._place(TITLE)
        mode = QHeaderView.ResizeMode
        with self._arranging():
            # While a section stretches, Qt (6.11) hides another without taking its room away.
            self._head.setSectionResizeMode(title, mode.Interactive)
            shown = self._fitting(room - least)
            for column in self._columns:
                self._head.setSectionHidden(self._place(column.key), column.key not in shown)
            if room - self._width(shown) >= least // 2:
                self._head.setSectionResizeMode(title, mode.Stretch)
            else:
                self._head.resizeSection(title, least)

    def _fitting(self, room: int) -> set[str]:
        """Return the columns chosen; while none are, those that fit beside the title."""
        if self._layout.shown:
            return set(self._layout.shown)
        shown = {column.key for column in self._columns if column.at_first}
        giving = (column for column in self._columns if column.at_first and column.gives_way)
        for column in sorted(giving, key=lambda one: -one.gives_way):
            if self._width(shown) <= room:
                break
            shown.remove(column.key)
        return shown

    def _width(self, keys: Iterable[str]) -> int:
        """Return how wide columns are together, the title apart."""
        widths = {**self._usual, **dict(self._layout.widths)}
        return sum(widths[key] for key in keys if key != TITLE)

    def _put_in_order(self, order: Sequence[str]) -> None:
        """Let the columns of ``order`` stand so; the others behind the one declared before them."""
        known = {column.key for column in self._columns}
        keys = [key for key in order if key in known]
        for place, column in enumerate(self._columns):
            if column.key not in keys:
                before = self._columns[place - 1].key if place else ""
                keys.insert(keys.index(before) + 1 if before in keys else 0, column.key)
        for place, key in enumerate(keys):
            self._head.moveSection(self._head.visualIndex(self._place(key)), place)

    def _place(self, key: str) -> int:
        return place_of(key, self._columns)

    @contextmanager
    def _arranging(self) -> Iterator[None]:
        """Mark what happens to the head meanwhile as ours, not the holder's."""
        before, self._is_ours = self._is_ours, True
        yield
        self._is_ours = before

    # What the holder does to the head

    def _resized(self, section: int, _before: int, width: int) -> None:
        key = self._columns[section].key
        if self._is_ours or key == TITLE or not width:
            return
        widths = {**dict(self._layout.widths), key: width}
        self._layout = replace(self._layout, widths=tuple(widths.items()))
        self.fit(self._room)
        self.changed.emit()

    def _moved(self, *_places: int) -> None:
        if not self._is_ours:
            self._layout = replace(self._layout, order=self.order())
            self.changed.emit()

    def _sorted(self, section: int, order: Qt.SortOrder) -> None:
        key, downwards = self._columns[section].key, order is Qt.SortOrder.DescendingOrder
        wanted = replace(self._layout, sorted_by=key, downwards=downwards)
        if not self._is_ours and wanted != self._layout:
            self._layout = wanted
            self.changed.emit()


def _usual_width(column: Column, letters: Lettering) -> int:
    """Return a width with room for the column's samples, and for its head with the arrow."""
    head = letters.width(column.title) + ARROW + GRID
    text = max((letters.width(one) for one in column.samples()), default=0)
    wanted = letters.width("n" * column.letters)
    icon = ICON_ROOM if column.has_icon else 0
    return max(head, text + icon, wanted) + 2 * (INSET + FRAME)
