"""Where each reminder leads: what its button says, and the action that it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.reminders import Task
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Way:
    """What the button says; without an action it confirms what was planned, at once."""

    text: Callable[[], str]
    action: Action | None


_EARN = Way(lambda: tr("Log activity..."), Action.LOG_ACTIVITY)
_FILE = Way(lambda: tr("File it..."), Action.FILE_APPLICATION)
_EXPORT = Way(lambda: tr("Export pack..."), Action.EXPORT_REPORT)
WAYS: Mapping[Task, Way] = {
    Task.EARN: _EARN,
    Task.FILE: _FILE,
    Task.EARN_BEFORE_SURCHARGE: _EARN,
    Task.FILE_BEFORE_SURCHARGE: _FILE,
    Task.EARN_BEFORE_EXPIRY: _EARN,
    Task.FILE_BEFORE_EXPIRY: _FILE,
    Task.TAKE_EXAMS: Way(lambda: tr("Show the exams"), Action.SHOW_CYCLES),
    Task.CONFIRM: Way(lambda: tr("Confirm"), None),
    Task.CONFIRM_SERIES: Way(lambda: tr("Confirm all"), None),
    Task.PLAN: Way(lambda: tr("Plan..."), Action.LOG_ACTIVITY),
    Task.ATTACH: Way(lambda: tr("Attach..."), Action.ATTACH_EVIDENCE),
    Task.EARN_TO_FILE: Way(lambda: tr("Show the cycle"), Action.SHOW_CYCLES),
    Task.NOTE_DECISION: Way(lambda: tr("Note it..."), Action.NOTE_DECISION),
    Task.STAND_AUDIT: _EXPORT,
    Task.KEEP_PAPERS: _EXPORT,
}
