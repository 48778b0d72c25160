"""Being reminded once a day without the window: a timer of the system starts ``remind --notify``.

Where there is no timer to be had it is done after the login.
"""

import sys
from collections.abc import Iterable, Sequence
from datetime import time
from pathlib import Path

from cpim_pdp.core.reminder_kinds import EVERY_KIND, ReminderKind
from cpim_pdp.store.places import data_folder
from cpim_pdp.system import systemd
from cpim_pdp.system.arrangement import Arrangement
from cpim_pdp.system.desktop_entry import DesktopEntry, config_folder
from cpim_pdp.system.launch_agent import DailyAgent, agents_folder
from cpim_pdp.system.program import NAME, command
from cpim_pdp.system.systemd import SystemdTimer
from cpim_pdp.system.task_scheduler import ScheduledTask

USUAL_TIME = time(9)
_NAME = f"{NAME}-remind"
_DESCRIPTION = "CPIM PDP: what is to be done for your credentials"


def words(log: Path, kinds: Iterable[ReminderKind] = EVERY_KIND) -> tuple[str, ...]:
    """Return the command that shows the reminders of a log, of some kinds."""
    chosen = frozenset(kinds)
    ordered = () if chosen == EVERY_KIND else tuple(kind for kind in ReminderKind if kind in chosen)
    options = (part for kind in ordered for part in ("--kind", kind.value))
    return (*command(), "--log", str(log.absolute()), "remind", "--notify", *options)


def of_this_system(wanted: Sequence[str], at: time = USUAL_TIME) -> Arrangement:
    """Return what the system that the program runs on wants."""
    if sys.platform == "win32":
        file = data_folder() / "remind-task.xml"
        return ScheduledTask(file, "CPIM PDP remind", wanted, at, _DESCRIPTION)
    if sys.platform == "darwin":
        return DailyAgent(agents_folder() / f"{_NAME}.plist", wanted, at)
    if systemd.is_running():
        units = config_folder() / "systemd" / "user"
        return SystemdTimer(units, _NAME, wanted, at, _DESCRIPTION)
    return DesktopEntry(config_folder() / "autostart" / f"{_NAME}.desktop", wanted, _DESCRIPTION)


def keeps_time(arrangement: Arrangement) -> bool:
    """Say whether it reminds at the time of day, not just after the login."""
    return not isinstance(arrangement, DesktopEntry)
