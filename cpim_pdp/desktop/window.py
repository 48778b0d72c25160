"""The main window: menus around one open log, or around the page that leads to one."""

from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QActionGroup, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cpim_pdp.desktop import files
from cpim_pdp.desktop.about import AboutDialog
from cpim_pdp.desktop.action_table import Action, Menu, menu_title
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.appearance import Appearance
from cpim_pdp.desktop.beginning.welcome import Welcome
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look.theme import GRID, Scheme
from cpim_pdp.desktop.message_bar import MessageBar
from cpim_pdp.desktop.opening import Opening, Taken, Trouble
from cpim_pdp.desktop.pages import PAGES
from cpim_pdp.desktop.printing.report_dialog import ReportDialog
from cpim_pdp.desktop.read_only_strip import ReadOnlyStrip
from cpim_pdp.desktop.safekeeping.backups_dialog import BackupsDialog
from cpim_pdp.desktop.safekeeping.history_dialog import HistoryDialog
from cpim_pdp.desktop.safekeeping.losses_dialog import LossesDialog
from cpim_pdp.desktop.safekeeping.merge_dialog import MergeDialog
from cpim_pdp.desktop.safekeeping.trouble_page import TroublePage
from cpim_pdp.desktop.session import Cause, Change, Session
from cpim_pdp.desktop.settings import GEOMETRY, SCHEME, TEXT_SIZE, TEXT_SIZES, Settings
from cpim_pdp.desktop.shortcuts import ShortcutsDialog
from cpim_pdp.desktop.translation import tr
from cpim_pdp.desktop.workspace import Workspace
from cpim_pdp.logbook import HistoryEntry, Recovered
from cpim_pdp.wording import history, names

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
        self, opening: Opening, gateway: Gateway, settings: Settings, default_log: Path
    ) -> None:
        super().__init__()
        self.opening = opening
        self.gateway = gateway
        self.actions_table = Actions(self)
        self.workspace: Workspace | None = None
        self.bar = MessageBar(gateway)
        self.strip = ReadOnlyStrip()
        self._settings = settings
        self._default_log = default_log
        self._appearance = Appearance(settings, self)
        self._stack = QStackedWidget()
        gateway.dialog_parent = self
        self.setObjectName("main-window")
        self.setWindowTitle(tr("CPIM PDP"))
        self.setMinimumSize(*_LEAST_SIZE)
        self._build()
        self._build_menus()
        self._connect()
        self.actions_table.open_log(False)
        self.resize(*_USUAL_SIZE)
        if geometry := settings.get(GEOMETRY):
            self.restoreGeometry(QByteArray(geometry))

    # What it is made of

    @cached_property
    def welcome(self) -> Welcome:
        """The page on which a log begins, made when it is first needed."""
        page = Welcome(self.opening, self.opening.clock().astimezone().date())
        page.open_wanted.connect(self.open_log)
        page.given_up.connect(self._go_back)
        self._stack.addWidget(page)
        return page

    @cached_property
    def trouble(self) -> TroublePage:
        """The page instead of a log that did not open, made when it is first needed."""
        page = TroublePage(self.opening)
        page.open_wanted.connect(self.open_log)
        page.new_wanted.connect(self.new_log)
        page.given_up.connect(self._go_back)
        page.recovered.connect(self._recovered)
        page.retried.connect(self.opening.open)
        self._stack.addWidget(page)
        return page

    def _build(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        over = QVBoxLayout()
        over.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        over.addWidget(self.bar)
        column.addLayout(over)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(middle)

    def _build_menus(self) -> None:
        for menu in Menu:
            made = self.menuBar().addMenu(menu_title(menu))
            made.setToolTipsVisible(True)
            group = 0
            for entry in self.actions_table.of(menu):
                if entry.group != group:
                    made.addSeparator()
                    group = entry.group
                made.addAction(self.actions_table[entry.action])
        self._group(tuple(page.action for page in PAGES))
        self._group(tuple(_SCHEMES))
        self._show_dress()

    def _group(self, members: tuple[Action, ...]) -> None:
        group = QActionGroup(self)
        for action in members:
            group.addAction(self.actions_table[action])

    def _connect(self) -> None:
        self.opening.opened.connect(self._enter)
        self.opening.missing.connect(self._begin_at)
        self.opening.failed.connect(self._fail)
        self.opening.taken.connect(self._taken)
        self.opening.rung.connect(self.raise_to_front)
        self._appearance.dressed.connect(self._show_dress)
        self._appearance.rewritten.connect(self._show_anew)
        self.opening.keeping.changed.connect(self._kept)
        on = self.actions_table.on
        on(Action.NEW_LOG, self.new_log)
        on(Action.OPEN_LOG, self.open_log)
        on(Action.IMPORT_LOG, self.import_log)
        on(Action.EXPORT_REPORT, self.export_report)
        on(Action.CREDENTIALS, self.show_credentials)
        on(Action.BACK_UP, self.back_up)
        on(Action.BACKUPS, self.show_backups)
        on(Action.QUIT, self.close)
        on(Action.UNDO, self.undo)
        on(Action.REDO, self.redo)
        on(Action.HISTORY, self.show_history)
        on(Action.SHORTCUTS, lambda: ShortcutsDialog.tell(self.actions_table, self))
        on(Action.ABOUT, lambda: AboutDialog.tell(self))
        on(Action.SETTINGS, self.show_settings)
        for action, scheme in _SCHEMES.items():
            on(action, partial(self._settings.set, SCHEME, scheme))
        for action, steps in _GROWTH.items():
            on(action, partial(self._appearance.grow, steps))

    # The log that is shown

    def new_log(self) -> None:
        """Ask where a new log is to be, then who the holder is."""
        if chosen := files.log_to_begin(self, self._beside() / "log.cpimlog"):
            self._begin_at(chosen)

    def open_log(self) -> None:
        """Ask for a log and open it."""
        if chosen := files.log_to_open(self, self._beside()):
            self.opening.open(chosen)

    def _beside(self) -> Path:
        session = self.opening.session
        return self._default_log.parent if session is None else session.path.parent

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
        if done.salvaged:
            LossesDialog.tell(done, self)
        elif done.kept is not None:
            folder = done.kept.parent
            self.gateway.notice(
                tr("The log is as it was backed up; the damaged one is kept in {path}.").format(
                    path=done.kept
                ),
                Offer(tr("Show in folder"), lambda: files.open_with_desktop(folder)),
            )

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
        self.gateway.clear()
        if self.workspace is not None:
            # Before the next one is made: pages that go out of sight have their say of actions.
            self._stack.removeWidget(self.workspace)
            self.workspace.deleteLater()
        self.actions_table.open_log(True)
        self.workspace = Workspace(session, self.gateway, self.actions_table, self._settings)
        self._stack.addWidget(self.workspace)
        self._stack.setCurrentWidget(self.workspace)
        self.workspace.show_page(Action.SHOW_OVERVIEW)
        session.changed.connect(self._changed)
        self._changed(Change(Cause.CHOICE))

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
        self._stack.setCurrentWidget(page)
        self.strip.hide()
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
        self.strip.setVisible(session.read_only)
        self.actions_table.set_read_only(session.read_only)
        self.actions_table.enable(Action.IMPORT_LOG, possible=True)
        self._name(Action.UNDO, tr("&Undo"), session.undoable())
        self._name(Action.REDO, tr("&Redo"), session.redoable())

    def _name(self, action: Action, verb: str, entry: HistoryEntry | None) -> None:
        shown = self.actions_table[action]
        self.actions_table.enable(action, entry is not None)
        text = verb
        if entry is not None:
            what = history.command(entry.command, tr)
            text = tr("{verb}: {what}", "Undo: Log an activity").format(verb=verb, what=what)
        shown.setText(text)

    # What the menus do

    def undo(self) -> None:
        """Take the last change back, and say which."""
        session = self.opening.session
        for entry in session.undo() if session is not None else ():
            text = tr("Undone: {what}").format(what=history.command(entry.command, tr))
            self.gateway.notice(text, Offer(tr("Redo"), self.redo))

    def redo(self) -> None:
        """Make the change again that was taken back, and say which."""
        session = self.opening.session
        entry = None if session is None else session.redo()
        if entry is not None:
            text = tr("Done again: {what}").format(what=history.command(entry.command, tr))
            self.gateway.notice(text, Offer(tr("Undo"), self.undo))

    def show_history(self) -> None:
        """Show what was done when, to go back to any point of it."""
        if self.opening.session is not None:
            HistoryDialog.tell(self.opening.session, self.gateway, self)

    def import_log(self) -> None:
        """Ask for another log, say what it brings, and bring it in."""
        session = self.opening.session
        if session is not None and (other := files.log_to_bring_in(self, self._beside())):
            MergeDialog.bring(session, other, self.gateway, self)

    def export_report(self) -> None:
        """Ask what the report is to hold, and write it."""
        if self.opening.session is not None:
            ReportDialog.export(self.opening.session, self.gateway, self)

    def show_credentials(self) -> None:
        """Show holder and credentials, to change them."""
        from cpim_pdp.desktop.cycles.credentials_dialog import (  # noqa: PLC0415 - when first asked
            CredentialsDialog,
        )

        if self.opening.session is not None:
            CredentialsDialog.tell(self.opening.session, self.gateway, self)

    def back_up(self) -> None:
        """Put a checked copy of the log among its backups."""
        if self.opening.session is not None:
            self.opening.keeping.back_up(self.opening.session.path, self._tell_backup)

    def show_backups(self) -> None:
        """Show which backups there are, to go back to one."""
        if self.opening.session is not None:
            keeping = self.opening.keeping
            BackupsDialog.tell(self.opening.session, keeping, self.gateway, self)

    def _tell_backup(self, made: Path) -> None:
        folder = made.parent
        self.gateway.notice(
            tr("Backed up to {path}").format(path=made),
            Offer(tr("Show in folder"), lambda: files.open_with_desktop(folder)),
        )

    def show_settings(self) -> None:
        """Show what can be chosen."""
        from cpim_pdp.desktop.adjusting.dialog import (  # noqa: PLC0415 - seldom needed
            SettingsDialog,
            Surroundings,
        )

        session, keeping = self.opening.session, self.opening.keeping
        around = Surroundings(self._settings, self.gateway, keeping, session)
        SettingsDialog.tell(around, self)

    def painted_page(self) -> QWidget:
        """Return what is painted when the page in sight is there with its data."""
        page = self._stack.currentWidget()
        if self.workspace is not None and page is self.workspace:
            return self.workspace.overview.ring.ring
        return page.card if isinstance(page, Welcome) else self.trouble

    def raise_to_front(self) -> None:
        """Come to the front, also from the task bar."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def _show_dress(self) -> None:
        """Tint the icons anew, and mark in the menu what is worn."""
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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override: remember place and size. A form that is open keeps the window open itself."""
        self._settings.set(GEOMETRY, bytes(self.saveGeometry().data()))
        self._settings.save()
        super().closeEvent(event)
