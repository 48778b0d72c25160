"""Everything around one open log: side bar, head, and the pages."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.head import Head
from cpim_pdp.desktop.moments import lately
from cpim_pdp.desktop.overview.glance import Wish
from cpim_pdp.desktop.overview.page import Overview
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.side_bar import SideBar
from cpim_pdp.desktop.translation import tr

_NARROW = 900


class Workspace(QWidget):
    """The pages of a session; an action shows each."""

    def __init__(
        self, session: Session, gateway: Gateway, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._actions = actions
        self.side = SideBar(actions, self)
        self.head = Head(session, actions, self)
        self.overview = Overview(session)
        self.activities = ActivitiesPage(session, gateway, actions)
        self._stack = QStackedWidget()
        self._pages: dict[Action, QWidget] = {
            Action.SHOW_OVERVIEW: self.overview,
            Action.SHOW_ACTIVITIES: self.activities,
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(column, 1)
        session.changed.connect(self.show_session)
        self.overview.step_taken.connect(self._take_step)
        for action in self._pages:
            actions.on(action, partial(self.show_page, action))
        self.show_session()

    @property
    def page(self) -> Action:
        """Which page is shown, by the action that shows it."""
        shown = self._stack.currentWidget()
        return next(action for action, page in self._pages.items() if page is shown)

    def show_page(self, page: Action) -> None:
        """Show a page."""
        self._stack.setCurrentWidget(self._pages[page])
        for action in self._pages:
            self._actions[action].setChecked(action is page)
        self._pages[page].setFocus()

    def show_session(self) -> None:
        """Show head and counts as they are now."""
        self.head.show_session()
        self.side.show_log(self.session.path)
        self.side.buttons[Action.SHOW_ACTIVITIES].set_count(len(self.session.snapshot.activities))

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

    def _take_step(self, wish: Wish) -> None:
        if wish.activity:
            self.show_page(Action.SHOW_ACTIVITIES)
            self.activities.select(wish.activity)
        self._actions[wish.action].trigger()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: where it is narrow, the side bar shows icons only."""
        em = self.fontMetrics().averageCharWidth()
        self.side.set_narrow(self.width() < max(_NARROW, em * 120))
        super().resizeEvent(event)
