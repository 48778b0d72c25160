"""Looking at evidence without another program: page by page, larger, and on to the next file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.evidence.page_bar import PageBar, tool
from cpim_pdp.desktop.evidence.page_view import PageView
from cpim_pdp.desktop.evidence.pictures import Blank, Picture, why_blank
from cpim_pdp.desktop.evidence.previews import Previews, Shown
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Elided, Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of
from cpim_pdp.desktop.translation import tr

_SIZE = (760, 900)
_LEAST = (360, 320)


class QuickLook(QDialog):
    """Shows the files of one activity; not modal, and kept for the next look.

    Signals:
        open_wanted: the file in sight is to be opened with another program; its key.
        copy_wanted: a copy of it is to be saved; its key.
    """

    open_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._files: tuple[Shown, ...] = ()
        self._place = 0
        self._page = 0
        self._pages = 1
        self.name = Elided("", cut=Qt.TextElideMode.ElideMiddle)
        self.view = PageView()
        self.text = QPlainTextEdit()
        self.blank = Label("", tone=Tone.SECONDARY, wraps=True)
        self.bar = PageBar(self.view)
        self.file_counter = Label("", Size.SMALL, Tone.SECONDARY)
        self.setWindowTitle(tr("Look at evidence"))
        self.setMinimumSize(*_LEAST)
        self._make_buttons()
        self._build()
        self._connect()
        offer_help(self, "evidence.md#attach-it", beside=self.close_button)

    # What it is made of

    def _make_buttons(self) -> None:
        self.previous_file = tool("chevron-left", tr("Previous file (Alt+Left)"))
        self.next_file = tool("chevron-right", tr("Next file (Alt+Right)"))
        self.open_button = QPushButton(tr("&Open with another program"))
        self.copy_button = QPushButton(tr("&Save a copy..."))
        self.close_button = QPushButton(tr("&Close"))
        for button in (self.open_button, self.copy_button, self.close_button):
            button.setAutoDefault(False)

    def _build(self) -> None:
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Text of the file"))
        self.blank.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for page in (self.view, self.text, self.blank):
            self._stack.addWidget(page)
        head = _row(self.name, self.previous_file, self.file_counter, self.next_file)
        head.setStretch(0, 1)
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID)
        foot.addWidget(self.bar)
        foot.addStretch(1)
        for button in (self.open_button, self.copy_button, self.close_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self._previews.page_made.connect(self._made)
        self.view.wanted.connect(lambda _box: self._ask())
        self.view.turned.connect(self.turn)
        self.view.left.connect(self.close)
        self.bar.turned.connect(self.turn)
        self.previous_file.clicked.connect(lambda: self.go_on(-1))
        self.next_file.clicked.connect(lambda: self.go_on(1))
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self._file().key))
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(self._file().key))
        self.close_button.clicked.connect(self.close)
        for keys, steps in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(keys), self, lambda steps=steps: self.go_on(steps))

    # What is looked at

    def show_files(self, files: Sequence[Shown], place: int = 0, *, is_in_log: bool = True) -> None:
        """Look at the file at ``place`` of these; what is not in the log is only looked at."""
        for button in (self.open_button, self.copy_button):
            button.setVisible(is_in_log)
        self._files = tuple(files)
        self._look_at(place)
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def turn(self, pages: int) -> None:
        """Turn so many pages on, as far as there are."""
        wanted = min(max(self._page + pages, 0), self._pages - 1)
        if wanted != self._page:
            self._page = wanted
            self._ask()

    def go_on(self, files: int) -> None:
        """Look at another file of the same activity."""
        wanted = self._place + files
        if 0 <= wanted < len(self._files):
            self._look_at(wanted)

    def _file(self) -> Shown:
        return self._files[self._place]

    def _look_at(self, place: int) -> None:
        self._place, self._page, self._pages = place, 0, 1
        file = self._file()
        self.name.setText(file.name)
        self.setWindowTitle(tr("{name} · evidence").format(name=file.name))
        several = len(self._files) > 1
        numbers = {"number": place + 1, "count": len(self._files)}
        self.file_counter.setText(tr("file {number} of {count}").format(**numbers))
        for part in (self.previous_file, self.file_counter, self.next_file):
            part.setVisible(several)
        self.previous_file.setEnabled(place > 0)
        self.next_file.setEnabled(place < len(self._files) - 1)
        self.view.zoom_to(1.0)
        self._say(tr("Being drawn..."))
        self._ask()

    def _ask(self) -> None:
        if self._files:
            self._previews.ask_page(self._file(), self._page, self.view.box())

    def _made(self, key: str, found: Picture | Blank) -> None:
        if not self._files or key != self._file().key:
            return
        if isinstance(found, Blank):
            self._say(why_blank(found))
            announce(self, self.blank.text())
        elif found.image.isNull():
            self._say_words(found)
        else:
            self._show_page(found)

    def _say(self, sentence: str) -> None:
        self.blank.setText(sentence)
        self._show(self.blank)

    def _say_words(self, found: Picture) -> None:
        self.text.setPlainText(found.words)
        self._show(self.text)

    def _show_page(self, found: Picture) -> None:
        self._page, self._pages = found.page, found.pages
        named = {"number": found.page + 1, "count": found.pages, "name": self._file().name}
        self.bar.show_page(found)
        self.view.setAccessibleName(tr("Page {number} of {count} of {name}").format(**named))
        self.view.show_picture(found)
        self._show(self.view)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.bar.offer(pages=page is self.view)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground of a card."""
        QPainter(self).fillRect(event.rect(), QColor(colours_of(self).card))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for widget in widgets:
        row.addWidget(widget)
    return row
