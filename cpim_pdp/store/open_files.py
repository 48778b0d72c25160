"""Which logs this process has open.

On POSIX a process loses all its locks on a file when it closes any handle of that file, also one
that has nothing to do with SQLite. So a log that is open here must not be opened by other means.
"""

import os
from collections import Counter
from pathlib import Path
from threading import RLock

Key = tuple[int, int]
_open: Counter[Key] = Counter()
guard = RLock()
"""Held while a file is looked at and then opened, so that no other thread does so between."""


def entered(path: Path) -> Key:
    """Note that this process opened the log at ``path``; return what `left` wants."""
    key = key_of(path)
    with guard:
        _open[key] += 1
    return key


def left(key: Key) -> None:
    """Note that one opening ended."""
    with guard:
        _open[key] -= 1


def is_open(path: Path) -> bool:
    """Say whether this process has the file at ``path`` open as a log."""
    with guard:
        try:
            return _open[key_of(path)] > 0
        except OSError:
            return False


def key_of(path: Path) -> Key:
    """Return what tells the file at ``path`` from any other, whatever its name.

    Raises:
        OSError: where there is none.
    """
    status = os.stat(path)  # noqa: PTH116 - follows links, as SQLite does
    return status.st_dev, status.st_ino
