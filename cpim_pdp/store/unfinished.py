"""What was typed and is in no log yet: kept beside the logs, each entry in a folder of its own.

It survives a crash and a closed window. It is its owner's alone, like a log, and a file is there
whole or not at all.
"""

import logging
import os
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cpim_pdp.core.file_names import safe_name
from cpim_pdp.store import places
from cpim_pdp.store.whole_file import whole_file

_LOG = logging.getLogger(__name__)
_ENTRY = "entry.json"
_FILES = "files"
_MOST_BYTES = 4_000_000
_KEY = re.compile(r"[0-9A-Za-z-]{1,64}")


def keep(log_id: str, key: str, text: str) -> None:
    """Keep an entry's text under a key (letters, digits, hyphens) instead of what was there.

    Raises:
        Refusal: FOLDER_NOT_WRITABLE, FILE_NOT_WRITABLE, DISK_FULL or DISK_FAULT.
    """
    folder = _folder(log_id, key)
    places.make_folder(folder)
    with whole_file(folder / _ENTRY) as temporary:
        temporary.write_text(text, encoding="utf-8")


def kept(log_id: str) -> Mapping[str, str]:
    """Return the texts of a log's entries by their keys, the one that was kept last first.

    What can't be read is left where it is.
    """
    found = []
    for entry in places.unfinished_folder(log_id).glob(f"*/{_ENTRY}"):
        try:
            if entry.stat().st_size <= _MOST_BYTES and _KEY.fullmatch(entry.parent.name):
                text = entry.read_text(encoding="utf-8")
                found.append((entry.stat().st_mtime_ns, entry.parent.name, text))
        except (OSError, UnicodeDecodeError) as error:
            _LOG.info("an unfinished entry can't be read: %s", error)
    return {key: text for _, key, text in sorted(found, reverse=True)}


def forget(log_id: str, key: str) -> None:
    """Remove an entry with the files kept beside it; one that is not there is no matter."""
    # What another program holds open is removed with the next one.
    shutil.rmtree(_folder(log_id, key), ignore_errors=True)
    with suppress(OSError):
        places.unfinished_folder(log_id).rmdir()


def put_file(log_id: str, key: str, name: str, data: bytes) -> Path:
    """Keep a file that has no other place beside an entry, and return where it lies.

    Raises:
        Refusal: as in `keep`.
    """
    folder = _folder(log_id, key) / _FILES
    places.make_folder(folder)
    place = _unused(folder, safe_name(name))
    with whole_file(place) as temporary, temporary.open("r+b") as file:
        file.write(data)
    return place


def is_beside(log_id: str, key: str, path: Path) -> bool:
    """Say whether a file is one that is kept beside an entry."""
    return path.parent == _folder(log_id, key) / _FILES


def _unused(folder: Path, name: str) -> Path:
    plain, number = Path(name), 1
    place = folder / name
    while os.path.lexists(place):
        number += 1
        place = folder / f"{plain.stem} ({number}){plain.suffix}"
    return place


def _folder(log_id: str, key: str) -> Path:
    if not _KEY.fullmatch(key):
        raise ValueError(f"no key of an entry: {key!r}")
    return places.unfinished_folder(log_id) / key
