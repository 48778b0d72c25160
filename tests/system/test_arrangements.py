"""What is written for each system: real files, read back by other people's programs."""

import configparser
import os
import plistlib
import re
import shutil
import stat
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from helpers.system_programs import SystemPrograms

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.system.arrangement import Arrangement, InFiles
from cpim_pdp.system.desktop_entry import DesktopEntry
from cpim_pdp.system.launch_agent import DailyAgent, LaunchAgent
from cpim_pdp.system.systemd import SystemdTimer
from cpim_pdp.system.task_scheduler import ScheduledTask

STRANGE = (
    '/opt/My apps/100% "Ana\'s" $env/pythön',
    "-P",
    "back\\slash",
    "%h $HOME ${HOME}",
    "a;b",
    "",
)
PLAIN = ("/opt/venv/bin/python", "-P", "-m", "cpim_pdp")
REMIND = (*PLAIN, "--log", "/home/ana/My log.cpimlog", "remind", "--notify")
Make = Callable[[Path, tuple[str, ...]], InFiles]


def desktop_entry(folder: Path, words: tuple[str, ...] = PLAIN) -> InFiles:
    return DesktopEntry(folder / "autostart" / "cpim-pdp.desktop", words, "Log of points")


def launch_agent(folder: Path, words: tuple[str, ...] = PLAIN) -> InFiles:
    return LaunchAgent(folder / "LaunchAgents" / "cpim-pdp.plist", words)


def daily_agent(folder: Path, words: tuple[str, ...] = PLAIN) -> InFiles:
    return DailyAgent(folder / "LaunchAgents" / "cpim-pdp-remind.plist", words, time(9, 5))


def systemd_timer(folder: Path, words: tuple[str, ...] = PLAIN) -> SystemdTimer:
    return SystemdTimer(
        folder / "systemd" / "user", "cpim-pdp-remind", words, time(9, 5), "CPIM PDP"
    )


def scheduled_task(folder: Path, words: tuple[str, ...] = PLAIN) -> InFiles:
    return ScheduledTask(folder / "task.xml", "CPIM PDP remind", words, time(9, 5), "CPIM PDP & co")


EVERY = pytest.mark.parametrize(
    "make", [desktop_entry, launch_agent, daily_agent, systemd_timer, scheduled_task]
)


@pytest.fixture(autouse=True)
def _no_real_system(programs: SystemPrograms) -> None:
    """Let no test speak to the system that it runs on."""


class Scheduler:
    """Stands in for the Task Scheduler: knows tasks from the file that it is handed."""

    def __init__(self, folder: Path) -> None:
        self.program = folder / "bin" / "schtasks"
        tasks = folder / "tasks"
        tasks.mkdir()
        self.program.write_text(
            f"#!/bin/sh\ncase $1 in\n/Create) /bin/cp \"$5\" '{tasks}/t';;\n"
            f"/Delete) /bin/rm '{tasks}/t';;\n/Query) /usr/bin/test -e '{tasks}/t';;\nesac\n"
        )
        self.program.chmod(0o755)


@EVERY
def test_what_is_switched_on_is_written_and_what_is_switched_off_is_gone(
    make: Make, tmp_path: Path, programs: SystemPrograms
) -> None:
    Scheduler(tmp_path)
    start: Arrangement = make(tmp_path, PLAIN)
    assert not start.is_on()
    assert start.written() == ""

    start.switch_on()
    assert start.is_on()
    assert start.is_this()
    assert start.written() == start.text()
    assert all(place in start.place for place in (str(tmp_path),))

    start.switch_off()
    assert not start.is_on()
    assert start.written() == ""
    start.switch_off()


@EVERY
def test_another_copy_of_the_program_is_told_apart(make: Make, tmp_path: Path) -> None:
    Scheduler(tmp_path)
    make(tmp_path, ("/gone/python",)).switch_on()

    now = make(tmp_path, PLAIN)

    assert now.is_on()
    assert not now.is_this()
    now.switch_on()
    assert now.is_this()


@EVERY
def test_what_is_written_is_the_holders_alone(make: Make, tmp_path: Path) -> None:
    Scheduler(tmp_path)
    start = make(tmp_path, PLAIN)
    start.switch_on()

    for file in start.files():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@EVERY
def test_a_folder_that_can_not_be_made_is_refused(make: Make, tmp_path: Path) -> None:
    file, *_ = make(tmp_path / "taken", PLAIN).files()
    (tmp_path / "taken").write_text("a file where the folder should be")

    with pytest.raises(Refusal) as refused:
        make(tmp_path / "taken", PLAIN).switch_on()

    assert refused.value.reason in (Reason.FILE_EXISTS, Reason.FOLDER_MISSING)
    assert not file.exists()


