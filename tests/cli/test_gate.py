"""How every start of the program ends."""

import errno
from pathlib import Path

import pytest
from helpers.command_line import CommandLine

from cpim_pdp.cli.gate import guarded
from cpim_pdp.core.refusals import Reason, Refusal


def test_what_an_action_returns_is_the_exit_code() -> None:
    assert guarded(lambda: 7) == 7


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Refusal(Reason.TITLE_EMPTY), 1, "title"),
        (KeyboardInterrupt(), 1, "Stopped"),
        (BrokenPipeError(errno.EPIPE, "gone"), 0, ""),
        (LookupError("our mistake"), 1, "fault of the program"),
    ],
)
def test_each_end_has_its_exit_code_and_one_line(
    capfd: pytest.CaptureFixture[str], error: BaseException, code: int, said: str
) -> None:
    def failing() -> int:
        raise error

    assert guarded(failing) == code
    err = capfd.readouterr().err
    assert said in err
    assert len(err.splitlines()) == bool(said)


def test_a_fault_is_told_even_where_no_report_can_be_kept(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setenv("CPIM_PDP_DATA", str(blocked))
    monkeypatch.setattr("cpim_pdp.cli.status.summaries", None)

    (line,) = cli.run("status").err.splitlines()

    assert "TypeError" in line
