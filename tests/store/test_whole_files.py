"""Several files written together: all whole, or everything as it was."""

import os
from pathlib import Path

import pytest
from helpers.logs import make_log

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store.whole_files import whole_files


def fill(paths: list[Path], text: str) -> None:
    with whole_files(paths) as temporaries:
        for one in temporaries:
            one.write_text(text)


def contents(folder: Path) -> dict[str, str]:
    return {one.name: one.read_text() for one in folder.iterdir()}


def test_all_files_are_there_in_the_end_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "b").write_text("before")
    with whole_files([folder / "a", folder / "b"]) as temporaries:
        for one in temporaries:
            one.write_text("new")
        assert (folder / "b").read_text() == "before"
        assert not (folder / "a").exists()

    assert contents(folder) == {"a": "new", "b": "new"}


def test_what_goes_wrong_within_leaves_everything_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "b").write_text("before")

    def begin() -> None:
        with whole_files([folder / "a", folder / "b"]) as temporaries:
            temporaries[0].write_text("new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        begin()

    assert contents(folder) == {"b": "before"}


@pytest.mark.parametrize("links", [True, False])
def test_one_that_can_not_take_its_place_takes_the_others_back(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "b").write_text("before")
    if not links:

        def no_links(_self: Path, _target: Path) -> None:
            raise OSError

        monkeypatch.setattr(Path, "hardlink_to", no_links)
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "a":
            raise PermissionError(13, "no", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(Refusal) as refused:
        fill([folder / "a", folder / "b", folder / "c"], "new")

    assert refused.value.reason is Reason.FILE_NOT_WRITABLE
    assert contents(folder) == {"b": "before"}


def test_a_log_is_spared(tmp_path: Path) -> None:
    make_log(tmp_path / "ana.cpimlog").close()
    with pytest.raises(Refusal) as refused:
        fill([tmp_path / "a", tmp_path / "ana.cpimlog"], "new")

    assert refused.value.reason is Reason.FILE_EXISTS
    assert not (tmp_path / "a").exists()


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        fill([tmp_path / "a", tmp_path / "nowhere" / "b"], "new")

    assert refused.value.reason is Reason.FOLDER_MISSING
    assert not (tmp_path / "a").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_files_have_the_rights_of_those_they_replace(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("before")
    (tmp_path / "a").chmod(0o640)
    fill([tmp_path / "a"], "new")

    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
