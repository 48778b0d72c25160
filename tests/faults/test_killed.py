"""A program killed at any moment leaves a log with all that it reported done, and nothing half."""

import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.logs import make_log, open_log
from helpers.zygote_client import Zygote, reported

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.logbook import Logbook

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")
KILLS = 250
SECONDS = 45.0
"""Enough kills for this run, on a slow machine."""

EACH_LOG = 15
LONGEST = 0.04


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Return where a log lies that only a holder and a credential are in."""
    make_log(tmp_path / "fresh.cpimlog").close()
    return tmp_path / "fresh.cpimlog"


def state(logbook: Logbook) -> tuple[int, str]:
    from helpers.zygote import state as said  # noqa: PLC0415 - imports what only POSIX has

    revision, digest = said(logbook).split()
    return int(revision), digest


def is_one_step_from(logbook: Logbook, digest: str) -> bool:
    """Say whether taking the newest step back, or an undo again, leads to that state."""
    for step, back in ((logbook.undo, logbook.redo), (logbook.redo, logbook.undo)):
        try:
            step()
        except Refusal:
            continue
        found = state(logbook)[1]
        back()
        if found == digest:
            return True
    return False


def look_at(path: Path, last: tuple[int, str]) -> str:
    """Check a log whose writer was killed; return what became of the command in flight."""
    was_hot = path.with_name(path.name + "-journal").exists()
    with open_log(path) as logbook:
        assert logbook.check() == ()
        now = state(logbook)
        if now == last:
            return "rolled back" if was_hot else "none in flight, or not begun"
        assert now[0] == last[0] + 1
        assert is_one_step_from(logbook, last[1])
        return "done, not yet reported"


def test_what_was_reported_done_survives_and_nothing_half_done(
    fresh: Path, zygote: Zygote, tell: Callable[[str], None]
) -> None:
    chance = random.Random(20261122)
    path, fates, commands = fresh.with_name("log.cpimlog"), Counter[str](), 0
    began, kills = time.monotonic(), 0
    while kills < KILLS and time.monotonic() - began < SECONDS:
        if kills % EACH_LOG == 0:
            shutil.copy(fresh, path)
        ended = zygote.kill(
            "many", path, after=chance.uniform(0, LONGEST), seed=chance.randrange(1 << 30)
        )
        kills += 1
        assert ended.killed, ended.lines
        done = [*reported(ended)]
        commands += len(done)
        fates[look_at(path, done[-1])] += 1

    seconds = time.monotonic() - began
    parts = ", ".join(f"{number} {fate}" for fate, number in sorted(fates.items()))
    tell(f"killed {kills} times after {commands} commands in {seconds:.0f} s: {parts}; none lost")
    assert kills >= 50
