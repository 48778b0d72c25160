"""Another log that is only looked at: as it is, or where it is older as a copy made newer."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from cpim_pdp.store import failures
from cpim_pdp.store.identity import SCHEMA
from cpim_pdp.store.opening import OpenLog, opened, schema_number


@contextmanager
def other_log(path: Path, now: datetime) -> Iterator[sqlite3.Connection]:
    """Lend a connection to the log at ``path``; the file stays as it is.

    Raises:
        Refusal: as when it is opened, and while it is read.
    """
    with failures.refusing(path), closing(OpenLog(path, read_only=True)) as log:
        if schema_number(log.connection) == SCHEMA:
            with closing(opened(path, read_only=True, back_up=_no_backup, now=now)) as whole:
                yield whole.connection
        else:
            with _made_newer(log, now) as newer:
                yield newer.connection


@contextmanager
def _made_newer(log: OpenLog, now: datetime) -> Iterator[OpenLog]:
    # Only its owner can look into such a folder.
    with tempfile.TemporaryDirectory(prefix="cpim-pdp-") as folder:
        path = Path(folder) / log.path.name
        with closing(sqlite3.connect(path)) as copy:
            log.connection.backup(copy)
        with closing(opened(path, back_up=_no_backup, now=now)) as newer:
            yield newer


def _no_backup(_connection: sqlite3.Connection) -> None:
    """Make no backup: the copy is thrown away."""
