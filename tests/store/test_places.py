"""What the program keeps lies in one folder, which can be named."""

import os
import stat
from pathlib import Path

import pytest

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import places


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(places.DATA_VARIABLE, str(tmp_path / "mine"))

    assert places.data_folder() == tmp_path / "mine"
    assert places.default_log().parent == tmp_path / "mine"


def test_else_it_is_the_platform_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(places.DATA_VARIABLE)

    assert places.data_folder().name == "cpim-pdp"


def test_a_folder_that_is_there_is_kept(tmp_path: Path) -> None:
    places.make_folder(tmp_path / "a" / "b")
    (tmp_path / "a" / "b" / "file").write_bytes(b"mine")

    places.make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b" / "file").read_bytes() == b"mine"


def test_a_file_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")

    with pytest.raises(Refusal) as refused:
        places.make_folder(tmp_path / "a")

    assert refused.value.reason is Reason.FILE_EXISTS
    assert refused.value.facts == {"path": tmp_path / "a"}


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_every_folder_that_is_made_is_its_owner_s_alone(tmp_path: Path) -> None:
    places.make_folder(tmp_path / "a" / "b" / "c")

    for folder in (tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "c"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
