"""The backups that are kept of a log, as a list to choose from."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cpim_pdp.core.backup_figures import BackupFigures
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import additional_folder, backup_files, backup_notes
from cpim_pdp.store.backup_files import Backup


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup: where it lies, when it was made (UTC), and what its note says of it.

    ``size`` counts bytes, evidence included; ``figures`` are of the day it was made. Both are
    missing where nothing is known. ``log`` is where the log lay, empty if unknown; ``revision``
    counts the log's changes up to then; ``is_additional``: it lies in the folder of the holder's
    choice.
    """

    path: Path
    at: datetime
    size: int | None
    figures: BackupFigures | None
    log: str
    revision: int
    is_additional: bool


def of_log(log_id: str) -> tuple[KeptBackup, ...]:
    """Return the backups of a log, newest first, those in the additional folder too.

    An id that is none has none.
    """
    if not backup_files.is_log_id(log_id):
        return ()
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


def with_backup(refusal: Refusal, path: Path) -> Refusal:
    """Return the refusal to open the log at ``path``, with the newest backup if it is damaged."""
    if refusal.reason not in {Reason.LOG_DAMAGED, Reason.LOG_NOT_A_LOG}:
        return refusal
    newest = newest_sound(of_place(path))
    if newest is None:
        return refusal
    return Refusal(Reason.LOG_DAMAGED_BACKED_UP, path=path, backup=newest.path)


def newest_sound(backups: tuple[KeptBackup, ...], *, until: int | None = None) -> KeptBackup | None:
    """Return the newest that is sound of backups that come newest first.

    ``until`` leaves out those of a later revision of the log.
    """
    fitting = (one for one in backups if until is None or one.revision <= until)
    return next((one for one in fitting if is_sound(one)), None)


def is_sound(backup: KeptBackup) -> bool:
    """Say whether a backup is as it was made, with all its evidence there."""
    return backup_files.is_sound(backup.path)


def _known(backup: Backup, *, is_additional: bool) -> KeptBackup:
    note = backup_notes.read(backup.path)
    if note is None:
        return KeptBackup(backup.path, backup.at, None, None, "", 0, is_additional)
    return KeptBackup(
        backup.path, backup.at, note.size, note.figures, note.log, note.revision, is_additional
    )