# Desktop entries


def exec_arguments(value: str) -> list[str]:
    """Read the value of Exec as a desktop does: as a string, then arguments, then field codes."""
    string = re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', string)
    bare = [plain or re.sub(r"\\(.)", r"\1", inside) for inside, plain in parts]
    return [one.replace("%%", "%") for one in bare]


def entry_of(start: InFiles) -> dict[str, str]:
    entry = configparser.RawConfigParser(strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read_string(start.text())
    return dict(entry["Desktop Entry"])


def test_a_desktop_entry_can_be_read_by_other_programs(tmp_path: Path) -> None:
    assert entry_of(desktop_entry(tmp_path)) == {
        "Type": "Application",
        "Name": "CPIM PDP",
        "Comment": "Log of points",
        "Exec": "/opt/venv/bin/python -P -m cpim_pdp",
        "Terminal": "false",
    }


@pytest.mark.parametrize("words", [STRANGE, REMIND, ("/a\nb/python", "-m")])
def test_what_exec_reserves_is_quoted(words: tuple[str, ...], tmp_path: Path) -> None:
    value = entry_of(desktop_entry(tmp_path, words))["Exec"]

    assert exec_arguments(value) == list(words)


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_an_entry_that_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    start = desktop_entry(tmp_path)
    start.switch_on()
    (file,) = start.files()
    file.write_text(start.text() + line + "\n")

    assert not start.is_on()

    start.switch_on()
    assert start.is_on()


def test_an_entry_is_this_byte_for_byte(tmp_path: Path) -> None:
    start = desktop_entry(tmp_path, ('/opt/My "apps"/100%/pythön', "$x"))
    start.switch_on()
    (file,) = start.files()

    assert file.read_bytes().decode() == (
        "[Desktop Entry]\n"
        "Type=Application\n"
        "Name=CPIM PDP\n"
        "Comment=Log of points\n"
        'Exec="/opt/My \\\\"apps\\\\"/100%%/pythön" "\\\\$x"\n'
        "Terminal=false\n"
    )


# Property lists


def test_a_property_list_can_be_read_by_other_programs(tmp_path: Path) -> None:
    start = launch_agent(tmp_path, STRANGE)
    start.switch_on()
    (file,) = start.files()
    job = plistlib.loads(file.read_bytes())

    assert job["Label"] == "cpim-pdp"
    assert job["ProgramArguments"] == list(STRANGE)
    assert job["RunAtLoad"] is True

    file.write_bytes(plistlib.dumps(job | {"Disabled": True}))
    assert not start.is_on()


@pytest.mark.parametrize("nonsense", [b"<plist", b"\xff\xfe", b"", plistlib.dumps([1])])
def test_a_property_list_that_is_none_is_off(tmp_path: Path, nonsense: bytes) -> None:
    start = LaunchAgent(tmp_path / "cpim-pdp.plist", PLAIN)
    start.file.write_bytes(nonsense)

    assert not start.is_on()


def test_a_daily_job_is_made_known_to_launchd(tmp_path: Path, programs: SystemPrograms) -> None:
    programs.has("launchctl")
    start = daily_agent(tmp_path, REMIND)
    (file,) = start.files()
    domain = f"gui/{os.getuid()}"

    start.switch_on()
    job = plistlib.loads(file.read_bytes())
    assert job["StartCalendarInterval"] == {"Hour": 9, "Minute": 5}
    assert (job["RunAtLoad"], job["ProcessType"]) == (True, "Background")
    start.switch_off()

    out = ["launchctl", "bootout", f"{domain}/cpim-pdp-remind"]
    assert programs.calls == [out, ["launchctl", "bootstrap", domain, str(file)], out]


def test_a_daily_job_is_this_byte_for_byte(tmp_path: Path) -> None:
    start = daily_agent(tmp_path, ("/Users/Ana & co/pythön", "<x>"))
    start.switch_on()
    (file,) = start.files()

    assert file.read_bytes().decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"'
        ' "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
        '<plist version="1.0">\n<dict>\n'
        "\t<key>Label</key>\n\t<string>cpim-pdp-remind</string>\n"
        "\t<key>LimitLoadToSessionType</key>\n\t<string>Aqua</string>\n"
        "\t<key>ProcessType</key>\n\t<string>Background</string>\n"
        "\t<key>ProgramArguments</key>\n\t<array>\n"
        "\t\t<string>/Users/Ana &amp; co/pythön</string>\n\t\t<string>&lt;x&gt;</string>\n"
        "\t</array>\n"
        "\t<key>RunAtLoad</key>\n\t<true/>\n"
        "\t<key>StartCalendarInterval</key>\n\t<dict>\n"
        "\t\t<key>Hour</key>\n\t\t<integer>9</integer>\n"
        "\t\t<key>Minute</key>\n\t\t<integer>5</integer>\n"
        "\t</dict>\n</dict>\n</plist>\n"
    )


