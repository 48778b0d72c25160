"""A property list that launchd reads, on macOS.

Source: https://developer.apple.com/library/archive/documentation/MacOSX/Conceptual/
BPSystemStartup/Chapters/CreatingLaunchdJobs.html, and launchd.plist(5).
"""

import os
import plistlib
from collections.abc import Mapping, Sequence
from datetime import time
from pathlib import Path
from xml.parsers.expat import ExpatError

from cpim_pdp.system.arrangement import InFiles
from cpim_pdp.system.asking import asked


def agents_folder() -> Path:
    """Return where launchd looks for what this person wants started."""
    return Path.home() / "Library" / "LaunchAgents"


class LaunchAgent(InFiles):
    """The list; its job begins with the login."""

    def __init__(self, file: Path, wanted: Sequence[str]) -> None:
        super().__init__(wanted)
        self.file = file

    def job(self) -> dict[str, object]:
        """Return what the list says."""
        return {
            "Label": self.file.stem,
            "ProgramArguments": list(self.wanted),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }

    def files(self) -> Mapping[Path, str]:
        """Override: the property list."""
        return {self.file: plistlib.dumps(self.job()).decode()}

    def is_on(self) -> bool:
        """Override: a job may be disabled by a line in it."""
        try:
            job = plistlib.loads(self.written().encode())
        except (ValueError, ExpatError):
            return False
        return isinstance(job, dict) and not job.get("Disabled", False)


class DailyAgent(LaunchAgent):
    """One whose job is done once a day too; what was slept through is made up for."""

    def __init__(self, file: Path, wanted: Sequence[str], at: time) -> None:
        super().__init__(file, wanted)
        self._at = at

    def job(self) -> dict[str, object]:
        """Override: at a time of day, and in the background."""
        at = {"Hour": self._at.hour, "Minute": self._at.minute}
        return {**super().job(), "StartCalendarInterval": at, "ProcessType": "Background"}

    def switch_on(self) -> None:
        """Override: and let launchd know now, not only after the next login."""
        self._forget()
        super().switch_on()
        asked(("launchctl", "bootstrap", _domain(), str(self.file)))

    def switch_off(self) -> None:
        """Override: likewise."""
        self._forget()
        super().switch_off()

    def _forget(self) -> None:
        asked(("launchctl", "bootout", f"{_domain()}/{self.file.stem}"))


def _domain() -> str:
    """Return launchd's name for what belongs to this person's desktop."""
    return f"gui/{os.getuid() if hasattr(os, 'getuid') else 0}"
