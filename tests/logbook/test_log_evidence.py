"""Files that prove an activity are kept as they were, byte by byte."""

import os
import sqlite3
import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from helpers.logs import by_title, make_log, open_log, webinar
from helpers.nobody import run_as_nobody

from cpim_pdp.core.activities import EVIDENCE_MOST_BYTES, EvidenceKind
from cpim_pdp.core.commands import (
    AddActivity,
    AttachEvidence,
    ChangeEvidence,
    DeleteActivities,
    DetachEvidence,
    EditActivity,
    EmptyTrash,
    NewEvidence,
    RestoreEvidence,
)
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.logbook import Logbook
from cpim_pdp.store import contents

PDF = b"%PDF-1.7 a certificate"


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """Lend a log with one activity."""
    with make_log(tmp_path / "a.cpimlog") as made:
        made.do(AddActivity(webinar()))
        yield made


@pytest.fixture
def identity(logbook: Logbook) -> str:
    """Return the activity's id."""
    return by_title(logbook, "Webinar").id


def file(path: Path, content: bytes = PDF) -> NewEvidence:
    path.write_bytes(content)
    return NewEvidence(str(path), path.name, EvidenceKind.CERTIFICATE)


def attach(logbook: Logbook, identity: str, *files: NewEvidence) -> None:
    logbook.do(AttachEvidence(identity, files))


def refused(logbook: Logbook, identity: str, *files: NewEvidence) -> Refusal:
    before = logbook.snapshot()
    with pytest.raises(Refusal) as raised:
        attach(logbook, identity, *files)
    assert logbook.snapshot() == before
    return raised.value