# systemd


def test_the_units_are_these(tmp_path: Path) -> None:
    start = systemd_timer(tmp_path, REMIND)

    assert start.files() == {
        start.timer: (
            "[Unit]\nDescription=CPIM PDP\n\n[Timer]\nOnCalendar=*-*-* 09:05:00\n"
            "Persistent=true\n\n[Install]\nWantedBy=timers.target\n"
        ),
        start.service: (
            "[Unit]\nDescription=CPIM PDP\nStartLimitIntervalSec=1h\nStartLimitBurst=10\n\n"
            "[Service]\nType=oneshot\nExecStart=:/opt/venv/bin/python -P -m cpim_pdp --log"
            ' "/home/ana/My log.cpimlog" remind --notify\n'
            "Restart=on-failure\nRestartSec=1min\n"
        ),
    }
    assert start.place == f"{start.timer}, {start.service}"
    assert start.text().startswith(f"# {start.timer}\n[Unit]\n")
    assert f"\n# {start.service}\n[Unit]\n" in start.text()


def unit_arguments(value: str) -> list[str]:
    """Read a command line as systemd.service(5) says, after a colon."""
    assert value.startswith(":")
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', value[1:])
    escapes = {"n": "\n", "t": "\t"}
    bare = [
        plain or re.sub(r"\\(.)", lambda found: escapes.get(found[1], found[1]), inside)
        for inside, plain in parts
    ]
    return [one.replace("%%", "%") for one in bare]


@pytest.mark.parametrize("words", [STRANGE, REMIND, ("/a\nb/python", "-m")])
def test_what_a_unit_reserves_is_quoted(words: tuple[str, ...], tmp_path: Path) -> None:
    service = systemd_timer(tmp_path, ("/bin/true", *words)).files()[
        systemd_timer(tmp_path).service
    ]
    line = next(one for one in service.splitlines() if one.startswith("ExecStart="))

    assert unit_arguments(line.removeprefix("ExecStart=")) == ["/bin/true", *words]


def test_a_program_whose_name_systemd_refuses_is_started_by_another(tmp_path: Path) -> None:
    service = systemd_timer(tmp_path, STRANGE).files()[systemd_timer(tmp_path).service]
    line = next(one for one in service.splitlines() if one.startswith("ExecStart="))

    assert unit_arguments(line.removeprefix("ExecStart="))[:2] == ["/usr/bin/env", "--"]
    assert unit_arguments(line.removeprefix("ExecStart="))[2:] == list(STRANGE)


def test_systemd_is_told_where_it_can_be(tmp_path: Path, programs: SystemPrograms) -> None:
    programs.has("systemctl")
    start = systemd_timer(tmp_path)

    start.switch_on()
    assert start.link.readlink() == start.timer
    start.switch_off()
    assert not start.link.is_symlink()

    timer = "cpim-pdp-remind.timer"
    assert programs.calls == [
        ["systemctl", "--user", "daemon-reload"],
        ["systemctl", "--user", "restart", timer],
        ["systemctl", "--user", "stop", timer],
        ["systemctl", "--user", "daemon-reload"],
    ]


def test_a_systemd_that_is_not_there_finds_it_at_the_next_login(
    tmp_path: Path, programs: SystemPrograms
) -> None:
    programs.has("systemctl", code=1)
    start = systemd_timer(tmp_path)

    start.switch_on()

    assert start.is_on()
    assert programs.calls == [["systemctl", "--user", "daemon-reload"]]


def test_a_timer_whose_link_is_gone_is_off(tmp_path: Path) -> None:
    start = systemd_timer(tmp_path)
    start.switch_on()
    start.link.unlink()

    assert not start.is_on()
    assert start.is_this()


def test_a_link_that_can_not_be_made_is_refused(tmp_path: Path) -> None:
    start = systemd_timer(tmp_path)
    start.link.mkdir(parents=True)

    with pytest.raises(Refusal) as refused:
        start.switch_on()

    assert refused.value.facts == {"path": start.link}


