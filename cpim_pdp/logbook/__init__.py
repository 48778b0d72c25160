"""The one door to a log: `Logbook` opens it, carries commands out, takes them back, and tells what it holds."""

from cpim_pdp.core.history import HistoryEntry, RowChange
from cpim_pdp.core.problems import Problem, ProblemKind
from cpim_pdp.logbook.logbook import Clock, Done, Logbook

__all__ = ["Clock", "Done", "HistoryEntry", "Logbook", "Problem", "ProblemKind", "RowChange"]
