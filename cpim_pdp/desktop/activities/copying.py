"""Rows as a table for the clipboard: tabs for spreadsheets, HTML for mail and documents."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

from cpim_pdp.desktop.activities.column import Column
from cpim_pdp.desktop.activities.rows import Row

_FORMULA = ("=", "+", "-", "@")
_AS_TEXT = r"mso-number-format:'\@'"
"""How a cell tells a spreadsheet that it is text, whatever it looks like."""


def table(rows: Iterable[Row], columns: Sequence[Column]) -> QMimeData:
    """Return the rows with the heads of their columns, as tabbed text and as HTML."""
    lines = [[column.text(row) for column in columns] for row in rows]
    data = QMimeData()
    data.setText(_tabbed([[column.title for column in columns], *lines]))
    data.setHtml(_html(lines, columns))
    return data


def _tabbed(lines: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(_plain(cell) for cell in line) + "\n" for line in lines)


def _plain(cell: str) -> str:
    """Return a cell on one line; a spreadsheet must not compute what somebody else wrote."""
    line = " ".join(cell.split())
    return f"'{line}" if line.startswith(_FORMULA) and len(line) > 1 else line


def _html(lines: Iterable[Sequence[str]], columns: Sequence[Column]) -> str:
    head = "".join(f"<th{_style(column)}>{escape(column.title)}</th>" for column in columns)
    body = "".join(f"<tr>{_cells(line, columns)}</tr>" for line in lines)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(line: Sequence[str], columns: Sequence[Column]) -> str:
    pairs = zip(line, columns, strict=True)
    return "".join(f"<td{_style(column)}>{escape(cell)}</td>" for cell, column in pairs)


def _style(column: Column) -> str:
    style = "text-align:right" if column.is_figure else _AS_TEXT
    return f' style="{style}"'
