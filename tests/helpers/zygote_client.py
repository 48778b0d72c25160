"""Jobs on a log, each in a process of its own that may fail or be killed: see `zygote`."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

SOME_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a job ended: the lines it reported, and whether it was killed."""

    lines: tuple[str, ...]
    killed: bool


class Zygote:
    """The process that the jobs are forked from, one after the other."""

    def __enter__(self) -> Self:
        path = os.pathsep.join([str(Path(__file__).parent.parent), *filter(None, sys.path)])
        self._process = subprocess.Popen(
            [sys.executable, "-m", "helpers.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._rest = b""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(SOME_SECONDS)
        self._process.stdout.close()

    def run(self, job: str, log: Path, **wishes: object) -> Ended:
        """Run a job to its end."""
        self._ask(job, log, wishes)
        return self._ended([])

    def kill(self, job: str, log: Path, after: float, **wishes: object) -> Ended:
        """Run a job and kill it so many seconds after it reported its first line."""
        pid = self._ask(job, log, wishes)
        lines = [self._line(SOME_SECONDS)]
        deadline = time.monotonic() + after
        while lines[-1] and (left := deadline - time.monotonic()) > 0:
            line = self._line(left)
            if line is None:
                break
            lines.append(line)
        os.kill(pid, signal.SIGKILL)
        return self._ended([line for line in lines if line is not None])

    def _ask(self, job: str, log: Path, wishes: dict[str, object]) -> int:
        assert self._process.stdin is not None
        wish = json.dumps({"job": job, "log": str(log), "wishes": wishes})
        self._process.stdin.write(wish.encode() + b"\n")
        word, pid = str(self._line(SOME_SECONDS)).split()
        assert word == "pid"
        return int(pid)

    def _ended(self, lines: list[str]) -> Ended:
        while not lines or not lines[-1].startswith("end "):
            line = self._line(SOME_SECONDS)
            assert line is not None, "the job hangs"
            lines.append(line)
        return Ended(tuple(lines[:-1]), killed=lines[-1] == f"end {-signal.SIGKILL}")

    def _line(self, seconds: float) -> str | None:
        """Return the next line, None where none comes within that time."""
        while b"\n" not in self._rest:
            assert self._process.stdout is not None
            ready, _, _ = select.select([self._process.stdout], [], [], seconds)
            if not ready:
                return None
            piece = os.read(self._process.stdout.fileno(), 1 << 16)
            assert piece, "the process that jobs are forked from is gone"
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode()


def reported(ended: Ended) -> Iterator[tuple[int, str]]:
    """Yield the revision and the digest of the log after each command that was reported done."""
    for line in ended.lines:
        word, revision, digest = line.split()
        assert word == "done", ended.lines
        yield int(revision), digest
