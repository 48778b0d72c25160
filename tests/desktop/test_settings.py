"""What the window remembers, and what becomes of a value that is none."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from cpim_pdp.desktop.look.theme import Scheme
from cpim_pdp.desktop.settings import GEOMETRY, LAST_LOG, SCHEME, TABLE, Settings


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
