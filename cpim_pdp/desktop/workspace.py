"""Everything around one open log: side bar, head, and the pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.gateway import Offer
from cpim_pdp.desktop.head import Head
from cpim_pdp.desktop.moments import lately
from cpim_pdp.desktop.pages import PAGES, Parts
from cpim_pdp.desktop.side_bar import SideBar
from cpim_pdp.desktop.tour.place import Place
from cpim_pdp.desktop.translation import tr
from cpim_pdp.store import places

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

    from cpim_pdp.desktop.actions import Actions
    from cpim_pdp.desktop.activities.page import ActivitiesPage
    from cpim_pdp.desktop.gateway import Gateway
    from cpim_pdp.desktop.overview.page import Overview
    from cpim_pdp.desktop.reminding.card import ReminderCard
    from cpim_pdp.desktop.session import Session
    from cpim_pdp.desktop.settings import Settings

_NARROW = 900


class Workspace(QWidget):
    """The pages of a session; an action shows each."""

    def __init__(
        self,
        session: Session,
        gateway: Gateway,
        actions: Actions,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._actions = actions
        self._parts = Parts(session, gateway, actions, settings, self.take)
        self._table = {page.action: page for page in PAGES}
        self._made: dict[Action, QWidget] = {}
        self.side = SideBar(actions, self._table, self)
        self.head = Head(session, actions, self)
        self._stack = QStackedWidget()
        self.setAcceptDrops(True)
        self._lay_out()
        self._offer()
        session.changed.connect(self.show_session)
        self.show_session()

    def settle(self) -> None:
        """Show what can wait until the window is painted: the forecast and the reminders."""
        from cpim_pdp.desktop.reminding.bell import Bell  # noqa: PLC0415 - after the first painting
        from cpim_pdp.desktop.reminding.card import ReminderCard  # noqa: PLC0415 - likewise

        self.overview.settle()
        parts = self._parts
        card = ReminderCard(parts.session, parts.gateway, parts.settings)
        card.wanted.connect(self.take)
        self.overview.add_reminders(card)
        self.head.settle()
        self.head.add(Bell(parts.session, parts.settings, self._actions[Action.SHOW_REMINDERS]))
        self._actions.on(Action.SHOW_REMINDERS, partial(self._call, card))

    # The pages

    @property
    def overview(self) -> Overview:
        """The page of figures."""
        return cast("Overview", self.made(Action.SHOW_OVERVIEW))

    @property
    def activities(self) -> ActivitiesPage:
        """The page of activities."""
        return cast("ActivitiesPage", self.made(Action.SHOW_ACTIVITIES))

    @property
    def page(self) -> Action:
        """Which page is shown, by the action that shows it."""
        shown = self._stack.currentWidget()
        return next(action for action, page in self._made.items() if page is shown)

    def made(self, action: Action) -> QWidget:
        """Return the page that an action shows, made when it is first asked for."""
        if action not in self._made:
            self._made[action] = page = self._table[action].make(self._parts)
            self._stack.addWidget(page)
        return self._made[action]

    def show_page(self, action: Action) -> None:
        """Show a page."""
        page = self.made(action)
        self._stack.setCurrentWidget(page)
        for one in self._table:
            self._actions[one].setChecked(one is action)
        page.setFocus()

    def take(self, wish: Wish) -> None:
        """Carry out an action, with its activity in sight and selected if it is about one."""
        if wish.activity:
            self.show_activity(wish.activity)
        self._actions[wish.action].trigger()

    def _call(self, card: ReminderCard) -> None:
        self.show_page(Action.SHOW_OVERVIEW)
        card.call()

    def show_activity(self, activity: str) -> None:
        """Show the activity of that id among the others, selected."""
        self.show_page(Action.SHOW_ACTIVITIES)
        self.activities.select(activity)

    def _offer(self) -> None:
        for page in self._table.values():
            self._actions.on(page.action, partial(self.show_page, page.action))
            for action in page.offers:
                self._actions.on(action, partial(self._make_for, page.action, action))

    def _make_for(self, page: Action, action: Action) -> None:
        """Make the page that carries an action out, which takes it over, and ask it."""
        self.made(page)
        self._actions[action].trigger()

    # What is around them

    def show_session(self) -> None:
        """Show head and counts as they are now."""
        self.head.show_session()
        self.side.show_log(self.session.path)
        for action, page in self._table.items():
            if page.count is not None:
                self.side.buttons[action].set_count(page.count(self.session))
        drafts = sum(one.details.draft for one in self.session.snapshot.activities)
        self.side.show_inbox(drafts)
        self._actions.enable(Action.FINISH_DRAFT, drafts > 0)
        self._actions.enable(Action.EMPTY_TRASH, bool(self.session.snapshot.trash))

    def places(self) -> dict[Place, Callable[[], tuple[QWidget, QRect]]]:
        """Return what can be pointed at around the pages."""
        side, log, left = self.side, self.head.log_button, self.head.time_left
        return {
            Place.PAGES: lambda: (side, side.pages_room()),
            Place.LOGGING: lambda: (log, log.rect()),
            Place.TIME_LEFT: lambda: (left, left.rect()),
        }

    def show_backup(self, *, is_busy: bool) -> None:
        """Say when the log was backed up last, or that it is being done."""
        last = self.session.last_backup()
        if is_busy:
            text = tr("backing up...")
        elif last is None:
            text = tr("no backup yet")
        else:
            text = tr("backed up {when}").format(when=lately(last, self.session.today()))
        self.side.show_backup(text)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(column, 1)

    # What is typed, and what is dropped

    def offer_begun(self) -> None:
        """Offer to go on with what was typed and is not in the log, if there is such a thing."""
        log_id = self.session.snapshot.log_id
        if self.session.read_only or not places.unfinished_folder(log_id).is_dir():
            return
        # Mostly there is nothing, and the window is shown without it.
        from cpim_pdp.desktop.entry.unfinished_entry import begun_in, told  # noqa: PLC0415

        begun = begun_in(log_id)
        if begun is not None:
            key, entry = begun
            again = Offer(tr("Continue"), lambda: self.activities.entries.take_up(entry))
            discard = Offer(tr("Discard"), lambda: self.activities.entries.discard(key))
            self._parts.gateway.notice(told(entry, self.session.snapshot), again, discard)

    def close_for_now(self) -> bool:
        """Close the forms; what is typed is kept. Return False where that failed."""
        is_made = Action.SHOW_ACTIVITIES in self._made
        return not is_made or self.activities.entries.close_for_now()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: take files on any page."""
        from cpim_pdp.desktop.evidence.files import dropped  # noqa: PLC0415 - for this alone

        if dropped(event.mimeData()) and not self.session.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override: one begins an entry, several become drafts."""
        from cpim_pdp.desktop.evidence.files import dropped  # noqa: PLC0415 - for this alone

        event.acceptProposedAction()
        self.activities.entries.take_files(dropped(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: where it is narrow, the side bar shows icons only."""
        em = self.fontMetrics().averageCharWidth()
        self.side.set_narrow(self.width() < max(_NARROW, em * 120))
        super().resizeEvent(event)
