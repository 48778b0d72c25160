"""The confirmation of attendance from the command line."""

from pathlib import Path

import pytest
from helpers.command_line import CommandLine
from helpers.prints import plain_text, reader

WEBINAR = ("add", "S&OP", "--type", "webinar", "--date", "2026-05-01", "--quantity", "1.5")


@pytest.fixture
def webinar(cli: CommandLine) -> str:
    return cli(*WEBINAR).answer


def test_the_form_of_an_activity_is_written(cli: CommandLine, webinar: str, tmp_path: Path) -> None:
    out = tmp_path / "form.pdf"
    ran = cli("attendance", webinar[:8], out, "--paper", "letter", "--on", "2026-06-01")

    assert ran.answer == str(out)
    assert "S&OP" in plain_text(out.read_bytes())
    assert "prepared 1 Jun 2026" in plain_text(out.read_bytes())
    assert round(reader(out.read_bytes()).pages[0].mediabox.width) == 612


def test_an_activity_that_is_not_there_has_none(
    cli: CommandLine, webinar: str, tmp_path: Path
) -> None:
    out = tmp_path / "form.pdf"
    cli.refused("attendance", "00000000", out)
    cli("delete", webinar)
    assert "trash" in cli.refused("attendance", webinar, out)

    assert not out.exists()


def test_the_log_is_not_changed(cli: CommandLine, webinar: str, tmp_path: Path) -> None:
    before = cli.log.read_bytes()
    cli("attendance", webinar, tmp_path / "form.pdf")

    assert cli.log.read_bytes() == before
