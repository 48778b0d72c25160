"""Arrangements: what is written for the system, so that it starts the program by itself.

What is true is what stands there, not a setting of ours: the holder may remove it by other means.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store.places import make_folder
from cpim_pdp.store.whole_files import whole_files

PRIVATE = 0o600


class Arrangement(ABC):
    """What is written for one kind of system."""

    def __init__(self, wanted: Sequence[str]) -> None:
        """``wanted`` is the command that the system is to carry out."""
        self.wanted = tuple(wanted)

    @property
    @abstractmethod
    def place(self) -> str:
        """Where it stands: the paths of files, or of a key of the registry."""

    @abstractmethod
    def written(self) -> str:
        """Return what stands there, empty where nothing does."""

    @abstractmethod
    def text(self) -> str:
        """Return what stands there once it is switched on."""

    @abstractmethod
    def switch_on(self) -> None:
        """Write it.

        Raises:
            Refusal: where that can't be written.
        """

    @abstractmethod
    def switch_off(self) -> None:
        """Remove it.

        Raises:
            Refusal: where that can't be removed.
        """

    def is_on(self) -> bool:
        """Say whether the system starts the program: this copy of it, or another one."""
        return bool(self.written())

    def is_this(self) -> bool:
        """Say whether it starts this copy of the program, not one that may be gone."""
        return self.written() == self.text()


class InFiles(Arrangement):
    """What stands in files of its own, all of which are written or none."""

    @abstractmethod
    def files(self) -> Mapping[Path, str]:
        """Return the text of each file."""

    @property
    def place(self) -> str:
        """Override: the files."""
        return ", ".join(str(file) for file in self.files())

    def text(self) -> str:
        """Override: the text of the one file, else that of each below its path."""
        return _together(self.files())

    def written(self) -> str:
        """Override: the texts of the files that are there."""
        found = {file: self._text_of(file) for file in self.files()}
        return _together(found) if any(found.values()) else ""

    def switch_on(self) -> None:
        """Override: write the files."""
        files = self.files()
        for file in files:
            make_folder(file.parent)
        with whole_files(tuple(files)) as temporaries:
            for temporary, text in zip(temporaries, files.values(), strict=True):
                temporary.write_bytes(self.encoded(text))
                # It names where the holder's log lies.
                temporary.chmod(PRIVATE)

    def switch_off(self) -> None:
        """Override: remove the files."""
        for file in self.files():
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                raise Refusal(Reason.FILE_NOT_WRITABLE, path=file) from error

    @staticmethod
    def encoded(text: str) -> bytes:
        """Return the bytes of a text; a path that is no Unicode is as the system has it."""
        return text.encode("utf-8", "surrogateescape")

    @staticmethod
    def decoded(data: bytes) -> str:
        """Return the text of bytes, whatever they are."""
        return data.decode("utf-8", "surrogateescape")

    def _text_of(self, file: Path) -> str:
        try:
            return self.decoded(file.read_bytes())
        except OSError:
            return ""


def _together(files: Mapping[Path, str]) -> str:
    if len(files) == 1:
        return "".join(files.values())
    return "\n".join(f"# {file}\n{text}" for file, text in files.items())
