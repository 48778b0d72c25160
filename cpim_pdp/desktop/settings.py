"""What the window remembers: one declared table; a bad stored value is logged and replaced.

A setting with ``shown`` is the holder's to choose: the dialog of settings is built from the table,
group by group, in its order. The others the window keeps in mind by itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from enum import StrEnum, unique
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.reminder_kinds import ReminderKind
from cpim_pdp.desktop.look import pane_sizes, table_layout
from cpim_pdp.desktop.look.pane_sizes import PaneSizes
from cpim_pdp.desktop.look.table_layout import TableLayout
from cpim_pdp.desktop.look.theme import Scheme
from cpim_pdp.desktop.palette import recent
from cpim_pdp.desktop.palette.recent import Recent
from cpim_pdp.desktop.place import DateFormat, Place
from cpim_pdp.desktop.translation import tr
from cpim_pdp.later import later

if TYPE_CHECKING:
    from cpim_pdp.wording import figures, reminders
else:
    # For the dialog, which is seldom opened.
    figures = later("cpim_pdp.wording.figures")
    reminders = later("cpim_pdp.wording.reminders")

_LOG = logging.getLogger(__name__)
T = TypeVar("T")
Words = Callable[[], str]
"""A text for the holder, in the language of the moment in which it is shown."""


@unique
class Group(StrEnum):
    """The parts of the dialog, from top to bottom."""

    APPEARANCE = "appearance"
    FIGURES = "figures"
    REMINDERS = "reminders"
    BACKUPS = "backups"
    START = "start"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen, as it is stored, and what it is called."""

    stored: str
    label: Words


