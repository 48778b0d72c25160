"""Copies of evidence to look at with another program: private, read-only, soon gone."""

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import Protocol

from cpim_pdp.core.file_names import safe_name

_STEP = 1024 * 1024
_READ_ONLY = 0o400
_OWN = 0o600


class Readable(Protocol):
    """What can be read piece by piece."""

    def read(self, size: int, /) -> bytes:
        """Return the next ``size`` bytes, fewer at the end."""


class PrivateCopies:
    """A folder that only the holder can read, made when first needed, removed with this object."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def write(self, name: str, source: Readable) -> Path:
        """Return where a new copy of ``source`` lies, under the file name ``name``."""
        place = Path(tempfile.mkdtemp(dir=self._private())) / safe_name(name)
        place.touch(_OWN)
        copy_to(place, source)
        place.chmod(_READ_ONLY)
        return place

    @staticmethod
    def name(name: str) -> str:
        """Return ``name`` as a file name on any system, its ending kept."""
        return safe_name(name)

    def _private(self) -> Path:
        if self._folder is None:
            # mkdtemp gives a folder that only its owner can enter.
            self._folder = Path(tempfile.mkdtemp(prefix="cpim-pdp-"))
            weakref.finalize(self, _remove, self._folder)
        return self._folder


def copy_to(place: Path, source: Readable) -> None:
    """Write all of ``source`` into the file at ``place``."""
    with place.open("wb") as copy:
        while piece := source.read(_STEP):
            copy.write(piece)


def _remove(folder: Path) -> None:
    """Remove the copies; one that another program still holds is left to the system."""
    for copy in folder.glob("*/*"):
        # Windows removes nothing that can only be read.
        copy.chmod(_OWN)
    shutil.rmtree(folder, ignore_errors=True)