def test_what_is_attached_is_given_back_byte_by_byte(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    content = PDF + os.urandom(3 * contents.PIECE + 7)
    attach(logbook, identity, file(tmp_path / "scan.pdf", content))

    (evidence,) = by_title(logbook, "Webinar").evidence
    assert evidence.sha256 == sha256(content).hexdigest()
    assert (evidence.name, evidence.size) == ("scan.pdf", len(content))
    assert (evidence.kind, evidence.media_type) == (EvidenceKind.CERTIFICATE, "application/pdf")
    with logbook.read_evidence(evidence.sha256) as readable:
        assert b"".join(iter(lambda: readable.read(100_000), b"")) == content


def test_several_keep_the_order_in_which_they_came(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    files = [file(tmp_path / f"{name}.txt", name.encode()) for name in "cab"]
    attach(logbook, identity, *files)

    assert [one.name for one in by_title(logbook, "Webinar").evidence] == [
        "c.txt",
        "a.txt",
        "b.txt",
    ]


def test_the_same_bytes_are_kept_once(logbook: Logbook, identity: str, tmp_path: Path) -> None:
    attach(logbook, identity, file(tmp_path / "scan.pdf"))
    logbook.do(AddActivity(webinar("Other"), (file(tmp_path / "copy.pdf"),)))

    with closing(sqlite3.connect(logbook.path)) as other:
        assert other.execute("SELECT count(*) FROM contents").fetchone() == (1,)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.pdf", Reason.EVIDENCE_NOT_READABLE),
        ("folder", Reason.EVIDENCE_NOT_A_FILE),
        ("empty.pdf", Reason.EVIDENCE_EMPTY),
        ("large.pdf", Reason.EVIDENCE_TOO_LARGE),
        ("a.cpimlog", Reason.EVIDENCE_NOT_READABLE),
    ],
    ids=["missing", "a folder", "empty", "too large", "the log itself"],
)
def test_what_can_t_be_taken_is_named(
    logbook: Logbook, identity: str, tmp_path: Path, name: str, reason: Reason
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.pdf").write_bytes(b"")
    with (tmp_path / "large.pdf").open("wb") as large:
        large.truncate(EVIDENCE_MOST_BYTES + 1)
    good = file(tmp_path / "good.pdf")

    refusal = refused(logbook, identity, good, NewEvidence(str(tmp_path / name), name))

    assert refusal.reason is reason
    assert refusal.facts == {"name": name}


READ = """
from datetime import UTC, datetime
from pathlib import Path
from cpim_pdp import assets
from cpim_pdp.core.commands import AttachEvidence, NewEvidence
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.logbook import Logbook
clock = lambda: datetime(2026, 11, 22, tzinfo=UTC)
with Logbook.open(Path(sys.argv[1]), assets.rulebook(), clock=clock) as logbook:
    try:
        new = NewEvidence(sys.argv[2], "secret.pdf")
        logbook.do(AttachEvidence(logbook.snapshot().activities[0].id, (new,)))
    except Refusal as refusal:
        print(refusal.reason)
"""


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_a_file_that_can_t_be_read_is_named() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        with make_log(folder / "a.cpimlog") as logbook:
            logbook.do(AddActivity(webinar()))
        (folder / "a.cpimlog").chmod(0o666)
        file(folder / "secret.pdf")
        (folder / "secret.pdf").chmod(0o000)

        answer = run_as_nobody(READ, folder / "a.cpimlog", folder / "secret.pdf")

    assert answer == Reason.EVIDENCE_NOT_READABLE


def test_the_same_file_twice_on_one_activity_is_refused(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    attach(logbook, identity, file(tmp_path / "scan.pdf"))

    assert refused(logbook, identity, file(tmp_path / "copy.pdf")).reason is (
        Reason.EVIDENCE_ALREADY_THERE
    )
    twice = file(tmp_path / "other.txt", b"other")
    assert refused(logbook, identity, twice, twice).reason is Reason.EVIDENCE_ALREADY_THERE


def test_the_largest_that_is_allowed_passes_in_pieces(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    with (tmp_path / "large.bin").open("wb") as large:
        large.truncate(EVIDENCE_MOST_BYTES)
    tracemalloc.start()

    attach(logbook, identity, NewEvidence(str(tmp_path / "large.bin"), "large.bin"))
    (evidence,) = by_title(logbook, "Webinar").evidence
    with logbook.read_evidence(evidence.sha256) as readable:
        assert contents.sha256_of(readable) == (evidence.sha256, EVIDENCE_MOST_BYTES)

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 12 * contents.PIECE


def test_a_file_that_changes_while_it_is_read_is_refused(
    logbook: Logbook, identity: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = file(tmp_path / "scan.pdf")
    announce = contents.sha256_of

    def change_afterwards(readable: contents.Readable) -> tuple[str, int]:
        announced = announce(readable)
        (tmp_path / "scan.pdf").write_bytes(PDF + b" and more")
        return announced

    monkeypatch.setattr(contents, "sha256_of", change_afterwards)

    assert refused(logbook, identity, new).reason is Reason.EVIDENCE_NOT_READABLE
    assert logbook.check() == ()


def test_evidence_is_said_to_be_something_else_and_its_bytes_stay(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    attach(logbook, identity, file(tmp_path / "scan0012.pdf"))
    (before,) = by_title(logbook, "Webinar").evidence

    logbook.do(ChangeEvidence(identity, before.sha256, EvidenceKind.LETTER, "Letter of the dean"))

    (after,) = by_title(logbook, "Webinar").evidence
    assert after == replace(before, kind=EvidenceKind.LETTER, name="Letter of the dean.pdf")
    logbook.undo()
    assert by_title(logbook, "Webinar").evidence == (before,)
    logbook.redo()
    assert by_title(logbook, "Webinar").evidence == (after,)


def test_of_evidence_only_what_is_said_changes(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    attach(logbook, identity, file(tmp_path / "scan.pdf"))
    (before,) = by_title(logbook, "Webinar").evidence
    logbook.do(ChangeEvidence(identity, before.sha256, kind=EvidenceKind.RECEIPT))
    logbook.do(ChangeEvidence(identity, before.sha256, name="Paid.pdf"))

    (after,) = by_title(logbook, "Webinar").evidence
    assert (after.kind, after.name) == (EvidenceKind.RECEIPT, "Paid.pdf")


def test_of_what_is_not_attached_nothing_can_be_said_nor_a_name_be_empty(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    attach(logbook, identity, file(tmp_path / "scan.pdf"))
    (one,) = by_title(logbook, "Webinar").evidence

    for hashed, name, reason in (
        ("0" * 64, "A", Reason.EVIDENCE_UNKNOWN),
        (one.sha256, "  ", Reason.EVIDENCE_NAME_EMPTY),
    ):
        with pytest.raises(Refusal) as raised:
            logbook.do(ChangeEvidence(identity, hashed, name=name))
        assert raised.value.reason is reason


def test_an_edit_may_say_what_the_evidence_is_in_the_same_step(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    attach(logbook, identity, file(tmp_path / "scan.pdf"))
    before = by_title(logbook, "Webinar")
    said = ChangeEvidence(identity, before.evidence[0].sha256, EvidenceKind.LETTER)

    after = replace(before.details, provider="MIT")
    logbook.do(EditActivity(identity, before.details, after, relabelled=(said,)))

    assert by_title(logbook, "Webinar").evidence[0].kind is EvidenceKind.LETTER
    logbook.undo()
    assert by_title(logbook, "Webinar") == before


def test_a_detached_file_can_be_attached_again(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    new = file(tmp_path / "scan.pdf")
    attach(logbook, identity, new)
    attached = logbook.snapshot()
    (evidence,) = by_title(logbook, "Webinar").evidence

    logbook.do(DetachEvidence(identity, evidence.sha256))
    assert by_title(logbook, "Webinar").evidence == ()
    attach(logbook, identity, new)
    assert len(by_title(logbook, "Webinar").evidence) == 1

    logbook.undo(2)
    assert logbook.snapshot() == attached


def test_a_detached_file_is_kept_in_the_trash_and_can_be_put_back(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    attach(logbook, identity, file(tmp_path / "scan.pdf"))
    (evidence,) = by_title(logbook, "Webinar").evidence
    logbook.do(DetachEvidence(identity, evidence.sha256))
    assert by_title(logbook, "Webinar").detached == (evidence,)

    logbook.do(RestoreEvidence(identity, evidence.sha256))

    assert by_title(logbook, "Webinar").evidence == (evidence,)
    assert by_title(logbook, "Webinar").detached == ()
    logbook.undo()
    assert by_title(logbook, "Webinar").detached == (evidence,)
    logbook.do(EmptyTrash())
    assert by_title(logbook, "Webinar").detached == ()


def test_what_is_attached_again_from_its_file_is_not_in_the_trash_too(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    new = file(tmp_path / "scan.pdf")
    attach(logbook, identity, new)
    (evidence,) = by_title(logbook, "Webinar").evidence
    logbook.do(DetachEvidence(identity, evidence.sha256))
    attach(logbook, identity, new)

    with pytest.raises(Refusal) as raised:
        logbook.do(RestoreEvidence(identity, evidence.sha256))

    assert raised.value.reason is Reason.EVIDENCE_ALREADY_THERE
    assert by_title(logbook, "Webinar").detached == ()


def test_only_what_was_detached_can_be_put_back(logbook: Logbook, identity: str) -> None:
    with pytest.raises(Refusal) as raised:
        logbook.do(RestoreEvidence(identity, "0" * 64))

    assert raised.value.reason is Reason.EVIDENCE_UNKNOWN


def test_only_what_is_attached_can_be_detached(logbook: Logbook, identity: str) -> None:
    with pytest.raises(Refusal) as raised:
        logbook.do(DetachEvidence(identity, "0" * 64))

    assert raised.value.reason is Reason.EVIDENCE_UNKNOWN


def test_bytes_that_the_log_does_not_have_are_named(logbook: Logbook) -> None:
    with pytest.raises(Refusal) as raised, logbook.read_evidence("0" * 64):
        pass

    assert raised.value.reason is Reason.EVIDENCE_UNKNOWN


def test_an_activity_in_the_trash_or_unknown_takes_none(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    new = file(tmp_path / "scan.pdf")
    assert refused(logbook, "unknown", new).reason is Reason.ACTIVITY_UNKNOWN
    logbook.do(DeleteActivities((identity,)))

    assert refused(logbook, identity, new).reason is Reason.ACTIVITY_IN_TRASH


def test_a_name_loses_its_folders_and_what_no_system_takes(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(PDF)
    attach(logbook, identity, NewEvidence(str(path), "../../C:\\home\\a<b>\n.pdf"))

    assert by_title(logbook, "Webinar").evidence[0].name == "a_b__.pdf"


def test_without_a_name_the_file_s_own_is_taken(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(PDF)
    attach(logbook, identity, NewEvidence(str(path), ""))

    assert by_title(logbook, "Webinar").evidence[0].name == "scan.pdf"


def test_evidence_can_be_read_where_the_log_can_only_be_read(
    logbook: Logbook, identity: str, tmp_path: Path
) -> None:
    attach(logbook, identity, file(tmp_path / "scan.pdf"))
    (evidence,) = by_title(logbook, "Webinar").evidence

    with (
        open_log(logbook.path, read_only=True) as other,
        other.read_evidence(evidence.sha256) as readable,
    ):
        assert readable.read() == PDF
