"""Starting with the system: the window is opened after the login."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QSettings

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.translation import tr
from cpim_pdp.system.arrangement import Arrangement
from cpim_pdp.system.desktop_entry import DesktopEntry, config_folder
from cpim_pdp.system.launch_agent import LaunchAgent, agents_folder
from cpim_pdp.system.program import NAME, command

_RUN = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"
_COMMENT = "Log of professional development points"


class RunKey(Arrangement):
    """A value of the registry, with the command line in it.

    Source: https://learn.microsoft.com/en-us/windows/win32/setupapi/run-and-runonce-registry-keys
    """

    def __init__(self, store: QSettings, wanted: Sequence[str]) -> None:
        super().__init__(wanted)
        self._store = store

    @property
    def place(self) -> str:
        """Override: the value's path."""
        return f"{self._store.fileName()}\\{NAME}".lstrip("\\")

    def written(self) -> str:
        """Override: the value."""
        value = self._store.value(NAME)
        return value if isinstance(value, str) else ""

    def text(self) -> str:
        """Override: the command line; paths of Windows hold no quotation marks."""
        return " ".join(f'"{part}"' if " " in part else part for part in self.wanted)

    def switch_on(self) -> None:
        """Override: set the value."""
        self._store.setValue(NAME, self.text())
        self._sync()

    def switch_off(self) -> None:
        """Override: remove the value."""
        self._store.remove(NAME)
        self._sync()

    def _sync(self) -> None:
        self._store.sync()
        if self._store.status() is not QSettings.Status.NoError:
            raise Refusal(Reason.FILE_NOT_WRITABLE, path=self.place)


def of_this_system() -> Arrangement:
    """Return what the system that the program runs on wants."""
    wanted = (*command(), "window", "--in-tray")
    if sys.platform == "win32":
        return RunKey(QSettings(_RUN, QSettings.Format.NativeFormat), wanted)
    if sys.platform == "darwin":
        return LaunchAgent(agents_folder() / f"{NAME}.plist", wanted)
    return DesktopEntry(config_folder() / "autostart" / f"{NAME}.desktop", wanted, _COMMENT)


def sentence(start: Arrangement) -> str:
    """Return what is so, in words."""
    if not start.is_on():
        return tr("It does not start with the system now.")
    if start.is_this():
        return tr("Written to {place}").format(place=start.place)
    return tr("{place} starts another copy of the program, or was changed.").format(
        place=start.place
    )
