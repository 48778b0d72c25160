"""Starting with the system: what is written where, and what the settings say of it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from cpim_pdp.desktop.adjusting import system_start
from cpim_pdp.desktop.adjusting.system_start import RunKey, of_this_system, sentence
from cpim_pdp.system.desktop_entry import DesktopEntry
from cpim_pdp.system.launch_agent import LaunchAgent
from cpim_pdp.system.program import command

PLAIN = ("/opt/venv/bin/python", "-P", "-m", "cpim_pdp")


def run_key(folder: Path, wanted: tuple[str, ...] = PLAIN) -> RunKey:
    # The registry itself is there on Windows only; a file of the same class stands in for it.
    return RunKey(QSettings(str(folder / "run.ini"), QSettings.Format.IniFormat), wanted)


def test_what_is_switched_on_is_written_and_what_is_switched_off_is_gone(tmp_path: Path) -> None:
    start = run_key(tmp_path)
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


def test_the_value_of_the_registry_is_a_command_line(tmp_path: Path) -> None:
    start = run_key(tmp_path, ("C:\\Program Files\\Python\\pythonw.exe", "-P", "-m", "cpim_pdp"))
    start.switch_on()

    again = QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat)
    assert again.value("cpim-pdp") == '"C:\\Program Files\\Python\\pythonw.exe" -P -m cpim_pdp'


def test_one_that_starts_another_copy_is_told_apart(tmp_path: Path) -> None:
    run_key(tmp_path, ("/gone/python",)).switch_on()

    now = run_key(tmp_path)

    assert now.is_on()
    assert not now.is_this()
    assert "another copy" in sentence(now)


def test_each_system_gets_what_it_wants(monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_what_is_written_starts_this_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    start = of_this_system()

    assert start.wanted == (*command(), "window", "--in-tray")
    assert start.place == str(tmp_path / "autostart" / "cpim-pdp.desktop")
    said = subprocess.run([*start.wanted, "--help"], capture_output=True, check=True, timeout=60)
    assert b"--in-tray" in said.stdout
