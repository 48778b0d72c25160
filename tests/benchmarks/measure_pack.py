"""Measure the audit pack of 1,000 activities: time and peak memory of the whole program.

Run by hand: ``PYTHONPATH=.:tests python tests/benchmarks/measure_pack.py [EXHIBITS]``. It makes
packs with a tenth of the exhibits and with all of them (300), as a process of its own each, on logs
that differ in nothing else. Only the ratios within one run mean something on another machine.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from helpers.logs import make_log, webinar
from helpers.pdf_files import document, says, stream
from helpers.pictures import saved
from PIL import Image

from cpim_pdp.core.commands import AddActivity, ImportActivities, NewEvidence

ACTIVITIES = 1_000
MB = 1_000_000
FIRST = date(2023, 3, 15)


@dataclass(frozen=True)
class Run:
    """A whole process: its time in seconds, its peak memory and what it wrote, in bytes."""

    seconds: float
    peak: int
    written: int


def say(text: str = "") -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")


def photo(random: Random) -> bytes:
    """Return a photo of 12 megapixels, as a telephone takes it."""
    small = Image.frombytes("RGB", (250, 188), random.randbytes(250 * 188 * 3))
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(small.resize((4000, 3008)), "JPEG", quality=90, exif=exif)


def scan(random: Random) -> bytes:
    """Return a PDF of three pages with a scan of a megabyte on them."""
    picture = saved(Image.frombytes("L", (1000, 1000), random.randbytes(1_000_000)), "JPEG")
    kind = b"/Type /XObject /Subtype /Image /Width 1000 /Height 1000 /ColorSpace /DeviceGray"
    image = stream(picture, kind + b" /BitsPerComponent 8 /Filter /DCTDecode")
    content = b"q 500 0 0 500 50 100 cm /I Do Q " + says("Certificate of attendance")
    resources = b"/Font << /F1 9 0 R >> /XObject << /I 20 0 R >>"
    return document(content, resources=resources, more={20: image}, pages=3)


def page(random: Random) -> bytes:
    """Return a picture of a screen."""
    colours = [random.randbytes(3) for _ in range(40)]
    data = b"".join(colours[(n // 97) % 40] for n in range(1280 * 800))
    return saved(Image.frombytes("RGB", (1280, 800), data), "PNG")


def evidence(folder: Path, exhibits: int) -> Iterator[NewEvidence]:
    """Yield files of evidence of three kinds in turn, every one different."""
    for number in range(exhibits):
        random = Random(number)
        kind, suffix = ((scan, "pdf"), (photo, "jpg"), (page, "png"))[number % 3]
        file = folder / f"evidence-{number}.{suffix}"
        file.write_bytes(kind(random))
        yield NewEvidence(str(file), file.name)


def log_with(folder: Path, exhibits: int) -> Path:
    """Return a log of 1,000 activities with so many files of evidence."""
    folder.mkdir()
    days = (FIRST + timedelta(days=number % 1_300) for number in range(ACTIVITIES))
    details = [webinar(f"Activity {n} on demand", day.isoformat()) for n, day in enumerate(days)]
    proven = [
        AddActivity(one, (file,))
        for one, file in zip(details, evidence(folder, exhibits), strict=False)
    ]
    log = folder / "log.cpimlog"
    make_log(log, first=(*proven, ImportActivities("", tuple(details[exhibits:])))).close()
    return log


def packed(log: Path, *more: str) -> Run:
    """Make the pack of a log in a process of its own."""
    out = log.with_suffix(".zip")
    code = "import sys; from cpim_pdp.__main__ import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "--log", str(log), "pack", str(out), *more]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        files = [Path(line.decode().strip()) for line in process.stdout]
    # Unlike waiting for it as usual, this tells what that one process took.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    unit = 1 if sys.platform == "darwin" else 1024
    written = sum(one.stat().st_size for one in files)
    return Run(time.perf_counter() - begun, used.ru_maxrss * unit, written)


def measure(folder: Path, exhibits: int) -> None:
    """Measure in a folder, and say what came out."""
    os.environ["CPIM_PDP_DATA"] = str(folder / "data")
    few, many = (log_with(folder / f"{count}", count) for count in (exhibits // 10, exhibits))
    runs = {
        f"{exhibits // 10} exhibits": packed(few),
        f"{exhibits} exhibits": packed(many),
        f"{exhibits} exhibits in parts of 25 MB": packed(many, "--max-mb", "25"),
    }
    say(f"{ACTIVITIES} activities; a log of {many.stat().st_size / MB:.0f} MB")
    say(f"{'':34}{'seconds':>9}{'peak MB':>9}{'MB written':>12}")
    for name, one in runs.items():
        say(f"{name:34}{one.seconds:9.1f}{one.peak / MB:9.0f}{one.written / MB:12.0f}")
    first, second, _ = runs.values()
    say(f"ten times the exhibits take {second.peak / first.peak:.2f} times the memory,")
    say(f"{second.seconds / first.seconds:.1f} times the time")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 300)
