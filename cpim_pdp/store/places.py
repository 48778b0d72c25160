"""Where the program keeps what it is not told to keep elsewhere.

``CPIM_PDP_DATA`` names another folder for all of it: for a stick that is carried about, and for
tests.
"""

import os
from pathlib import Path

from cpim_pdp.core.refusals import Reason
from cpim_pdp.core.texts import identity
from cpim_pdp.store import failures

DATA_VARIABLE = "CPIM_PDP_DATA"


def data_folder() -> Path:
    """Return the folder of the program's data, whether or not it is there."""
    if named := os.environ.get(DATA_VARIABLE):
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 - not where all places are named

    return user_data_path("cpim-pdp", appauthor=False)


def default_log() -> Path:
    """Return where a log lies that the holder put nowhere else."""
    return data_folder() / "my.cpimlog"


def unfinished_folder(log_id: str) -> Path:
    """Return where `unfinished` keeps what is in no log yet; no folder means that there is none."""
    return data_folder() / "unfinished" / identity(log_id)


def make_folder(folder: Path) -> None:
    """Make a folder of the program's own, with those above it, for its owner alone.

    Raises:
        Refusal: FOLDER_NOT_WRITABLE, FILE_EXISTS where a file lies in its place, or DISK_FULL.
    """
    try:
        # Those above would get the usual rights from `mkdir`, which let others look in.
        for place in (*reversed(_missing_above(folder)), folder):
            place.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        refusal = failures.of_file(error, folder, denied=Reason.FOLDER_NOT_WRITABLE)
        if refusal is None:
            raise
        raise refusal from error


def _missing_above(folder: Path) -> list[Path]:
    return [parent for parent in folder.parents if not parent.exists()]
