"""A second place for the backups of a log: a stick, or a folder that another program copies away.

Which one it is belongs to this machine, not to the log: it is kept beside the log's own backups.
"""

import json
from contextlib import suppress
from pathlib import Path

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import backup_files, backup_notes, places
from cpim_pdp.store.whole_file import PRIVATE, whole_file

_NAME = "cpim-pdp-backups"


def chosen(log_id: str) -> Path | None:
    """Return the folder that the holder chose for a log, None without one."""
    try:
        stored = json.loads(_setting(log_id).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return Path(stored) if isinstance(stored, str) and stored else None


def choose(log_id: str, folder: Path | None) -> None:
    """Keep in mind the folder for a log, or None from now on; backups that are there stay.

    Raises:
        Refusal: FOLDER_MISSING or FOLDER_NOT_WRITABLE.
    """
    if folder is None:
        with suppress(FileNotFoundError):
            _setting(log_id).unlink()
        return
    whole = folder.absolute()
    if not whole.is_dir():
        # The sentence names the folder of a path.
        raise Refusal(Reason.FOLDER_MISSING, path=whole / _NAME)
    places.make_folder(backup_place(whole, log_id))
    places.make_folder(_setting(log_id).parent)
    with whole_file(_setting(log_id), mode=PRIVATE) as temporary:
        # ASCII: a path that is no Unicode is kept too.
        temporary.write_text(json.dumps(str(whole)), encoding="ascii")


def ready(log_id: str) -> Path | None:
    """Return where the backups of a log go in the chosen folder, None without one.

    Raises:
        Refusal: BACKUP_FOLDER_AWAY where it is not there now.
    """
    folder = chosen(log_id)
    if folder is None:
        return None
    place = backup_place(folder, log_id)
    # Made when it was chosen: where a stick is not plugged in, its empty mount point may be there.
    if not place.is_dir():
        raise Refusal(Reason.BACKUP_FOLDER_AWAY, path=folder)
    return place


def backup_place(folder: Path, log_id: str) -> Path:
    """Return where the backups of a log go in a folder of the holder's choice."""
    return folder / _NAME / log_id


def _setting(log_id: str) -> Path:
    return backup_notes.folder_in(backup_files.home() / log_id) / "additional-folder.json"
