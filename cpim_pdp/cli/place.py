"""Where the log lies: as an option names it, else as the environment does, else the usual place."""

import os
from pathlib import Path

from cpim_pdp.store import places

VARIABLE = "CPIM_PDP_LOG"


def named_place(option: str | None) -> Path | None:
    """Return the place that the option or the environment names, None where neither does."""
    named = option or os.environ.get(VARIABLE)
    return Path(named) if named else None


def log_place(option: str | None) -> Path:
    """Return where the log lies, or is to lie."""
    return named_place(option) or places.default_log()
