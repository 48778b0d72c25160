"""A desktop entry for autostart, as Linux and BSD desktops read them after the login.

Source: https://specifications.freedesktop.org/autostart-spec/latest/ and, for the quoting,
https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
"""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from cpim_pdp.system.arrangement import InFiles

_RESERVED = re.compile(r'["`$\\]')
_PLAIN = re.compile(r"[\w@+=:,./-]+", re.ASCII)
_OFF = ("Hidden=true", "X-GNOME-Autostart-enabled=false")
_BREAKS = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def config_folder() -> Path:
    """Return where the desktop keeps what concerns this person alone."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


class DesktopEntry(InFiles):
    """The entry; ``comment`` says what it is for."""

    def __init__(self, file: Path, wanted: Sequence[str], comment: str) -> None:
        super().__init__(wanted)
        self.file = file
        self._comment = comment

    def files(self) -> Mapping[Path, str]:
        """Override: the entry."""
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Name=CPIM PDP",
            f"Comment={self._comment}",
            f"Exec={' '.join(quoted(part) for part in self.wanted)}",
            "Terminal=false",
        )
        return {self.file: "\n".join(lines) + "\n"}

    def is_on(self) -> bool:
        """Override: desktops switch an entry off by a line in it."""
        lines = {line.replace(" ", "") for line in self.written().splitlines()}
        return bool(lines) and lines.isdisjoint(_OFF)


def quoted(part: str) -> str:
    """Return an argument as Exec wants it: in quotation marks, and as a string of the entry."""
    if _PLAIN.fullmatch(part):
        return part
    inside = _RESERVED.sub(r"\\\g<0>", part).replace("\\", "\\\\").replace("%", "%%")
    for sign, written in _BREAKS.items():
        inside = inside.replace(sign, written)
    return f'"{inside}"'
