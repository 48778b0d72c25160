"""How a print will look: its pages, drawn before it is saved."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop.evidence.page_bar import PageBar
from cpim_pdp.desktop.evidence.page_view import PageView
from cpim_pdp.desktop.evidence.pictures import PDF, Blank, Picture, picture, why_blank
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.printing import print_order
from cpim_pdp.desktop.printing.print_order import PrintOrder
from cpim_pdp.desktop.side_queue import SideQueue
from cpim_pdp.desktop.side_work import SideWork
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import refusals

_PAUSE_MS = 120
"""How long the order has to stay the same before it is made."""
_LEAST = QSize(260, 300)


class Preview(QWidget):
    """Makes what is ordered and shows it page by page; the window goes on meanwhile.

    Signals:
        changed: what can be printed or saved without being made again is another, or gone.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: PrintOrder | None = None
        self._data: bytes | None = None
        self._page = 0
        self._pages = 1
        self._work: SideWork | None = None
        self._drawing = SideQueue(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.view = PageView()
        self.view.setMinimumSize(_LEAST)
        self.words = Label("", tone=Tone.SECONDARY, wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = PageBar(self.view)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        self._pause.timeout.connect(self._make)
        self.view.wanted.connect(lambda _box: self._draw())
        self.view.turned.connect(self.turn)
        self.bar.turned.connect(self.turn)
        self._say(tr("Being drawn..."))

    @property
    def pages(self) -> int:
        """How many pages the print has that is in sight."""
        return self._pages

    def show_order(self, order: PrintOrder) -> None:
        """Show another print, unless it is the one in sight."""
        if order == self._order:
            return
        self._order, self._data = order, None
        self.changed.emit()
        self._pause.start()

    def data_of(self, order: PrintOrder) -> bytes | None:
        """Return the print that is ordered, None where it is not the one in sight."""
        return self._data if order == self._order else None

    def turn(self, pages: int) -> None:
        """Turn so many pages on, as far as there are."""
        wanted = min(max(self._page + pages, 0), self._pages - 1)
        if wanted != self._page:
            self._page = wanted
            self._draw()

    def stop(self) -> None:
        """Give up what is being made."""
        self._pause.stop()
        if self._work is not None:
            self._work.give_up()
            self._work = None

    def go_on(self) -> None:
        """Make what was ordered and given up."""
        if self._order is not None and self._data is None:
            self._pause.start()

    def _make(self) -> None:
        self.stop()
        if self._order is None:
            return
        self._work = SideWork.telling(partial(print_order.made, self._order), self)
        self._work.succeeded.connect(partial(self._made, self._order))
        self._work.refused.connect(self._refused)
        self._work.start()

    def _made(self, order: PrintOrder, data: bytes) -> None:
        if order != self._order:
            return
        self.stop()
        self._data = data
        self.changed.emit()
        self._draw()

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusals.in_window(refusal, tr))

    def _draw(self) -> None:
        data = self._data
        if data is None:
            return
        page, box = self._page, self.view.box()
        self._drawing.forget()
        self._drawing.add(
            lambda: picture(data, PDF, page, box), lambda found: self._drawn(data, found)
        )

    def _drawn(self, data: bytes, found: Picture | Blank) -> None:
        if data is not self._data:
            return
        if isinstance(found, Blank):
            self._say(why_blank(found))
            return
        self._page, self._pages = found.page, found.pages
        numbers = {"number": found.page + 1, "count": found.pages}
        self.view.setAccessibleName(tr("Preview, page {number} of {count}").format(**numbers))
        self.view.show_picture(found)
        self.bar.show_page(found)
        self.bar.offer(pages=True)
        self._stack.setCurrentWidget(self.view)

    def _say(self, sentence: str) -> None:
        self.words.setText(sentence)
        self._stack.setCurrentWidget(self.words)
        self.bar.offer(pages=False)
