"""Gather the evidence, one file at a time: each is read once, shown, and let go."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Protocol, cast

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.reports.pack.objects import Numbers, Objects, Portion
from cpim_pdp.reports.pack.showing import shown
from cpim_pdp.reports.pack.shown import NotShown, Shown, Why
from cpim_pdp.reports.pack.watch import Stage, Watch
from cpim_pdp.reports.sections.entries import Exhibit

_PIECE = 1 << 20
_IN_MEMORY = 8 << 20
_LOST = frozenset({Reason.EVIDENCE_UNKNOWN, Reason.LOG_DAMAGED, Reason.LOG_DAMAGED_BACKED_UP})


class Readable(Protocol):
    """What bytes are read from, piece by piece."""

    def read(self, length: int = -1, /) -> bytes:
        """Return the next ``length`` bytes, none at the end."""


ReadEvidence = Callable[[str], AbstractContextManager[Readable]]
"""Lends the bytes that have a SHA-256."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """An exhibit with what there is of it in the pack, and where that stands in the work file."""

    exhibit: Exhibit
    shown: Shown
    portion: Portion

    @property
    def is_lost(self) -> bool:
        """Whether the log does not have its bytes any more."""
        return self.shown.why is Why.LOST


def gathered(
    exhibits: Sequence[Exhibit],
    read: ReadEvidence,
    work: BinaryIO,
    numbers: Numbers,
    watch: Watch,
    folder: Path,
) -> tuple[Gathered, ...]:
    """Write what there is of each exhibit to ``work``; return what that is.

    ``folder`` is where the copy lies that is looked at, if it is large.
    """
    objects = Objects(work, numbers)
    total = sum(one.evidence.size for one in exhibits)
    found, done = [], 0
    for one in exhibits:
        watch.tell(Stage.EVIDENCE, done, total)
        found.append(Gathered(one, _shown(one, read, objects, watch, folder), objects.portion()))
        done += one.evidence.size
    return tuple(found)


def _shown(
    exhibit: Exhibit, read: ReadEvidence, objects: Objects, watch: Watch, folder: Path
) -> Shown:
    try:
        with _lent(exhibit, read, folder) as file:
            return shown(exhibit.evidence, file, objects, watch)
    except NotShown as absent:
        return Shown(why=absent.why)


@contextmanager
def _lent(exhibit: Exhibit, read: ReadEvidence, folder: Path) -> Iterator[BinaryIO]:
    """Lend a copy of a file's bytes, so that the log is not held while they are looked at.

    Raises:
        NotShown: LOST where the log does not have them as they were kept.
    """
    with SpooledTemporaryFile(max_size=_IN_MEMORY, dir=str(folder)) as copy:
        file = cast("BinaryIO", copy)
        digest = sha256()
        for piece in pieces(exhibit, read):
            digest.update(piece)
            file.write(piece)
        if digest.hexdigest() != exhibit.evidence.sha256:
            raise NotShown(Why.LOST)
        file.seek(0)
        yield file


def pieces(exhibit: Exhibit, read: ReadEvidence) -> Iterator[bytes]:
    """Yield the bytes of an exhibit.

    Raises:
        NotShown: LOST where the log does not have them.
    """
    try:
        with read(exhibit.evidence.sha256) as readable:
            while piece := readable.read(_PIECE):
                yield piece
    except Refusal as refusal:
        if refusal.reason not in _LOST:
            raise
        raise NotShown(Why.LOST) from refusal
