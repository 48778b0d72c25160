"""What the holder does with activities: commands, the message that follows, Undo beside it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.commands import (
    Command,
    ConfirmActivities,
    DeleteActivities,
    DuplicateActivity,
    EditActivities,
    EditActivity,
    EmptyTrash,
    RestoreActivities,
)
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.activities import copying
from cpim_pdp.desktop.activities.column import Column
from cpim_pdp.desktop.activities.duplicate_question import DuplicateQuestion
from cpim_pdp.desktop.activities.rows import Row
from cpim_pdp.desktop.activities.shared_edit import SharedEdit
from cpim_pdp.desktop.cycles.allocation_dialog import AllocationDialog
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import refusals

if TYPE_CHECKING:
    from cpim_pdp.desktop.printing.attendance import AttendanceForms

_TITLE = 60


class ActivityCommands(QObject):
    """Carries them out over one session.

    Signals:
        made: the id of an activity that was copied or restored and should be seen.
    """

    made = Signal(str)

    def __init__(self, session: Session, gateway: Gateway, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._gateway = gateway
        self._page = page
        self._forms: AttendanceForms | None = None

    # Changing

    def rename(self, activity: Activity, title: str) -> bool:
        """Give an activity another title; return whether that was done."""
        before = activity.details
        done = self._do(EditActivity(activity.id, before, replace(before, title=title)))
        if done:
            self._tell(tr("It is called “{title}” now.").format(title=_short(title)))
        return done

    def edit_all(self, activities: Sequence[Activity]) -> None:
        """Ask what is to change in all of these, and change it in one step."""
        window = self._page.window()
        answer = SharedEdit.ask(activities, self._session, self._gateway, window)
        if answer is None:
            return
        change, result = answer
        if self._do(EditActivities(result.changed, change)):
            text = tr("%n activit(y|ies) changed.", "", len(result.changed))
            if result.refused:
                left = tr("%n could not be.", "", len(result.refused))
                text = tr("{done} {left}", "two sentences").format(done=text, left=left)
            self._tell(text)

    def confirm(self, activities: Sequence[Activity]) -> None:
        """Note that planned activities came true."""
        if activities and self._do(ConfirmActivities(tuple(one.id for one in activities))):
            title = _short(activities[0].details.title)
            one = tr("“{title}” happened, and counts from now on.").format(title=title)
            many = tr("%n activit(y|ies) happened, and count from now on.", "", len(activities))
            self._tell(one if len(activities) == 1 else many)

    def copy(self, rows: Sequence[Row], columns: Sequence[Column]) -> None:
        """Put rows on the clipboard as a table."""
        QApplication.clipboard().setMimeData(copying.table(rows, columns))
        self._gateway.notice(tr("%n activit(y|ies) copied as a table.", "", len(rows)))

    def duplicate(self, activity: Activity) -> None:
        """Ask for a date and log a copy on it."""
        title = activity.details.title
        day = DuplicateQuestion.ask(title, self._session.today(), self._page.window())
        if day is None:
            return
        done = self._session.do(DuplicateActivity(activity.id, day))
        if done is not None and done.ids:
            self._tell(tr("Logged a copy of “{title}”.").format(title=_short(title)), done.ids[0])

    def place(self, activity: Activity) -> AllocationDialog | None:
        """Open the dialog that says which cycles an activity counts for."""
        if self._refuses_changes():
            return None
        dialog = AllocationDialog(self._session, self._gateway, activity, self._page.window())
        dialog.open()
        return dialog

    def confirm_attendance(self, activity: Activity) -> None:
        """Write a form for whoever held an activity to sign."""
        if self._forms is None:
            from cpim_pdp.desktop.printing.attendance import (  # noqa: PLC0415 - when asked for
                AttendanceForms,
            )

            self._forms = AttendanceForms(self._session, self._gateway, self._page)
        self._forms.offer(activity)

    # The trash

    def delete(self, ids: Sequence[str]) -> None:
        """Move activities to the trash."""
        if ids and self._do(DeleteActivities(tuple(ids))):
            many = tr("%n activit(y|ies) moved to the trash.", "", len(ids))
            self._tell(tr("Moved to the trash.") if len(ids) == 1 else many)

    def restore(self, ids: Sequence[str]) -> None:
        """Take activities out of the trash."""
        if ids and self._do(RestoreActivities(tuple(ids))):
            self._tell(tr("%n activit(y|ies) restored.", "", len(ids)), ids[0])

    def empty_trash(self) -> None:
        """Remove for good what is in the trash, if the holder means it."""
        count = len(self._session.snapshot.trash)
        if not count or self._refuses_changes():
            return
        sure = self._gateway.ask(
            tr("Remove %n activit(y|ies) for good?", "", count),
            yes=tr("Remove for good"),
            detail=tr(
                "Their evidence goes too, and files that were removed from other activities. This"
                " is the one thing that can't be undone; a backup is made before."
            ),
        )
        if sure and self._is_safe_to_empty() and self._do(EmptyTrash()):
            self._gateway.notice(tr("The trash is empty."))

    def _is_safe_to_empty(self) -> bool:
        """Make the backup before; where that fails, ask whether to go on without one."""
        refusal = self._session.back_up_before()
        return refusal is None or self._gateway.ask(
            tr("No backup could be made. Remove for good all the same?"),
            yes=tr("Remove for good"),
            detail=refusals.in_window(refusal, tr),
        )

    # Saying so

    def _refuses_changes(self) -> bool:
        if self._session.read_only:
            self._gateway.refuse(Refusal(Reason.LOG_READ_ONLY, path=self._session.path))
        return self._session.read_only

    def _do(self, command: Command) -> bool:
        return self._session.do(command) is not None

    def _tell(self, text: str, seen: str = "") -> None:
        self._gateway.notice(text, Offer(tr("Undo"), self._session.undo))
        if seen:
            self.made.emit(seen)


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"
