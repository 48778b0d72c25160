"""The strip that says how many drafts wait to be finished, and begins with the next."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.look.theme import GRID, RADIUS, colours_of
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr

_ICON = 16


class InboxStrip(QFrame):
    """Takes no room where nothing waits.

    Signals:
        next_wanted: the next draft is to be finished.
        all_wanted: the drafts are to be shown in the list.
    """

    next_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(tr("Inbox"))
        # As tall as the words need in the width there is.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.words = Label("", wraps=True)
        self.all_button = LinkButton(tr("Show them"))
        self.next_button = LinkButton(tr("Finish the next..."))
        self.next_button.clicked.connect(self.next_wanted)
        self.all_button.clicked.connect(self.all_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID + _ICON + 2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.all_button)
        row.addWidget(self.next_button)
        session.changed.connect(self.show_session)
        self.show_session()

    def show_session(self) -> None:
        """Say how many drafts wait."""
        count = sum(one.details.draft for one in self._session.snapshot.activities)
        self.words.setText(tr("%n draft(s) in the inbox, not counted yet", "", count))
        self.setAccessibleDescription(self.words.text())
        self.next_button.setVisible(not self._session.read_only)
        self.setVisible(count > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: a soft ground with an icon."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        picture = pixmap("inbox", colours.secondary, _ICON, self.devicePixelRatioF())
        left = self.width() - 4 * GRID - _ICON if self.isRightToLeft() else 4 * GRID
        painter.drawPixmap(left, (self.height() - _ICON) // 2, picture)
