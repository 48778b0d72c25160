"""The page of activities: search, filters, table, trash and detail pane over one session."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core.activities import Activity, State
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities.column_choice import ColumnChoice
from cpim_pdp.desktop.activities.column_menu import offer_columns
from cpim_pdp.desktop.activities.commands import ActivityCommands
from cpim_pdp.desktop.activities.detail_pane import DetailPane
from cpim_pdp.desktop.activities.filter import Facet, Filter
from cpim_pdp.desktop.activities.listing import Listing
from cpim_pdp.desktop.activities.renaming import Renaming
from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.entry.entries import Entries
from cpim_pdp.desktop.entry.inbox_strip import InboxStrip
from cpim_pdp.desktop.entry.unfinished_entry import key_of
from cpim_pdp.desktop.evidence.commands import EvidenceCommands
from cpim_pdp.desktop.evidence.files import dropped
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.pane_split import PaneSplit
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.settings import ACTIVITY_PANE, ACTIVITY_TABLE, Settings
from cpim_pdp.desktop.translation import tr

_LETTERS_BESIDE = 130
"""So many letters wide, the detail pane has room beside the table; else it goes below."""
_OF_ONE = (
    Action.RENAME_ACTIVITY,
    Action.DUPLICATE_ACTIVITY,
    Action.ATTACH_EVIDENCE,
    Action.PLACE_ACTIVITY,
    Action.CONFIRM_ATTENDANCE,
)
_MENU = (
    Action.EDIT_ACTIVITY,
    Action.CONFIRM_ACTIVITIES,
    *_OF_ONE,
    Action.LOOK_AT_EVIDENCE,
    Action.COPY,
    Action.DELETE_ACTIVITY,
)
_TRASH_MENU = (Action.RESTORE_ACTIVITY, Action.COPY, Action.EMPTY_TRASH)


class ActivitiesPage(QWidget):
    """Shows the activities of a session and lets the holder work on them."""

    def __init__(
        self,
        session: Session,
        gateway: Gateway,
        actions: Actions,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._settings = settings
        self.commands = ActivityCommands(session, gateway, self)
        self.evidence = EvidenceCommands(session, gateway, self)
        self.entries = Entries(session, gateway, self.evidence, self)
        self.inbox = InboxStrip(session)
        self.listing = Listing(session, self)
        self.model, self.table = self.listing.model, self.listing.table
        self.bar, self.empty = self.listing.bar, self.listing.empty
        self.renaming = Renaming(self.table, self.model, self.commands.rename)
        self.pane = DetailPane(session, self.evidence)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._connect_pane()
        self._take_actions()
        self._remember()
        self.listing.renew()
        # What the window enables with the log is set right after this page is made.
        QTimer.singleShot(0, self, self._enable)

    # What it is made of

    def _lay_out(self) -> None:
        card = Card()
        card.setAccessibleName(tr("Activities"))
        card.content.setContentsMargins(1, GRID, 1, GRID)
        card.content.addWidget(self.listing.middle)
        self.split = PaneSplit(card, self.pane, _LETTERS_BESIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.bar)
        column.addWidget(self.inbox)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.listing.chosen.connect(self._chosen)
        self.listing.turned.connect(self._actions[Action.SHOW_TRASH].setChecked)
        self.bar.empty_trash.clicked.connect(self.commands.empty_trash)
        self.table.opened.connect(lambda _id: self._edit())
        self.table.menu_wanted.connect(self._show_menu)
        self.table.files_on_row.connect(self._attach)
        self.table.files_beside.connect(self.entries.take_files)
        self.empty.log_wanted.connect(self.entries.log)
        for made in (self.commands.made, self.entries.made):
            made.connect(self.select)

    def _connect_pane(self) -> None:
        self.pane.edit_wanted.connect(self._edit)
        self.pane.confirmation_wanted.connect(self._confirm)
        self.pane.deletion_wanted.connect(self._delete)
        self.pane.restoring_wanted.connect(self._restore)
        self.pane.begun.continued.connect(self._edit)
        self.pane.begun.discarded.connect(lambda: self._with_one(self._discard))
        self.entries.kept.connect(self._show_begun)
        self.inbox.next_wanted.connect(self.entries.finish_next)
        self.inbox.all_wanted.connect(self._show_drafts)
        look = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table, self.pane.look)
        look.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _take_actions(self) -> None:
        offered: dict[Action, Callable[[], object]] = {
            Action.LOG_ACTIVITY: self.entries.log,
            Action.FINISH_DRAFT: self.entries.finish_next,
            Action.PASTE_EVIDENCE: self._paste,
            Action.LOOK_AT_EVIDENCE: self.pane.look,
            Action.EDIT_ACTIVITY: self._edit,
            Action.RENAME_ACTIVITY: lambda: self._with_one(self.renaming.begin),
            Action.CONFIRM_ACTIVITIES: self._confirm,
            Action.DUPLICATE_ACTIVITY: lambda: self._with_one(self.commands.duplicate),
            Action.ATTACH_EVIDENCE: lambda: self._with_one(self.evidence.choose),
            Action.PLACE_ACTIVITY: lambda: self._with_one(self.commands.place),
            Action.CONFIRM_ATTENDANCE: lambda: self._with_one(self.commands.confirm_attendance),
            Action.DELETE_ACTIVITY: self._delete,
            Action.RESTORE_ACTIVITY: self._restore,
            Action.EMPTY_TRASH: self.commands.empty_trash,
            Action.FIND: self.go_to_search,
            Action.SELECT_ALL: self.table.selectAll,
            Action.COPY: self._copy,
            Action.SHOW_TRASH: self._switch_trash,
            Action.CLEAR_FILTERS: self._show_everything,
            Action.CHOOSE_COLUMNS: self.choose_columns,
        }
        for action, carry_out in offered.items():
            self._actions.on(action, carry_out)
        offer_columns(self.table, self.model.columns, self._actions[Action.CHOOSE_COLUMNS])

    def _remember(self) -> None:
        """Arrange all as it was last time, and keep in mind what the holder changes."""
        settings, arrangement = self._settings, self.table.arrangement
        self.table.take(settings.get(ACTIVITY_TABLE))
        self.split.wish(settings.get(ACTIVITY_PANE))
        arrangement.changed.connect(lambda: settings.set(ACTIVITY_TABLE, arrangement.layout))
        self.split.changed.connect(lambda: settings.set(ACTIVITY_PANE, self.split.sizes_wished))

    # What it shows

    @property
    def is_in_trash(self) -> bool:
        """Whether the trash is shown."""
        return self.listing.is_in_trash

    def selected(self) -> tuple[Row, ...]:
        """Return the selected rows."""
        return self.listing.selected()

    def select(self, activity: str) -> None:
        """Bring the activity of that id into sight and select it, whatever was filtered."""
        self.listing.reveal(activity)

    def show_trash(self, *, wanted: bool) -> None:
        """Show the trash, or the activities again."""
        self.listing.show_trash(wanted)

    def go_to_search(self) -> None:
        """Bring the search into sight and the keyboard to it."""
        self._actions[Action.SHOW_ACTIVITIES].trigger()
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def choose_columns(self) -> ColumnChoice:
        """Let the holder choose and sort the columns."""
        self._actions[Action.SHOW_ACTIVITIES].trigger()
        return ColumnChoice.choose(self.table, self.model.columns, self.window())

    def _show_everything(self) -> None:
        self._actions[Action.SHOW_ACTIVITIES].trigger()
        self.listing.show_everything()

    def _switch_trash(self) -> None:
        wanted = not self.is_in_trash or not self.isVisible()
        self._actions[Action.SHOW_ACTIVITIES].trigger()
        self.show_trash(wanted=wanted)

    @property
    def _is_writable(self) -> bool:
        return not self._session.read_only

    # What the holder does

    def _chosen(self) -> None:
        self.pane.setVisible(self.listing.is_there_any)
        rows, is_any = self.selected(), bool(self.model.rows)
        self.pane.show_rows(rows, in_trash=self.is_in_trash, is_any=is_any)
        self._show_begun()
        self._enable()

    def _show_begun(self) -> None:
        """Say of the selected activity that a change of it was begun."""
        rows = () if self.is_in_trash else self.selected()
        begun = self.entries.begun(rows[0].activity.id) if len(rows) == 1 else None
        self.pane.begun.show_entry(begun)

    def _discard(self, activity: Activity) -> None:
        self.entries.discard(key_of(activity.id))
        self.table.setFocus()

    def _enable(self) -> None:
        """Let the actions be carried out that mean something here and now."""
        is_here = self.isVisible()
        count = len(self.table.selected_ids()) if is_here else 0
        is_changeable = self._is_writable and not self.is_in_trash
        enable = self._actions.enable
        for action in _OF_ONE:
            enable(action, count == 1 and is_changeable)
        enable(Action.LOOK_AT_EVIDENCE, count == 1 and bool(self.selected()[0].activity.evidence))
        enable(Action.EDIT_ACTIVITY, count > 0 and is_changeable)
        enable(Action.CONFIRM_ACTIVITIES, is_changeable and is_here and bool(self._over()))
        enable(Action.DELETE_ACTIVITY, count > 0 and is_changeable)
        enable(Action.RESTORE_ACTIVITY, count > 0 and self._is_writable and self.is_in_trash)
        enable(Action.EMPTY_TRASH, bool(self._session.snapshot.trash) and self._is_writable)
        enable(Action.LOG_ACTIVITY, self._is_writable)
        for action in (Action.COPY, Action.SELECT_ALL):
            enable(action, is_here and bool(self.model.rows))

    def _over(self) -> list[Activity]:
        """Return those selected that are planned and whose day has come."""
        return [row.activity for row in self.selected() if row.is_over]

    def _with_one(self, carry_out: Callable[[Activity], object]) -> None:
        rows = self.selected()
        if len(rows) == 1:
            carry_out(rows[0].activity)

    def _edit(self) -> None:
        if self.is_in_trash:
            return
        chosen = [row.activity for row in self.selected()]
        if len(chosen) > 1:
            self.commands.edit_all(chosen)
        elif chosen:
            self.entries.edit(chosen[0])

    def _confirm(self) -> None:
        self.commands.confirm(self._over())

    def _copy(self) -> None:
        """Copy the words marked in the pane, else the rows selected, else all that are shown."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLabel) and focused.hasSelectedText():
            QApplication.clipboard().setText(focused.selectedText())
            return
        rows = self.selected() or self.model.rows
        by_key = {column.key: column for column in self.model.columns}
        self.commands.copy(rows, [by_key[key] for key in self.table.arrangement.seen()])

    def _delete(self) -> None:
        ids = self.table.selected_ids()
        if ids and self.isVisible() and not self.is_in_trash:
            place = self.model.place(ids[0]) or 0
            self.commands.delete(ids)
            self._select_near(place)

    def _select_near(self, place: int) -> None:
        """Select what took the place of a deleted row, so that the keyboard can go on there."""
        if self.model.rows and not self.table.selected_ids():
            self.table.select_place(min(place, len(self.model.rows) - 1))

    def _restore(self) -> None:
        if self.is_in_trash:
            self.commands.restore(self.table.selected_ids())

    def _attach(self, activity: str, paths: Sequence[Path]) -> None:
        place = self.model.place(activity)
        if place is not None and not self.is_in_trash:
            self.table.select_place(place)
            self.evidence.attach(self.model.rows[place].activity, paths)

    def _paste(self) -> None:
        """Attach what lies on the clipboard to the selected activity, or begin one with it."""
        rows = self.selected() if self.isVisible() and not self.is_in_trash else ()
        if len(rows) == 1:
            self.evidence.paste(rows[0].activity)
        else:
            self.entries.paste()

    def _show_drafts(self) -> None:
        """Show the drafts, whatever was filtered."""
        self.listing.show_only(Filter().choosing(Facet.STATE, State.DRAFT.value))

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in _TRASH_MENU if self.is_in_trash else _MENU:
            if action in (Action.COPY, Action.DELETE_ACTIVITY):
                menu.addSeparator()
            menu.addAction(self._actions[action])
        menu.popup(place)

    # Qt's side

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: hand the keyboard on. With a proxy for it, Tab would leave out the rest."""
        self.table.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Override: dates and numbers may be written otherwise from now on."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LocaleChange:
            self.listing.reword()

    def showEvent(self, event: QShowEvent) -> None:
        """Override: show what changed meanwhile; the actions of activities can be carried out."""
        super().showEvent(event)
        self.listing.freshen()
        self._enable()

    def hideEvent(self, event: QHideEvent) -> None:
        """Override: and no longer."""
        super().hideEvent(event)
        self._enable()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: files dropped beside the table begin a new entry."""
        if dropped(event.mimeData()) and self._is_writable:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override: with these files."""
        event.acceptProposedAction()
        self.entries.take_files(dropped(event.mimeData()))
