"""Audit packs to test with: evidence in memory, packed, and what is in the pack."""

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from subprocess import run

from helpers.prints import CREDENTIAL, HOLDER, entry, reader, tidy, tool
from helpers.rules import rulebook
from helpers.values import NOON, day, snapshot
from PIL import ImageChops
from PIL.Image import Image
from PIL.Image import open as open_picture

from cpim_pdp.core.activities import Activity, Evidence, EvidenceKind
from cpim_pdp.core.media_types import media_type
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import summarise
from cpim_pdp.exchange import activity_table
from cpim_pdp.reports import Paper, audit_pack

Files = Mapping[str, bytes]


def evidence(name: str, data: bytes, kind: EvidenceKind = EvidenceKind.CERTIFICATE) -> Evidence:
    """Return what the log notes of a file."""
    digest = sha256(data).hexdigest()
    return Evidence(f"e-{digest}", digest, name, kind, len(data), media_type(name, data), NOON)


def proven(number: int, files: Files, **more: object) -> Activity:
    """Return an activity that files prove."""
    proofs = tuple(evidence(name, data) for name, data in files.items())
    return replace(entry(number, files=0, **more), evidence=proofs)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Parts:
    """The ZIP files of a pack."""

    files: tuple[bytes, ...]

    @property
    def members(self) -> Mapping[str, bytes]:
        """All files in all parts, by name."""
        return {
            name: archive.read(name)
            for data in self.files
            for archive in [zipfile.ZipFile(BytesIO(data))]
            for name in archive.namelist()
        }

    @property
    def pack(self) -> bytes:
        """The audit pack as a PDF, if it is in one volume."""
        (found,) = [data for name, data in self.members.items() if name.endswith("audit pack.pdf")]
        return found


def unheard(_done: int, _total: int) -> None:
    """Hear no progress."""


def pack_of(
    activities: Sequence[Activity],
    stored: Sequence[bytes],
    folder: Path,
    *,
    submissions: tuple[Submission, ...] = (),
    most: int | None = None,
    paper: Paper = Paper.A4,
    progress: Callable[[int, int], None] = unheard,
) -> Parts:
    """Return the pack of a log that holds these bytes of evidence."""
    log = replace(snapshot(*activities, credentials=(CREDENTIAL,)), submissions=submissions)
    summary = summarise(log, rulebook(), CREDENTIAL, day("2026-11-22"))
    with audit_pack(
        summary,
        HOLDER,
        submissions,
        paper=paper,
        table=activity_table.table(summary),
        read=reading(stored),
        folder=folder,
        most_bytes=most,
        progress=progress,
    ) as made:
        files = [BytesIO() for _ in made.parts]
        made.write(files)
    return Parts(tuple(file.getvalue() for file in files))


def pack_with(files: Files, folder: Path) -> bytes:
    """Return the pack PDF of a log with one activity that these files prove."""
    return pack_of([proven(1, files)], list(files.values()), folder).pack


def reading(stored: Sequence[bytes]) -> Callable[[str], object]:
    """Return what lends stored bytes by their hash, as the log does."""
    by_hash = {sha256(data).hexdigest(): data for data in stored}

    @contextmanager
    def read(wanted: str) -> Iterator[BytesIO]:
        if wanted not in by_hash:
            raise Refusal(Reason.EVIDENCE_UNKNOWN, sha256=wanted)
        yield BytesIO(by_hash[wanted])

    return read


def evidence_pages(data: bytes) -> list[str]:
    """Return the texts of the pages from the first exhibit's cover on."""
    texts = [tidy(page.extract_text()) for page in reader(data).pages]
    first = next(n for n, text in enumerate(texts) if "Back to the evidence index" in text)
    return texts[first:]


def plain(data: bytes, folder: Path) -> bytes:
    """Return a PDF as qpdf writes it for the eye: no stream packed, all objects in sight."""
    source, target = folder / "plain-source.pdf", folder / "plain.pdf"
    source.write_bytes(data)
    done = run(
        [tool("qpdf"), "--qdf", "--object-streams=disable", str(source), str(target)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return target.read_bytes()


def drawn(data: bytes, page: int, folder: Path, dots: int = 72) -> Image:
    """Return a page of a PDF as a viewer draws it, counted from 1, so many dots an inch."""
    source = folder / "drawn.pdf"
    source.write_bytes(data)
    command = [tool("pdftoppm"), "-r", str(dots), "-f", str(page), "-l", str(page), str(source)]
    done = run(command, capture_output=True, check=True)
    assert done.stderr == b""
    return open_picture(BytesIO(done.stdout)).convert("RGB")


def inked(picture: Image) -> tuple[int, int, int, int]:
    """Return the box around the drawing within a plate's frame: all that has a colour."""
    red, green, blue = picture.split()
    spread = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    deepest = ImageChops.darker(ImageChops.darker(red, green), blue)
    coloured = ImageChops.subtract(spread, deepest).point(lambda value: 255 if value > 60 else 0)
    found = coloured.getbbox()
    assert found is not None
    return found
