"""A disk that is full or fails, at each write of a command: done whole or not at all, and said."""

import contextlib
import errno
import itertools
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers import failing_calls
from helpers.logs import exam, make_log, open_log, webinar
from helpers.zygote_client import Zygote

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.core.refusals import Reason, Refusal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and resource limits")

WRITING = {Reason.DISK_FULL, Reason.DISK_FAULT, Reason.FOLDER_NOT_WRITABLE}


class Trial:
    """A command tried again and again on a log, with another fault each time."""

    def __init__(self, path: Path, zygote: Zygote) -> None:
        self.path = path
        self.zygote = zygote
        self.before = path.read_bytes()
        self.outcomes = Counter[str]()

    def __call__(self, **fault: int) -> str:
        """Try it once; return why it was refused, or ``done``."""
        self.path.write_bytes(self.before)
        ended = self.zygote.run("one", self.path, fault=fault)
        (line,) = ended.lines
        outcome, _, rest = line.partition(" ")
        assert outcome in {"done", "refused"}, line
        reason, _, text = rest.partition(" ")
        if outcome == "refused":
            # A log that can't be read, SQLite calls damaged.
            read = {Reason.LOG_DAMAGED} if fault.get("call") == "pread64" else set()
            assert reason in {*WRITING, *read}, line
            assert str(self.path) in text
            assert text.endswith(".")
            assert text.count(": ") == 1
        self.look_at(outcome)
        self.outcomes[reason or outcome] += 1
        return reason or outcome

    def look_at(self, outcome: str) -> None:
        """Check the log that was left: as it was, or with the whole of the new activity."""
        is_as_it_was = self.path.read_bytes() == self.before
        if outcome == "refused" and is_as_it_was and not self.journal.exists():
            return
        with open_log(self.path) as logbook:
            assert logbook.check() == ()
            titles = [one.details.title for one in logbook.snapshot().activities]
            assert titles == ["Old", *(["New"] if outcome == "done" else [])]
            logbook.do(AddActivity(exam("After")))

    @property
    def journal(self) -> Path:
        return self.path.with_name(self.path.name + "-journal")

    def told(self) -> str:
        return ", ".join(f"{number} {outcome}" for outcome, number in sorted(self.outcomes.items()))


@pytest.fixture
def trial(tmp_path: Path, zygote: Zygote) -> Trial:
    """Return a log with one activity, to try on."""
    path = tmp_path / "a.cpimlog"
    with make_log(path) as made:
        made.do(AddActivity(webinar("Old")))
    return Trial(path, zygote)


def test_a_file_that_may_grow_no_further_at_each_size(
    trial: Trial, tell: Callable[[str], None]
) -> None:
    for size in itertools.count(0, 1024):
        if trial(size=size) == "done":
            break

    tell(f"disk full at {trial.outcomes.total() - 1} sizes of a file: {trial.told()}")
    assert trial.outcomes.total() > 100


needs_filter = pytest.mark.skipif(not failing_calls.CALLS, reason="needs Linux on a known machine")


def offsets() -> Iterator[int]:
    """Yield where SQLite writes: pages of the log, and the header and records of its journal."""
    pages = [4096 * number for number in range(48)]
    records = [512 + (4 + 4096 + 4) * number for number in range(24)]
    parts = [start + part for start in records for part in (0, 4, 4100)]
    yield from sorted({*pages, *parts, 8, 12})


@needs_filter
def test_a_write_that_fails_at_each_place(trial: Trial, tell: Callable[[str], None]) -> None:
    for offset in offsets():
        trial(call="pwrite64", offset=offset)

    tell(f"a failing write at {trial.outcomes.total()} places: {trial.told()}")
    assert trial.outcomes[Reason.DISK_FAULT] > 30


@needs_filter
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_flushing_shortening_removing_and_opening_that_fail(
    trial: Trial, code: int, tell: Callable[[str], None]
) -> None:
    for call in sorted({*failing_calls.CALLS} - {"pread64", "pwrite64"}):
        trial(call=call, code=code)
    one_file = ("fsync", "fdatasync", "ftruncate", "pwrite64", "pread64")
    for call, fd in itertools.product(one_file, range(3, 12)):
        trial(call=call, code=code, fd=fd)

    tell(f"{trial.outcomes.total()} failing calls ({errno.errorcode[code]}): {trial.told()}")
    assert trial.outcomes.total() > trial.outcomes["done"] > 0


def test_a_log_that_may_have_no_further_page(tmp_path: Path) -> None:
    with make_log(tmp_path / "a.cpimlog") as logbook:
        (pages,) = logbook._connection.execute("PRAGMA page_count").fetchone()
        before = logbook.snapshot()
        refused = 0
        for most in range(pages, pages + 100):
            logbook._connection.execute(f"PRAGMA max_page_count = {most}")
            with contextlib.suppress(Refusal):
                logbook.do(AddActivity(webinar("x" * 9_000)))
                break
            assert logbook.snapshot() == before
            refused += 1
        assert logbook.check() == ()
        assert 0 < refused < 99
        assert len(logbook.snapshot().activities) == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Lend a file system of 1 MiB, where this process may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place)]
    if (
        sys.platform != "linux"
        or shutil.which("mount") is None
        or subprocess.run(mounting, capture_output=True, check=False).returncode != 0
    ):
        pytest.skip("no file system can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_file_system_that_is_full_at_each_size(
    small_disk: Path, zygote: Zygote, tell: Callable[[str], None]
) -> None:
    path, ballast = small_disk / "a.cpimlog", small_disk / "ballast"
    with make_log(path) as made:
        made.do(AddActivity(webinar("Old")))
    trial = Trial(path, zygote)
    for free in range(0, 1 << 18, 4096):
        ballast.unlink(missing_ok=True)
        path.write_bytes(trial.before)
        status = os.statvfs(small_disk)
        ballast.write_bytes(bytes(status.f_bavail * status.f_frsize - free))
        outcome = trial()
        ballast.unlink()
        if outcome == "done":
            break

    tell(f"a full file system at {trial.outcomes.total() - 1} sizes: {trial.told()}")
    assert trial.outcomes[Reason.DISK_FULL] > 5
    assert trial.outcomes["done"] == 1


def test_a_medium_that_can_only_be_read(small_disk: Path) -> None:
    with make_log(small_disk / "a.cpimlog") as made:
        made.do(AddActivity(webinar("Old")))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    with open_log(small_disk / "a.cpimlog") as logbook:
        assert logbook.read_only
        assert len(logbook.snapshot().activities) == 1
        assert logbook.check() == ()
        with pytest.raises(Refusal) as raised:
            logbook.do(AddActivity(webinar()))
    assert raised.value.reason is Reason.LOG_READ_ONLY
