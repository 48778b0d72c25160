"""The page of the guide that is read: links followed, words that were searched marked."""

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QTextEdit, QWidget

from cpim_pdp.desktop.guide import book, dressed
from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.look.focus_ring import FocusRing
from cpim_pdp.desktop.look.theme import GRID, PAGE_MARGIN, colours_in
from cpim_pdp.desktop.translation import tr

_LETTERS = 75
"""As many in a line as are pleasant to read."""


class PageView(QTextBrowser):
    """Shows one page at a time.

    Signals:
        followed: a link was followed; its address as it is written.
    """

    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = book.page(book.FIRST)
        self._searched = ""
        self._places: dict[str, int] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        FocusRing(self)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        dressing.changed.connect(self._dress)
        self._dress()

    def show_page(self, page: book.Page, slug: str = "") -> None:
        """Show a page from one of its sections on."""
        if page is not self.page:
            self.page = page
            self._dress()
        self.go_to(slug)

    def go_to(self, slug: str) -> None:
        """Bring a section to the top, and the keyboard's place with it."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._places.get(slug, 0))
        self.setTextCursor(cursor)
        down = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
        self.verticalScrollBar().setValue(round(down) - 2 * GRID if slug else 0)

    def mark(self, words: str) -> None:
        """Mark what was searched, wherever it stands on the page."""
        self._searched = words
        found = []
        for word in words.split():
            cursor = self.document().find(word)
            while not cursor.isNull():
                found.append(self._marked(cursor))
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)

    def _marked(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setBackground(QColor(colours_in(QApplication.palette()).accent_soft))
        marked = QTextEdit.ExtraSelection()
        marked.cursor, marked.format = cursor, form
        return marked

    def _dress(self) -> None:
        at = self.verticalScrollBar().value()
        document = self.document()
        dressed.dressed(
            self.page.text, QApplication.font(), colours_in(QApplication.palette()), document
        )
        self._places = dressed.places(document)
        self._fit()
        self.setAccessibleName(tr("Guide, {page}").format(page=self.page.title))
        self.verticalScrollBar().setValue(at)
        self.mark(self._searched)

    def _fit(self) -> None:
        """Keep lines short enough to be read with ease, in the middle of what room there is."""
        widest = self.fontMetrics().averageCharWidth() * _LETTERS
        beside = max(PAGE_MARGIN, (self.viewport().width() - widest) // 2)
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(beside)
        form.setRightMargin(beside)
        form.setTopMargin(PAGE_MARGIN)
        form.setBottomMargin(PAGE_MARGIN)
        frame.setFrameFormat(form)

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: keep the lines short."""
        super().resizeEvent(event)
        self._fit()

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Override: nothing is loaded from anywhere."""
        del kind, url
        return None

    def sizeHint(self) -> QSize:
        """Override: room for a page."""
        return QSize(self.fontMetrics().averageCharWidth() * (_LETTERS + 8), 600)
