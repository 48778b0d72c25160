"""The list of the guide's pages and their sections; while one searches, those with all words."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from cpim_pdp.desktop.guide import book
from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.look.theme import GRID, colours_in
from cpim_pdp.desktop.translation import tr

_PLACE = Qt.ItemDataRole.UserRole


class Contents(QTreeWidget):
    """Lists where one can go.

    Signals:
        chosen: a place, as links name it.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Contents of the guide"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(4 * GRID)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._choose)
        dressing.changed.connect(self._dress)
        self._dress()
        self.show_all()

    def show_all(self) -> None:
        """List all pages with their sections, closed."""
        self._fill({page: page.sections[1:] for page in book.pages()})

    def show_found(self, words: str) -> int:
        """List the sections that have all words; return how many there are."""
        found: dict[book.Page, tuple[book.Section, ...]] = {}
        hits = book.search(words)
        for hit in hits:
            found[hit.page] = (*found.get(hit.page, ()), hit.section)
        self._fill(found)
        self.expandAll()
        return len(hits)

    def point_at(self, place: str) -> None:
        """Show which place is being read."""
        file, slug = book.split(place)
        for index in range(self.topLevelItemCount()):
            page = self.topLevelItem(index)
            if page is not None and page.data(0, _PLACE) == file:
                self._mark(page, place if slug else file)

    def first(self) -> str:
        """Return the first section that is listed; "" where none is."""
        page = self.topLevelItem(0)
        shown = page.child(0) if page is not None and page.childCount() else page
        return "" if shown is None else str(shown.data(0, _PLACE))

    def _mark(self, page: QTreeWidgetItem, place: str) -> None:
        below = (page.child(index) for index in range(page.childCount()))
        sections = [one for one in below if one is not None]
        wanted = next((one for one in sections if one.data(0, _PLACE) == place), page)
        page.setExpanded(True)
        self.blockSignals(True)
        self.setCurrentItem(wanted)
        self.blockSignals(False)

    def _fill(self, listed: dict[book.Page, tuple[book.Section, ...]]) -> None:
        self.blockSignals(True)
        self.clear()
        for page, sections in listed.items():
            item = QTreeWidgetItem(self, [page.title])
            item.setData(0, _PLACE, page.file)
            item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 2 * GRID))
            for section in sections:
                below = QTreeWidgetItem(item, [section.title])
                below.setData(0, _PLACE, f"{page.file}#{section.slug}")
                below.setToolTip(0, section.title)
        self.blockSignals(False)

    def _dress(self) -> None:
        """Lie on the window's ground; what is selected is in the accent while keys go here."""
        colours = colours_in(QApplication.palette())
        lit = self.hasFocus()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(colours.window))
        ground, words = (
            (colours.accent, colours.on_accent) if lit else (colours.selected, colours.ink)
        )
        palette.setColor(QPalette.ColorRole.Highlight, QColor(ground))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(words))
        self.setPalette(palette)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(0, _PLACE)))

    # Qt's side

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: show that keys go here."""
        super().focusInEvent(event)
        self._dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: show that they don't any more."""
        super().focusOutEvent(event)
        self._dress()
