"""What the command line prints: the answer on standard output, notes on standard error."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

Json = dict[str, Any] | list[Any]


def as_json(document: Json) -> None:
    """Print one JSON document in UTF-8, whatever the terminal's encoding."""
    _write(sys.stdout, json_text(document))


def json_text(document: Json) -> bytes:
    """Return one JSON document in UTF-8."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    # A name that is no Unicode becomes an escape that JSON knows.
    return f"{text}\n".encode("utf-8", "backslashreplace")


def answer(text: str) -> None:
    """Print a part of the answer; signs that the terminal can't show become question marks."""
    _write(sys.stdout, f"{text}\n".encode(_encoding_of(sys.stdout), "replace"))


def note(text: str) -> None:
    """Print one line on standard error."""
    line = " ".join(text.split())
    _write(sys.stderr, f"{line}\n".encode(_encoding_of(sys.stderr), "replace"))


def _encoding_of(stream: TextIO | None) -> str:
    return (None if stream is None else stream.encoding) or "utf-8"


def _write(stream: TextIO | None, data: bytes) -> None:
    if stream is None:  # a windowed program on Windows has neither
        return
    stream.flush()
    stream.buffer.write(data)
    stream.buffer.flush()


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """Return rows below their titles, aligned; the columns at ``numbers`` to the right."""
    lines = [tuple(titles), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(titles))]
    right = frozenset(numbers)
    return "\n".join(
        "  ".join(
            cell.rjust(widths[column]) if column in right else cell.ljust(widths[column])
            for column, cell in enumerate(line)
        ).rstrip()
        for line in lines
    )


def pairs(lines: Iterable[tuple[str, str]]) -> str:
    """Return names and what belongs to them, aligned; those without anything are left out."""
    filled = [(name, value) for name, value in lines if value]
    width = max((len(name) for name, _ in filled), default=0)
    return "\n".join(f"{name.ljust(width)}  {value}" for name, value in filled)
