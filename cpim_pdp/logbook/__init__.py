"""The one door to a log: open it, carry commands out, take them back, ask what it holds.

What the door leads to is loaded when it is first asked for: looking at a log needs little of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cpim_pdp.core.history import HistoryEntry, RowChange
    from cpim_pdp.core.problems import Problem, ProblemKind
    from cpim_pdp.logbook.health import check_log
    from cpim_pdp.logbook.keeping import back_up_beside
    from cpim_pdp.logbook.kept import KeptBackup, is_sound
    from cpim_pdp.logbook.logbook import Clock, Done, Logbook
    from cpim_pdp.logbook.recovery import Recovered, contained, newest_backup, preview, recover
    from cpim_pdp.store.places import DATA_VARIABLE, data_folder, default_log

__all__ = [
    "DATA_VARIABLE",
    "Clock",
    "Done",
    "HistoryEntry",
    "KeptBackup",
    "Logbook",
    "Problem",
    "ProblemKind",
    "Recovered",
    "RowChange",
    "back_up_beside",
    "check_log",
    "contained",
    "data_folder",
    "default_log",
    "is_sound",
    "newest_backup",
    "preview",
    "recover",
]
_PLACES = {
    "cpim_pdp.core.history": ("HistoryEntry", "RowChange"),
    "cpim_pdp.core.problems": ("Problem", "ProblemKind"),
    "cpim_pdp.logbook.health": ("check_log",),
    "cpim_pdp.logbook.keeping": ("back_up_beside",),
    "cpim_pdp.logbook.kept": ("KeptBackup", "is_sound"),
    "cpim_pdp.logbook.logbook": ("Clock", "Done", "Logbook"),
    "cpim_pdp.logbook.recovery": (
        "Recovered",
        "contained",
        "newest_backup",
        "preview",
        "recover",
    ),
    "cpim_pdp.store.places": ("DATA_VARIABLE", "data_folder", "default_log"),
}
_HOME = {name: place for place, names in _PLACES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
