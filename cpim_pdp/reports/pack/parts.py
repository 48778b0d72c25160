"""The parts of a pack: ZIP files of their own, none larger than the holder wants."""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import BinaryIO

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.reports.pack import naming, verifying
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Translate

_AROUND_FILE = 30 + 46
"""Bytes that a ZIP has for a file, beside its name, which it has twice."""
_AROUND_ALL = 22
_MOST_PARTS = 999
_FIRST_YEAR = 1980
_PIECE = 1 << 20
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the pack; ``pieces`` yields its bytes."""

    name: str
    size: int
    sha256: str
    pieces: Callable[[], Iterable[bytes]]

    @property
    def room(self) -> int:
        """How many bytes it takes in a part, its line in the list of hashes included."""
        name = len(self.name.encode())
        return self.size + _AROUND_FILE + 2 * name + 64 + 2 + name + 1


@dataclass(frozen=True, slots=True)
class Part:
    """A ZIP of its own: which it is of how many, and what is in it."""

    number: int
    parts: int
    items: tuple[Item, ...]

    def with_own(self, tr: Translate) -> tuple[Item, ...]:
        """Return what is in it, with the page that says how to check it, and the list of hashes."""
        page = verifying.page(self.number, self.parts, tr)
        told = held(naming.verify(self.number, self.parts), page.encode())
        listed = (*self.items, told)
        lines = "".join(f"{one.sha256}  {one.name}\n" for one in listed)
        return (*listed, held(naming.manifest(self.number, self.parts), lines.encode()))


def held(name: str, data: bytes) -> Item:
    """Return a file whose bytes are in memory."""
    return Item(name, len(data), sha256(data).hexdigest(), lambda: (data,))


def kept(name: str, file: BinaryIO) -> Item:
    """Return a file whose bytes are in another one, which stays open."""
    digest, size = sha256(), 0
    for piece in _pieces(file):
        digest.update(piece)
        size += len(piece)
    return Item(name, size, digest.hexdigest(), lambda: _pieces(file))


def divided(items: Sequence[Item], most: int | None, tr: Translate) -> tuple[Part, ...]:
    """Return the parts that hold all items in order, none larger than ``most`` bytes.

    Raises:
        Refusal: PACK_FILE_TOO_LARGE where one file alone is.
    """
    if most is None:
        return (Part(1, 1, tuple(items)),)
    groups: list[list[Item]] = [[]]
    left = room = room_of(most, tr)
    for one in items:
        if one.room > room:
            raise too_large(one.name.rpartition("/")[2], one.size, most, tr)
        if one.room > left:
            groups.append([])
            left = room
        groups[-1].append(one)
        left -= one.room
    return tuple(Part(number, len(groups), tuple(group)) for number, group in enumerate(groups, 1))


def room_of(most: int, tr: Translate) -> int:
    """Return how many bytes of a part of ``most`` there are for its items."""
    own = Part(_MOST_PARTS, _MOST_PARTS, ()).with_own(tr)
    return most - _AROUND_ALL - sum(one.room for one in own)


def too_large(name: str, size: int, most: int, tr: Translate) -> Refusal:
    """Return the refusal of a file that no part can hold."""
    needed = (size + most - room_of(most, tr)) // MEGABYTE + 1
    return Refusal(
        Reason.PACK_FILE_TOO_LARGE, name=name, size=figures.size(size, tr), needed=str(needed)
    )


def write(
    part: Part, on: date, file: BinaryIO, tr: Translate, wrote: Callable[[int], None]
) -> None:
    """Write a part as a ZIP; ``wrote`` is told how many bytes were written.

    The files are stored as they are: pages and pictures are packed already, and the same bytes come
    out with every version of the packer. They carry the date of the report and no rights of mine.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for one in part.with_own(tr):
            info = zipfile.ZipInfo(one.name, (max(on.year, _FIRST_YEAR), on.month, on.day, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            info.file_size = one.size
            with archive.open(info, "w") as entry:
                for piece in one.pieces():
                    entry.write(piece)
                    wrote(len(piece))


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece
