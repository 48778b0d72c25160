"""Decoding a record of SQLite's file format: https://sqlite.org/fileformat2.html, section 2.1."""

from collections.abc import Iterator

Field = str | int | bytes | None
_FIXED = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
_LONGEST_VARINT = 9


class Malformed(Exception):  # noqa: N818 - says what is known
    """The bytes are not what the format demands."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number that begins at a place, and where it ends.

    Raises:
        Malformed: past the end of the data.
    """
    value = 0
    for index in range(_LONGEST_VARINT):
        if at + index >= len(data):
            raise Malformed
        byte = data[at + index]
        if index == _LONGEST_VARINT - 1:
            return _signed(value << 8 | byte), at + index + 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + index + 1
    raise Malformed


def serial_types(start: bytes) -> tuple[tuple[int, ...], int]:
    """Return the kinds of a record's fields and where the first field begins.

    ``start`` is the record, or so much of it that its header is whole.

    Raises:
        Malformed: where it is no header.
    """
    end, at = varint(start, 0)
    if not at <= end <= len(start):
        raise Malformed
    found = []
    while at < end:
        kind, at = varint(start, at)
        if kind < 0 or kind in {10, 11}:
            raise Malformed
        found.append(kind)
    if at != end:
        raise Malformed
    return tuple(found), end


def width(kind: int) -> int:
    """Return how many bytes a field of that kind takes."""
    return _FIXED[kind] if kind < 12 else (kind - 12) // 2


def fields(record: bytes) -> tuple[Field, ...]:
    """Return the values of a whole record.

    Raises:
        Malformed: where it has too many bytes or too few, or a text is no UTF-8.
    """
    kinds, at = serial_types(record)
    if at + sum(width(kind) for kind in kinds) != len(record):
        raise Malformed
    return tuple(_values(record, kinds, at))


def first_fields(start: bytes, count: int) -> tuple[Field, ...]:
    """Return the first values of a record of which only the beginning is there.

    Raises:
        Malformed: where they are not wholly there, or a text is no UTF-8.
    """
    kinds, at = serial_types(start)
    if at + sum(width(kind) for kind in kinds[:count]) > len(start):
        raise Malformed
    return tuple(_values(start, kinds[:count], at))


def _values(record: bytes, kinds: tuple[int, ...], at: int) -> Iterator[Field]:
    for kind in kinds:
        end = at + width(kind)
        yield _value(kind, record[at:end])
        at = end


def _value(kind: int, data: bytes) -> Field:
    if kind == 0:
        return None
    if kind in {8, 9}:
        return kind - 8
    if kind == 7:
        # No table of a log keeps fractions.
        raise Malformed
    if kind < 7:
        return int.from_bytes(data, "big", signed=True)
    if kind % 2 == 0:
        return data
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Malformed from error


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value
