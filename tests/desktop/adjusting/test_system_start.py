"""Starting with the system: real files, as each system wants them, and what other programs do."""

import configparser
import plistlib
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.adjusting import system_start
from cpim_pdp.desktop.adjusting.system_start import (
    DesktopEntry,
    LaunchAgent,
    RunKey,
    SystemStart,
    command,
    of_this_system,
    sentence,
)

WANTED = ('/opt/My apps/100% "Ana\'s" $env/python', "-P", "-m", "cpim_pdp")
PLAIN = ("/opt/venv/bin/python", "-P", "-m", "cpim_pdp")


def desktop_entry(folder: Path) -> SystemStart:
    return DesktopEntry(folder / "autostart" / "cpim-pdp.desktop", PLAIN)


def launch_agent(folder: Path) -> SystemStart:
    return LaunchAgent(folder / "LaunchAgents" / "cpim-pdp.plist", PLAIN)


def run_key(folder: Path) -> SystemStart:
    # The registry itself is there on Windows only; a file of the same class stands in for it.
    return RunKey(QSettings(str(folder / "run.ini"), QSettings.Format.IniFormat), PLAIN)


def arguments(value: str) -> list[str]:
    """Read the value of Exec as a desktop does: as a string, then arguments, then field codes."""
    string = re.sub(r"\\\\", r"\\", value)
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', string)
    bare = [re.sub(r"\\(.)", r"\1", quoted) if quoted else plain for quoted, plain in parts]
    return [one.replace("%%", "%") for one in bare]


EVERY = pytest.mark.parametrize("make", [desktop_entry, launch_agent, run_key])


@EVERY
def test_what_is_switched_on_is_written_and_what_is_switched_off_is_gone(
    make: "type[SystemStart]", tmp_path: Path
) -> None:
    start = make(tmp_path)  # type: ignore[arg-type]
    assert not start.is_on()
    assert "does not start" in sentence(start)

    start.switch_on()
    assert start.is_on()
    assert start.is_this()
    assert start.written() == start.text()
    assert start.place in sentence(start)

    start.switch_off()
    assert not start.is_on()
    assert start.written() == ""
    start.switch_off()


def test_a_desktop_entry_can_be_read_by_other_programs(tmp_path: Path) -> None:
    start = DesktopEntry(tmp_path / "cpim-pdp.desktop", PLAIN)
    start.switch_on()
    entry = configparser.RawConfigParser(strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(start.file)

    assert dict(entry["Desktop Entry"]) == {
        "Type": "Application",
        "Name": "CPIM PDP",
        "Comment": "Log of professional development points",
        "Exec": "/opt/venv/bin/python -P -m cpim_pdp",
        "Terminal": "false",
    }


def test_what_exec_reserves_is_quoted(tmp_path: Path) -> None:
    text = DesktopEntry(tmp_path / "cpim-pdp.desktop", WANTED).text()
    line = next(one for one in text.splitlines() if one.startswith("Exec="))

    assert arguments(line.removeprefix("Exec=")) == list(WANTED)


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_an_entry_that_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    start = DesktopEntry(tmp_path / "cpim-pdp.desktop", PLAIN)
    start.switch_on()
    start.file.write_text(start.text() + line + "\n")

    assert not start.is_on()

    start.switch_on()
    assert start.is_on()


def test_a_property_list_can_be_read_by_other_programs(tmp_path: Path) -> None:
    start = LaunchAgent(tmp_path / "cpim-pdp.plist", WANTED)
    start.switch_on()
    job = plistlib.loads(start.file.read_bytes())

    assert job["ProgramArguments"] == list(WANTED)
    assert job["RunAtLoad"] is True

    start.file.write_bytes(plistlib.dumps(job | {"Disabled": True}))
    assert not start.is_on()


@pytest.mark.parametrize("nonsense", [b"<plist", b"\xff\xfe", b""])
def test_a_property_list_that_is_none_is_off(tmp_path: Path, nonsense: bytes) -> None:
    start = LaunchAgent(tmp_path / "cpim-pdp.plist", WANTED)
    start.file.write_bytes(nonsense)

    assert not start.is_on()


def test_the_value_of_the_registry_is_a_command_line(tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat)
    start = RunKey(store, ("C:\\Program Files\\Python\\pythonw.exe", "-P", "-m", "cpim_pdp"))
    start.switch_on()

    again = QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat)
    assert again.value("cpim-pdp") == '"C:\\Program Files\\Python\\pythonw.exe" -P -m cpim_pdp'


@EVERY
def test_one_that_starts_another_copy_is_told_apart(
    make: "type[SystemStart]", tmp_path: Path
) -> None:
    start = make(tmp_path)  # type: ignore[arg-type]
    start.wanted = ("/gone/python",)
    start.switch_on()

    now = make(tmp_path)  # type: ignore[arg-type]

    assert now.is_on()
    assert not now.is_this()
    assert "another copy" in sentence(now)


def test_a_folder_that_can_not_be_written_is_refused(tmp_path: Path) -> None:
    taken = tmp_path / "autostart"
    taken.write_text("a file where the folder should be")

    with pytest.raises(Refusal) as refused:
        desktop_entry(tmp_path).switch_on()

    assert refused.value.reason is Reason.FILE_EXISTS


def test_the_command_starts_this_program() -> None:
    said = subprocess.run(
        [*command(), "--version"], capture_output=True, text=True, check=True, timeout=60
    )

    assert said.stdout.startswith("cpim-pdp")


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert command() == (sys.executable,)


def test_each_system_gets_what_it_wants(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kinds = {}
    for system in ("linux", "freebsd14", "darwin", "win32"):
        monkeypatch.setattr(system_start.sys, "platform", system)
        kinds[system] = type(of_this_system())

    assert kinds == {
        "linux": DesktopEntry,
        "freebsd14": DesktopEntry,
        "darwin": LaunchAgent,
        "win32": RunKey,
    }


def test_what_is_written_is_the_holders_alone(tmp_path: Path) -> None:
    start = desktop_entry(tmp_path)
    start.switch_on()

    assert stat.S_IMODE((tmp_path / "autostart").stat().st_mode) & 0o022 == 0
