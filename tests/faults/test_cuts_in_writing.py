"""A power cut in each step of writing a file: there is the old file or the new one, whole."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from helpers.logs import make_log, open_log, webinar
from helpers.rules import rulebook

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.core.summary import summaries
from cpim_pdp.reports import Paper, maintenance_report
from cpim_pdp.store.whole_file import PRIVATE, whole_file, write_whole

CALLS = ("open", "close", "fsync", "replace", "rename", "link", "unlink", "chmod", "stat", "lstat")
OLD, NEW = b"old " * 5_000, b"new " * 40_000


class PowerCutError(BaseException):
    """The machine stops: nothing after this happens, no tidying up either."""


class Machine:
    """A machine whose power fails at one call to the operating system."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.calls: list[tuple[str, tuple[object, ...]]] = []
        self._cut_at = -1

    def run(self, work: Callable[[], object], cut_at: int = -1) -> bool:
        """Do some work; say whether the power failed before it was through."""
        self._cut_at, self.calls = cut_at, []
        with self._monkeypatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, self._failing(name, getattr(os, name)))
            try:
                work()
            except PowerCutError:
                return True
        return False

    def _failing(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def called(*arguments: object, **named: object) -> object:
            if 0 <= self._cut_at <= len(self.calls):
                raise PowerCutError(name)
            self.calls.append((name, arguments))
            return real(*arguments, **named)

        return called


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Return a machine."""
    return Machine(monkeypatch)


def cuts(machine: Machine, work: Callable[[], object]) -> Iterator[int]:
    """Do some work with a power cut at each of its steps, and once to its end."""
    for step in count():
        was_cut = machine.run(work, cut_at=step)
        yield step
        if not was_cut:
            return


@pytest.mark.parametrize("replace", [True, False])
def test_a_file_is_the_old_one_or_the_new_one(
    machine: Machine, tmp_path: Path, replace: bool, tell: Callable[[str], None]
) -> None:
    path, steps, found = tmp_path / "report.pdf", 0, set()
    old = OLD if replace else None
    if old:
        path.write_bytes(old)
    for step in cuts(machine, lambda: write_whole(path, NEW, replace=replace)):
        content = path.read_bytes() if path.exists() else None
        assert content in (old, NEW)
        found.add(content)
        steps = step
        path.unlink(missing_ok=True)
        if old:
            path.write_bytes(old)

    assert found == {old, NEW}
    assert steps > 8
    tell(f"power cut at {steps} steps of {'replacing' if replace else 'writing'} a file: none half")


def test_what_is_written_is_on_the_disk_before_it_gets_its_name_and_the_name_after(
    machine: Machine, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    machine.run(lambda: write_whole(path, NEW))

    names = [name for name, _ in machine.calls if name in {"fsync", "replace", "rename", "link"}]
    assert names in (["fsync", "replace", "fsync"], ["fsync", "rename", "fsync"])


def test_a_report_that_was_there_is_replaced_by_a_whole_one(
    machine: Machine, tmp_path: Path
) -> None:
    with make_log(tmp_path / "a.cpimlog") as logbook:
        logbook.do(AddActivity(webinar()))
        snapshot = logbook.snapshot()
    (summary,) = summaries(snapshot, rulebook(), date(2026, 11, 22))
    report = maintenance_report(summary, snapshot.holder, paper=Paper.A4)
    path = tmp_path / "report.pdf"
    for _ in cuts(machine, lambda: write_whole(path, report)):
        content = path.read_bytes() if path.exists() else OLD
        assert content in (OLD, report)
        path.write_bytes(OLD)


def test_a_new_log_is_whole_or_not_there(machine: Machine, tmp_path: Path) -> None:
    for number in count():
        path = tmp_path / f"{number}.cpimlog"
        was_cut = machine.run(lambda: make_log(path).close(), cut_at=number)  # noqa: B023
        if path.exists():
            with open_log(path) as made:
                assert made.check() == ()
        if not was_cut:
            break
    assert path.exists()


def test_what_a_power_cut_leaves_behind_is_its_owner_s_alone(
    machine: Machine, tmp_path: Path
) -> None:
    def fill() -> None:
        with whole_file(tmp_path / "log", mode=PRIVATE) as temporary:
            temporary.write_bytes(NEW)

    for _ in cuts(machine, fill):
        for left in tmp_path.glob(".cpim-pdp-*"):
            assert left.stat().st_mode & 0o077 == 0
            left.unlink()
