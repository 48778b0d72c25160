"""Being reminded once a day: the command, and which timer the system has."""

import sys
from datetime import time
from pathlib import Path

import pytest

from cpim_pdp.core.reminder_kinds import EVERY_KIND, ReminderKind
from cpim_pdp.system import daily_reminder, systemd
from cpim_pdp.system.daily_reminder import of_this_system, words
from cpim_pdp.system.desktop_entry import DesktopEntry
from cpim_pdp.system.launch_agent import DailyAgent
from cpim_pdp.system.program import command
from cpim_pdp.system.systemd import SystemdTimer
from cpim_pdp.system.task_scheduler import ScheduledTask


def test_the_command_names_the_log_wherever_it_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert words(Path("my log.cpimlog")) == (
        *command(),
        "--log",
        str(tmp_path / "my log.cpimlog"),
        "remind",
        "--notify",
    )


def test_kinds_are_named_where_they_are_not_all(tmp_path: Path) -> None:
    some = (ReminderKind.PAPERS, ReminderKind.DUE)

    assert words(tmp_path, some)[-4:] == ("--kind", "due", "--kind", "papers")
    assert words(tmp_path, EVERY_KIND)[-1] == "--notify"


@pytest.mark.parametrize(
    ("system", "has_systemd", "kind"),
    [
        ("linux", True, SystemdTimer),
        ("linux", False, DesktopEntry),
        ("freebsd14", False, DesktopEntry),
        ("darwin", False, DailyAgent),
        ("win32", False, ScheduledTask),
    ],
)
def test_each_system_gets_what_it_has(
    system: str, has_systemd: bool, kind: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(systemd, "_RUNNING", tmp_path if has_systemd else tmp_path / "none")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("CPIM_PDP_DATA", str(tmp_path / "data"))

    found = of_this_system(("remind",), time(7, 30))

    assert type(found) is kind
    assert "remind" in found.text()
    assert daily_reminder.keeps_time(found) is (kind is not DesktopEntry)
    assert time(9) == daily_reminder.USUAL_TIME
