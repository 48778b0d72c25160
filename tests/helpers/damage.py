"""Damaging a log as a failing disk would."""

import sqlite3
from contextlib import closing
from pathlib import Path


def damage(path: Path, table: str) -> None:
    """Overwrite the page where a table begins."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
