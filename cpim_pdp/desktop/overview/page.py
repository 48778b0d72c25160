"""The page that answers at a glance: points, will it do, what is ahead and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from cpim_pdp.desktop.look.columns import Columns
from cpim_pdp.desktop.look.focus_ring import FocusRing
from cpim_pdp.desktop.look.theme import GAP, PAGE_MARGIN
from cpim_pdp.desktop.overview.cards import AheadCard, CategoriesCard, LapsedCard, TopicsCard
from cpim_pdp.desktop.overview.glance import GlanceCard, RingCard
from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from cpim_pdp.core.summary import Summary
    from cpim_pdp.desktop.session import Session

_BESIDE = 620
_CARD = 240


class Overview(QScrollArea):
    """Shows the session's chosen credential as it stands now.

    Signals:
        step_taken: the holder takes the next step; a `Wish`.
    """

    step_taken = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("overview")
        self.setAccessibleName(tr("Overview"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ring = RingCard()
        self.glance = GlanceCard()
        self.lapsed = LapsedCard()
        self.categories = CategoriesCard()
        self.topics = TopicsCard()
        self.ahead = AheadCard()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        # Of our own: asking Qt for the one it made takes PySide through every kind of widget.
        self._ground = QWidget()
        self.setViewport(self._ground)
        self.setWidget(self._built())
        self._ground.setAutoFillBackground(False)
        FocusRing(self)
        self.glance.step_taken.connect(self.step_taken)
        session.changed.connect(self.show_session)
        self.show_session()

    def add_reminders(self, card: QWidget) -> None:
        """Show the list of reminders below what is seen at a glance."""
        self._column.insertWidget(1, card)

    def _built(self) -> QWidget:
        page = QWidget()
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        self._top.setSpacing(GAP)
        self._top.addWidget(self.ring)
        self._top.addWidget(self.glance, 1)
        column.addLayout(self._top)
        column.addWidget(self.lapsed)
        below = Columns(_CARD, 3, GAP)
        for card in (self.categories, self.topics, self.ahead):
            below.addWidget(card)
        column.addLayout(below)
        column.addStretch(1)
        return page

    def show_session(self) -> None:
        """Show what is true now."""
        self.show_summary(self._session.summary())

    def show_summary(self, summary: Summary) -> None:
        """Show a summary."""
        for card in (
            self.ring,
            self.glance,
            self.lapsed,
            self.categories,
            self.topics,
            self.ahead,
        ):
            card.show_summary(summary)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: where it is narrow, the ring goes above the rest."""
        beside = self._ground.width() >= max(_BESIDE, self.fontMetrics().averageCharWidth() * 80)
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override: another language or font lays everything out anew."""
        super().changeEvent(event)
        page = self.widget()
        if event.type() is QEvent.Type.FontChange and page is not None:
            page.updateGeometry()
