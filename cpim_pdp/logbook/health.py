"""Checking a log, also one that is too damaged to be opened."""

from pathlib import Path

from cpim_pdp.core.problems import Problem
from cpim_pdp.store import checking, failures
from cpim_pdp.store.connection import BUSY_MS
from cpim_pdp.store.opening import OpenLog


def check_log(path: Path, *, busy_ms: int = BUSY_MS) -> tuple[Problem, ...]:
    """Return all that is wrong with the log at ``path``, which opening may refuse as damaged.

    Raises:
        Refusal: where the file is no log, is newer, or can't be read.
    """
    log = OpenLog(path, read_only=True, busy_ms=busy_ms)
    try:
        with failures.refusing(path):
            return checking.problems(log.connection)
    finally:
        log.close()
