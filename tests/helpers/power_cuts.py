"""Operations on files that fail, or end the process, at a chosen step: a fault or a power cut."""

import contextlib
import errno
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

Action = Callable[[], object]
_NAMES = ("open", "fsync", "replace", "rename", "link", "unlink", "mkdir")
_CUT, _DONE, _FAILED = 41, 42, 43


class Steps:
    """Counts operations on files; at the step ``at`` it calls ``then`` instead of the operation."""

    def __init__(self, at: int | None = None, then: Callable[[], object] | None = None) -> None:
        self.count = 0
        self._at = at
        self._then = then

    def watching(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        """Return the operation as one that is counted."""

        def watched(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it takes
            if self.count == self._at and self._then is not None:
                self.count += 1
                self._then()
            self.count += 1
            return operation(*arguments, **named)

        return watched

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Watch all that the program does to files by Python while the block runs."""
        with contextlib.ExitStack() as stack:
            for name in _NAMES:
                stack.enter_context(mock.patch.object(os, name, self.watching(getattr(os, name))))
            stack.enter_context(mock.patch.object(io, "open", self.watching(io.open)))
            yield


def steps_of(action: Action) -> int:
    """Carry an action out; return how many operations on files that took."""
    steps = Steps()
    with steps.watched():
        action()
    return steps.count


def cut_off(action: Action, step: int) -> None:
    """Carry an action out in a process of its own that dies at that step, unless it ends before."""
    child = os.fork()
    if child == 0:
        code = _FAILED
        try:
            with Steps(step, lambda: os._exit(_CUT)).watched():
                action()
            code = _DONE
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in {_CUT, _DONE}


def failing(step: int, number: int = errno.EIO) -> contextlib.AbstractContextManager[None]:
    """Let one operation on files fail as a disk does."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return Steps(step, fail).watched()


class Flushed:
    """Notes whether each file was flushed, as it is, before it got its name."""

    def __init__(self) -> None:
        self.named: list[str] = []
        self.unflushed: list[str] = []
        self._flushed: set[tuple[int, int, int]] = set()

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Watch while the block runs."""
        with contextlib.ExitStack() as stack:
            stack.enter_context(mock.patch.object(os, "fsync", self._flush))
            for name in ("replace", "rename", "link"):
                operation = self._naming(getattr(os, name))
                stack.enter_context(mock.patch.object(os, name, operation))
            yield

    def _flush(self, descriptor: int) -> None:
        self._flushed.add(_state(os.fstat(descriptor)))

    def _naming(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        def named(source: Any, target: Any, **more: Any) -> None:  # noqa: ANN401
            if _state(Path(source).stat()) not in self._flushed:
                self.unflushed.append(str(target))
            self.named.append(Path(target).name)
            operation(source, target, **more)

        return named


def _state(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_mtime_ns, status.st_size
