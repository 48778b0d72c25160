"""What one line of the list says: an action or an activity, in words."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtGui import QKeySequence

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.palette.action_search import ActionSearch
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

Thing = Action | Activity
"""What can be found."""
LineOf = Callable[[Thing], "Line"]
_ACTIVITY = "activity:"
_ACTIVITY_ICON = "activities"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its title, what stands beside it, and at its end shortcut or day.

    ``reason`` says why it can't be carried out now; it stands beside the title then.
    """

    title: str
    beside: str
    at_end: str
    icon: str
    reason: str = ""

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        said = self.reason and tr("not possible: {reason}").format(reason=self.reason)
        return ", ".join(part for part in (self.title, said or self.beside, self.at_end) if part)


def key_of(thing: Thing) -> str:
    """Return what a thing is remembered by."""
    return f"{_ACTIVITY}{thing.id}" if isinstance(thing, Activity) else f"action:{thing.value}"


def id_in(key: str) -> str:
    """Return the id of the activity that is remembered by ``key``; "" where it is an action."""
    return key.removeprefix(_ACTIVITY) if key.startswith(_ACTIVITY) else ""


class Lines:
    """Words things as they are now."""

    def __init__(self, actions: Actions, searched: ActionSearch) -> None:
        self._actions = actions
        self._searched = searched

    def of(self, thing: Thing) -> Line:
        """Return the line of a thing."""
        match thing:
            case Action():
                return self._of_action(thing)
            case Activity():
                return _of_activity(thing)
            case _:
                assert_never(thing)

    def _of_action(self, action: Action) -> Line:
        entry = self._actions.entries[action]
        keys = QKeySequence(entry.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        reason = self._actions.why_not(action)
        return Line(
            self._searched.title(action), self._searched.menu(action), keys, entry.icon, reason
        )


def _of_activity(activity: Activity) -> Line:
    details = activity.details
    title = details.title or tr("no title")
    kind = names.activity_type(details.type, tr) if details.type else tr("no type")
    day = figures.day(details.date, tr) if details.date else tr("no date")
    return Line(title, details.provider or kind, day, _ACTIVITY_ICON)
