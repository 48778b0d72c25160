"""The page of activities: search, filters, table, trash and detail pane over one session."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.summary import Summary, summarise
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities.columns import columns, search_text
from cpim_pdp.desktop.activities.commands import ActivityCommands
from cpim_pdp.desktop.activities.detail_pane import DetailPane
from cpim_pdp.desktop.activities.filter_bar import FilterBar
from cpim_pdp.desktop.activities.model import ActivitiesModel
from cpim_pdp.desktop.activities.rows import Row, rows_of
from cpim_pdp.desktop.activities.table import ActivitiesTable
from cpim_pdp.desktop.evidence.commands import EvidenceCommands
from cpim_pdp.desktop.evidence.files import dropped
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.empty_page import EmptyPage
from cpim_pdp.desktop.look.theme import GAP, PAGE_MARGIN
from cpim_pdp.desktop.session import Change, Session
from cpim_pdp.desktop.translation import tr

_LETTERS_BESIDE = 130
"""So many letters wide, the detail pane has room beside the table; else it goes below."""
_OF_ONE = (
    Action.EDIT_ACTIVITY,
    Action.DUPLICATE_ACTIVITY,
    Action.ATTACH_EVIDENCE,
    Action.PLACE_ACTIVITY,
)


class ActivitiesPage(QWidget):
    """Shows the activities of a session and lets the holder work on them."""

    def __init__(
        self, session: Session, gateway: Gateway, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self.commands = ActivityCommands(session, gateway, self)
        self.evidence = EvidenceCommands(session, gateway, self)
        self.model = ActivitiesModel(columns(), search_text, self)
        self.bar = FilterBar(session.rulebook.editions[-1].categories)
        self.table = ActivitiesTable(self.model)
        self.empty = EmptyPage()
        self.pane = DetailPane(session, self.evidence)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._take_actions()
        self._renew()
        # What the window enables with the log is set right after this page is made.
        QTimer.singleShot(0, self, self._enable)

    # What it is made of

    def _lay_out(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        card = Card()
        card.setAccessibleName(tr("Activities"))
        card.content.setContentsMargins(1, 1, 1, 1)
        card.content.addWidget(self._middle)
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(GAP)
        self.split.addWidget(card)
        self.split.addWidget(self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.bar)
        column.addWidget(self.split, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self._session.changed.connect(self._session_changed)
        self.bar.changed.connect(self._filter)
        self.bar.trash_wanted.connect(self.show_trash)
        self.bar.left_downwards.connect(self._go_to_rows)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _id: self._edit())
        self.table.files_on_row.connect(self._attach)
        self.table.files_beside.connect(self._log_files)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.empty.begun.connect(self._begin)
        self.bar.empty_trash.clicked.connect(self.commands.empty_trash)
        self.pane.edit_wanted.connect(self._edit)
        self.pane.deletion_wanted.connect(self._delete)
        self.pane.restoring_wanted.connect(self._restore)
        self.commands.made.connect(self.reveal)

    def _take_actions(self) -> None:
        offered: dict[Action, Callable[[], object]] = {
            Action.LOG_ACTIVITY: self.commands.log,
            Action.EDIT_ACTIVITY: self._edit,
            Action.DUPLICATE_ACTIVITY: lambda: self._with_one(self.commands.duplicate),
            Action.ATTACH_EVIDENCE: lambda: self._with_one(self.evidence.choose),
            Action.PLACE_ACTIVITY: lambda: self._with_one(self.commands.place),
            Action.DELETE_ACTIVITY: self._delete,
            Action.RESTORE_ACTIVITY: self._restore,
            Action.EMPTY_TRASH: self.commands.empty_trash,
            Action.FIND: self.go_to_search,
            Action.SHOW_TRASH: self._switch_trash,
        }
        for action, carry_out in offered.items():
            self._actions.on(action, carry_out)

    # What it shows

    @property
    def is_in_trash(self) -> bool:
        """Whether the trash is shown."""
        return self.bar.trash.isChecked()

    def selected(self) -> tuple[Row, ...]:
        """Return the selected rows."""
        places = (self.model.place(one) for one in self.table.selected_ids())
        return tuple(self.model.rows[place] for place in places if place is not None)

    def select(self, activity: str) -> None:
        """Bring the activity of that id into sight and select it, whatever was filtered."""
        self.reveal(activity)

    def reveal(self, activity: str) -> None:
        """Select the activity; where a filter hides it, the filters are switched off."""
        if self.is_in_trash:
            self.show_trash(wanted=False)
        if self.model.place(activity) is None:
            self.bar.show_all()
        self.table.select_ids([activity])

    def show_trash(self, wanted: bool) -> None:  # noqa: FBT001 - the one thing it is about
        """Show the trash, or the activities again."""
        self.bar.trash.setChecked(wanted)
        self._actions[Action.SHOW_TRASH].setChecked(wanted)
        self._renew()

    def go_to_search(self) -> None:
        """Bring the search into sight and the keyboard to it."""
        self._actions[Action.SHOW_ACTIVITIES].trigger()
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def _switch_trash(self) -> None:
        wanted = not self.is_in_trash or not self.isVisible()
        self._actions[Action.SHOW_ACTIVITIES].trigger()
        self.show_trash(wanted=wanted)

    def _session_changed(self, _change: Change) -> None:
        self._renew()

    def _renew(self) -> None:
        """Show the log as it is now."""
        session, in_trash = self._session, self.is_in_trash
        shown = session.snapshot.trash if in_trash else session.snapshot.activities
        answers = () if in_trash else self._summaries()
        self.model.filter = self.bar.filter()
        self.model.set_rows(rows_of(shown, session.states(), answers, session.rulebook))
        self.bar.show_counts(self.model, len(session.snapshot.trash))
        self._show_state()

    def _summaries(self) -> tuple[Summary, ...]:
        """Return the summary of the shown cycle, and of those whose rows are in sight too."""
        shown = self._session.summary()
        if self.bar.filter().this_cycle:
            return (shown,)
        others = (
            summarise(
                self._session.snapshot,
                self._session.rulebook,
                shown.credential,
                shown.on,
                cycle=number,
            )
            for number in range(1, shown.cycle.number + 2)
            if number != shown.cycle.number
        )
        return (shown, *others)

    def _filter(self) -> None:
        wanted = self.bar.filter()
        if wanted.this_cycle != self.model.filter.this_cycle:
            # Rows of other cycles come into sight, with the points of their cycles.
            self._renew()
            return
        self.model.set_filter(wanted)
        self._show_state()

    def _show_state(self) -> None:
        """Show totals, selection, and what an empty table has to say."""
        self.bar.show_totals(self.model.totals())
        self._say_empty()
        self._middle.setCurrentWidget(self.table if self.model.rows else self.empty)
        self._chosen()

    def _say_empty(self) -> None:
        if self.bar.search.text():
            self.empty.say(tr("Nothing matches this search."), tr("Clear the search"))
        elif self.is_in_trash:
            self.empty.say(
                tr("The trash is empty. What you delete stays here until you empty it."), ""
            )
        elif self.model.everything():
            self.empty.say(tr("No activity passes these filters."), tr("Show all activities"))
        else:
            begin = "" if self._session.read_only else tr("Log the first activity")
            self.empty.say(
                tr("What you do for your credential will stand here, with its points."), begin
            )

    def _begin(self) -> None:
        if self.bar.search.text():
            self.bar.search.clear()
        elif self.model.everything():
            self.bar.show_all()
        else:
            self.commands.log()

    # What the holder does

    def _chosen(self) -> None:
        self.pane.show_rows(self.selected(), in_trash=self.is_in_trash)
        self._enable()

    def _enable(self) -> None:
        """Let the actions be carried out that mean something here and now."""
        rows = self.selected() if self.isVisible() else ()
        writable, in_trash = not self._session.read_only, self.is_in_trash
        enable = self._actions.enable
        for action in _OF_ONE:
            enable(action, len(rows) == 1 and writable and not in_trash)
        enable(Action.DELETE_ACTIVITY, bool(rows) and writable and not in_trash)
        enable(Action.RESTORE_ACTIVITY, bool(rows) and writable and in_trash)
        enable(Action.EMPTY_TRASH, bool(self._session.snapshot.trash) and writable)
        enable(Action.LOG_ACTIVITY, writable)

    def _with_one(self, carry_out: Callable[[Activity], object]) -> None:
        rows = self.selected()
        if len(rows) == 1:
            carry_out(rows[0].activity)

    def _edit(self) -> None:
        if not self.is_in_trash:
            self._with_one(self.commands.edit)

    def _delete(self) -> None:
        ids = self.table.selected_ids()
        if ids and self.isVisible() and not self.is_in_trash:
            place = self.model.place(ids[0]) or 0
            self.commands.delete(ids)
            self._select_near(place)

    def _select_near(self, place: int) -> None:
        """Select what took the place of a deleted row, so that the keyboard can go on there."""
        if self.model.rows and not self.table.selected_ids():
            self.table.select_ids([self.model.rows[min(place, len(self.model.rows) - 1)].id])

    def _restore(self) -> None:
        if self.is_in_trash:
            self.commands.restore(self.table.selected_ids())

    def _attach(self, activity: str, paths: Sequence[Path]) -> None:
        found = self._activity(activity)
        if found is not None and not self.is_in_trash:
            self.table.select_ids([activity])
            self.evidence.attach(found, paths)

    def _activity(self, wanted: str) -> Activity | None:
        place = self.model.place(wanted)
        return None if place is None else self.model.rows[place].activity

    def _log_files(self, paths: Sequence[Path]) -> None:
        self.commands.log(paths)

    def _go_to_rows(self) -> None:
        if self.model.rows:
            if not self.table.selected_ids():
                self.table.select_ids([self.model.rows[0].id])
            self.table.setFocus()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wanted = (
            (Action.RESTORE_ACTIVITY, Action.EMPTY_TRASH)
            if self.is_in_trash
            else (*_OF_ONE, Action.DELETE_ACTIVITY)
        )
        for action in wanted:
            menu.addAction(self._actions[action])
        menu.popup(self.table.viewport().mapToGlobal(place))

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: the pane goes below the table where it is narrow."""
        super().resizeEvent(event)
        letters = self.width() // max(self.fontMetrics().averageCharWidth(), 1)
        beside = letters >= _LETTERS_BESIDE
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.split.orientation() is not wanted or not any(self.split.sizes()):
            self.split.setOrientation(wanted)
            whole = self.split.width() if beside else self.split.height()
            self.split.setSizes(
                [whole * 3 // 4, whole // 4] if beside else [whole // 2, whole // 2]
            )
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0 if beside else 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Override: the actions of activities can be carried out."""
        super().showEvent(event)
        self._enable()

    def hideEvent(self, event: QHideEvent) -> None:
        """Override: and no longer."""
        super().hideEvent(event)
        self._enable()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: files dropped beside the table begin a new entry."""
        if dropped(event.mimeData()) and not self._session.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override: with these files."""
        event.acceptProposedAction()
        self._log_files(dropped(event.mimeData()))
