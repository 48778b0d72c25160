"""What the window remembers: one declared table; a bad stored value is logged and replaced."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from cpim_pdp.desktop.look.theme import Scheme

_LOG = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One line of the table; ``read`` turns what was stored into a value, or raises ValueError."""

    key: str
    default: T
    read: Callable[[object], T]
    write: Callable[[T], object]


def _path(stored: object) -> Path | None:
    if not isinstance(stored, str) or "\0" in stored:
        raise ValueError("no path")
    return Path(stored) if stored else None


def _bytes(stored: object) -> bytes:
    if not isinstance(stored, QByteArray):
        raise ValueError("no bytes")  # noqa: TRY004 - what is stored is a value, not a type of ours
    return bytes(stored.data())


def _scheme(stored: object) -> Scheme:
    return Scheme(str(stored))


GEOMETRY: Setting[bytes] = Setting("window/geometry", b"", _bytes, QByteArray)
LAST_LOG: Setting[Path | None] = Setting("log/last", None, _path, lambda path: str(path or ""))
SCHEME: Setting[Scheme] = Setting("window/theme", Scheme.SYSTEM, _scheme, str)
TABLE: tuple[Setting[bytes] | Setting[Path | None] | Setting[Scheme], ...] = (
    GEOMETRY,
    LAST_LOG,
    SCHEME,
)


class Settings:
    """The stored settings of the holder who is logged in."""

    def __init__(self, file: Path | None = None) -> None:
        form = QSettings.Format.IniFormat
        self._store = (
            QSettings(str(file), form)
            if file
            else QSettings(form, QSettings.Scope.UserScope, "cpim-pdp", "cpim-pdp")
        )

    def get(self, setting: Setting[T]) -> T:
        """Return the stored value, else the default."""
        stored = self._store.value(setting.key)
        if stored is None:
            return setting.default
        try:
            return setting.read(stored)
        except ValueError:
            _LOG.warning("setting %s: %r is no value for it, replaced", setting.key, stored)
            self._store.remove(setting.key)
            return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Store a value."""
        self._store.setValue(setting.key, setting.write(value))

    def save(self) -> None:
        """Write to the disk now."""
        self._store.sync()
