"""Make a pack: gather the evidence, print the volumes, bind them, divide all into parts."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from cpim_pdp.reports.layout.printing import printed
from cpim_pdp.reports.pack import contents, parts
from cpim_pdp.reports.pack.attachments import Attached
from cpim_pdp.reports.pack.binding import bind
from cpim_pdp.reports.pack.contents import Case
from cpim_pdp.reports.pack.gathering import Gathered, ReadEvidence, gathered, pieces
from cpim_pdp.reports.pack.objects import Numbers
from cpim_pdp.reports.pack.parts import Item, Part
from cpim_pdp.reports.pack.watch import Progress, Stage, Watch

_OWN_PAGE = 4_000
"""About so many bytes takes a page of ours; what comes out is measured."""


@dataclass(frozen=True, slots=True)
class Made:
    """A pack that is made, to be written part by part."""

    parts: tuple[Part, ...]
    case: Case
    watch: Watch

    def write(self, files: Sequence[BinaryIO]) -> None:
        """Write each part to its file."""
        total = sum(item.size for part in self.parts for item in part.items)
        done = 0

        def wrote(count: int) -> None:
            nonlocal done
            done += count
            self.watch.tell(Stage.WRITING, min(done, total), total)

        for part, file in zip(self.parts, files, strict=True):
            parts.write(part, self.case.summary.on, file, self.case.tr, wrote)


@contextmanager
def made(
    case: Case,
    table: bytes,
    size: tuple[float, float],
    most: int | None,
    *,
    read: ReadEvidence,
    folder: Path,
    progress: Progress,
) -> Iterator[Made]:
    """Make a pack on pages of a size; its work files lie in ``folder`` and vanish at the end.

    ``table`` is the table of its activities, ``most`` how many bytes a part may have.

    Raises:
        Refusal: PACK_FILE_TOO_LARGE.
    """
    with ExitStack() as stack:
        watch = Watch(progress)
        press = _Press(case, size, watch, stack, folder)
        numbers, work = Numbers(), press.work_file()
        found = gathered(case.entries.exhibits, read, work, numbers, watch, folder)
        report = parts.held(case.naming.report(), press.report())
        items = [
            report,
            parts.held(case.naming.table(), table),
            *press.volumes(found, work, numbers, most, report.size),
            *(_original(one, case, read) for one in found if not one.is_lost),
        ]
        yield Made(parts.divided(items, most, case.tr), case, watch)


def _original(one: Gathered, case: Case, read: ReadEvidence) -> Item:
    evidence = one.exhibit.evidence
    name = case.naming.original(one.exhibit)
    return Item(name, evidence.size, evidence.sha256, partial(pieces, one.exhibit, read))


class _Press:
    """Prints and binds what belongs to one case; ``stack`` holds its work files."""

    def __init__(
        self, case: Case, size: tuple[float, float], watch: Watch, stack: ExitStack, folder: Path
    ) -> None:
        self._case = case
        self._size = size
        self._watch = watch
        self._stack = stack
        self._folder = folder

    def work_file(self, stack: ExitStack | None = None) -> BinaryIO:
        """Return a file without a name that is gone in the end, whatever comes."""
        file = (stack or self._stack).enter_context(TemporaryFile(dir=self._folder))  # noqa: SIM115
        return cast("BinaryIO", file)

    def report(self) -> bytes:
        """Return the report in detail."""
        return printed(self._case.report, self._size, partial(self._watch.tell, Stage.REPORT))

    def volumes(
        self,
        found: Sequence[Gathered],
        work: BinaryIO,
        numbers: Numbers,
        most: int | None,
        front: int,
    ) -> list[Item]:
        """Return the pack in as many volumes as it takes for each to fit into a part.

        ``front`` is about how many bytes stand before the evidence in the first one.
        """
        if most is None:
            return [self._volume([found], 1, work, numbers, self._stack)]
        room = parts.room_of(most, self._case.tr)
        spare = 0
        while True:
            divided = _divided(found, room - spare, front)
            with ExitStack() as stack:
                items = [
                    self._volume(divided, number, work, numbers, stack)
                    for number in range(1, len(divided) + 1)
                ]
                over = max(item.room - room for item in items)
                if over <= 0:
                    self._stack.enter_context(stack.pop_all())
                    return items
            self._check_divisible(divided, items, most, room)
            spare += over

    def _check_divisible(
        self, divided: Sequence[Sequence[Gathered]], items: Sequence[Item], most: int, room: int
    ) -> None:
        """Refuse where a volume that is too large could not be divided any further."""
        for number, (held, item) in enumerate(zip(divided, items, strict=True), 1):
            if item.room > room and len(held) <= (0 if number == 1 else 1):
                name = held[0].exhibit.evidence.name if held else self._case.naming.report()
                raise parts.too_large(name, item.size, most, self._case.tr)

    def _volume(
        self,
        divided: Sequence[Sequence[Gathered]],
        number: int,
        work: BinaryIO,
        numbers: Numbers,
        stack: ExitStack,
    ) -> Item:
        case, out = self._case, self.work_file(stack)
        held = divided[number - 1]
        document = contents.document(case, divided, number)
        pages = printed(document, self._size, partial(self._watch.tell, Stage.PACK))
        attached = [
            Attached(
                one.exhibit.number,
                case.naming.original(one.exhibit).rpartition("/")[2],
                one.shown.attachment,
            )
            for one in held
            if one.shown.attachment is not None
        ]
        bind(pages, held, attached, work, numbers, out, self._watch)
        return parts.kept(case.naming.pack(number, len(divided)), out)


def _divided(found: Sequence[Gathered], room: int, front: int) -> list[list[Gathered]]:
    """Return the exhibits in volumes of about ``room`` bytes each.

    One at least is in each, but for the first if what stands before them fills it.
    """
    volumes: list[list[Gathered]] = [[]]
    left = room - front
    for one in found:
        size = one.portion.size + _OWN_PAGE * (1 + len(one.shown.pages))
        if size > left and left < room:
            volumes.append([])
            left = room
        volumes[-1].append(one)
        left -= size
    return volumes