@pytest.mark.parametrize("folder", ["My apps/100% $env ${HOME} %h pythön", 'Ana\'s "back\\slash"'])
def test_systemd_itself_finds_nothing_wrong(folder: str, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze", path="/usr/bin:/bin")
    if analyze is None:
        if os.environ.get("CPIM_PDP_TEST_ALL"):
            pytest.fail("systemd-analyze is not here")
        pytest.skip("systemd-analyze is not here")
    # It says so of a program that is not where it looks for it, so quoting the path is tried too.
    program = tmp_path / folder / "python"
    program.parent.mkdir(parents=True)
    shutil.copy("/bin/true", program)
    start = systemd_timer(tmp_path, (str(program), *STRANGE[1:]))
    start.switch_on()

    verified = subprocess.run(
        [analyze, "verify", "--man=no", "--user", str(start.timer), str(start.service)],
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)},
        timeout=60,
    )

    said = [line for line in verified.stderr.splitlines() if "cpim-pdp-remind" in line]
    assert (said, verified.returncode) == ([], 0)


# The Task Scheduler


def test_a_task_says_when_and_what(tmp_path: Path) -> None:
    program = "C:\\Program Files\\Ana & Co\\pythonw.exe"
    words = (program, "-P", "--log", 'C:\\Ana\\My "log" <1>.cpimlog', "remind")
    text = scheduled_task(tmp_path, words).text()
    task = ET.fromstring(text.encode("utf-16"))  # noqa: S314 - our own
    said = {one.tag.rpartition("}")[2]: (one.text or "").strip() for one in task.iter()}

    assert said["Command"] == program
    assert said["Arguments"] == '-P --log "C:\\Ana\\My \\"log\\" <1>.cpimlog" remind'
    assert said["StartBoundary"] == "2000-01-01T09:05:00"
    assert said["DaysInterval"] == "1"
    assert said["StartWhenAvailable"] == "true"
    assert said["Description"] == "CPIM PDP & co"


def test_a_task_is_this_byte_for_byte(tmp_path: Path, programs: SystemPrograms) -> None:
    programs.has("schtasks")
    start = scheduled_task(tmp_path, ("C:\\pythön.exe", "a b", "c"))
    start.switch_on()
    ((file, text),) = start.files().items()

    assert file.read_bytes() == b"\xff\xfe" + text.encode("utf-16-le")
    assert text.splitlines() == [
        '<?xml version="1.0" encoding="UTF-16"?>',
        '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
        "  <RegistrationInfo>",
        "    <Description>CPIM PDP &amp; co</Description>",
        "  </RegistrationInfo>",
        "  <Triggers>",
        "    <CalendarTrigger>",
        "      <StartBoundary>2000-01-01T09:05:00</StartBoundary>",
        "      <Enabled>true</Enabled>",
        "      <ScheduleByDay>",
        "        <DaysInterval>1</DaysInterval>",
        "      </ScheduleByDay>",
        "    </CalendarTrigger>",
        "  </Triggers>",
        "  <Principals>",
        '    <Principal id="Author">',
        "      <LogonType>InteractiveToken</LogonType>",
        "      <RunLevel>LeastPrivilege</RunLevel>",
        "    </Principal>",
        "  </Principals>",
        "  <Settings>",
        "    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>",
        "    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>",
        "    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>",
        "    <StartWhenAvailable>true</StartWhenAvailable>",
        "    <ExecutionTimeLimit>PT10M</ExecutionTimeLimit>",
        "  </Settings>",
        '  <Actions Context="Author">',
        "    <Exec>",
        "      <Command>C:\\pythön.exe</Command>",
        '      <Arguments>"a b" c</Arguments>',
        "    </Exec>",
        "  </Actions>",
        "</Task>",
    ]


def test_the_scheduler_is_handed_the_task(tmp_path: Path, programs: SystemPrograms) -> None:
    programs.has("schtasks")
    start = scheduled_task(tmp_path)
    (file,) = start.files()

    start.switch_on()
    start.switch_off()

    name = "CPIM PDP remind"
    assert programs.calls == [
        ["schtasks", "/Create", "/TN", name, "/XML", str(file), "/F"],
        ["schtasks", "/Query", "/TN", name],
        ["schtasks", "/Delete", "/TN", name, "/F"],
    ]


def test_a_scheduler_that_says_no_leaves_nothing_behind(
    tmp_path: Path, programs: SystemPrograms
) -> None:
    programs.has("schtasks", code=1)
    start = scheduled_task(tmp_path)

    with pytest.raises(Refusal) as refused:
        start.switch_on()

    assert refused.value.reason is Reason.SYSTEM_REFUSES
    assert start.written() == ""


def test_a_task_that_can_not_be_taken_back_is_told(
    tmp_path: Path, programs: SystemPrograms, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.has("schtasks")
    start = scheduled_task(tmp_path)
    start.switch_on()
    programs.has("schtasks", code=1)
    monkeypatch.setattr(ScheduledTask, "is_on", lambda _self: True)

    with pytest.raises(Refusal):
        start.switch_off()

    assert start.written() == start.text()
