"""The one door to a log: open it, carry commands out, take them back, ask what it holds."""

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
