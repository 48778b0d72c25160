"""Measure the start of the window, whole processes, against a bare window with an empty table.

Run by hand: ``PYTHONPATH=.:tests python tests/benchmarks/measure_start.py [RUNS]``. The runs take
turns, so that what else the machine does troubles all of them alike; only the ratios mean something
on another machine. Wished for: at most 1.7 times the time and 1.5 times the peak memory with 1,000
activities, and 2.2 times the time with 10,000. On two cores it was 1.68 times the time and 1.00
times the memory with 1,000, and 3.04 times the time with 10,000: of the 0.4 s that those take more,
reading them takes 0.16, counting them 0.15, checking the file 0.06. Memory is told where the system
can (not Windows).
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from cpim_pdp.cli.main import run

RUNS = 15
BARE = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget


class Shown(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, app.quit)
        return False


app = QApplication(sys.argv)
window = QMainWindow()
table = QTableWidget(0, 6)
shown = Shown()
table.viewport().installEventFilter(shown)
window.setCentralWidget(table)
window.resize(1080, 760)
window.show()
sys.exit(app.exec())
"""
PROGRAM = "import sys; from cpim_pdp.__main__ import main; sys.exit(main())"


@dataclass(frozen=True)
class Start:
    """A whole process: how long it took, and how many bytes it held at most."""

    seconds: float
    bytes: int


@dataclass(frozen=True)
class Bound:
    """A process that is measured, and how many times a bare window it may take."""

    name: str
    arguments: Sequence[str]
    time: float
    memory: float


def say(text: str = "") -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")


def started(arguments: Sequence[str]) -> Start:
    """Run a process to its end."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", *arguments])
    if hasattr(os, "wait4"):
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        held = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    else:
        process.wait()
        held = 0
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise SystemExit(f"{arguments[-1]} ended with {process.returncode}")
    return Start(seconds, held)


def no_window(log: Path | None, *, exit_when_shown: bool, in_tray: bool) -> int:
    """Stand in for the window, which making a log does not open."""
    raise AssertionError(log, exit_when_shown, in_tray)


def measure(folder: Path, runs: int) -> bool:
    """Measure in turns, say what came out; return whether all bounds hold."""
    os.environ["CPIM_PDP_DATA"] = str(folder / "data")
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # As where the program is installed: bytecode is compiled once, in a folder of this run.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    # By the computer's clock, as the window goes: all activities are of the cycle that it shows.
    today = datetime.now().astimezone().date().isoformat()
    bounds = [Bound("a bare window", (BARE,), 1, 1)]
    for count, slower, larger in ((1_000, 1.7, 1.5), (10_000, 2.2, float("inf"))):
        log = folder / f"{count}.cpimlog"
        sample = ["sample", str(log), "--activities", str(count), "--on", today]
        run(sample, open_window=no_window)
        arguments = (PROGRAM, "--log", str(log), "window", "--exit-when-shown")
        bounds.append(Bound(f"{count:,} activities", arguments, slower, larger))
    for bound in bounds:
        # Once beforehand: bytecode is compiled, and all files are in memory.
        started(bound.arguments)
    found: dict[str, list[Start]] = {bound.name: [] for bound in bounds}
    for _ in range(runs):
        for bound in bounds:
            found[bound.name].append(started(bound.arguments))
    return told(bounds, found)


def told(bounds: Sequence[Bound], found: dict[str, list[Start]]) -> bool:
    """Say medians and ratios; return whether all bounds hold."""
    say(f"{'':20}{'ms':>7}{'MB':>7}{'time':>9}{'memory':>9}")
    base = _middle(found[bounds[0].name])
    all_hold = True
    for bound in bounds:
        middle = _middle(found[bound.name])
        time_ratio = middle.seconds / base.seconds
        memory_ratio = middle.bytes / base.bytes if base.bytes else 0
        holds = time_ratio <= bound.time and memory_ratio <= bound.memory
        all_hold &= holds
        say(
            f"{bound.name:20}{middle.seconds * 1000:7.0f}{middle.bytes / 1e6:7.0f}"
            f"{time_ratio:9.2f}{memory_ratio:9.2f}{'' if holds else '  too much'}"
        )
    return all_hold


def _middle(starts: Sequence[Start]) -> Start:
    return Start(median(one.seconds for one in starts), int(median(one.bytes for one in starts)))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        is_well = measure(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
    sys.exit(0 if is_well else 1)
