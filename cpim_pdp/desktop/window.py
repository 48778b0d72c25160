"""The main window: menus around one open log, or around the page that leads to one."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cpim_pdp.desktop.action_table import Action, Entry, Menu, menu_title
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.appearance import Appearance
from cpim_pdp.desktop.errands import Errands
from cpim_pdp.desktop.finding import Finding
from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.look.theme import GRID, Scheme
from cpim_pdp.desktop.pages import PAGES
from cpim_pdp.desktop.session import Cause, Change, Session
from cpim_pdp.desktop.settings import (
    GEOMETRY,
    SCHEME,
    TEXT_SIZE,
    TEXT_SIZES,
    TOUR_TAKEN,
    TRAY,
    Settings,
)
from cpim_pdp.desktop.tour.place import Place
from cpim_pdp.desktop.translation import tr
from cpim_pdp.desktop.workspace import Workspace
from cpim_pdp.wording import history, names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import Any

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QMenu

    from cpim_pdp.desktop.beginning.welcome import Welcome
    from cpim_pdp.desktop.gateway import Gateway, Message
    from cpim_pdp.desktop.guide.guide import Guide
    from cpim_pdp.desktop.message_bar import MessageBar
    from cpim_pdp.desktop.opening import Opening, Taken, Trouble
    from cpim_pdp.desktop.read_only_strip import ReadOnlyStrip
    from cpim_pdp.desktop.reminding.tray import Tray
    from cpim_pdp.desktop.safekeeping.trouble_page import TroublePage
    from cpim_pdp.desktop.settings import Setting
    from cpim_pdp.desktop.tour.tour import Tour
    from cpim_pdp.logbook import HistoryEntry, Recovered

_USUAL_SIZE = (1080, 760)
_LEAST_SIZE = (640, 480)
_SCHEMES = {
    Action.THEME_OF_SYSTEM: Scheme.SYSTEM,
    Action.THEME_LIGHT: Scheme.LIGHT,
    Action.THEME_DARK: Scheme.DARK,
}
_GROWTH = {Action.LARGER_TEXT: 1, Action.SMALLER_TEXT: -1, Action.USUAL_TEXT: 0}


class MainWindow(QMainWindow):
    """Shows the log that `Opening` holds; widgets of different pages meet only here."""

    def __init__(
        self,
        opening: Opening,
        gateway: Gateway,
        settings: Settings,
        default_log: Callable[[], Path],
    ) -> None:
        super().__init__()
        self.opening = opening
        self.gateway = gateway
        self.actions_table = Actions(self)
        self.workspace: Workspace | None = None
        self._settings = settings
        self._default_log = default_log
        self._appearance = Appearance(settings, self)
        self._errands = Errands(opening, gateway, settings, self.actions_table, self)
        self._middle = QWidget()
        self._over = QVBoxLayout()
        self._stack = QStackedWidget()
        self.finding = Finding(self.actions_table, settings, self._middle, self._workspace_in_sight)
        gateway.dialog_parent = self
        self.setObjectName("main-window")
        self.setWindowTitle(tr("CPIM PDP"))
        self.setMinimumSize(*_LEAST_SIZE)
        self._is_settled = False
        self.guide: Guide | None = None
        self._menus = {menu: self.menuBar().addMenu(menu_title(menu)) for menu in Menu}
        self._build()
        self._connect()
        self.actions_table.open_log(False)
        self.resize(*_USUAL_SIZE)
        if geometry := settings.get(GEOMETRY):
            self.restoreGeometry(geometry)

    # What it is made of

    @cached_property
    def bar(self) -> MessageBar:
        """What messages are shown in, made for the first one."""
        from cpim_pdp.desktop.message_bar import MessageBar  # noqa: PLC0415 - seldom at the start

        bar = MessageBar(self.gateway)
        around = QVBoxLayout()
        around.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        around.addWidget(bar)
        self._over.addLayout(around)
        return bar

    @cached_property
    def strip(self) -> ReadOnlyStrip:
        """What says that a log can only be read, made for the first such log."""
        from cpim_pdp.desktop.read_only_strip import ReadOnlyStrip  # noqa: PLC0415 - seldom needed

        strip = ReadOnlyStrip()
        self._over.insertWidget(0, strip)
        return strip

    @cached_property
    def welcome(self) -> Welcome:
        """The page on which a log begins, made when it is first needed."""
        from cpim_pdp.desktop.beginning.welcome import Welcome  # noqa: PLC0415 - where no log is

        page = Welcome(self.opening, self.opening.clock().astimezone().date())
        page.open_wanted.connect(self.open_log)
        page.given_up.connect(self._go_back)
        self._stack.addWidget(page)
        return page

    @cached_property
    def trouble(self) -> TroublePage:
        """The page instead of a log that did not open, made when it is first needed."""
        from cpim_pdp.desktop.safekeeping.trouble_page import (  # noqa: PLC0415 - in trouble
            TroublePage,
        )

        page = TroublePage(self.opening)
        page.open_wanted.connect(self.open_log)
        page.new_wanted.connect(self.new_log)
        page.given_up.connect(self._go_back)
        page.recovered.connect(self._recovered)
        page.retried.connect(self.opening.open)
        self._stack.addWidget(page)
        return page

    @cached_property
    def tour(self) -> Tour:
        """What leads through the window, made for who has just begun a log or asks for it."""
        from cpim_pdp.desktop.tour.tour import Tour  # noqa: PLC0415 - seldom

        return Tour(self.actions_table, self._settings, self, self._middle)

    def _build(self) -> None:
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._over.setContentsMargins(0, 0, 0, 0)
        self._over.setSpacing(0)
        column.addLayout(self._over)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(self._middle)

    def settle(self) -> None:
        """Do what can wait until the window is painted: fill the menus, and name what they do."""
        if self._is_settled:
            return
        self._is_settled = True
        for menu, shown in self._menus.items():
            self._fill(shown, self.actions_table.of(menu))
        self._group(tuple(page.action for page in PAGES))
        self._group(tuple(_SCHEMES))
        self._show_dress()
        if self.workspace is not None:
            self.workspace.settle()
        self._settings.changed.connect(self._follow_setting)
        if self._settings.get(TRAY):
            self.tray.follow_setting()
        self._changed(Change(Cause.CHOICE))
        self._have_guide()

    def _have_guide(self) -> None:
        from cpim_pdp.desktop.guide.guide import Guide  # noqa: PLC0415 - after the first painting

        self.guide = guide = Guide(self.actions_table, self)
        self.actions_table.on(Action.GUIDE, lambda: guide.open_at(self._place_in_guide()))

    def _lead(self) -> None:
        """Begin the tour."""
        if self.workspace is not None:
            bar, shown = self.menuBar(), self._menus[Menu.HELP].menuAction()
            places = self.workspace.places()
            self.tour.begin({**places, Place.HELP: lambda: (bar, bar.actionGeometry(shown))})

    def _lead_once(self) -> None:
        """Begin the tour for who was never led."""
        if not self._settings.get(TOUR_TAKEN):
            self._lead()

    def _end_tour(self) -> None:
        if "tour" in self.__dict__:
            self.tour.leave()

    def _place_in_guide(self) -> str:
        """Return the place in the guide that is about what is in sight."""
        page = self._stack.currentWidget()
        if self.workspace is not None and page is self.workspace:
            shown = self.workspace.page
            return next(one.guide for one in PAGES if one.action is shown)
        if page is self.__dict__.get("welcome"):
            return "first-steps.md#begin-a-log"
        return "safekeeping.md#damage"

    def _fill(self, menu: QMenu, entries: Iterable[Entry]) -> None:
        menu.setToolTipsVisible(True)
        group = 0
        for entry in entries:
            if entry.group != group:
                menu.addSeparator()
                group = entry.group
            menu.addAction(self.actions_table[entry.action])

    def _group(self, members: tuple[Action, ...]) -> None:
        from PySide6.QtGui import QActionGroup  # noqa: PLC0415 - after the first painting

        group = QActionGroup(self)
        for action in members:
            group.addAction(self.actions_table[action])

    def _connect(self) -> None:
        self.opening.opened.connect(self._enter)
        self.opening.begun.connect(self._lead_once)
        self.opening.missing.connect(self._begin_at)
        self.opening.failed.connect(self._fail)
        self.opening.taken.connect(self._taken)
        self.opening.rung.connect(self.raise_to_front)
        self.gateway.shown.connect(self._say)
        self._appearance.dressed.connect(self._show_dress)
        self._appearance.rewritten.connect(self._show_anew)
        self.opening.keeping.changed.connect(self._kept)
        on = self.actions_table.on
        on(Action.NEW_LOG, self.new_log)
        on(Action.OPEN_LOG, self.open_log)
        on(Action.QUIT, self.quit)
        on(Action.TOUR, self._lead)
        for action, scheme in _SCHEMES.items():
            on(action, partial(self._settings.set, SCHEME, scheme))
        for action, steps in _GROWTH.items():
            on(action, partial(self._appearance.grow, steps))

    # The log that is shown

    def new_log(self) -> None:
        """Ask where a new log is to be, then who the holder is."""
        from cpim_pdp.desktop import files  # noqa: PLC0415 - when asked for

        if chosen := files.log_to_begin(self, self._beside() / "log.cpimlog"):
            self._begin_at(chosen)

    def open_log(self) -> None:
        """Ask for a log and open it."""
        from cpim_pdp.desktop import files  # noqa: PLC0415 - when asked for

        if chosen := files.log_to_open(self, self._beside()):
            self.opening.open(chosen)

    def _beside(self) -> Path:
        session = self.opening.session
        return self._default_log().parent if session is None else session.path.parent

    def _begin_at(self, path: Path) -> None:
        self.welcome.offer(path)
        self._show(self.welcome)

    def _fail(self, trouble: Trouble) -> None:
        if self.opening.session is not None and not trouble.is_damage:
            self.gateway.refuse(trouble.refusal)
            return
        self.trouble.tell(trouble)
        self._show(self.trouble)

    def _recovered(self, done: Recovered) -> None:
        self.opening.open(done.path)
        self._errands.tell_recovered(done)

    def _taken(self, taken: Taken) -> None:
        if taken.heard:
            self.gateway.notice(
                tr("{name} is open in another window, which is now in front.").format(
                    name=taken.path.name
                )
            )
        else:
            self.gateway.warn(
                tr("{name} is open in another window that does not answer: close that one.").format(
                    name=taken.path.name
                )
            )

    def _enter(self, session: Session) -> None:
        self._end_tour()
        self.gateway.clear()
        if self.workspace is not None:
            # Before the next one is made: pages that go out of sight have their say of actions.
            self._stack.removeWidget(self.workspace)
            self.workspace.close_for_now()
            self.workspace.deleteLater()
        self.actions_table.open_log(True)
        self.workspace = Workspace(session, self.gateway, self.actions_table, self._settings)
        self._stack.addWidget(self.workspace)
        self._stack.setCurrentWidget(self.workspace)
        self.workspace.show_page(Action.SHOW_OVERVIEW)
        if self._is_settled:
            self.workspace.settle()
        session.changed.connect(self._changed)
        self._changed(Change(Cause.CHOICE))
        self.workspace.offer_begun()

    def _workspace_in_sight(self) -> Workspace | None:
        return self.workspace if self._stack.currentWidget() is self.workspace else None

    def _kept(self) -> None:
        if self.workspace is not None and self.opening.session is self.workspace.session:
            self.workspace.show_backup(is_busy=self.opening.keeping.is_busy)

    def _go_back(self) -> None:
        session = self.opening.session
        if session is not None and self.workspace is not None:
            self.actions_table.open_log(True)
            self._stack.setCurrentWidget(self.workspace)
            session.changed.emit(Change(Cause.CHOICE))

    def _show(self, page: QWidget) -> None:
        self._end_tour()
        self._stack.setCurrentWidget(page)
        self._show_strip(is_needed=False)
        self.actions_table.open_log(False)

    def _changed(self, _change: Change) -> None:
        session = self.opening.session
        if session is None:
            return
        summary = session.summary()
        self.setWindowTitle(
            tr("{log} · {credential}").format(
                log=session.path.stem, credential=names.credential(summary.credential)
            )
        )
        self._show_strip(is_needed=session.read_only)
        self.actions_table.set_read_only(session.read_only)
        self.actions_table.enable(Action.IMPORT_LOG, possible=True)
        if self._is_settled:
            self._name(Action.UNDO, tr("&Undo"), session.undoable())
            self._name(Action.REDO, tr("&Redo"), session.redoable())

    def _show_strip(self, *, is_needed: bool) -> None:
        if is_needed or "strip" in self.__dict__:
            self.strip.setVisible(is_needed)

    def _say(self, message: Message) -> None:
        """Make the bar for the first message; from then on it hears for itself."""
        self.gateway.shown.disconnect(self._say)
        self.bar.show_message(message)

    def _name(self, action: Action, verb: str, entry: HistoryEntry | None) -> None:
        shown = self.actions_table[action]
        self.actions_table.enable(action, entry is not None)
        text = verb
        if entry is not None:
            what = history.command(entry.command, tr)
            text = tr("{verb}: {what}", "Undo: Log an activity").format(verb=verb, what=what)
        shown.setText(text)

    # What it looks like

    def painted_page(self) -> QWidget:
        """Return what is painted when the page in sight is there with its data."""
        page = self._stack.currentWidget()
        if self.workspace is not None and page is self.workspace:
            return self.workspace.overview.ring.ring
        return self.welcome.card if page is self.__dict__.get("welcome") else self.trouble

    def raise_to_front(self) -> None:
        """Come to the front, also from the task bar or the tray."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """Leave for good, where closing the window would leave the tray."""
        if self.close():
            QApplication.quit()

    @cached_property
    def tray(self) -> Tray:
        """The icon in the tray, made when the holder wants it."""
        from cpim_pdp.desktop.reminding.tray import Tray  # noqa: PLC0415 - where it is wanted

        tray = Tray(self, self.opening, self._settings, self.actions_table)
        tray.window_wanted.connect(self.raise_to_front)
        return tray

    def _follow_setting(self, setting: Setting[Any]) -> None:
        if setting is TRAY:
            self.tray.follow_setting()

    def _show_dress(self) -> None:
        """Tint the icons anew, and mark in the menu what is worn."""
        if not self._is_settled:
            return
        self.actions_table.retint()
        scheme, size = self._settings.get(SCHEME), self._settings.get(TEXT_SIZE)
        for action, one in _SCHEMES.items():
            self.actions_table[action].setChecked(one is scheme)
        self.actions_table.enable(Action.LARGER_TEXT, size < TEXT_SIZES.most)
        self.actions_table.enable(Action.SMALLER_TEXT, size > TEXT_SIZES.least)
        self.actions_table.enable(Action.USUAL_TEXT, size != TEXT_SIZE.default)

    def _show_anew(self) -> None:
        if self.opening.session is not None:
            self.opening.session.changed.emit(Change(Cause.CHOICE))

    def changeEvent(self, event: QEvent) -> None:
        """Override: tell when the system has another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            dressing.changed.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Override: go as the page stands by now; its parts come and go, and Qt adds at the end."""
        from cpim_pdp.desktop.look.tab_order import follow_layout  # noqa: PLC0415 - with Tab

        follow_layout(self._middle)
        return super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override: remember place and size; what is typed into forms is kept for the next time."""
        if self.workspace is not None and not self.workspace.close_for_now():
            event.ignore()
            return
        if self.guide is not None:
            self.guide.close()
        self._settings.set(GEOMETRY, bytes(self.saveGeometry().data()))
        self._settings.save()
        super().closeEvent(event)
