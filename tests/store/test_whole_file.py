"""A file is written whole or not at all."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.nobody import run_as_nobody

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import whole_file
from cpim_pdp.store.whole_file import write_whole

WRITE = """
from pathlib import Path
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.store.whole_file import write_whole
try:
    write_whole(Path(sys.argv[1]), b"new")
except Refusal as refusal:
    print(refusal.reason)
"""
LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
from pathlib import Path
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.store.whole_file import write_whole
try:
    write_whole(Path(sys.argv[1]), b"x" * 10_000)
except Refusal as refusal:
    print(refusal.reason)
"""


@pytest.fixture
def anyones_folder() -> Iterator[Path]:
    """Lend a folder that every user can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def test_the_new_content_is_complete_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert [path] == [one for one in tmp_path.iterdir() if one.is_file()]


def test_a_file_that_is_there_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old and longer")
    path.chmod(0o640)

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    path, link = tmp_path / "report.pdf", tmp_path / "link.pdf"
    path.write_bytes(b"old")
    link.symlink_to(path)

    write_whole(link, b"new")

    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_log_stays_also_one_of_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "my.cpimlog"
    for version in (1, 999):
        header = bytearray(b"SQLite format 3\0".ljust(100, b"\0"))
        header[60:64], header[68:72] = version.to_bytes(4, "big"), b"CPIM"
        path.write_bytes(header)

        with pytest.raises(Refusal) as refused:
            write_whole(path, b"new")

        assert refused.value.reason is Reason.FILE_EXISTS
        assert path.read_bytes() == header


def test_without_replace_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    with pytest.raises(Refusal) as refused:
        write_whole(path, b"new", replace=False)

    assert refused.value.reason is Reason.FILE_EXISTS
    assert path.read_bytes() == b"old"


def test_without_replace_a_file_that_comes_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"

    def fill() -> None:
        with whole_file.whole_file(path, replace=False) as temporary:
            temporary.write_bytes(b"new")
            path.write_bytes(b"somebody else's")

    with pytest.raises(Refusal) as refused:
        fill()

    assert refused.value.reason is Reason.FILE_EXISTS
    assert path.read_bytes() == b"somebody else's"


def test_without_replace_it_works_where_the_disk_knows_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    path = tmp_path / "report.pdf"

    write_whole(path, b"new", replace=False)

    assert path.read_bytes() == b"new"
    with pytest.raises(Refusal) as refused:
        write_whole(path, b"newer", replace=False)
    assert refused.value.reason is Reason.FILE_EXISTS


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, Reason.DISK_FULL),
        (errno.EACCES, Reason.FILE_NOT_WRITABLE),
        (errno.EIO, Reason.DISK_FAULT),
    ],
)
def test_a_failure_keeps_the_old_content_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: Reason
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    before = sorted(tmp_path.iterdir())

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Refusal) as refused:
        write_whole(path, b"new")

    assert refused.value.reason is reason
    assert path.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == before


def test_a_mistake_of_ours_is_no_refusal_and_leaves_nothing(tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())

    with pytest.raises(ZeroDivisionError), whole_file.whole_file(tmp_path / "report.pdf"):
        raise ZeroDivisionError

    assert sorted(tmp_path.iterdir()) == before


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        write_whole(tmp_path / "none" / "report.pdf", b"new")

    assert refused.value.reason is Reason.FOLDER_MISSING


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        write_whole(tmp_path, b"new")

    assert refused.value.reason is Reason.FILE_NOT_WRITABLE


def test_a_very_long_name_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250 + ".pdf")

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_a_folder_that_cant_be_written_is_named(anyones_folder: Path) -> None:
    anyones_folder.chmod(0o555)

    assert run_as_nobody(WRITE, anyones_folder / "report.pdf") == Reason.FOLDER_NOT_WRITABLE
    assert list(anyones_folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX's")
def test_a_disk_that_takes_no_more_keeps_the_old_content(anyones_folder: Path) -> None:
    path = anyones_folder / "report.pdf"
    path.write_bytes(b"old")
    anyones_folder.chmod(0o777)

    assert run_as_nobody(LIMITED, path) == Reason.DISK_FULL
    assert path.read_bytes() == b"old"
    assert list(anyones_folder.iterdir()) == [path]
