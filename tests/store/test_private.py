"""What the program writes of a log is readable by its owner only, whatever the process's mask."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.logs import make_log, webinar

from cpim_pdp.core.commands import AddActivity, NewEvidence
from cpim_pdp.logbook import Logbook
from cpim_pdp.store import places

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """Lend a log with evidence, made under a mask that lets everybody in."""
    before = os.umask(0)
    proof = tmp_path / "proof.pdf"
    proof.write_bytes(b"%PDF proof")
    try:
        with make_log(tmp_path / "a.cpimlog") as made:
            made.do(AddActivity(webinar(), (NewEvidence(str(proof), proof.name),)))
            yield made
    finally:
        os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_log_and_its_journal_are_its_owner_s_alone(logbook: Logbook) -> None:
    assert rights(logbook.path) == 0o600
    with logbook._writing() as transaction:
        transaction.touch()
        assert rights(logbook.path.with_name("a.cpimlog-journal")) == 0o600


def test_backups_and_all_that_lies_with_them_are_too(logbook: Logbook) -> None:
    logbook.backup()

    made = [*places.data_folder().rglob("*")]
    assert any(one.suffix == ".cpimlog" for one in made)
    # An empty file that is only locked says nothing to anybody.
    for one in (places.data_folder(), *(one for one in made if one.name != "lock")):
        assert rights(one) == (0o700 if one.is_dir() else 0o600), one


def test_a_copy_made_anywhere_is_too(logbook: Logbook, tmp_path: Path) -> None:
    assert rights(logbook.backup(tmp_path / "copy.cpimlog")) == 0o600
