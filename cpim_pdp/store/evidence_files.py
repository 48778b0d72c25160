"""Files on the disk that are to become evidence: what can be taken, and their bytes."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cpim_pdp.core.activities import EVIDENCE_MOST_BYTES
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import open_files


@contextmanager
def opened(path: Path, name: str) -> Iterator[BinaryIO]:
    """Lend a file that can be evidence, to be read; ``name`` is what a refusal calls it.

    Raises:
        Refusal: EVIDENCE_NOT_A_FILE, _EMPTY, _TOO_LARGE or _NOT_READABLE.
    """
    try:
        _check(path, name)
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise Refusal(Reason.EVIDENCE_NOT_READABLE, name=name) from error


def _check(path: Path, name: str) -> None:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise Refusal(Reason.EVIDENCE_NOT_A_FILE, name=name)
    if status.st_size == 0:
        raise Refusal(Reason.EVIDENCE_EMPTY, name=name)
    if status.st_size > EVIDENCE_MOST_BYTES:
        raise Refusal(Reason.EVIDENCE_TOO_LARGE, name=name)
    if open_files.is_open(path):
        # An open log, this one or another: reading it here would drop the locks on it.
        raise Refusal(Reason.EVIDENCE_NOT_READABLE, name=name)
