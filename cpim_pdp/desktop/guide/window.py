"""The window of the guide: contents and search at the side, and the page that is read."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.guide import book
from cpim_pdp.desktop.guide.contents import Contents
from cpim_pdp.desktop.guide.dressed import ACTION
from cpim_pdp.desktop.guide.page_view import PageView
from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.look.icons import icon
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, Size
from cpim_pdp.desktop.translation import tr

_SIZE = (960, 720)
_LEAST = (560, 400)
_ASIDE = 260


class GuideWindow(QDialog):
    """Stands beside the program, which goes on; Esc closes it.

    Signals:
        action_wanted: the id of an action that a link names.
    """

    action_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Guide"))
        self._been: list[str] = []
        self._ahead: list[str] = []
        self._place = book.FIRST
        self.search = QLineEdit()
        self.said = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.contents = Contents()
        self.view = PageView()
        self.back_button = self._tool(tr("Back (Alt+Left)"))
        self.on_button = self._tool(tr("Forward (Alt+Right)"))
        self._build()
        self._connect()
        self._dress()
        self._show_place()
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)

    def open_at(self, place: str = "") -> None:
        """Come to the front at a place; "" stays where it is."""
        if place:
            self.go(place)
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def go(self, place: str) -> None:
        """Show a place, and remember the one that it is left for."""
        if place != self._place:
            self._been.append(self._place)
            self._ahead.clear()
            self._place = place
        self._show_place()

    def go_back(self) -> None:
        """Show what was read before."""
        if self._been:
            self._ahead.append(self._place)
            self._place = self._been.pop()
            self._show_place()

    def go_on(self) -> None:
        """Show what was left by going back."""
        if self._ahead:
            self._been.append(self._place)
            self._place = self._ahead.pop()
            self._show_place()

    def say(self, sentence: str) -> None:
        """Say something below the search, and have it read out."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _show_place(self) -> None:
        file, slug = book.split(self._place)
        self.view.show_page(book.page(file), slug)
        self.contents.point_at(self._place)
        self.back_button.setEnabled(bool(self._been))
        self.on_button.setEnabled(bool(self._ahead))

    def _follow(self, address: str) -> None:
        """Go where a link leads: to an action, elsewhere in the guide, or out of it."""
        if address.startswith(ACTION):
            self.action_wanted.emit(address.removeprefix(ACTION))
        elif address.startswith(("https:", "http:")):
            QDesktopServices.openUrl(QUrl(address))
        else:
            self.go(address if not address.startswith("#") else f"{self.view.page.file}{address}")

    def _search(self, words: str) -> None:
        self.view.mark(words)
        if not words.strip():
            self.contents.show_all()
            self.contents.point_at(self._place)
            self.say("")
            return
        count = self.contents.show_found(words)
        found = tr("%n section(s) found", "", count)
        self.say(found if count else tr("Nothing matches “{words}”.").format(words=words.strip()))

    def _take_first(self) -> None:
        if place := self.contents.first():
            self.go(place)
            self.view.setFocus()

    # What it is made of

    def _build(self) -> None:
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        for clearing in self.search.findChildren(QToolButton):
            clearing.setAccessibleName(tr("Clear the search"))
        self.search.setMinimumHeight(self.fontMetrics().height() + 3 * GRID)
        self.said.hide()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._aside())
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        split.setSizes([_ASIDE, _SIZE[0] - _ASIDE])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def _aside(self) -> QWidget:
        aside = QWidget()
        way = QHBoxLayout()
        way.setSpacing(GRID)
        way.addWidget(self.back_button)
        way.addWidget(self.on_button)
        way.addWidget(self.search, 1)
        column = QVBoxLayout(aside)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(2 * GRID)
        column.addLayout(way)
        column.addWidget(self.said)
        column.addWidget(self.contents, 1)
        return aside

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _dress(self) -> None:
        self.back_button.setIcon(icon("chevron-left"))
        self.on_button.setIcon(icon("chevron-right"))

    def _connect(self) -> None:
        dressing.changed.connect(self._dress)
        self.contents.chosen.connect(self.go)
        self.view.followed.connect(self._follow)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._take_first)
        self.back_button.clicked.connect(self.go_back)
        self.on_button.clicked.connect(self.go_on)
        for keys, do in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_on),
            ("Ctrl+F", self._to_search),
        ):
            QShortcut(QKeySequence(keys), self, do)

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()
