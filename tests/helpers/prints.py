"""Reports to test with, and what is read out of them again."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from shutil import which
from subprocess import run
from typing import Any

import pytest
from helpers.rules import rulebook
from helpers.values import NOON, cpim, day, details, snapshot
from pypdf import PdfReader

from cpim_pdp.core.activities import Activity, Evidence, EvidenceKind
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.summary import Summary, summarise
from cpim_pdp.reports import Paper, maintenance_report

HOLDER = Holder("Łukasz Żółkiewski", "1234567", "lukasz@example.org", "Łukasz Kowalski")
CREDENTIAL = cpim(number="PL-20230314-77")


def entry(
    number: int,
    title: str = "Inventory accuracy",
    type_id: str = "webinar",
    on: str = "2025-03-05",
    quantity: str | None = "1.5",
    *,
    files: int = 1,
    kind: EvidenceKind = EvidenceKind.CERTIFICATE,
    **more: object,
) -> Activity:
    """Return an activity with evidence; ``number`` makes its id and its hashes."""
    written = replace(details(rulebook(), type_id, on, quantity, **more), title=title)
    evidence = tuple(
        Evidence(
            f"e{number}-{index}",
            f"{number * 100 + index:064x}",
            f"Certificate {number}-{index}.pdf",
            kind,
            123_456,
            "application/pdf",
            NOON,
        )
        for index in range(files)
    )
    return Activity(f"a{number:05}", written, evidence, NOON - timedelta(days=number), NOON)


def usual() -> tuple[Activity, ...]:
    """Return one activity of every sort that a report speaks of."""
    return (
        entry(
            1,
            "Points before this log",
            "opening-balance",
            "2024-01-31",
            None,
            files=0,
            points=12,
            reason="From my old list",
        ),
        entry(2, "Cycle counting", on="2024-03-05", provider="ASCM", topics=("inventory",)),
        entry(3, "CONNECT", "conference", "2024-09-14", "4", until="2024-09-17", files=2),
        entry(4, "Chair", "volunteering", "2025-06-30", "3", points=3, reason="Letter", files=0),
        entry(
            5,
            "Secretary",
            "volunteering",
            "2025-11-30",
            "4",
            points=4,
            reason="Letter too",
            kind=EvidenceKind.SLIDES,
        ),
        entry(6, "CSCP exam", "exam", "2025-09-01", "1", score=290),
        entry(7, "CLTD exam", "exam", "2026-03-01", "1"),
        entry(8, "Next conference", "conference", "2027-09-10", "3", until="2027-09-12", files=0),
        entry(9, "Too early", on="2023-03-13"),
    )


def many(count: int) -> tuple[Activity, ...]:
    """Return ``count`` plain activities within the cycle."""
    first = day("2023-03-15")
    return tuple(
        entry(
            number,
            f"Activity {number} on demand and capacity",
            on=(first + timedelta(days=number % 1300)).isoformat(),
            files=number % 3,
            provider=f"Chapter {number % 17}",
        )
        for number in range(1, count + 1)
    )


def summary_of(
    *activities: Activity,
    on: str = "2026-11-22",
    credential: Credential = CREDENTIAL,
    cycle: int | None = None,
) -> Summary:
    """Return the summary of a CPIM holder's log."""
    log = snapshot(*activities, credentials=(credential,))
    return summarise(log, rulebook(), credential, day(on), cycle=cycle)


def report(
    *activities: Activity,
    holder: Holder = HOLDER,
    paper: Paper = Paper.A4,
    detailed: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> bytes:
    """Return the report of a log as of 22 November 2026."""
    return maintenance_report(
        summary_of(*activities), holder, paper=paper, detailed=detailed, progress=progress
    )


def reader(data: bytes) -> PdfReader:
    """Return a report opened for reading."""
    return PdfReader(BytesIO(data), strict=True)


def plain_text(data: bytes) -> str:
    """Return what pypdf reads out of a report, with single blanks."""
    return tidy(" ".join(page.extract_text() for page in reader(data).pages))


def poppler_text(data: bytes, folder: Path, *options: str) -> str:
    """Return what pdftotext reads out of a report, without the marks of direction."""
    file = folder / "report.pdf"
    file.write_bytes(data)
    done = run([tool("pdftotext"), *options, str(file), "-"], capture_output=True, check=True)
    return tidy(done.stdout.decode())


def tool(name: str) -> str:
    """Return the path of a system tool; skips the test where it is not installed."""
    found = which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def tidy(text: str) -> str:
    """Return ``text`` with single blanks and without characters that are not seen."""
    seen = (char for char in text if unicodedata.category(char) != "Cf" or char == "\u200d")
    return " ".join("".join(seen).split())


def fonts(data: bytes) -> Iterable[Any]:
    """Return the fonts that the pages of a report name, with those of the forms on them."""
    for page in reader(data).pages:
        resources = [page["/Resources"]]
        resources += [
            form["/Resources"].get_object()
            for form in (one.get_object() for one in resources[0].get("/XObject", {}).values())
        ]
        for one in resources:
            yield from (font.get_object() for font in one["/Font"].values())
