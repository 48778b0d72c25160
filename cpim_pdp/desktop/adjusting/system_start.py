"""Starting with the system: what each system wants written somewhere, shown and removed as written.

What is true is what stands there, not a setting of ours: the holder may remove it by other means.
"""

import os
import plistlib
import re
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from PySide6.QtCore import QSettings

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.translation import tr
from cpim_pdp.store.places import make_folder
from cpim_pdp.store.whole_file import write_whole

_NAME = "cpim-pdp"
_RUN = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"
_RESERVED = re.compile(r'["`$\\]')
_OFF = ("Hidden=true", "X-GNOME-Autostart-enabled=false")


def command() -> tuple[str, ...]:
    """Return what starts this program: itself where it is frozen, else the Python it runs in."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    python = Path(sys.executable)
    # The other one opens a console beside the window.
    windowed = python.with_name("pythonw.exe")
    chosen = windowed if sys.platform == "win32" and windowed.exists() else python
    # -P: nothing is imported from whichever folder the system starts it in.
    return (str(chosen), "-P", "-m", "cpim_pdp")


class SystemStart(ABC):
    """What is written for one kind of system, so that it starts the program after the login."""

    def __init__(self, wanted: Sequence[str]) -> None:
        """``wanted`` is the command that starts the program."""
        self.wanted = tuple(wanted)

    @property
    @abstractmethod
    def place(self) -> str:
        """Where it stands: the path of a file, or of a key of the registry."""

    @abstractmethod
    def written(self) -> str:
        """Return what stands there, empty where nothing does."""

    @abstractmethod
    def text(self) -> str:
        """Return what stands there once it is switched on."""

    @abstractmethod
    def switch_on(self) -> None:
        """Write it.

        Raises:
            Refusal: where that can't be written.
        """

    @abstractmethod
    def switch_off(self) -> None:
        """Remove it.

        Raises:
            Refusal: where that can't be removed.
        """

    def is_on(self) -> bool:
        """Say whether the system starts the program: this copy of it, or another one."""
        return bool(self.written())

    def is_this(self) -> bool:
        """Say whether it starts this copy of the program, not one that may be gone."""
        return self.written() == self.text()


class _InFile(SystemStart):
    """What stands in a file of its own."""

    def __init__(self, file: Path, wanted: Sequence[str]) -> None:
        super().__init__(wanted)
        self.file = file

    @property
    def place(self) -> str:
        """Override: the file."""
        return str(self.file)

    def written(self) -> str:
        """Override: the text of the file."""
        try:
            return self.file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def switch_on(self) -> None:
        """Override: write the file, whole."""
        make_folder(self.file.parent)
        write_whole(self.file, self.text().encode())

    def switch_off(self) -> None:
        """Override: remove the file."""
        try:
            self.file.unlink(missing_ok=True)
        except OSError as error:
            raise Refusal(Reason.FILE_NOT_WRITABLE, path=self.file) from error


class DesktopEntry(_InFile):
    """A desktop entry for autostart, as Linux and BSD desktops read them.

    Source: https://specifications.freedesktop.org/autostart-spec/latest/ and, for the quoting,
    https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
    """

    def text(self) -> str:
        """Override: the entry."""
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Name=CPIM PDP",
            "Comment=Log of professional development points",
            f"Exec={' '.join(_quoted(part) for part in self.wanted)}",
            "Terminal=false",
        )
        return "\n".join(lines) + "\n"

    def is_on(self) -> bool:
        """Override: desktops switch an entry off by a line in it."""
        lines = {line.replace(" ", "") for line in self.written().splitlines()}
        return bool(lines) and lines.isdisjoint(_OFF)


class LaunchAgent(_InFile):
    """A property list that launchd reads.

    Source: https://developer.apple.com/library/archive/documentation/MacOSX/Conceptual/
    BPSystemStartup/Chapters/CreatingLaunchdJobs.html
    """

    def text(self) -> str:
        """Override: the property list."""
        job = {
            "Label": _NAME,
            "ProgramArguments": list(self.wanted),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
        return plistlib.dumps(job).decode()

    def is_on(self) -> bool:
        """Override: a job may be disabled by a line in it."""
        try:
            job = plistlib.loads(self.written().encode())
        except (ValueError, ExpatError):
            return False
        return isinstance(job, dict) and not job.get("Disabled", False)


class RunKey(SystemStart):
    """A value of the registry, with the command line in it.

    Source: https://learn.microsoft.com/en-us/windows/win32/setupapi/run-and-runonce-registry-keys
    """

    def __init__(self, store: QSettings, wanted: Sequence[str]) -> None:
        super().__init__(wanted)
        self._store = store

    @property
    def place(self) -> str:
        """Override: the value's path."""
        return f"{self._store.fileName()}\\{_NAME}".lstrip("\\")

    def written(self) -> str:
        """Override: the value."""
        value = self._store.value(_NAME)
        return value if isinstance(value, str) else ""

    def text(self) -> str:
        """Override: the command line; paths of Windows hold no quotation marks."""
        return " ".join(f'"{part}"' if " " in part else part for part in self.wanted)

    def switch_on(self) -> None:
        """Override: set the value."""
        self._store.setValue(_NAME, self.text())
        self._sync()

    def switch_off(self) -> None:
        """Override: remove the value."""
        self._store.remove(_NAME)
        self._sync()

    def _sync(self) -> None:
        self._store.sync()
        if self._store.status() is not QSettings.Status.NoError:
            raise Refusal(Reason.FILE_NOT_WRITABLE, path=self.place)


def of_this_system() -> SystemStart:
    """Return what the system that the program runs on wants."""
    if sys.platform == "win32":
        return RunKey(QSettings(_RUN, QSettings.Format.NativeFormat), command())
    if sys.platform == "darwin":
        agents = Path.home() / "Library" / "LaunchAgents"
        return LaunchAgent(agents / f"{_NAME}.plist", command())
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return DesktopEntry(config / "autostart" / f"{_NAME}.desktop", command())


def sentence(start: SystemStart) -> str:
    """Return what is so, in words."""
    if not start.is_on():
        return tr("It does not start with the system now.")
    if start.is_this():
        return tr("Written to {place}").format(place=start.place)
    return tr("{place} starts another copy of the program, or was changed.").format(
        place=start.place
    )


def _quoted(part: str) -> str:
    """Return an argument as Exec wants it: in quotation marks, and as a string of the entry."""
    quoted = '"' + _RESERVED.sub(r"\\\g<0>", part) + '"'
    is_plain = re.fullmatch(r"[\w@+=:,./-]+", part, re.ASCII)
    return part if is_plain else quoted.replace("\\", "\\\\").replace("%", "%%")
