"""Copy objects of one PDF, with all that they refer to, into a file of objects, each once."""

from collections import deque
from collections.abc import Callable

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)

from cpim_pdp.reports.pack.objects import Objects, reference

_Key = tuple[int, int]
_MOST_STREAMS = 8
"""So many streams of objects are kept unpacked at once."""


class Copier:
    """Copies objects of a PDF.

    ``step`` is called before each. What is copied is what is there; `SafeCopier` leaves things out.
    """

    def __init__(self, reader: PdfReader, objects: Objects, step: Callable[[], None]) -> None:
        self._reader = reader
        self._objects = objects
        self._step = step
        self._numbers: dict[_Key, int] = {}
        self._waiting: deque[tuple[_Key, bool]] = deque()
        self._unpacked: set[int] = set()

    def copied(self, value: PdfObject | None, *, names: bool = False) -> PdfObject:
        """Return a value with references to the copies; `finish` makes what is referred to.

        ``names``: it is a dictionary whose keys are names that somebody chose.
        """
        match value:
            case IndirectObject():
                return reference(self._number((value.idnum, value.generation), names=names))
            case StreamObject():
                return self._objects.add(self._stream(value))
            case DictionaryObject():
                return self.dictionary(value, names=names)
            case ArrayObject():
                return ArrayObject(self.copied(one) for one in value)
            case None:
                return NullObject()
            case _:
                return value

    def finish(self) -> None:
        """Copy everything that was referred to."""
        while self._waiting:
            key, names = self._waiting.popleft()
            self._step()
            source = self.resolved(key)
            number = self._numbers[key]
            if isinstance(source, StreamObject):
                self._objects.put(number, self._stream(source))
            else:
                self._objects.put(number, self.copied(source, names=names))
            # What is written need not stay in memory.
            self._reader.resolved_objects.pop((key[1], key[0]), None)

    def forget(self) -> None:
        """Keep nothing of the source in memory that was read so far."""
        self._reader.resolved_objects.clear()
        self._unpacked.clear()

    def resolved(self, key: tuple[int, int]) -> PdfObject | None:
        """Return the object of a number and generation."""
        packed = self._reader.xref_objStm.get(key[0])
        if packed is not None:
            self._unpacked.add(packed[0])
            if len(self._unpacked) > _MOST_STREAMS:
                self.forget()
                self._unpacked.add(packed[0])
        found = IndirectObject(key[0], key[1], self._reader).get_object()
        return None if isinstance(found, IndirectObject) else found

    def dictionary(self, source: DictionaryObject, *, names: bool) -> PdfObject:
        """Return the copy of a dictionary."""
        del names
        return self._entries(source)

    def _entries(self, source: DictionaryObject) -> DictionaryObject:
        return DictionaryObject(
            {NameObject(key): self.copied(value) for key, value in source.items()}
        )

    def _stream(self, source: StreamObject) -> StreamObject:
        """Return the stream itself, with its dictionary replaced by the copy of it."""
        entries = self._entries(source)
        source.clear()
        source.update(entries)
        return source

    def _number(self, key: _Key, *, names: bool) -> int:
        if key not in self._numbers:
            self._numbers[key] = self._objects.new()
            self._waiting.append((key, names))
        return self._numbers[key]
