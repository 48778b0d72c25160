"""The audit pack from the command line."""

import errno
import zipfile
from pathlib import Path

import pytest
from helpers.command_line import CommandLine
from helpers.pdf_files import document, says

from cpim_pdp.store import whole_file


@pytest.fixture
def proven(cli: CommandLine, tmp_path: Path) -> CommandLine:
    for number in range(3):
        file = tmp_path / f"certificate-{number}.pdf"
        file.write_bytes(document(says(f"Certificate {number}")) + b"%" * 400_000)
        what = ("add", f"Webinar {number}", "--type", "webinar", "--date", f"2026-05-0{number + 1}")
        cli(*what, "--quantity", "1", "--evidence", file, "--kind", "certificate")
    return cli


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_the_pack_is_written_and_named(proven: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "out.zip"
    ran = proven("pack", out)

    assert ran.answer == str(out)
    assert len(names(out)) == 8
    assert "evidence/Exhibit 001 certificate-0.pdf" in names(out)


def test_parts_are_named_by_their_numbers(proven: CommandLine, tmp_path: Path) -> None:
    ran = proven("pack", tmp_path / "out.zip", "--max-mb", "1")
    files = [Path(line) for line in ran.out.splitlines()]

    assert [one.name for one in files] == [f"out-{n}-of-{len(files)}.zip" for n in (1, 2)]
    assert all(one.stat().st_size <= 1_000_000 for one in files)
    assert not (tmp_path / "out.zip").exists()
    assert sum(name.startswith("evidence/") for one in files for name in names(one)) == 3


def test_date_paper_and_cycle_are_those_asked_for(proven: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "out.zip"
    proven("pack", out, "--on", "2026-06-01", "--paper", "letter", "--cycle", "2")

    assert "Ana Souza CPIM cycle 2 2026-06-01 report.pdf" in names(out)
    with zipfile.ZipFile(out) as archive:
        assert b"612 792" in archive.read("Ana Souza CPIM cycle 2 2026-06-01 audit pack.pdf")


def test_the_same_command_writes_the_same_bytes(proven: CommandLine, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        proven("pack", tmp_path / name)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_file_larger_than_a_part_is_refused_and_nothing_written(
    proven: CommandLine, tmp_path: Path
) -> None:
    large = tmp_path / "large.docx"
    large.write_bytes(b"PK\3\4" + bytes(1_500_000))
    proven("add", "Large", "--type", "webinar", "--date", "2026-05-05", "--quantity", "1")
    proven("attach", proven("list", "--json", "--search", "Large").json[0]["id"], large)
    before = set(tmp_path.iterdir())
    line = proven.refused("pack", tmp_path / "out.zip", "--max-mb", "1")

    assert line == (
        "“Exhibit 004 large.docx” alone takes 1.5 MB, more than a part may have: allow parts of"
        " 2 MB or more (--max-mb), or make the pack in one piece."
    )
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("limit", ["0", "-1", "much"])
def test_a_limit_that_is_none_is_wrong_usage(proven: CommandLine, limit: str) -> None:
    assert proven.run("pack", "out.zip", "--max-mb", limit).code == 2


def test_a_folder_that_is_not_there_is_refused(proven: CommandLine, tmp_path: Path) -> None:
    line = proven.refused("pack", tmp_path / "nowhere" / "out.zip")

    assert "nowhere" in line


def test_a_full_disk_is_not_taken_for_a_damaged_file(
    proven: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr("cpim_pdp.reports.pack.objects.Objects.put", full)
    before = set(tmp_path.iterdir())

    assert "The disk that holds" in proven.refused("pack", tmp_path / "out.zip")
    assert set(tmp_path.iterdir()) == before


def test_a_log_is_not_replaced(proven: CommandLine) -> None:
    assert "is there already" in proven.refused("pack", proven.log)


def test_parts_are_all_there_or_none(
    proven: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = whole_file._put

    def failing(temporary: Path, path: Path, *, replace: bool) -> None:
        if path.name.startswith("out-1"):
            raise PermissionError(13, "no", str(path))
        put(temporary, path, replace=replace)

    monkeypatch.setattr(whole_file, "_put", failing)
    before = set(tmp_path.iterdir())
    line = proven.refused("pack", tmp_path / "out.zip", "--max-mb", "1")

    assert "can't be written" in line
    assert set(tmp_path.iterdir()) == before


def test_the_pack_can_be_made_of_a_log_that_can_only_be_read(
    proven: CommandLine, tmp_path: Path
) -> None:
    proven.log.chmod(0o400)
    out = tmp_path / "out.zip"

    assert proven("pack", out).answer == str(out)
