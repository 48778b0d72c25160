"""The command line run inside the test's own process, with a clock that stands still."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cpim_pdp.cli.main import run

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - as the document is
        """The JSON document on standard output."""
        return json.loads(self.out)

    @property
    def answer(self) -> str:
        """The one line on standard output."""
        (line,) = self.out.splitlines()
        return line


class CommandLine:
    """Runs commands on one log."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self.now = NOW

    def run(self, *arguments: object, encoding: str = "utf-8") -> Ran:
        """Run a command, whatever comes of it."""
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict")
        err = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
        words = ["--log", str(self.log), *(str(one) for one in arguments)]
        with redirect_stdout(out), redirect_stderr(err):
            code = run(words, open_window=self.no_window, clock=lambda: self.now)
        return Ran(code, self._text(out), self._text(err))

    def __call__(self, *arguments: object) -> Ran:
        """Run a command that must be done."""
        ran = self.run(*arguments)
        assert ran.code == 0, ran.err
        return ran

    def init(self, certified: str = "2023-03-14", designation: str = "CPIM", *more: str) -> None:
        """Create the log."""
        holder = ("--name", "Ana Souza")
        self("init", *holder, "--designation", designation, "--certified", certified, *more)

    def standing(self, on: str, *more: str) -> Any:  # noqa: ANN401 - a part of a JSON document
        """Return the status of the first credential on a date."""
        return self("status", "--json", "--on", on, *more).json["credentials"][0]

    def refused(self, *arguments: object) -> str:
        """Run a command that must be refused without a change to the log; return the one line."""
        before = self.log.read_bytes() if self.log.is_file() else None
        ran = self.run(*arguments)
        after = self.log.read_bytes() if self.log.is_file() else None
        assert ran.code == 1, (ran.code, ran.err)
        assert ran.out == ""
        assert after == before
        (line,) = ran.err.splitlines()
        assert "Traceback" not in line
        assert "fault of the program" not in line.lower()
        return line

    @staticmethod
    def no_window(log: Path | None, *, exit_when_shown: bool, in_tray: bool) -> int:
        """Stand in for the window."""
        raise AssertionError(f"a window was opened: {log}, {exit_when_shown}, {in_tray}")

    @staticmethod
    def _text(stream: io.TextIOWrapper) -> str:
        stream.flush()
        raw = stream.buffer
        assert isinstance(raw, io.BytesIO)
        return raw.getvalue().decode(stream.encoding)
