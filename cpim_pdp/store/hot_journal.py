"""What lies beside a log after a crash: SQLite's rollback journal, before SQLite acts on it."""

import os
from pathlib import Path

_NAMES_ANOTHER = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""How a journal ends that names another file, which SQLite would then look into and delete."""


def names_another_file(log: Path) -> bool:
    """Say whether the journal beside a log names another file, as none of this program's does.

    SQLite writes such names only where one change spans several databases.
    """
    try:
        # Beside the file itself, not beside a link to it.
        with Path(f"{os.path.realpath(log)}-journal").open("rb") as journal:
            journal.seek(-len(_NAMES_ANOTHER), os.SEEK_END)
            return journal.read() == _NAMES_ANOTHER
    except OSError:
        # There is none, or it is too short, or SQLite can't read it either.
        return False
