"""A clock that is set back, another time zone, daylight saving: no date moves."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from helpers.logs import StillClock, by_title, hash_of, make_log, open_log, webinar

from cpim_pdp.core.commands import AddActivity, DeleteActivities, RestoreActivities

ZONES = (
    "UTC", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe",
)  # fmt: skip
DAYS = ("2026-03-08", "2026-03-29", "2026-10-25", "2026-11-01", "2024-02-29", "2025-12-31")
"""Days on which the clocks change somewhere, a leap day, and a year's end."""

COMMANDS = """
import json, sys
from cpim_pdp.cli.main import run
def no_window(log, *, exit_when_shown, in_tray): raise AssertionError
log = ["--log", sys.argv[1]]
for words in json.loads(sys.argv[2]):
    code = run([*log, *words], open_window=no_window)
    assert code == 0, (words, code)
"""


def in_zone(zone: str, log: Path, *commands: list[str]) -> str:
    """Run commands in a process of that time zone; return what they printed."""
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS, str(log), json.dumps(commands)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TZ": zone, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what the same log answers in each time zone, after each added an activity a day."""
    log = tmp_path_factory.mktemp("clocks") / "a.cpimlog"
    make_log(log).close()
    kind = ["--type", "webinar", "--quantity", "1"]
    for zone in ZONES:
        in_zone(zone, log, *(["add", f"{zone} {day}", "--date", day, *kind] for day in DAYS))
    before = hash_of(log)
    questions = [
        ["list", "--json"],
        ["status", "--json", "--on", "2026-11-22"],
        ["history", "--json"],
    ]
    answers = {zone: in_zone(zone, log, *questions) for zone in ZONES}
    assert hash_of(log) == before
    return answers


def test_a_log_answers_the_same_in_every_time_zone(everywhere: dict[str, str]) -> None:
    assert len(set(everywhere.values())) == 1


def test_each_date_is_the_one_that_was_typed(everywhere: dict[str, str]) -> None:
    listed, _ = json.JSONDecoder().raw_decode(everywhere["UTC"])

    assert len(listed) == len(ZONES) * len(DAYS)
    assert all(one["title"].split()[1] == one["date"] for one in listed)


def test_a_clock_that_is_set_back_moves_no_date_and_loses_no_command(tmp_path: Path) -> None:
    clock = StillClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    with make_log(tmp_path / "a.cpimlog", clock=clock) as logbook:
        logbook.do(AddActivity(webinar("First", on="2026-11-20")))
        logbook.backup()
        clock.advance(days=-400)
        logbook.do(AddActivity(webinar("Second", on="2026-11-21")))
        identity = by_title(logbook, "First").id
        logbook.do(DeleteActivities((identity,)))
        logbook.do(RestoreActivities((identity,)))
        logbook.backup()

        dates = [one.details.date for one in logbook.snapshot().activities]
        assert dates == [date(2026, 11, 20), date(2026, 11, 21)]
        assert [one.id for one in logbook.history()] == [4, 3, 2, 1]
        assert logbook.check() == ()
        assert len(logbook.backups()) == 2
        logbook.undo(3)
        assert [one.details.title for one in logbook.snapshot().activities] == ["First"]


def test_a_clock_that_stands_still_keeps_commands_apart(tmp_path: Path) -> None:
    with make_log(tmp_path / "a.cpimlog") as logbook:
        for number in range(20):
            logbook.do(AddActivity(webinar(f"{number}")))
        logbook.undo(5)

    with open_log(tmp_path / "a.cpimlog") as later:
        assert len(later.snapshot().activities) == 15
        assert later.redo().id == 16
