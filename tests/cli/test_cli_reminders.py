"""Reminders on the command line: printed, shown by the desktop, let sleep, set up."""

import subprocess
import sys
from pathlib import Path

import pytest
from helpers.command_line import CommandLine
from helpers.system_programs import SystemPrograms

from cpim_pdp.cli.main import run
from cpim_pdp.system import systemd
from cpim_pdp.system.daily_reminder import words

WEBINAR = ("--type", "webinar", "--quantity", "1.5")


@pytest.fixture
def cli(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """Return the command line on the log of somebody who is sure to have the points in time."""
    proof = tmp_path / "proof.pdf"
    proof.write_bytes(b"%PDF proof")
    course = ("--type", "course", "--quantity", "60", "--evidence", proof)
    cli("add", "Long course", "--date", "2025-05-04", *course)
    sure = ("--type", "course", "--quantity", "20", "--planned", "--likelihood", "100")
    cli("add", "Next course", "--date", "2028-03-01", *sure)
    return cli


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SystemPrograms:
    """Return the programs of a Linux desktop, and a home of nobody else."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(systemd, "_RUNNING", tmp_path)
    return SystemPrograms(tmp_path / "system", monkeypatch)


@pytest.fixture
def behind(cli: CommandLine) -> CommandLine:
    """Return the command line on a log with one webinar unproven and one not confirmed."""
    cli("add", "Unproven", "--date", "2026-05-04", *WEBINAR)
    cli("add", "Planned", "--date", "2026-11-20", *WEBINAR, "--planned")
    return cli


def keys(cli: CommandLine, *more: str) -> list[str]:
    return [one["key"].split(":")[0] for one in cli("remind", "--json", *more).json]


def test_where_nothing_is_to_be_done_nothing_is_printed(cli: CommandLine) -> None:
    ran = cli("remind")

    assert (ran.out, ran.err) == ("", "")
    assert cli("remind", "--json").json == []


def test_what_is_to_be_done_is_printed_with_a_key_to_type(behind: CommandLine) -> None:
    first, second = behind("remind").out.splitlines()

    assert first.endswith("“Planned” was planned for 20 Nov 2026: if it took place, confirm it.")
    assert "1.5 points of 1 activity have no evidence" in second
    key = second.split()[0]
    behind("remind", "snooze", key, "--until", "2026-12-01")
    assert keys(behind) == ["not-confirmed"]


def test_as_json_each_says_what_it_is_about(behind: CommandLine) -> None:
    planned, unproven = behind("remind", "--json").json
    (activity,) = [one for one in behind("list", "--json").json if one["title"] == "Planned"]

    assert planned == {
        "key": f"not-confirmed:{activity['id']}",
        "kind": "not-confirmed",
        "task": "confirm",
        "text": "“Planned” was planned for 20 Nov 2026: if it took place, confirm it.",
        "since": "2026-11-21",
        "by": None,
        "credential": None,
        "activities": [activity["id"]],
        "asleep_until": None,
    }
    assert unproven["credential"] == behind("credential", "list", "--json").json[0]["id"]


def test_it_answers_for_a_date_and_for_kinds(behind: CommandLine) -> None:
    assert keys(behind, "--on", "2027-10-01") == ["due", "not-confirmed", "evidence-missing"]
    assert keys(behind, "--on", "2027-10-01", "--kind", "due") == ["due"]
    assert behind.run("remind", "--kind", "tea").code == 2


def test_one_that_sleeps_comes_back_on_its_day(behind: CommandLine) -> None:
    ran = behind("remind", "snooze", "evidence", "--until", "2026-12-01")

    assert ran.err == "Asleep until 1 Dec 2026.\n"
    assert keys(behind, "--on", "2026-11-30") == ["not-confirmed"]
    assert keys(behind, "--on", "2026-12-01") == ["not-confirmed", "evidence-missing"]
    assert keys(behind, "--all") == ["not-confirmed", "evidence-missing"]
    assert "(asleep until 1 Dec 2026)" in behind("remind", "--all").out

    behind("remind", "wake", "evidence")
    assert keys(behind) == ["not-confirmed", "evidence-missing"]
    behind("undo", "--steps", "2")
    assert keys(behind) == ["not-confirmed", "evidence-missing"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("snooze", "tea", "--until", "2026-12-01"), "No reminder “tea” is there now"),
        (("snooze", "due", "--until", "2026-12-01"), "No reminder “due” is there now"),
        (("wake", "papers"), "No reminder"),
        (("snooze", "", "--until", "2026-12-01"), "Several reminders begin with"),
        (("snooze", "evidence", "--until", "2026-11-22"), "22 Nov 2026 is not ahead"),
    ],
)
def test_what_is_no_reminder_can_not_sleep(
    behind: CommandLine, words: tuple[str, ...], said: str
) -> None:
    assert said in behind.refused("remind", *words)


def test_with_several_credentials_each_is_named(behind: CommandLine) -> None:
    behind("credential", "add", "--designation", "CSCP", "--certified", "2024-02-10")

    lines = behind("remind").out.splitlines()

    assert any("  CPIM: 1.5 points of" in line for line in lines)
    assert any("  CSCP: 1.5 points of" in line for line in lines)
    # Too short by the id alone, so it is as long as it must be.
    for line in lines:
        behind("remind", "snooze", line.split()[0], "--until", "2027-01-01")
    assert behind("remind").out == ""


def test_the_desktop_shows_them(behind: CommandLine, bus: SystemPrograms) -> None:
    bus.has("notify-send")

    ran = behind("remind", "--notify")

    assert len(ran.out.splitlines()) == 2
    (words,) = bus.calls
    title, text = words[-2:]
    assert title == "CPIM PDP: 2 reminders"
    assert text.splitlines()[0].startswith("“Planned” was planned")


def test_the_desktop_shows_nothing_where_nothing_is(cli: CommandLine, bus: SystemPrograms) -> None:
    bus.has("notify-send")
    cli("remind", "--notify")

    assert bus.calls == []


def test_those_asleep_are_never_shown_by_the_desktop(
    behind: CommandLine, bus: SystemPrograms
) -> None:
    bus.has("notify-send")
    for key in ("evidence", "not"):
        behind("remind", "snooze", key, "--until", "2026-12-01")

    behind("remind", "--notify", "--all")

    assert bus.calls == []


def test_a_desktop_that_shows_nothing_is_told(behind: CommandLine, bus: SystemPrograms) -> None:
    ran = behind.run("remind", "--notify")

    assert ran.code == 1
    assert len(ran.out.splitlines()) == 2
    assert "No message can be shown here: notify-send, gdbus" in ran.err


def test_it_is_set_up_for_every_day_and_taken_away(
    cli: CommandLine, bus: SystemPrograms, tmp_path: Path
) -> None:
    units = tmp_path / "config" / "systemd" / "user"

    shown = cli("remind", "set-up", "--dry-run", "--at", "7:30").out
    assert not units.exists()
    written = cli("remind", "set-up", "--at", "7:30", "--kind", "due").out

    assert "OnCalendar=*-*-* 07:30:00" in shown
    assert shown.replace("--notify", "--notify --kind due") == written
    assert f"--log {cli.log}" in (units / "cpim-pdp-remind.service").read_text()
    assert (units / "timers.target.wants" / "cpim-pdp-remind.timer").is_symlink()

    assert cli("remind", "remove").err.startswith("Removed: ")
    assert not (units / "cpim-pdp-remind.service").exists()
    assert cli("remind", "remove").err.startswith("Nothing was set up")


def test_where_there_is_no_timer_it_is_after_the_login(
    cli: CommandLine, bus: SystemPrograms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(systemd, "_RUNNING", tmp_path / "none")

    assert "so it is after each login" in cli("remind", "set-up").err
    assert (tmp_path / "config" / "autostart" / "cpim-pdp-remind.desktop").exists()


def test_it_is_not_set_up_for_a_log_that_is_not_there(
    bare: CommandLine, bus: SystemPrograms, tmp_path: Path
) -> None:
    assert "init" in bare.refused("remind", "set-up")
    assert not (tmp_path / "config").exists()
    assert bare("remind", "remove").err.startswith("Nothing was set up")


def test_the_command_of_the_timer_is_carried_out_as_it_stands_there(
    behind: CommandLine, bus: SystemPrograms
) -> None:
    bus.has("notify-send")
    behind("remind", "set-up")

    ran = subprocess.run(words(behind.log), capture_output=True, text=True, timeout=60, check=True)

    assert "“Planned”" in ran.stdout
    assert bus.calls[-1][0] == "notify-send"


def test_a_program_without_a_console_reminds_too(
    behind: CommandLine, bus: SystemPrograms, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus.has("notify-send")
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    code = run(["--log", str(behind.log), "remind", "--notify"], open_window=behind.no_window)

    assert code == 0
    assert len(bus.calls) == 1


def test_no_qt_is_loaded_for_it(behind: CommandLine) -> None:
    code = (
        "import sys; from cpim_pdp.cli.main import run;"
        f"run(['--log', {str(behind.log)!r}, 'remind', '--notify'], open_window=None);"
        "sys.exit('PySide6' in sys.modules)"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, check=False,
        env={"PATH": "/nowhere"},
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
