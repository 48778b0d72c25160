"""Where the log lies: as an option names it, else as the environment does, else the usual place."""

import os
from pathlib import Path

from cpim_pdp.store import places

VARIABLE = "CPIM_PDP_LOG"


def is_named(option: str | None) -> bool:
    """Say whether somebody named a place."""
    return bool(option or os.environ.get(VARIABLE))


def log_place(option: str | None) -> Path:
    """Return where the log lies, or is to lie."""
    named = option or os.environ.get(VARIABLE)
    return Path(named) if named else places.default_log()
