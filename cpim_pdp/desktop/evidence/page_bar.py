"""The way through the pages of a file, and nearer to them: buttons for a `PageView`."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cpim_pdp.desktop.evidence.page_view import PageView
from cpim_pdp.desktop.evidence.pictures import Picture
from cpim_pdp.desktop.look.icons import icon
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr


class PageBar(QWidget):
    """Turns pages and zooms.

    Signals:
        turned: another page is wanted, this many further on.
    """

    turned = Signal(int)

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = 1
        self.counter = Label("", Size.SMALL, Tone.SECONDARY)
        self.previous_page = tool("chevron-left", tr("Previous page (Page Up)"))
        self.next_page = tool("chevron-right", tr("Next page (Page Down)"))
        self.zoom_out = tool("zoom-out", tr("Smaller (-)"))
        self.zoom_in = tool("zoom-in", tr("Larger (+)"))
        self.fit = tool("fit", tr("As wide as the window, or all of the page (W)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for widget in (self.previous_page, self.counter, self.next_page):
            row.addWidget(widget)
        row.addSpacing(GRID)
        for widget in (self.zoom_out, self.zoom_in, self.fit):
            row.addWidget(widget)
        self.previous_page.clicked.connect(lambda: self.turned.emit(-1))
        self.next_page.clicked.connect(lambda: self.turned.emit(1))
        self.zoom_in.clicked.connect(view.zoom_in)
        self.zoom_out.clicked.connect(view.zoom_out)
        self.fit.clicked.connect(view.fit_width)

    def show_page(self, found: Picture) -> None:
        """Say which page is in sight, and where one can turn from it."""
        self._pages = found.pages
        numbers = {"number": found.page + 1, "count": found.pages}
        self.counter.setText(tr("page {number} of {count}").format(**numbers))
        self.previous_page.setEnabled(found.page > 0)
        self.next_page.setEnabled(found.page < found.pages - 1)

    def offer(self, *, pages: bool) -> None:
        """Show what there is to do: nothing where no page is in sight."""
        for part in (self.previous_page, self.counter, self.next_page):
            part.setVisible(pages and self._pages > 1)
        for button in (self.zoom_in, self.zoom_out, self.fit):
            button.setVisible(pages)


def tool(name: str, tip: str) -> QToolButton:
    """Return a button with an icon, which is named by what it does."""
    button = QToolButton()
    button.setAutoRaise(True)
    button.setIcon(icon(name))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
