"""A fault of the program itself: one line for the holder, and a report of it in the data folder."""

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from cpim_pdp import __version__
from cpim_pdp.store import places
from cpim_pdp.wording.translation import english as tr


def told(error: BaseException) -> str:
    """Keep a report of the fault; return the line that says so, and where it lies."""
    try:
        path = _kept(error)
    except (OSError, ValueError):
        text = tr("A fault of the program: {fault}. The log is as it was before.")
        return text.format(fault=type(error).__name__)
    text = tr("A fault of the program, your data is safe; what is known of it is in {path}.")
    return text.format(path=path)


def _kept(error: BaseException) -> Path:
    folder = places.data_folder() / "crashes"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = datetime.now(UTC)
    path = folder / f"crash-{now:%Y%m%dT%H%M%S%f}Z.txt"
    lines = (
        f"cpim-pdp {__version__}, Python {platform.python_version()}, {platform.platform()}",
        " ".join(sys.argv[:2]),
        *traceback.format_exception(error),
    )
    path.write_text("\n".join(lines), encoding="utf-8", errors="backslashreplace")
    return path
