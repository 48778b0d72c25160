"""The page of the plan: still to go, planned, what if, and ideas that fill the gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from cpim_pdp.core.planning.entries import planned_entries
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.look.focus_ring import FocusRing
from cpim_pdp.desktop.look.tab_order import follow_layout
from cpim_pdp.desktop.look.theme import GAP, PAGE_MARGIN
from cpim_pdp.desktop.planning.commands import PlanCommands
from cpim_pdp.desktop.planning.ideas_card import IdeasCard
from cpim_pdp.desktop.planning.planned_card import PlannedCard
from cpim_pdp.desktop.planning.recurring_card import RecurringCard
from cpim_pdp.desktop.planning.to_go_card import ToGoCard
from cpim_pdp.desktop.planning.what_if_card import WhatIfCard
from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from cpim_pdp.core.planning.what_if import Addition
    from cpim_pdp.desktop.gateway import Gateway
    from cpim_pdp.desktop.session import Session

_LETTERS_BESIDE = 96
"""So many letters wide, what is thought of has room beside what is planned."""
_THINKS_MS = 200
"""Ideas follow when somebody pauses: they take longer than the likelihood."""


class PlanPage(QScrollArea):
    """Shows the plan of the session's log, made anew only while it is in sight.

    Signals:
        wanted: a `Wish`.
    """

    wanted = Signal(object)

    def __init__(self, session: Session, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_stale = True
        self.commands = PlanCommands(session, gateway, self)
        self.setObjectName("plan")
        self.setAccessibleName(tr("Plan"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.to_go = ToGoCard()
        self.planned = PlannedCard()
        self.recurring = RecurringCard()
        self.what_if = WhatIfCard()
        self.ideas = IdeasCard()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._thinking = QTimer(self)
        self._thinking.setSingleShot(True)
        self._thinking.setInterval(_THINKS_MS)
        self._ground = QWidget()
        self.setViewport(self._ground)
        self.setWidget(self._built())
        self._ground.setAutoFillBackground(False)
        FocusRing(self)
        self._connect()

    def _built(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.to_go)
        self._sides.setSpacing(GAP)
        for cards in ((self.what_if, self.ideas), (self.planned, self.recurring)):
            side = QVBoxLayout()
            side.setSpacing(GAP)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        column.addLayout(self._sides)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        commands = self.commands
        self._session.changed.connect(self._changed)
        self._thinking.timeout.connect(self._show_ideas)
        self.to_go.target_button.clicked.connect(commands.ask_target)
        self.planned.confirmed.connect(commands.confirm)
        self.planned.likelihood_set.connect(commands.set_likelihood)
        self.planned.activity_wanted.connect(self._show_activity)
        self.planned.begun.connect(lambda: self.wanted.emit(Wish(Action.LOG_ACTIVITY)))
        self.recurring.removed.connect(commands.remove)
        self.recurring.edited.connect(commands.ask_schedule)
        self.recurring.begun.connect(commands.ask_schedule)
        self.what_if.changed.connect(self._thinking.start)
        self.what_if.wanted.connect(self._take)
        self.ideas.taken.connect(self.what_if.add)

    def show_session(self) -> None:
        """Show what is true now; what is thought of stays."""
        self._is_stale = False
        session = self._session
        snapshot, on, can_change = session.snapshot, session.today(), not session.read_only
        found = planned_entries(snapshot, session.states(), session.rulebook, on)
        self.to_go.show_summary(session.summary(), can_change=can_change)
        self.planned.show_entries(found, can_change=can_change)
        self.recurring.show_schedules(snapshot, on, can_change=can_change)
        self.what_if.show_summaries(session.summaries(), can_change=can_change)
        self._show_ideas()

    def _show_ideas(self) -> None:
        self._thinking.stop()
        self.ideas.show_summaries(self._session.summaries(), self.what_if.additions)
        page = self.widget()
        if page is not None:
            follow_layout(page)

    def _take(self, additions: tuple[Addition, ...]) -> None:
        if self.commands.take(additions):
            self.what_if.taken()

    def _show_activity(self, activity: str) -> None:
        self.wanted.emit(Wish(Action.EDIT_ACTIVITY, activity))

    def _changed(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.show_session()

    # Qt's side

    def showEvent(self, event: QShowEvent) -> None:
        """Override: what changed meanwhile is shown now."""
        super().showEvent(event)
        if self._is_stale:
            self.show_session()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: where it is narrow, what is planned goes below what is thought of."""
        letter = max(self.fontMetrics().averageCharWidth(), 1)
        ways = QBoxLayout.Direction
        beside = self._ground.width() // letter >= _LETTERS_BESIDE
        self._sides.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        super().resizeEvent(event)
