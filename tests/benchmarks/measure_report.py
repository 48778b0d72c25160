"""Measure the report of many activities against a bare table of the same text, whole processes.

Run by hand: ``PYTHONPATH=.:tests python tests/benchmarks/measure_report.py [ACTIVITIES] [ROUNDS]``.
The bare tables are reportlab's `LongTable` of the ledger's texts, with an embedded font and with
one that every reader has, and LibreOffice Calc (if installed) printing the same rows from CSV. Only
the ratios within one run mean something on another machine.

Measured on 28 November 2026 with 1,000 activities on two cores (Python 3.11, reportlab 5.1,
LibreOffice 7.4), the chart of the points included: 1.06 times the table with an embedded font, 1.22
times the one with Helvetica, 0.62 times LibreOffice Calc; 51 MB at most, 67 MB in detail.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from helpers.rules import rulebook

from cpim_pdp import assets
from cpim_pdp.cli.face import system_clock
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import summaries
from cpim_pdp.logbook import Logbook
from cpim_pdp.reports.document import Row, RowKind, Table
from cpim_pdp.reports.maintenance import document
from cpim_pdp.wording.translation import english

ON = "2026-11-22"
BARE = """
import json, sys
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, SimpleDocTemplate, TableStyle
rows, out, font = json.load(open(sys.argv[1])), sys.argv[2], "Helvetica"
if len(sys.argv) > 3:
    font = "Embedded"
    pdfmetrics.registerFont(TTFont(font, sys.argv[3]))
style = TableStyle([("FONT", (0, 0), (-1, -1), font, 8)])
SimpleDocTemplate(out, pagesize=A4).build([LongTable(rows, repeatRows=1, style=style)])
"""
OFFICE = "LibreOffice Calc"
PROGRAM = "import sys; from cpim_pdp.__main__ import main; sys.exit(main())"
PEAK = """
import atexit, resource, sys
def tell():
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
atexit.register(tell)
"""


def say(text: str = "") -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")


def seconds(command: Sequence[str], folder: Path) -> float:
    """Carry a command out and return how long its process took, from start to end."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment(folder))
    return time.perf_counter() - begun


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which Python keeps what it compiled, as after an installation."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "HOME": str(folder)}


def snapshot_of(log: Path) -> Snapshot:
    """Return what a log holds."""
    with Logbook.open(log, rulebook(), clock=system_clock, read_only=True) as logbook:
        return logbook.snapshot()


def rows_of(log: Path) -> list[list[str]]:
    """Return the texts of the report's activities, row by row, under their columns' titles."""
    snapshot = snapshot_of(log)
    summary = summaries(snapshot, rulebook(), date.fromisoformat(ON))[0]
    said = document(summary, snapshot.holder, detailed=False, tr=english)
    tables = [
        one for one in said.blocks if isinstance(one, Table) and one.columns[0].title == "No."
    ]
    width = max(len(table.columns) for table in tables)
    rows = [[column.title for column in tables[0].columns]]
    rows += [
        texts(row, width) for table in tables for row in table.rows if row.kind is RowKind.ENTRY
    ]
    return rows


def texts(row: Row, width: int) -> list[str]:
    """Return the texts of a row's cells, its note below what it is about."""
    cells = ["\n".join(words.text for words in cell) for cell in row.cells]
    cells[2] = "\n".join((cells[2], *(words.text for words in row.note)))
    return [*cells, *[""] * (width - len(cells))]


def commands(log: Path, folder: Path) -> dict[str, list[str]]:
    """Return what is measured, by its name."""
    rows = rows_of(log)
    (folder / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    python, font = sys.executable, str(assets.font("NotoSans-Regular.ttf"))
    ours = [python, "-c", PROGRAM, "--log", str(log), "report"]
    found = {
        "the report": [*ours, "report.pdf", "--on", ON],
        "LongTable, embedded font": [python, "-c", BARE, "rows.json", "bare.pdf", font],
        "LongTable, Helvetica": [python, "-c", BARE, "rows.json", "bare.pdf"],
    }
    if office := shutil.which("soffice"):
        found[OFFICE] = [office, "--headless", "--convert-to", "pdf", "rows.csv"]
    return found


def peak(log: Path, folder: Path, *options: str) -> int:
    """Return the most memory that making the report took, in bytes."""
    command = [sys.executable, "-c", PEAK + PROGRAM, "--log", str(log), "report", "peak.pdf"]
    done = subprocess.run(
        [*command, *options, "--on", ON],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(folder),
    )
    return 1024 * int(done.stderr.rsplit("peak ", 1)[1])


def measure(folder: Path, activities: int, rounds: int) -> None:
    """Measure in a folder, and say what came out."""
    log = folder / "log.cpimlog"
    sample = [sys.executable, "-c", PROGRAM, "sample", str(log), "--activities", str(activities)]
    subprocess.run(sample, check=True, capture_output=True, env=environment(folder))
    measured = commands(log, folder)
    # In turns, so that a moment in which the machine is busy strikes all; the first is warm-up.
    taken = [
        {name: seconds(command, folder) for name, command in measured.items()}
        for _ in range(rounds + 1)
    ][1:]
    best = {name: min(one[name] for one in taken) for name in measured}
    ours = best["the report"]
    say(f"{activities} activities, the best of {rounds} rounds")
    say(f"{'':28}{'seconds':>9}{'ours takes':>12}")
    for name, one in best.items():
        say(f"{name:28}{one:9.2f}{'' if one is ours else f'{ours / one:12.2f}'}")
    if OFFICE not in best:
        say(f"{OFFICE:28}not installed, so not measured")
    if sys.platform == "linux":
        for options in ((), ("--detailed",)):
            say(
                f"most memory{' '.join(('', *options))}: {peak(log, folder, *options) / 1e6:.0f} MB"
            )


if __name__ == "__main__":
    wanted = [int(one) for one in sys.argv[1:3]]
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), *(wanted + [1_000, 5][len(wanted) :]))
