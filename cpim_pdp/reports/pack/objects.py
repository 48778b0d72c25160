"""PDF objects written to a file one after the other: what is written need not be kept in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from pypdf.generic import DictionaryObject, IndirectObject, NameObject, NumberObject, PdfObject


@dataclass(frozen=True, slots=True)
class Portion:
    """Objects that stand together in a file: from where to where, and where each begins."""

    start: int
    end: int
    places: tuple[tuple[int, int], ...]
    """The number of each object, and how far after ``start`` it begins."""

    @property
    def size(self) -> int:
        """How many bytes they take."""
        return self.end - self.start


class Numbers:
    """Gives out the numbers of objects, so that those of several portions can stand in one PDF."""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> int:
        """Return a number that no object has."""
        self._last += 1
        return self._last


class Objects:
    """Writes objects to the end of a file.

    The file must be seekable; a reference is written as generation 0 of its number.
    """

    def __init__(self, file: BinaryIO, numbers: Numbers) -> None:
        self._file = file
        self._numbers = numbers
        self._start = file.seek(0, 2)
        self._places: list[tuple[int, int]] = []

    def new(self) -> int:
        """Return a number that no object has."""
        return self._numbers.new()

    def put(self, number: int, value: PdfObject) -> None:
        """Write an object."""
        self._begin(number)
        value.write_to_stream(self._file)
        self._file.write(b"\nendobj\n")

    def add(self, value: PdfObject) -> IndirectObject:
        """Write an object with a new number; return a reference to it."""
        number = self.new()
        self.put(number, value)
        return reference(number)

    def put_pieces(
        self, number: int, entries: Mapping[str, PdfObject], pieces: Iterable[bytes]
    ) -> None:
        """Write a stream whose bytes come in pieces; its length is an object of its own."""
        length = self.new()
        head = dictionary({**entries, "/Length": reference(length)})
        self._begin(number)
        head.write_to_stream(self._file)
        self._file.write(b"\nstream\n")
        size = 0
        for piece in pieces:
            self._file.write(piece)
            size += len(piece)
        self._file.write(b"\nendstream\nendobj\n")
        self.put(length, NumberObject(size))

    def portion(self) -> Portion:
        """Return where the objects stand that were written since the last portion."""
        end = self._file.seek(0, 2)
        done = Portion(self._start, end, tuple(self._places))
        self._start, self._places = end, []
        return done

    def give_up(self) -> None:
        """Take back the objects that were written since the last portion."""
        self._file.seek(self._start)
        self._file.truncate()
        self._places = []

    def _begin(self, number: int) -> None:
        self._places.append((number, self._file.tell() - self._start))
        self._file.write(b"%d 0 obj\n" % number)


def reference(number: int) -> IndirectObject:
    """Return a reference to the object of a number."""
    return IndirectObject(number, 0, None)


def dictionary(entries: Mapping[str, PdfObject]) -> DictionaryObject:
    """Return a dictionary with these entries."""
    return DictionaryObject({NameObject(name): value for name, value in entries.items()})
