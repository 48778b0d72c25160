"""A program that keeps folders alike may put another file in the place of an open log."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from helpers.logs import hash_of, make_log, open_log, webinar

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import Logbook
from cpim_pdp.store.opening import OpenLog

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file stays in place")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a log with one webinar lies, and beside it a copy that has one more."""
    path = tmp_path / "a.cpimlog"
    with make_log(path) as made:
        made.do(AddActivity(webinar("First")))
    shutil.copy(path, tmp_path / "theirs.cpimlog")
    with open_log(tmp_path / "theirs.cpimlog") as theirs:
        theirs.do(AddActivity(webinar("Second")))
    return path


@pytest.fixture
def logbook(path: Path) -> Iterator[Logbook]:
    """Lend the log, open."""
    with open_log(path) as opened:
        yield opened


def put_theirs(path: Path) -> None:
    path.with_name("theirs.cpimlog").replace(path)


def refused(logbook: Logbook) -> Reason:
    with pytest.raises(Refusal) as raised:
        logbook.do(AddActivity(webinar("Ours")))
    assert raised.value.facts == {"path": logbook.path}
    return raised.value.reason


def titles(logbook: Logbook) -> list[str]:
    return sorted(one.details.title for one in logbook.snapshot().activities)


def test_nothing_is_written_into_a_log_that_was_replaced(path: Path, logbook: Logbook) -> None:
    assert not logbook.is_replaced()
    put_theirs(path)
    before = hash_of(path)

    assert logbook.is_replaced()
    assert refused(logbook) is Reason.LOG_REPLACED
    assert hash_of(path) == before


def test_the_file_that_is_there_now_can_be_turned_to(path: Path, logbook: Logbook) -> None:
    put_theirs(path)

    logbook.reopen()

    assert not logbook.is_replaced()
    assert titles(logbook) == ["First", "Second"]
    logbook.do(AddActivity(webinar("Ours")))
    assert titles(logbook) == ["First", "Ours", "Second"]
    assert logbook.check() == ()


def test_asked_for_changes_elsewhere_it_turns_to_the_file_by_itself(
    path: Path, logbook: Logbook
) -> None:
    put_theirs(path)

    assert logbook.foreign_change()
    assert not logbook.foreign_change()
    assert titles(logbook) == ["First", "Second"]
    logbook.do(AddActivity(webinar("Ours")))


def test_it_never_turns_to_another_log_by_itself(
    path: Path, logbook: Logbook, tmp_path: Path
) -> None:
    make_log(tmp_path / "other.cpimlog", new_id=lambda: "another").close()
    (tmp_path / "other.cpimlog").replace(path)

    with pytest.raises(Refusal) as raised:
        logbook.foreign_change()

    assert raised.value.reason is Reason.LOG_REPLACED
    assert titles(logbook) == ["First"]


def test_asked_for_changes_elsewhere_it_tells_that_the_log_is_gone(
    path: Path, logbook: Logbook
) -> None:
    path.unlink()

    with pytest.raises(Refusal) as raised:
        logbook.foreign_change()

    assert raised.value.reason is Reason.LOG_GONE
    assert titles(logbook) == ["First"]


def test_a_log_that_was_moved_away_is_written_nowhere(path: Path, logbook: Logbook) -> None:
    moved = path.rename(path.with_name("moved.cpimlog"))
    before = hash_of(moved)

    assert logbook.is_replaced()
    assert refused(logbook) is Reason.LOG_GONE
    assert hash_of(moved) == before
    assert not path.exists()


def test_what_can_t_be_turned_to_leaves_the_log_open_as_it_was(
    path: Path, logbook: Logbook
) -> None:
    path.unlink()
    path.write_bytes(b"no log")

    with pytest.raises(Refusal) as raised:
        logbook.reopen()

    assert raised.value.reason is Reason.LOG_NOT_A_LOG
    assert titles(logbook) == ["First"]
    logbook.close()


def test_a_log_replaced_in_the_very_moment_of_a_command_does_not_report_it_done(
    path: Path, logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_place = OpenLog.check_place
    asked = []

    def replacing(log: OpenLog) -> None:
        asked.append(log)
        if len(asked) == 3:  # before the command, before it is final, and now after
            put_theirs(path)
        check_place(log)

    monkeypatch.setattr(OpenLog, "check_place", replacing)

    assert refused(logbook) is Reason.LOG_REPLACED
    monkeypatch.undo()
    logbook.reopen()
    assert titles(logbook) == ["First", "Second"]


def test_another_log_s_content_in_the_same_file_is_noticed(
    path: Path, logbook: Logbook, tmp_path: Path
) -> None:
    make_log(tmp_path / "other.cpimlog", new_id=lambda: "another").close()
    file = path.stat().st_ino
    with (
        closing(sqlite3.connect(tmp_path / "other.cpimlog")) as source,
        closing(sqlite3.connect(path)) as target,
    ):
        source.backup(target)
    assert path.stat().st_ino == file

    assert refused(logbook) is Reason.LOG_REPLACED
    assert logbook.foreign_change()
    logbook.reopen()
    assert logbook.snapshot().log_id == "another"


def test_a_trigger_that_comes_while_the_log_is_open_is_never_run(
    path: Path, logbook: Logbook
) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TRIGGER t AFTER INSERT ON activities BEGIN DELETE FROM holder; END")

    assert refused(logbook) is Reason.LOG_REPLACED
    with pytest.raises(Refusal) as raised:
        logbook.reopen()
    assert raised.value.reason is Reason.LOG_ALTERED
