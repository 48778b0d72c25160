"""The files that prove an activity, through the command line."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from helpers.command_line import CommandLine

from cpim_pdp.store.whole_file import whole_file


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """Return a file to attach."""
    path = tmp_path / "certificate.pdf"
    path.write_bytes(b"%PDF-1.4 a certificate")
    return path


@pytest.fixture
def identity(cli: CommandLine) -> str:
    """Return the id of an activity without evidence."""
    return cli(
        *("add", "A", "--type", "webinar", "--date", "2025-05-20", "--quantity", "1.5")
    ).answer


def evidence_of(cli: CommandLine, identity: str) -> Any:  # noqa: ANN401 - a JSON document
    """Return the activity's evidence as JSON."""
    return cli("show", identity, "--json").json["evidence"]


def test_attached_evidence_is_shown_with_hash_kind_and_size(
    cli: CommandLine, identity: str, proof: Path
) -> None:
    ran = cli("attach", identity, proof, "--kind", "certificate")

    (found,) = evidence_of(cli, identity)
    sha256 = hashlib.sha256(proof.read_bytes()).hexdigest()
    assert found == {
        "sha256": sha256,
        "name": "certificate.pdf",
        "kind": "certificate",
        "size": proof.stat().st_size,
        "media_type": "application/pdf",
    }
    assert ran.answer == f"{sha256}  certificate.pdf"
    assert cli.standing("2026-11-22")["points"]["proven"] == 1.5


def test_a_kind_not_given_is_other(cli: CommandLine, identity: str, proof: Path) -> None:
    cli("attach", identity, proof)

    assert evidence_of(cli, identity)[0]["kind"] == "other"


def test_the_original_bytes_come_back(
    cli: CommandLine, identity: str, proof: Path, tmp_path: Path
) -> None:
    data = proof.read_bytes()
    cli("attach", identity, proof)
    proof.unlink()

    ran = cli("evidence", identity, "--out", tmp_path / "out")

    assert ran.answer == str(tmp_path / "out" / "certificate.pdf")
    assert Path(ran.answer).read_bytes() == data


def test_files_of_the_same_name_are_kept_apart(
    cli: CommandLine, identity: str, tmp_path: Path
) -> None:
    for number in range(3):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "scan.pdf").write_bytes(b"%d" % number)
        cli("attach", identity, folder / "scan.pdf")

    ran = cli("evidence", identity, "--out", tmp_path / "out")

    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["scan (2).pdf", "scan (3).pdf", "scan.pdf"]
    assert {Path(line).read_bytes() for line in ran.out.splitlines()} == {b"0", b"1", b"2"}


def test_evidence_is_said_to_be_of_another_kind_and_name(
    cli: CommandLine, identity: str, proof: Path
) -> None:
    sha256 = cli("attach", identity, proof).answer.split()[0]

    cli("relabel", identity, sha256[:12], "--kind", "letter", "--name", "Letter of the dean")

    (found,) = evidence_of(cli, identity)
    assert (found["kind"], found["name"]) == ("letter", "Letter of the dean.pdf")
    cli("undo")
    assert evidence_of(cli, identity)[0]["kind"] == "other"


def test_a_label_that_says_nothing_or_nonsense_is_refused(
    cli: CommandLine, identity: str, proof: Path
) -> None:
    sha256 = cli("attach", identity, proof).answer.split()[0]

    assert "change" in cli.refused("relabel", identity, sha256)
    assert "poem" in cli.refused("relabel", identity, sha256, "--kind", "poem")
    assert "name" in cli.refused("relabel", identity, sha256, "--name", " ")
    assert "abc" in cli.refused("relabel", identity, "abc", "--kind", "letter")


def test_each_file_in_the_inbox_begins_a_draft_that_its_name_suggests(
    cli: CommandLine, tmp_path: Path
) -> None:
    files = [tmp_path / "certificate-lean_2026-09-18.pdf", tmp_path / "Slotting.png"]
    for file in files:
        file.write_bytes(file.name.encode())

    lines = cli("inbox", *files).out.splitlines()

    drafts = [cli("show", line.split()[0], "--json").json for line in lines]
    assert [(one["title"], one["date"], one["state"]) for one in drafts] == [
        ("Lean", "2026-09-18", "draft"),
        ("Slotting", None, "draft"),
    ]
    assert [one["evidence"][0]["kind"] for one in drafts] == ["certificate", "other"]
    assert cli.standing("2026-11-22")["points"]["claimed"] == 0
    cli("undo")
    assert cli("list", "--json").json == []


