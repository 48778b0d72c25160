"""A process that imports all it needs, then forks one child for each job on a log.

It reads wishes line by line and writes lines: ``pid``, what the child reports, ``end``.
"""

import json
import os
import random
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import sqlite_utils  # noqa: F401 - imported before the first fork, and here alone
from helpers import failing_calls
from helpers.logs import webinar
from helpers.rules import rulebook

from cpim_pdp import logbook as logbook_room
from cpim_pdp import store as store_room
from cpim_pdp.core.commands import (
    AddActivity,
    AttachEvidence,
    Command,
    DeleteActivities,
    DetachEvidence,
    EditActivity,
    ImportActivities,
    NewEvidence,
    RestoreActivities,
)
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.logbook import Logbook
from cpim_pdp.wording.refusals import sentence

# What the program loads when it first needs it is here before any file begins to fail.
for _room in (logbook_room, store_room):
    for _module in iter_modules(_room.__path__, f"{_room.__name__}."):
        import_module(_module.name)

WRITES = ("add", "proof", "edit", "import", "attach", "detach", "delete", "restore")


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def state(logbook: Logbook) -> str:
    """Return the revision of a log and a digest of all that it holds."""
    (revision,) = logbook._connection.execute("SELECT revision FROM log").fetchone()
    return f"{revision} {sha256(repr(logbook.snapshot()).encode()).hexdigest()}"


def clock_from(start: datetime) -> Callable[[], datetime]:
    """Return a clock that is a second later each time it is asked."""
    moments = iter(start + timedelta(seconds=n) for n in range(10_000_000))
    return moments.__next__


def opened(log: Path) -> Logbook:
    clock = clock_from(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    return Logbook.open(log, rulebook(), clock=clock, busy_ms=60_000)


def proof(folder: Path, chance: random.Random) -> NewEvidence:
    path = folder / f"{chance.randrange(1 << 60)}.pdf"
    path.write_bytes(b"%PDF" + chance.randbytes(chance.randrange(1, 300_000)))
    return NewEvidence(str(path), path.name)


def command(name: str, now: Snapshot, folder: Path, chance: random.Random) -> Command:
    """Return a command on what is there; IndexError where there is nothing for it."""
    text = f"Webinar {chance.randrange(1000)}"
    made: dict[str, Callable[[], Command]] = {
        "add": lambda: AddActivity(webinar(text)),
        "proof": lambda: AddActivity(webinar(text), (proof(folder, chance),)),
        "import": lambda: ImportActivities(
            "a.csv", tuple(webinar(f"{text} {n}") for n in range(5))
        ),
        "restore": lambda: RestoreActivities((chance.choice(now.trash).id,)),
    }
    if name in made:
        return made[name]()
    one = chance.choice(now.activities)
    edited = replace(one.details, notes=text * 50)
    made = {
        "attach": lambda: AttachEvidence(one.id, (proof(folder, chance),)),
        "detach": lambda: DetachEvidence(one.id, chance.choice(one.evidence).sha256),
        "delete": lambda: DeleteActivities((one.id,)),
        "edit": lambda: EditActivity(one.id, one.details, edited),
    }
    return made[name]()


def many(log: Path, seed: int, times: int = 10_000_000) -> None:
    """Do commands, undo and redo, and report each that was done."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name, opened(log) as logbook:
        for _ in range(times):
            what = chance.choice((*WRITES, "undo", "redo"))
            try:
                if what == "undo":
                    logbook.undo()
                elif what == "redo":
                    logbook.redo()
                else:
                    logbook.do(command(what, logbook.snapshot(), Path(name), chance))
            except (Refusal, IndexError):
                continue
            say(f"done {state(logbook)}")


def titled(log: Path, prefix: str, times: int) -> None:
    """Log so many activities with a title of one's own, each with a file; report each."""
    with tempfile.TemporaryDirectory() as name, opened(log) as logbook:
        path = Path(name) / "proof.pdf"
        for number in range(times):
            path.write_bytes(f"{prefix} {number}".encode())
            details = webinar(f"{prefix} {number}")
            logbook.do(AddActivity(details, (NewEvidence(str(path), path.name),)))
            say(f"added {prefix} {number}")


def one(log: Path, fault: dict[str, int]) -> None:
    """Log one activity with a file while the disk fails; report what came of it."""
    with tempfile.TemporaryDirectory() as name, opened(log) as logbook:
        path = Path(name) / "proof.pdf"
        path.write_bytes(b"%PDF" + bytes(20_000))
        new = AddActivity(
            replace(webinar("New"), notes="x" * 9_000), (NewEvidence(str(path), "p"),)
        )
        fail(fault)
        try:
            logbook.do(new)
        except Refusal as refusal:
            say(f"refused {refusal.reason} {sentence(refusal)}")
        else:
            say("done")
        # As a crash would end it: nothing is tidied up that the command left.
        os._exit(0)


def fail(fault: dict[str, int]) -> None:
    if "size" in fault:
        resource.setrlimit(resource.RLIMIT_FSIZE, (fault["size"], resource.RLIM_INFINITY))
    elif fault:
        failing_calls.fail(**fault)


JOBS: dict[str, Callable[..., None]] = {"many": many, "titled": titled, "one": one}


def work(wish: dict[str, object]) -> None:
    """Do a job and end the process, without what Python does at its end."""
    try:
        JOBS[str(wish["job"])](Path(str(wish["log"])), **wish["wishes"])  # type: ignore[arg-type]
    except BaseException:  # noqa: BLE001 - reported to the test, which fails
        say("crash " + traceback.format_exc().replace("\n", " | "))
    os._exit(0)


def wishes() -> Iterator[dict[str, object]]:
    for line in sys.stdin:
        yield json.loads(line)


def main() -> None:
    """Fork a child for each wish, and say when it ended."""
    rulebook()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for wish in wishes():
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.read(read, 1)
            work(wish)
        say(f"pid {pid}")
        os.write(write, b"x")
        os.close(read)
        os.close(write)
        _, status = os.waitpid(pid, 0)
        say(f"end {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
