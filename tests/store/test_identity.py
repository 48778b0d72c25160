"""A log is told from any other file before anything touches it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from helpers.logs import hash_of, make_log, open_log

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import identity
from cpim_pdp.store.identity import APPLICATION_ID, SCHEMA, identify


def database(path: Path, *, application: int = APPLICATION_ID, version: int = 1) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE something (id)")
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute(f"PRAGMA user_version = {version}")


def test_a_log_says_so_in_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.cpimlog"
    make_log(path).close()

    assert path.read_bytes()[68:72] == b"CPIM"
    assert identify(path) == SCHEMA


@pytest.mark.parametrize(
    "content",
    [b"", b"a shopping list", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(84)],
    ids=["empty", "text", "only the magic", "only a header"],
)
def test_another_file_is_no_log_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.cpimlog"
    path.write_bytes(content)

    with pytest.raises(Refusal) as refused:
        open_log(path)

    assert refused.value.reason is Reason.LOG_NOT_A_LOG
    assert refused.value.facts == {"path": path}
    assert path.read_bytes() == content
    assert {one.name for one in tmp_path.iterdir()} == {"a.cpimlog", "home"}


@pytest.mark.parametrize(
    ("application", "version", "reason"),
    [
        (0, 1, Reason.LOG_NOT_A_LOG),
        (0x0F055112, 1, Reason.LOG_NOT_A_LOG),
        (APPLICATION_ID, 0, Reason.LOG_NOT_A_LOG),
        (APPLICATION_ID, SCHEMA + 1, Reason.LOG_NEWER),
    ],
    ids=["plain", "another program's", "half made", "newer"],
)
def test_another_database_is_refused_and_stays_as_it_is(
    tmp_path: Path, application: int, version: int, reason: Reason
) -> None:
    path = tmp_path / "a.cpimlog"
    database(path, application=application, version=version)
    before = hash_of(path)

    with pytest.raises(Refusal) as refused:
        open_log(path)

    assert refused.value.reason is reason
    assert hash_of(path) == before


@pytest.mark.parametrize("name", ["none.cpimlog", "none/none.cpimlog", "file/none.cpimlog"])
def test_a_log_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(Refusal) as refused:
        open_log(tmp_path / name)

    assert refused.value.reason is Reason.LOG_MISSING
    assert refused.value.facts == {"path": tmp_path / name}


def test_a_folder_is_no_log(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        open_log(tmp_path)

    assert refused.value.reason is Reason.LOG_NOT_A_LOG


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_no_log_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(Refusal) as refused:
        identify(tmp_path / "pipe")

    assert refused.value.reason is Reason.LOG_NOT_A_LOG


def test_an_error_that_is_our_own_is_no_refusal(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="null"):
        identity.identify(tmp_path / "a\0b")