@dataclass(frozen=True, slots=True)
class Range:
    """Whole numbers from ``least`` to ``most`` in steps, with their unit in ``text``."""

    least: int
    most: int
    step: int
    text: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """How a setting is offered: by choices, a range, or neither: then it is switched on and off."""

    group: Group
    label: Words
    tip: Words
    choices: tuple[Choice, ...] = ()
    range: Range | None = None


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One line of the table; ``read`` turns what was stored into a value, or raises ValueError."""

    key: str
    default: T
    read: Callable[[object], T]
    write: Callable[[T], object]
    shown: Shown | None = None


TEXT_SIZES = Range(80, 200, 10, lambda percent: tr("{number} %").format(number=percent))

HOURS = Range(0, 23, 1, lambda hour: figures.clock(time(hour), tr))


def _path(stored: object) -> Path | None:
    if not isinstance(stored, str) or "\0" in stored:
        raise ValueError("no path")
    return Path(stored) if stored else None


def _as_bytes(stored: bytes) -> object:
    from PySide6.QtCore import QByteArray  # noqa: PLC0415 - where there are any

    return QByteArray(stored)


def _bytes(stored: object) -> bytes:
    from PySide6.QtCore import QByteArray  # noqa: PLC0415 - where there are any

    if not isinstance(stored, QByteArray):
        raise ValueError("no bytes")  # noqa: TRY004 - what is stored is a value, not a type of ours
    return bytes(stored.data())


def _text_size(stored: object) -> int:
    size = int(str(stored))
    if size not in range(TEXT_SIZES.least, TEXT_SIZES.most + 1, TEXT_SIZES.step):
        raise ValueError("no size that is offered")
    return size


def _switch(stored: object) -> bool:
    # An INI file has words for it.
    word = str(stored).lower()
    if word not in ("true", "false"):
        raise ValueError("neither on nor off")
    return word == "true"


def _hour(stored: object) -> int:
    hour = int(str(stored))
    if hour not in range(HOURS.least, HOURS.most + 1):
        raise ValueError("no hour of the day")
    return hour


def _dated(form: DateFormat, name: str) -> str:
    """Return a way of writing dates with an example that tells day and month apart."""
    example = Place(tr.place.locale, form).day(date(2026, 11, 22), tr)
    return tr("{name} · {example}").format(name=name, example=example)


GEOMETRY: Setting[bytes] = Setting("window/geometry", b"", _bytes, _as_bytes)
LAST_LOG: Setting[Path | None] = Setting("log/last", None, _path, lambda path: str(path or ""))
SCHEME: Setting[Scheme] = Setting(
    "window/theme",
    Scheme.SYSTEM,
    lambda stored: Scheme(str(stored)),
    str,
    Shown(
        Group.APPEARANCE,
        lambda: tr("&Theme"),
        lambda: tr("Light or dark. That of the system changes with it, and so does high contrast."),
        (
            Choice(Scheme.SYSTEM, lambda: tr("As the system")),
            Choice(Scheme.LIGHT, lambda: tr("Light")),
            Choice(Scheme.DARK, lambda: tr("Dark")),
        ),
    ),
)
TEXT_SIZE: Setting[int] = Setting(
    "window/text-size",
    100,
    _text_size,
    int,
    Shown(
        Group.APPEARANCE,
        lambda: tr("Text &size"),
        lambda: tr("Of the system's own size. Everything else makes room."),
        range=TEXT_SIZES,
    ),
)
DATES: Setting[DateFormat] = Setting(
    "figures/dates",
    DateFormat.SYSTEM,
    lambda stored: DateFormat(str(stored)),
    str,
    Shown(
        Group.FIGURES,
        lambda: tr("&Dates"),
        lambda: tr("How dates are shown, and in which order they are read when typed."),
        (
            Choice(DateFormat.SYSTEM, lambda: _dated(DateFormat.SYSTEM, tr("As the system"))),
            Choice(DateFormat.SPELLED, lambda: _dated(DateFormat.SPELLED, tr("Spelled"))),
            Choice(DateFormat.ISO, lambda: _dated(DateFormat.ISO, tr("Year first"))),
        ),
    ),
)
ACTIVITY_TABLE: Setting[TableLayout] = Setting(
    "activities/table", TableLayout(), table_layout.read, TableLayout.text
)
ACTIVITY_PANE: Setting[PaneSizes] = Setting(
    "activities/pane", PaneSizes(), pane_sizes.read, PaneSizes.text
)
TOUR_TAKEN: Setting[bool] = Setting("tour/taken", False, _switch, bool)
RECENT: Setting[Recent] = Setting("palette/recent", Recent(), recent.read, Recent.text)


def _reminder_switch(kind: ReminderKind) -> Setting[bool]:
    """Return what switches reminders of a kind on and off in the window."""
    shown = Shown(
        Group.REMINDERS, lambda: reminders.kind(kind, tr), lambda: reminders.times(kind, tr)
    )
    return Setting(f"reminders/{kind.value}", True, _switch, bool, shown)


REMINDER_SWITCHES: Mapping[ReminderKind, Setting[bool]] = {
    kind: _reminder_switch(kind) for kind in ReminderKind
}
REMINDER_HOUR: Setting[int] = Setting(
    "reminders/hour",
    9,
    _hour,
    int,
    Shown(
        Group.REMINDERS,
        lambda: tr("Time of d&ay"),
        lambda: tr("Of the daily reminder below. It is made up for where the computer was off."),
        range=HOURS,
    ),
)
TRAY: Setting[bool] = Setting(
    "window/tray",
    False,
    _switch,
    bool,
    Shown(
        Group.START,
        lambda: tr("Sta&y in the tray when the window is closed"),
        lambda: tr("Its icon tells the time left. Where there is no tray nothing changes."),
    ),
)
TABLE: tuple[Setting[Any], ...] = (
    GEOMETRY,
    LAST_LOG,
    SCHEME,
    TEXT_SIZE,
    DATES,
    ACTIVITY_TABLE,
    ACTIVITY_PANE,
    TOUR_TAKEN,
    RECENT,
    *REMINDER_SWITCHES.values(),
    REMINDER_HOUR,
    TRAY,
)
"""Every setting there is, each of its own kind of value."""


def group_title(group: Group) -> str:
    """Return what a part of the dialog is called."""
    return {
        Group.APPEARANCE: tr("Appearance"),
        Group.FIGURES: tr("Figures"),
        Group.REMINDERS: tr("Reminders"),
        Group.BACKUPS: tr("Backups"),
        Group.START: tr("Start and tray"),
    }[group]


def check(settings: Iterable[Setting[Any]]) -> None:
    """Make sure that the table is whole.

    Raises:
        ValueError: a key stands there twice, a default does not come back as it was written, or is
            not among what is offered, or an offer can't be read.
    """
    table = tuple(settings)
    keys = [setting.key for setting in table]
    if len(keys) != len(set(keys)):
        raise ValueError("a key is declared twice")
    for setting in table:
        _check_one(setting)


def _check_one(setting: Setting[Any]) -> None:
    written = setting.write(setting.default)
    if setting.read(written) != setting.default:
        raise ValueError(f"{setting.key}: the default is no value for it")
    offered = setting.shown.choices if setting.shown is not None else ()
    for choice in offered:
        setting.read(choice.stored)
    if offered and str(written) not in {choice.stored for choice in offered}:
        raise ValueError(f"{setting.key}: the default is not offered")


class Settings(QObject):
    """The stored settings of the holder who is logged in.

    Signals:
        changed: a `Setting` has another value.
    """

    changed = Signal(object)

    def __init__(self, file: Path | None = None) -> None:
        super().__init__()
        form = QSettings.Format.IniFormat
        self._store = (
            QSettings(str(file), form)
            if file
            else QSettings(form, QSettings.Scope.UserScope, "cpim-pdp", "cpim-pdp")
        )

    def get(self, setting: Setting[T]) -> T:
        """Return the stored value, else the default."""
        stored = self._store.value(_declared(setting).key)
        if stored is None:
            return setting.default
        try:
            return setting.read(stored)
        except ValueError:
            _LOG.warning("setting %s: %r is no value for it, replaced", setting.key, stored)
            self._store.remove(setting.key)
            return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Store a value, and tell if it is another one."""
        is_other = self.get(setting) != value
        self._store.setValue(setting.key, setting.write(value))
        if is_other:
            self.changed.emit(setting)

    def restore_defaults(self) -> None:
        """Forget what the holder chose; what the window keeps in mind by itself stays."""
        for setting in TABLE:
            if setting.shown is not None:
                self._restore(setting)

    def has_defaults(self) -> bool:
        """Say whether the holder chose nothing else than the defaults."""
        offered = (setting for setting in TABLE if setting.shown is not None)
        return all(self._is_default(setting) for setting in offered)

    def save(self) -> None:
        """Write to the disk now."""
        self._store.sync()

    def _is_default(self, setting: Setting[Any]) -> bool:
        return bool(self.get(setting) == setting.default)

    def _restore(self, setting: Setting[Any]) -> None:
        is_other = not self._is_default(setting)
        self._store.remove(setting.key)
        if is_other:
            self.changed.emit(setting)


def _declared(setting: Setting[T]) -> Setting[T]:
    """Let pass a line of the table, nothing else.

    Raises:
        KeyError: for a setting that the table does not declare.
    """
    if not any(setting is one for one in TABLE):
        raise KeyError(setting.key)
    return setting


check(TABLE)
