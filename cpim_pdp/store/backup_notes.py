"""The note to each backup: what it holds and which state, frozen when it was made.

A note is no part of the log: a list of backups need not open them, and a byte that changed in one
shows. Without its note a backup is still whole.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from cpim_pdp.core import backup_figures
from cpim_pdp.core.backup_figures import BackupFigures
from cpim_pdp.store import places
from cpim_pdp.store.whole_file import PRIVATE, whole_file

_PIECE = 1 << 20
_FOLDER = "notes"


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a backup.

    ``log`` is where the log lay; ``revision`` and ``changed`` tell its state; ``size`` counts the
    bytes that the backup holds, evidence included; ``sha256`` is its file's; ``figures`` are
    missing where the log was of an older schema.
    """

    log: str
    revision: int
    changed: str
    size: int
    sha256: str
    figures: BackupFigures | None


def folder_in(folder: Path) -> Path:
    """Return the folder of what is known about the backups in a folder."""
    return folder / _FOLDER


def place_of(backup: Path) -> Path:
    """Return where the note of a backup lies."""
    return folder_in(backup.parent) / f"{backup.stem}.json"


def write(backup: Path, note: Note) -> None:
    """Put down the note of a backup.

    Raises:
        Refusal: where the folder can't be written.
    """
    document: dict[str, object] = {
        "log": note.log,
        "revision": note.revision,
        "changed": note.changed,
        "size": note.size,
        "sha256": note.sha256,
        "figures": None if note.figures is None else backup_figures.plain(note.figures),
    }
    places.make_folder(folder_in(backup.parent))
    with whole_file(place_of(backup), mode=PRIVATE) as temporary:
        # ASCII: a path that is no Unicode is kept too.
        temporary.write_text(json.dumps(document, indent=1) + "\n", encoding="ascii")


def read(backup: Path) -> Note | None:
    """Return the note of a backup, None where there is none that can be read."""
    try:
        return _note(json.loads(place_of(backup).read_text(encoding="ascii")))
    except (OSError, ValueError):
        return None


def sha256_of_file(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _note(stored: object) -> Note:
    match stored:
        case {
            "log": str(log),
            "revision": int(revision),
            "changed": str(changed),
            "size": int(size),
            "sha256": str(sha256),
            "figures": None | dict() as figures,
        }:
            known = None if figures is None else backup_figures.read(figures)
            return Note(log, revision, changed, size, sha256, known)
    raise ValueError("no note")
