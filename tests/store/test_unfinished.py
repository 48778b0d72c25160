"""What was typed is kept beside the logs: whole, private, and gone once it is forgotten."""

import os
import stat
from pathlib import Path

import pytest

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import places, unfinished

LOG = "11111111-2222"


def test_what_is_kept_comes_back_the_latest_first() -> None:
    unfinished.keep(LOG, "a", "first")
    unfinished.keep(LOG, "b", "second ü\n日本")
    os.utime(places.data_folder() / "unfinished" / LOG / "a" / "entry.json", (1, 1))

    assert list(unfinished.kept(LOG).items()) == [("b", "second ü\n日本"), ("a", "first")]
    assert unfinished.kept("another") == {}
    assert places.unfinished_folder(LOG).is_dir()
    assert not places.unfinished_folder("another").is_dir()


def test_a_later_text_takes_the_place_of_an_earlier_one_and_nothing_is_left_half() -> None:
    for text in ("one", "two"):
        unfinished.keep(LOG, "a", text)

    folder = places.data_folder() / "unfinished" / LOG / "a"
    assert [one.name for one in folder.iterdir()] == ["entry.json"]
    assert unfinished.kept(LOG) == {"a": "two"}


def test_a_disk_that_is_full_leaves_what_was_kept_before(monkeypatch: pytest.MonkeyPatch) -> None:
    unfinished.keep(LOG, "a", "before")

    def full(*_arguments: object, **_more: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        with pytest.raises(Refusal) as refused:
            unfinished.keep(LOG, "a", "after")

    assert refused.value.reason is Reason.DISK_FULL
    assert unfinished.kept(LOG) == {"a": "before"}


def test_what_is_forgotten_is_gone_with_its_files_and_the_rest_stays() -> None:
    unfinished.keep(LOG, "a", "typed")
    unfinished.keep(LOG, "b", "more")
    place = unfinished.put_file(LOG, "a", "pasted.png", b"bytes")

    unfinished.forget(LOG, "a")
    unfinished.forget(LOG, "never-there")

    assert not place.exists()
    assert unfinished.kept(LOG) == {"b": "more"}
    unfinished.forget(LOG, "b")
    assert not (places.data_folder() / "unfinished" / LOG).exists()


def test_files_beside_an_entry_never_take_each_other_s_place() -> None:
    one, two = (unfinished.put_file(LOG, "a", "../pasted.png", data) for data in (b"1", b"2"))

    assert (one.name, two.name) == ("pasted.png", "pasted (2).png")
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    assert unfinished.is_beside(LOG, "a", one)
    assert not unfinished.is_beside(LOG, "b", one)
    assert unfinished.kept(LOG) == {}


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_it_is_its_owner_s_alone() -> None:
    before = os.umask(0)
    try:
        unfinished.keep(LOG, "a", "typed")
        unfinished.put_file(LOG, "a", "pasted.png", b"bytes")
    finally:
        os.umask(before)

    for one in (places.data_folder() / "unfinished").rglob("*"):
        assert stat.S_IMODE(one.stat().st_mode) == (0o700 if one.is_dir() else 0o600), one


def test_what_can_t_be_read_is_left_where_it_is() -> None:
    unfinished.keep(LOG, "a", "typed")
    folder = places.data_folder() / "unfinished" / LOG
    for name, data in (("bad", b"\xff\xfe"), ("large", b"x" * 4_000_001), ("no key!", b"x")):
        (folder / name).mkdir()
        (folder / name / "entry.json").write_bytes(data)

    assert unfinished.kept(LOG) == {"a": "typed"}
    assert (folder / "bad" / "entry.json").exists()


@pytest.mark.parametrize("key", ["", "..", "a/b", "x" * 65])
def test_a_key_is_no_path(key: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        unfinished.keep(LOG, key, "typed")


def test_a_log_s_id_is_no_path() -> None:
    with pytest.raises(Refusal):
        unfinished.keep("../elsewhere", "a", "typed")
