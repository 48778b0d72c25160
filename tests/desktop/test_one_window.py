"""One window for each log: the second claim fails, and the bell reaches the first."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.one_window import Claim, ring


@pytest.fixture(autouse=True)
def _own_runtime_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


def test_a_log_is_claimed_once(qapp: object, tmp_path: Path) -> None:
    log = tmp_path / "ana.cpimlog"
    first, second = Claim(log), Claim(log)
    assert first.take()

    assert not second.take()

    first.release()
    assert second.take()
    second.release()


def test_two_logs_have_a_window_each(qapp: object, tmp_path: Path) -> None:
    one, other = Claim(tmp_path / "ana.cpimlog"), Claim(tmp_path / "jan.cpimlog")

    assert one.take()
    assert other.take()
    one.release()
    other.release()


def test_a_log_is_the_same_by_whatever_name(qapp: object, tmp_path: Path) -> None:
    log, link = tmp_path / "ana.cpimlog", tmp_path / "link.cpimlog"
    log.touch()
    link.symlink_to(log)
    first = Claim(log)
    assert first.take()

    assert not Claim(link).take()
    first.release()


def test_the_bell_is_heard_by_the_window_that_has_the_log(qtbot: QtBot, tmp_path: Path) -> None:
    log = tmp_path / "ana.cpimlog"
    first = Claim(log)
    first.take()
    first.listen()

    with qtbot.waitSignal(first.rung):
        assert ring(log)

    first.release()


def test_without_a_window_nobody_hears_the_bell(qapp: object, tmp_path: Path) -> None:
    assert not ring(tmp_path / "ana.cpimlog")


def test_nothing_is_put_beside_the_log(qapp: object, tmp_path: Path) -> None:
    folder = tmp_path / "synced"
    folder.mkdir()
    claim = Claim(folder / "ana.cpimlog")
    claim.take()

    assert os.listdir(folder) == []  # noqa: PTH208 - the whole content, not an iterator
    claim.release()
