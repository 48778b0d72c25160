"""Measure backups of a large log: whole processes, bytes written and kept, and the window's pause.

Run by hand: ``PYTHONPATH=.:tests python tests/benchmarks/measure_backups.py [MEGABYTES]``. Only the
ratios within one run mean something on another machine. Bytes written are counted on Linux.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from helpers.logs import StillClock, make_log, webinar
from helpers.rules import rulebook

from cpim_pdp.core.commands import AddActivity, ImportActivities, NewEvidence
from cpim_pdp.logbook import back_up_beside

BACKUPS = 10
MB = 1_000_000
COUNTED = """
import atexit, sys
from pathlib import Path
def count():
    io = Path("/proc/self/io")
    written = io.read_text().split("wchar: ")[1].split()[0] if io.exists() else "0"
    print("written", written, file=sys.stderr)
atexit.register(count)
"""
PROGRAM = f"{COUNTED}from cpim_pdp.__main__ import main; sys.exit(main())"
AUTOMATIC = f"""{COUNTED}
from datetime import UTC, datetime
from cpim_pdp import assets
from cpim_pdp.logbook import back_up_beside
assert back_up_beside(Path(sys.argv[2]), assets.rulebook(), clock=lambda: datetime.now(UTC)) == ()
"""


@dataclass(frozen=True)
class Run:
    """A whole process: how long it took, and how many bytes it wrote."""

    seconds: float
    written: int


def say(text: str = "") -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")


def command(log: Path, *arguments: str, code: str = PROGRAM) -> Run:
    """Carry a command of the program, or other code, out in a process of its own."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, "--log", str(log), *arguments],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - begun
    return Run(seconds, int(done.stderr.rsplit("written ", 1)[1]))


def stored(folder: Path) -> int:
    """Return how many bytes the files below a folder hold."""
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())


def large_log(folder: Path, megabytes: int) -> Path:
    """Return a log with so many files of evidence of a megabyte, and a thousand activities."""
    proof, first = folder / "proof.bin", []
    log = folder / "large.cpimlog"
    for number in range(megabytes):
        one = proof.with_name(f"proof-{number}.bin")
        one.write_bytes(os.urandom(MB))
        first.append(AddActivity(webinar(f"Proven {number}"), (NewEvidence(str(one), ""),)))
    rest = ImportActivities("", tuple(webinar(f"Webinar {n}") for n in range(1000)))
    make_log(log, first=(*first, rest)).close()
    return log


def longest_pause(log: Path) -> float:
    """Return for how long at most this thread stood still while another one made a backup."""
    thread = threading.Thread(
        target=lambda: back_up_beside(log, rulebook(), clock=StillClock()), daemon=True
    )
    tick, longest = threading.Event(), 0.0
    thread.start()
    while thread.is_alive():
        begun = time.perf_counter()
        tick.wait(0.001)
        longest = max(longest, time.perf_counter() - begun)
    return longest


def measure(folder: Path, megabytes: int) -> None:
    """Measure in a folder, and say what came out."""
    data = folder / "data"
    os.environ["CPIM_PDP_DATA"] = str(data)
    log = large_log(folder, megabytes)
    size = log.stat().st_size
    say(f"log: {size / MB:.0f} MB, {megabytes} files of evidence, {megabytes + 1000} activities")

    idle = command(log, "backups")
    runs = []
    for number in range(BACKUPS):
        if number:
            command(log, "add", f"Another {number}", "--draft")
        runs.append(command(log, code=AUTOMATIC))
    first, further = runs[0], runs[1:]
    each = Run(median(one.seconds for one in further), int(median(one.written for one in further)))
    kept = stored(data)
    copies = [command(log, "backup", str(folder / f"copy-{n}.cpimlog")) for n in range(2)]
    whole = min(copies, key=lambda one: one.seconds)
    mending = command(log, "backup")

    say(f"{'':34}{'seconds':>9}{'MB written':>12}")
    for name, one in (
        ("a command that only reads", idle),
        ("the first backup", first),
        ("each further one (median)", each),
        ("one that reads all evidence again", mending),
        ("a whole copy (backup OUT)", whole),
    ):
        say(f"{name:34}{one.seconds:9.2f}{one.written / MB:12.1f}")
    say(
        f"{BACKUPS} backups keep {kept / MB:.0f} MB, whole copies would keep"
        f" {BACKUPS * size / MB:.0f} MB: {kept / (BACKUPS * size):.0%}"
    )
    written = sum(one.written for one in runs)
    say(f"they wrote {written / (BACKUPS * whole.written):.0%} of what whole copies write,")
    say(f"in {sum(one.seconds for one in runs) / (BACKUPS * whole.seconds):.0%} of their time")

    command(log, "add", "One more", "--draft")
    say(f"longest pause beside a further backup: {longest_pause(log) * 1000:.0f} ms")
    os.environ["CPIM_PDP_DATA"] = str(folder / "fresh")
    say(f"longest pause beside a first backup: {longest_pause(log) * 1000:.0f} ms")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 200)
