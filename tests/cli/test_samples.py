"""Logs of invented holders."""

import io
import zlib
from pathlib import Path
from typing import Any

import pytest
from helpers.command_line import CommandLine
from pypdf import PdfReader

from cpim_pdp.cli.samples.files import certificate_pdf, photo_png


def sampled(tmp_path: Path, *options: str, name: str = "sample") -> CommandLine:
    """Return a command line on a new sample log."""
    cli = CommandLine(tmp_path / f"{name}.cpimlog")
    assert cli("sample", cli.log, *options).answer == str(cli.log)
    return cli


def activities(cli: CommandLine) -> Any:  # noqa: ANN401 - a JSON document
    """Return the activities as JSON."""
    return cli("list", "--json").json


def test_the_same_numbers_give_the_same_log(tmp_path: Path) -> None:
    options = ("--activities", "30", "--seed", "7", "--on", "2025-06-01")

    first, second = (sampled(tmp_path, *options, name=name) for name in "ab")

    assert first.log.read_bytes() == second.log.read_bytes()


@pytest.mark.parametrize("other", [("--seed", "8"), ("--activities", "31"), ("--on", "2025-06-02")])
def test_other_numbers_give_another_log(tmp_path: Path, other: tuple[str, ...]) -> None:
    options = ("--activities", "30", "--seed", "7", "--on", "2025-06-01")

    first = sampled(tmp_path, *options, name="a")
    second = sampled(tmp_path, *options, *other, name="b")

    assert activities(first) != activities(second)


def test_the_usual_sample_is_a_log_half_way(tmp_path: Path) -> None:
    cli = sampled(tmp_path)
    found = activities(cli)
    points = cli.standing("2026-11-22")["points"]

    assert len(found) == 40
    assert 40 < points["counted"] < 70
    assert 0 < points["proven"] < points["counted"]
    assert points["planned"] > 0
    assert {"planned", "proven", "unproven"} == {one["state"] for one in found}
    assert len({one["type"] for one in found}) >= 6
    assert len({topic for one in found for topic in one["topics"]}) == 8


@pytest.mark.parametrize(
    "on", ["1950-01-01", "2012-12-31", "2015-02-28", "2018-06-01", "2024-02-29", "2199-12-31"]
)
def test_all_lies_within_the_cycle_that_holds_the_date(tmp_path: Path, on: str) -> None:
    cli = sampled(tmp_path, "--on", on)

    status = cli.standing(on)

    assert status["cycle"]["start"] <= on <= status["cycle"]["due"]
    assert len(status["activities"]) == 40
    for one in activities(cli):
        first, last = one["date"], one["until"] or one["date"]
        assert status["cycle"]["start"] <= first <= last <= status["cycle"]["due"]


def test_the_membership_is_renewed_by_a_schedule(tmp_path: Path) -> None:
    cli = sampled(tmp_path)

    (found,) = cli("schedule", "list", "--json").json
    assert (found["type"], found["text"]) == ("membership", "every year on 14 March")
    assert (found["planned"], found["next"]) == (2, "2027-03-14")
    planned = [one for one in activities(cli) if one["schedule"] == found["id"]]
    assert [one["date"] for one in planned] == ["2028-03-14", "2027-03-14"]
    assert {one["state"] for one in planned} == {"planned"}


@pytest.mark.parametrize("count", [0, 1, 7, 300])
def test_there_are_as_many_as_asked_for(tmp_path: Path, count: int) -> None:
    cli = sampled(tmp_path, "--activities", str(count))

    assert len(activities(cli)) == count
    assert cli("check", "--json").json == {"ok": True, "problems": []}
    assert cli("history", "--json").json == []


def test_the_evidence_comes_back_as_readable_files(tmp_path: Path) -> None:
    cli = sampled(tmp_path)
    (proven, *_) = cli("list", "--state", "proven", "--json").json

    for line in cli("evidence", proven["id"], "--out", tmp_path / "out").out.splitlines():
        assert Path(line).stat().st_size == proven["evidence"][0]["size"]


def test_a_certificate_is_a_pdf_with_its_text() -> None:
    reader = PdfReader(io.BytesIO(certificate_pdf("1: S&OP (for all) \\ é, 2026-01-02")))

    assert len(reader.pages) == 1
    assert "S&OP ?for all? ? ?, 2026-01-02" in reader.pages[0].extract_text()


def test_a_photo_is_a_png_of_its_own() -> None:
    data = photo_png(3)

    start = data.index(b"IDAT")
    length = int.from_bytes(data[start - 4 : start], "big")
    pixels = zlib.decompress(data[start + 4 : start + 4 + length])
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(pixels) == 16 * (1 + 24 * 3)
    assert photo_png(3) == data != photo_png(4)


def test_a_refused_sample_leaves_no_file(tmp_path: Path) -> None:
    cli = CommandLine(tmp_path / "none.cpimlog")

    cli.refused("sample", cli.log, "--activities", "100001")

    assert not cli.log.exists()
