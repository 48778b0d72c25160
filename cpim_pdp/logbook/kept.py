"""The backups that are kept of a log, as a list to choose from."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cpim_pdp.core.backup_figures import BackupFigures
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.store import additional_folder, backup_files, backup_notes
from cpim_pdp.store.backup_files import Backup


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup: where it lies, when it was made (UTC), and what its note says of it.

    ``size`` counts bytes, evidence included; ``figures`` are of the day it was made. Both are
    missing where nothing is known. ``log`` is where the log lay, empty if unknown;
    ``is_additional``: it lies in the folder of the holder's choice.
    """

    path: Path
    at: datetime
    size: int | None
    figures: BackupFigures | None
    log: str
    is_additional: bool


def of_log(log_id: str) -> tuple[KeptBackup, ...]:
    """Return the backups of a log, newest first, those in the additional folder too."""
    own = backup_files.listed(backup_files.home() / log_id)
    found = [_known(one, is_additional=False) for one in own]
    # Without its stick the list is shorter, no more.
    with suppress(Refusal):
        second = additional_folder.ready(log_id)
        if second is not None:
            found += [_known(one, is_additional=True) for one in backup_files.listed(second)]
    # Those of one second stay in their order.
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def of_place(path: Path) -> tuple[KeptBackup, ...]:
    """Return the backups of the log that lay at ``path``, also where it can't be read any more."""
    home = backup_files.home()
    ids = sorted(one.name for one in home.iterdir() if one.is_dir()) if home.is_dir() else []
    whole = os.path.realpath(path)
    found = [one for log_id in ids for one in of_log(log_id) if one.log == whole]
    # Those of one second stay in their order.
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def newest_sound(backups: tuple[KeptBackup, ...]) -> KeptBackup | None:
    """Return the newest that is sound of backups that come newest first."""
    return next((one for one in backups if is_sound(one)), None)


def is_sound(backup: KeptBackup) -> bool:
    """Say whether a backup is as it was made, with all its evidence there."""
    return backup_files.is_sound(backup.path)


def _known(backup: Backup, *, is_additional: bool) -> KeptBackup:
    note = backup_notes.read(backup.path)
    if note is None:
        return KeptBackup(backup.path, backup.at, None, None, "", is_additional)
    return KeptBackup(backup.path, backup.at, note.size, note.figures, note.log, is_additional)