def test_with_a_file_that_can_t_be_taken_nothing_goes_into_the_inbox(
    cli: CommandLine, proof: Path, tmp_path: Path
) -> None:
    assert "gone.pdf" in cli.refused("inbox", proof, tmp_path / "gone.pdf")

    assert cli("list", "--json").json == []


def test_evidence_is_detached_by_its_hash_or_its_first_letters(
    cli: CommandLine, identity: str, proof: Path
) -> None:
    sha256 = cli("attach", identity, proof).answer.split()[0]
    assert "abc" in cli.refused("detach", identity, "abc")

    cli("detach", identity, sha256[:12])

    assert evidence_of(cli, identity) == []


def test_a_folder_an_empty_file_and_the_same_file_again_are_refused(
    cli: CommandLine, identity: str, proof: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.pdf").touch()
    cli("attach", identity, proof)

    for path in (tmp_path, tmp_path / "empty.pdf", tmp_path / "missing.pdf", proof):
        assert path.name in cli.refused("attach", identity, path)


def test_a_refused_file_leaves_none_of_them_attached(
    cli: CommandLine, identity: str, proof: Path, tmp_path: Path
) -> None:
    cli.refused("attach", identity, proof, tmp_path / "missing.pdf")

    assert evidence_of(cli, identity) == []


def test_without_evidence_there_is_nothing_to_write(
    cli: CommandLine, identity: str, tmp_path: Path
) -> None:
    assert "evidence" in cli.refused("evidence", identity, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_folder_to_write_to_must_have_a_place(
    cli: CommandLine, identity: str, proof: Path, tmp_path: Path
) -> None:
    cli("attach", identity, proof)

    assert "folder" in cli.refused("evidence", identity, "--out", tmp_path / "no" / "out")
    assert str(proof) in cli.refused("evidence", identity, "--out", proof)


def test_a_link_or_a_folder_in_the_target_folder_is_neither_followed_nor_replaced(
    cli: CommandLine, identity: str, proof: Path, tmp_path: Path
) -> None:
    cli("attach", identity, proof)
    out, victim = tmp_path / "out", tmp_path / "victim.txt"
    victim.write_bytes(b"somebody else's")
    out.mkdir()
    (out / proof.name).symlink_to(victim)
    (out / f"{proof.stem} (2){proof.suffix}").symlink_to(tmp_path / "nowhere")
    (out / f"{proof.stem} (3){proof.suffix}").mkdir()

    written = Path(cli("evidence", identity, "--out", out).answer)

    assert written.name == f"{proof.stem} (4){proof.suffix}"
    assert written.read_bytes() == proof.read_bytes()
    assert victim.read_bytes() == b"somebody else's"
    assert (out / proof.name).is_symlink()
    assert not (tmp_path / "nowhere").exists()


def test_a_link_that_comes_at_the_last_moment_is_replaced_itself(tmp_path: Path) -> None:
    victim, path = tmp_path / "victim.txt", tmp_path / "proof.pdf"
    victim.write_bytes(b"somebody else's")

    with whole_file(path, follow=False) as temporary:
        temporary.write_bytes(b"proof")
        path.symlink_to(victim)

    assert victim.read_bytes() == b"somebody else's"
    assert not path.is_symlink()
    assert path.read_bytes() == b"proof"


def test_evidence_that_was_detached_is_put_back_by_its_hash_or_its_first_letters(
    cli: CommandLine, identity: str, proof: Path
) -> None:
    cli("attach", identity, proof)
    (before,) = evidence_of(cli, identity)
    cli("detach", identity, before["sha256"])
    assert cli("show", identity, "--json").json["detached"] == [before]

    assert "abc" in cli.refused("restore", identity, "--evidence", "abc")
    cli("restore", identity, "--evidence", before["sha256"][:12])

    assert evidence_of(cli, identity) == [before]
    assert cli("show", identity, "--json").json["detached"] == []
