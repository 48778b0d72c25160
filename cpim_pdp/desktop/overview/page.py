"""The page that answers at a glance: points, will it do, what is ahead and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from cpim_pdp.core.evidence_points import evidence_points
from cpim_pdp.core.next_steps import StepKind, next_step
from cpim_pdp.desktop.look.columns import Columns
from cpim_pdp.desktop.look.focus_ring import FocusRing
from cpim_pdp.desktop.look.theme import GAP, PAGE_MARGIN
from cpim_pdp.desktop.overview.cards import AheadCard, CategoriesCard, TopicsCard
from cpim_pdp.desktop.overview.chart_card import ChartCard
from cpim_pdp.desktop.overview.credential_cards import CredentialCards
from cpim_pdp.desktop.overview.evidence_card import EvidenceCard
from cpim_pdp.desktop.overview.first_card import FirstCard
from cpim_pdp.desktop.overview.glance import GlanceCard, RingCard
from cpim_pdp.desktop.overview.lapsed_card import LapsedCard
from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from cpim_pdp.core.summary import Summary
    from cpim_pdp.desktop.session import Session

_BESIDE = 620
_CARD = 290
_MOST_CARDS = 4


class Overview(QScrollArea):
    """Shows the session's chosen credential as it stands now.

    Signals:
        step_taken: the holder takes the next step; a `Wish`.
    """

    step_taken = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_settled = False
        self.setObjectName("overview")
        self.setAccessibleName(tr("Overview"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.credentials = CredentialCards()
        self.ring = RingCard()
        self.glance = GlanceCard()
        self.first = FirstCard()
        self.lapsed = LapsedCard()
        self.over_time = ChartCard()
        self.evidence = EvidenceCard()
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
        self._connect()
        session.changed.connect(self.show_session)
        self.show_session()

    def add_reminders(self, card: QWidget) -> None:
        """Show the list of reminders below what is seen at a glance."""
        self._column.insertWidget(self._column.indexOf(self.lapsed) + 1, card)

    def _connect(self) -> None:
        self.credentials.chosen.connect(self._session.choose)
        self.glance.step_taken.connect(self.step_taken)
        self.first.step_taken.connect(self.step_taken)
        self.lapsed.wanted.connect(self.step_taken)
        self.evidence.wanted.connect(self.step_taken)

    def _built(self) -> QWidget:
        page = QWidget()
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        self._top.setSpacing(GAP)
        self._top.addWidget(self.ring)
        self._top.addWidget(self.glance, 1)
        self._top.addWidget(self.first, 1)
        column.addWidget(self.credentials)
        column.addLayout(self._top)
        column.addWidget(self.lapsed)
        column.addWidget(self.over_time)
        below = Columns(_CARD, _MOST_CARDS, GAP)
        for card in (self.evidence, self.ahead, self.categories, self.topics):
            below.addWidget(card)
        column.addLayout(below)
        column.addStretch(1)
        return page

    def show_session(self) -> None:
        """Show what is true now."""
        session, summary = self._session, self._session.summary()
        step, proof = next_step(summary), evidence_points(summary)
        # Whose deadline has passed has more urgent things to read.
        is_first = step.kind is StepKind.LOG_FIRST
        is_empty = is_first and not session.snapshot.activities
        self.credentials.show_summaries(session.summaries(), summary)
        self.ring.show_summary(summary)
        self.glance.setVisible(not is_empty)
        self.glance.show_summary(summary, step, proof)
        self.first.setVisible(is_empty)
        self.first.show_summary(summary, can_log=not session.read_only)
        self.lapsed.show_summary(summary)
        self.evidence.show_points(proof, can_attach=not session.read_only)
        self.over_time.setVisible(not is_empty)
        self.categories.setVisible(not is_empty)
        self.topics.setVisible(not is_empty)
        for card in (self.categories, self.topics):
            card.show_summary(summary)
        self.ahead.show_milestones(summary.deadlines)
        if self._is_settled:
            self._show_forecast(summary)

    def settle(self) -> None:
        """Show the forecast too, now and whenever something changes.

        It waits until the window is painted for the first time.
        """
        self._is_settled = True
        self._show_forecast(self._session.summary())

    def _show_forecast(self, summary: Summary) -> None:
        self.glance.show_forecast(summary)
        self.over_time.show_summary(summary)
        self.ahead.show_milestones(summary.milestones)

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
