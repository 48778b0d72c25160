"""Write a table as CSV that spreadsheets read right, and that no cell of which they carry out."""

import csv
import io
from collections.abc import Iterable, Sequence

_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is a formula to one spreadsheet or another."""


def written(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table in UTF-8 with a mark by which spreadsheets know it, all cells quoted."""
    text = io.StringIO(newline="")
    table = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(titles)
    table.writerows([_harmless(cell) for cell in row] for row in rows)
    # A name that is no Unicode is written so that it can be seen to be none.
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def read_back(cell: str) -> str:
    """Return what a cell said before it was made harmless."""
    return cell[1:] if cell[:1] == "'" and _acts(cell[1:]) else cell


def _harmless(cell: str) -> str:
    """Return a cell that is a text to every spreadsheet, which an apostrophe says."""
    return f"'{cell}" if _acts(cell) else cell


def _acts(cell: str) -> bool:
    return cell.lstrip(" ").startswith(_BEGINNINGS)
