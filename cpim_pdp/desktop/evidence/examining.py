"""What is learnt of a file before it is evidence: whether it can be, and which bytes it holds."""

import os
from dataclasses import dataclass
from pathlib import Path

from cpim_pdp.core.media_types import is_program, media_type
from cpim_pdp.desktop.evidence.previews import Shown
from cpim_pdp.store import contents, evidence_files

_BEGINNING = 16


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that can be evidence; ``sha256`` tells its bytes from any others."""

    path: Path
    sha256: str
    size: int
    media_type: str
    is_program: bool

    def shown(self) -> Shown:
        """Return it as something to be shown."""
        return Shown(self.sha256, self.path.name, self.media_type, self.size, self._read)

    def _read(self) -> bytes:
        with evidence_files.opened(self.path, self.path.name) as file:
            return file.read()


def examine(path: Path) -> Examined:
    """Return what a file is; any thread may ask.

    Raises:
        Refusal: EVIDENCE_NOT_A_FILE, _EMPTY, _TOO_LARGE or _NOT_READABLE.
    """
    with evidence_files.opened(path, path.name) as file:
        beginning = file.read(_BEGINNING)
        file.seek(0, os.SEEK_SET)
        sha256, size = contents.sha256_of(file)
    kind = media_type(path.name, beginning)
    return Examined(path, sha256, size, kind, is_program(path.name, beginning))
