"""A timer of systemd, for the person who is logged in: once a day, made up for where it was off.

Source: systemd.timer(5), systemd.service(5) with its section on command lines, and systemd.unit(5)
on specifiers.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import time
from pathlib import Path
from typing import NoReturn

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import failures
from cpim_pdp.store.places import make_folder
from cpim_pdp.system.arrangement import InFiles
from cpim_pdp.system.asking import asked

_RUNNING = Path("/run/systemd/system")
"""This folder is there if systemd runs the system, as sd_booted(3) has it."""
_PLAIN = re.compile(r"[\w@+=:,./-]+", re.ASCII)
_RESERVED = re.compile(r'["\\]')
_NO_NAMES = re.compile(r"""["'\\\x00-\x1f\x7f]""")
_BREAKS = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SERVICE = """\
[Unit]
Description={description}
StartLimitIntervalSec=1h
StartLimitBurst=10

[Service]
Type=oneshot
ExecStart={command}
Restart=on-failure
RestartSec=1min
"""
"""Begun right after the login, there may be nothing yet that shows messages: so it tries again."""
_TIMER = """\
[Unit]
Description={description}

[Timer]
OnCalendar=*-*-* {at}:00
Persistent=true

[Install]
WantedBy=timers.target
"""


def is_running() -> bool:
    """Say whether systemd runs the system."""
    return _RUNNING.is_dir()


class SystemdTimer(InFiles):
    """A timer and the service that it starts, in the folder of this person's units."""

    def __init__(
        self, folder: Path, name: str, wanted: Sequence[str], at: time, description: str
    ) -> None:
        super().__init__(wanted)
        self.timer = folder / f"{name}.timer"
        self.service = folder / f"{name}.service"
        self.link = folder / "timers.target.wants" / self.timer.name
        self._at = at
        self._description = description

    def files(self) -> Mapping[Path, str]:
        """Override: the two units."""
        # The colon: what looks like a variable is none.
        words = ":" + " ".join(quoted(part) for part in _startable(self.wanted))
        description = self._description
        return {
            self.timer: _TIMER.format(description=description, at=self._at.strftime("%H:%M")),
            self.service: _SERVICE.format(description=description, command=words),
        }

    def is_on(self) -> bool:
        """Override: a timer is enabled by a link."""
        return bool(self.written()) and self.link.is_symlink()

    def switch_on(self) -> None:
        """Override: enable it too, and have it begin now if there is somebody to do so."""
        super().switch_on()
        make_folder(self.link.parent)
        self._unlink()
        try:
            # What `systemctl enable` does; it would need a systemd that is there to be asked.
            self.link.symlink_to(self.timer)
        except OSError as error:
            self._refuse(error)
        self._tell("restart")

    def switch_off(self) -> None:
        """Override: stop it first."""
        asked(("systemctl", "--user", "stop", self.timer.name))
        self._unlink()
        super().switch_off()
        self._tell()

    def _unlink(self) -> None:
        try:
            self.link.unlink(missing_ok=True)
        except OSError as error:
            self._refuse(error)

    def _refuse(self, error: OSError) -> NoReturn:
        refusal = failures.of_file(error, self.link, denied=Reason.FOLDER_NOT_WRITABLE)
        raise refusal or Refusal(Reason.FILE_NOT_WRITABLE, path=self.link) from error

    def _tell(self, *verb: str) -> None:
        """Let the systemd of this person know, if it runs; else it will at the next login."""
        if asked(("systemctl", "--user", "daemon-reload")) is not None and verb:
            asked(("systemctl", "--user", *verb, self.timer.name))


def _startable(words: Sequence[str]) -> tuple[str, ...]:
    """Return a command that systemd starts: it refuses programs with quotation marks in the name.

    systemd 252, `string_is_safe` in config_parse_exec; arguments may be anything.
    """
    return ("/usr/bin/env", "--", *words) if _NO_NAMES.search(words[0]) else tuple(words)


def quoted(part: str) -> str:
    """Return an argument as ExecStart wants it after a colon: quoted, and without specifiers."""
    if _PLAIN.fullmatch(part):
        return part
    inside = _RESERVED.sub(r"\\\g<0>", part).replace("%", "%%")
    for sign, written in _BREAKS.items():
        inside = inside.replace(sign, written)
    return f'"{inside}"'
