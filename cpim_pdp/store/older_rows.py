"""Rows as an older schema had them: without the columns that came later, which are empty then."""

from collections.abc import Mapping

from cpim_pdp.core.history import Row

ADDED: Mapping[str, tuple[str, ...]] = {
    "activities": ("likelihood", "schedule", "occurrence"),
    "credentials": ("target", "programme"),
}
"""The columns that tables got after the first schema, in the order they stand in a row.

SQLite does not write a row anew when its table gets a column, so that a log has both kinds.
"""


def grown(table: str, row: Row) -> Row:
    """Return a row of a table as it would be today."""
    return {**row, **{name: None for name in ADDED.get(table, ()) if name not in row}}


def is_shorter(table: str, width: int, columns: int) -> bool:
    """Say whether ``width`` values can be a row of a table that has so many columns today."""
    return columns - len(ADDED.get(table, ())) <= width < columns
