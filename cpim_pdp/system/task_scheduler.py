"""A task of the Task Scheduler of Windows: once a day, made up for where the computer was off.

Source: https://learn.microsoft.com/en-us/windows/win32/taskschd/task-scheduler-schema and, for
`schtasks`, https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/schtasks
The scheduler replaces ``%NAME%`` by a variable of that name, which can't be escaped; where there is
none of that name it stays.
"""

import codecs
import subprocess
from collections.abc import Mapping, Sequence
from datetime import time
from pathlib import Path
from xml.sax.saxutils import escape

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.system.arrangement import InFiles
from cpim_pdp.system.asking import asked

_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>{description}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2000-01-01T{at}:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT10M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


class ScheduledTask(InFiles):
    """The task, from a file that is kept as well, to show what was asked for."""

    def __init__(
        self, file: Path, name: str, wanted: Sequence[str], at: time, description: str
    ) -> None:
        super().__init__(wanted)
        self.file = file
        self.name = name
        self._at = at
        self._description = description

    def files(self) -> Mapping[Path, str]:
        """Override: the definition of the task."""
        program, *arguments = self.wanted
        text = _TASK.format(
            description=escape(self._description),
            at=self._at.strftime("%H:%M"),
            command=escape(program),
            # As every program of Windows takes a command line apart.
            arguments=escape(subprocess.list2cmdline(arguments)),
        )
        return {self.file: text}

    @staticmethod
    def encoded(text: str) -> bytes:
        """Override: `schtasks` reads nothing but UTF-16, the lower byte first, with a mark.

        See https://github.com/fatso83/vmware-auto-suspend/issues/8, where others were tried.
        """
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le", "surrogatepass")

    @staticmethod
    def decoded(data: bytes) -> str:
        """Override: likewise."""
        return data.decode("utf-16", "replace")

    def is_on(self) -> bool:
        """Override: ask the scheduler."""
        return asked(("schtasks", "/Query", "/TN", self.name)) is not None

    def switch_on(self) -> None:
        """Override: hand the definition to the scheduler."""
        super().switch_on()
        if asked(("schtasks", "/Create", "/TN", self.name, "/XML", str(self.file), "/F")) is None:
            super().switch_off()
            raise Refusal(Reason.SYSTEM_REFUSES, program="schtasks")

    def switch_off(self) -> None:
        """Override: take it back from the scheduler."""
        if self.is_on() and asked(("schtasks", "/Delete", "/TN", self.name, "/F")) is None:
            raise Refusal(Reason.SYSTEM_REFUSES, program="schtasks")
        super().switch_off()
