"""What the window remembers, and what becomes of a value that is none."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from cpim_pdp.desktop.look.theme import Scheme
from cpim_pdp.desktop.settings import (
    GEOMETRY,
    LAST_LOG,
    SCHEME,
    TABLE,
    Choice,
    Group,
    Settings,
    check,
    group_title,
)


def test_keys_are_declared_once() -> None:
    assert len({setting.key for setting in TABLE}) == len(TABLE)


def test_what_was_never_stored_is_the_default(settings: Settings) -> None:
    assert settings.get(SCHEME) is Scheme.SYSTEM
    assert settings.get(LAST_LOG) is None
    assert settings.get(GEOMETRY) == b""


def test_values_come_back_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    first = Settings(file)
    first.set(SCHEME, Scheme.DARK)
    first.set(LAST_LOG, Path("/home/ana/My logs/ana, 1.cpimlog"))
    first.set(GEOMETRY, b"\x00\x01\xff")
    first.save()

    second = Settings(file)

    assert second.get(SCHEME) is Scheme.DARK
    assert second.get(LAST_LOG) == Path("/home/ana/My logs/ana, 1.cpimlog")
    assert second.get(GEOMETRY) == b"\x00\x01\xff"


@pytest.mark.parametrize(
    ("key", "nonsense"),
    [
        ("window/theme", "purple"),
        ("window/theme", "@ByteArray(x)"),
        ("window/geometry", "wide"),
        ("window/text-size", "huge"),
        ("window/text-size", 5000),
        ("window/text-size", 101),
        ("figures/dates", "maya"),
        ("log/last", ["a", "b"]),
    ],
)
def test_a_bad_value_is_logged_and_replaced_by_the_default(
    tmp_path: Path, key: str, nonsense: object, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "settings.ini"
    stored = QSettings(str(file), QSettings.Format.IniFormat)
    stored.setValue(key, nonsense)
    stored.sync()
    (setting,) = [setting for setting in TABLE if setting.key == key]

    settings = Settings(file)

    assert settings.get(setting) == setting.default  # type: ignore[arg-type]
    assert key in caplog.text
    assert settings.get(setting) == setting.default  # type: ignore[arg-type]
    assert len(caplog.records) == 1
    caplog.clear()


def test_a_change_is_told_once(settings: Settings) -> None:
    told: list[object] = []
    settings.changed.connect(told.append)

    settings.set(SCHEME, Scheme.DARK)
    settings.set(SCHEME, Scheme.DARK)

    assert told == [SCHEME]


def test_a_setting_that_is_not_declared_can_not_be_used(settings: Settings) -> None:
    stray = replace(SCHEME, key="window/stray")

    with pytest.raises(KeyError, match="stray"):
        settings.get(stray)
    with pytest.raises(KeyError, match="stray"):
        settings.set(stray, Scheme.DARK)


def test_restoring_defaults_keeps_what_the_window_remembers_by_itself(settings: Settings) -> None:
    settings.set(SCHEME, Scheme.DARK)
    settings.set(GEOMETRY, b"\x01")

    settings.restore_defaults()

    assert settings.get(SCHEME) is Scheme.SYSTEM
    assert settings.get(GEOMETRY) == b"\x01"


def test_a_default_that_is_not_offered_is_refused_on_import() -> None:
    with pytest.raises(ValueError, match="not offered"):
        check((replace(SCHEME, shown=replace(SCHEME.shown, choices=SCHEME.shown.choices[1:])),))  # type: ignore[type-var,union-attr]


def test_a_choice_that_can_not_be_read_is_refused_on_import() -> None:
    purple = Choice("purple", lambda: "Purple")

    with pytest.raises(ValueError, match="purple"):
        check((replace(SCHEME, shown=replace(SCHEME.shown, choices=(purple,))),))  # type: ignore[type-var]


def test_a_key_used_twice_is_refused_on_import() -> None:
    with pytest.raises(ValueError, match="twice"):
        check((SCHEME, SCHEME))


def test_every_text_of_the_table_is_there() -> None:
    shown = [setting.shown for setting in TABLE if setting.shown is not None]

    assert all(one.label() and one.tip() for one in shown)
    assert all(choice.label() for one in shown for choice in one.choices)
    assert all(group_title(group) for group in Group)
