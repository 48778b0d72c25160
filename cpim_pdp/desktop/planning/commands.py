"""What the holder does with the plan: commands, the message that follows, Undo beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cpim_pdp.core.commands import (
    ConfirmActivities,
    EditActivities,
    RemoveSchedule,
    TakePlan,
)
from cpim_pdp.core.shared_change import SharedChange
from cpim_pdp.desktop.gateway import Offer
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import forecast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from cpim_pdp.core.activities import Activity
    from cpim_pdp.core.commands import Command
    from cpim_pdp.core.planning.what_if import Addition
    from cpim_pdp.core.schedules import Schedule
    from cpim_pdp.desktop.gateway import Gateway
    from cpim_pdp.desktop.planning.schedule_dialog import ScheduleDialog
    from cpim_pdp.desktop.planning.target_dialog import TargetDialog
    from cpim_pdp.desktop.session import Session

_TITLE = 60
_WHOLE = 100


class PlanCommands(QObject):
    """Carries them out over one session."""

    def __init__(self, session: Session, gateway: Gateway, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._gateway = gateway
        self._page = page

    def confirm(self, activities: Sequence[Activity]) -> bool:
        """Note that planned activities came true; return whether that was done."""
        ids = tuple(one.id for one in activities)
        title = _short(activities[0].details.title)
        one = tr("“{title}” happened, and counts from now on.").format(title=title)
        many = tr("%n activit(y|ies) happened, and count from now on.", "", len(ids))
        return self._do(ConfirmActivities(ids), one if len(ids) == 1 else many)

    def set_likelihood(self, activity: Activity, value: int) -> bool:
        """Say how likely a planned activity is; return whether that was done."""
        text = tr("“{title}”: {likelihood} likely.").format(
            title=_short(activity.details.title), likelihood=forecast.likelihood(value / _WHOLE, tr)
        )
        change = SharedChange(likelihood=value)
        return self._do(EditActivities((activity.id,), change), text)

    def take(self, additions: Sequence[Addition]) -> bool:
        """Plan what was only a what-if, in one step; return whether that was done."""
        before = _planned(self._session)
        if self._session.do(TakePlan(tuple(additions))) is None:
            return False
        more = _planned(self._session) - before
        text = tr("%n activit(y|ies) (is|are) planned now.", "", max(more, 0))
        self._gateway.notice(text, self._undo())
        return True

    def remove(self, schedule: Schedule) -> bool:
        """Remove a schedule with what it planned and is still ahead."""
        text = tr("“{title}” comes no more; what was planned ahead is in the trash.")
        title = _short(schedule.series.template.title)
        return self._do(RemoveSchedule(schedule.id), text.format(title=title))

    def ask_schedule(self, held: Schedule | None = None) -> ScheduleDialog:
        """Open the dialog that adds what comes again, or changes ``held``."""
        from cpim_pdp.desktop.planning.schedule_dialog import (  # noqa: PLC0415 - when asked for
            ScheduleDialog,
        )

        window = self._page.window()
        dialog = ScheduleDialog(self._session, self._gateway, held=held, parent=window)
        dialog.open()
        return dialog

    def ask_target(self) -> TargetDialog:
        """Open the dialog in which the holder says how many points they want to reach."""
        from cpim_pdp.desktop.planning.target_dialog import (  # noqa: PLC0415 - when asked for
            TargetDialog,
        )

        credential = self._session.summary().credential
        dialog = TargetDialog(self._session, self._gateway, credential, self._page.window())
        dialog.open()
        return dialog

    def _do(self, command: Command, text: str) -> bool:
        if self._session.do(command) is None:
            return False
        self._gateway.notice(text, self._undo())
        return True

    def _undo(self) -> Offer:
        return Offer(tr("Undo"), self._session.undo)


def _planned(session: Session) -> int:
    return sum(one.details.planned for one in session.snapshot.activities)


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
