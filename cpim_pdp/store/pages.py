"""Reading rows straight from the pages of a damaged database, past whatever is broken between them.

A table's rows lie in leaf pages, each of which can be read without any other but the overflow of a
long row: https://sqlite.org/fileformat2.html, sections 1.5 to 1.8. Nothing is written, no lock is
taken, and no statement of the file's own schema is carried out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from cpim_pdp.store.records import Malformed, varint

_TABLE_LEAF, _TABLE_INNER, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x05, 0x0A, 0x02
_OTHER = 0x00
"""Overflow and free pages begin with the high byte of a page number."""

_FILE_HEADER = 100
_USUAL_SIZE = 4096
_MOST_RECORD = 1 << 27


@dataclass(frozen=True, slots=True)
class Cell:
    """A row or a key: its number, the part of its record in its page, and the whole's length.

    ``overflow`` is the page where the rest begins, 0 without one.
    """

    rowid: int
    local: bytes
    length: int
    overflow: int


class Pages:
    """The pages of a database, numbered from 1; ``broken`` collects those that can't be read."""

    def __init__(self, file: BinaryIO, length: int, size: int) -> None:
        self._file = file
        self._size = size
        self.count = length // size
        self.broken: set[int] = set()

    def rows(self) -> Iterator[Cell]:
        """Yield what lies in the leaf pages of tables."""
        for page, data in self._with_cells():
            if _kind(page, data) == _TABLE_LEAF:
                yield from self._cells(page, data)

    def index_entries(self) -> Iterator[Cell]:
        """Yield what lies in the pages of indexes."""
        for page, data in self._with_cells():
            if _kind(page, data) != _TABLE_LEAF:
                yield from self._cells(page, data)

    def record(self, cell: Cell) -> bytes:
        """Return a record whole.

        Raises:
            Malformed: where its overflow does not lead through the pages as it must.
        """
        parts, left, following = [cell.local], cell.length - len(cell.local), cell.overflow
        while left:
            if not 1 < following <= self.count:
                raise Malformed
            data = self._read(following)
            parts.append(data[4 : 4 + left])
            left -= len(parts[-1])
            following = int.from_bytes(data[:4], "big")
        return b"".join(parts)

    def _with_cells(self) -> Iterator[tuple[int, bytes]]:
        for page in range(1, self.count + 1):
            if self._is_pointer_map(page):
                continue
            data = self._read(page)
            kind = _kind(page, data)
            if kind in {_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER}:
                yield page, data
            elif kind not in {_OTHER, _TABLE_INNER}:
                self.broken.add(page)

    def _is_pointer_map(self, page: int) -> bool:
        return page >= 2 and (page - 2) % (self._size // 5 + 1) == 0

    def _read(self, page: int) -> bytes:
        try:
            self._file.seek((page - 1) * self._size)
            data = self._file.read(self._size)
        except OSError:
            # A disk that fails gives back some places and not others.
            data = b""
        if len(data) < self._size:
            self.broken.add(page)
        return data.ljust(self._size, b"\0")

    def _cells(self, page: int, data: bytes) -> Iterator[Cell]:
        head = _skipped(page)
        pointers = head + (12 if _kind(page, data) == _INDEX_INNER else 8)
        after = pointers + 2 * int.from_bytes(data[head + 3 : head + 5], "big")
        if after > self._size:
            self.broken.add(page)
            return
        for place in range(pointers, after, 2):
            try:
                at = int.from_bytes(data[place : place + 2], "big")
                yield self._cell(data, _kind(page, data), at, after)
            except Malformed:
                self.broken.add(page)

    def _cell(self, data: bytes, kind: int, at: int, after: int) -> Cell:
        """Return the cell at a place that lies after the page's pointers.

        Raises:
            Malformed: where there is none.
        """
        rowid = 0
        length, start = varint(data, at + 4 if kind == _INDEX_INNER else at)
        if kind == _TABLE_LEAF:
            rowid, start = varint(data, start)
        end = start + self._local(length, kind)
        beyond = end + 4 if end < start + length else end
        if at < after or not 0 < length <= _MOST_RECORD or beyond > self._size:
            raise Malformed
        return Cell(rowid, data[start:end], length, int.from_bytes(data[end:beyond], "big"))

    def _local(self, length: int, kind: int) -> int:
        """Return how much of a record lies in its page, the rest in overflow pages."""
        size = self._size
        longest = size - 35 if kind == _TABLE_LEAF else (size - 12) * 64 // 255 - 23
        if length <= longest:
            return length
        least = (size - 12) * 32 // 255 - 23
        fitting = least + (length - least) % (size - 4)
        return fitting if fitting <= longest else least


def pages_of(file: BinaryIO, length: int) -> Pages:
    """Return the pages of a file, by the size that its header states or else the usual one.

    A header may be damaged like anything else: the size by which more rows are found is right.
    """
    try:
        file.seek(16)
        stated = int.from_bytes(file.read(2), "big")
    except OSError:
        stated = 0
    size = 65536 if stated == 1 else stated
    is_possible = size >= 512 and size & (size - 1) == 0
    sizes = dict.fromkeys((_USUAL_SIZE, size if is_possible else _USUAL_SIZE))
    if len(sizes) == 1:
        return Pages(file, length, _USUAL_SIZE)
    return max(
        (Pages(file, length, one) for one in sizes), key=lambda one: sum(1 for _ in one.rows())
    )


def _kind(page: int, data: bytes) -> int:
    return data[_skipped(page)]


def _skipped(page: int) -> int:
    return _FILE_HEADER if page == 1 else 0
