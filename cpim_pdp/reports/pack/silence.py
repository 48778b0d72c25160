"""Silence for a library that writes what it thinks of a file where a holder reads."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from threading import Lock

_STANDARD_ERROR = 2
_alone = Lock()
"""Of two at once, one would give back what the other has silenced."""


@contextmanager
def silenced() -> Iterator[None]:
    """Let nothing through to standard error, whoever writes it and however.

    WORKAROUND: Pillow 13.0 leaves libtiff its own handler, which writes there past Python. What is
    wrong with a picture is raised besides. Where there is no standard error, as in a window without
    a console on Windows, nothing is to be done.
    """
    with _alone, ExitStack() as stack:
        with suppress(OSError):
            kept = os.dup(_STANDARD_ERROR)
            stack.callback(os.close, kept)
            stack.callback(os.dup2, kept, _STANDARD_ERROR)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            stack.callback(os.close, nowhere)
            os.dup2(nowhere, _STANDARD_ERROR)
        yield
