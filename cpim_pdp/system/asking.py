"""Asking the system's own programs, each with its arguments as they are: no shell reads them."""

import os
import subprocess
from collections.abc import Mapping, Sequence

_PATIENCE_S = 15
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows one would open beside the program, otherwise."""


def asked(words: Sequence[str], more: Mapping[str, str] | None = None) -> str | None:
    """Return what a program says; None where it is not there, fails, or takes too long.

    ``more`` is added to its environment.
    """
    try:
        done = subprocess.run(  # noqa: S603 - programs of the system, with arguments of our own
            list(words),
            env=None if more is None else {**os.environ, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE_S,
            check=True,
            creationflags=_NO_CONSOLE,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return done.stdout.decode(errors="replace")
