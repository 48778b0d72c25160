"""The files that prove an activity: attach, say what they are, detach, write back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpim_pdp.cli import options, printing
from cpim_pdp.cli.activities import kind_of, new_evidence
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.activities import Activity, EvidenceKind
from cpim_pdp.core.commands import AddDrafts, AttachEvidence, ChangeEvidence, DetachEvidence
from cpim_pdp.core.file_names import safe_name
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.exchange.file_name_guesses import draft_of
from cpim_pdp.store.whole_file import spare_log, whole_file
from cpim_pdp.wording.translation import english as tr

if TYPE_CHECKING:
    from cpim_pdp.logbook import Logbook

_PIECE = 1 << 20
_LEAST = 6


@click.command(help=tr("Attach files to an activity as its evidence."))
@click.argument("identity", metavar="ID")
@click.argument("files", metavar="FILE", nargs=-1, required=True)
@options.kind
@pass_face
def attach(face: Face, /, identity: str, files: tuple[str, ...], kind: str | None) -> None:
    """Attach files."""
    evidence = new_evidence(files, kind)
    with face.changing() as logbook:
        before = logbook.snapshot().activity(identity)
        logbook.do(AttachEvidence(before.id, evidence))
        after = logbook.snapshot().activity(before.id)
    there = {one.sha256 for one in before.evidence}
    for one in after.evidence:
        if one.sha256 not in there:
            printing.answer(f"{one.sha256}  {one.name}")


@click.command(
    help=tr(
        "Say what a file of evidence is, or call it otherwise. SHA256 may be its first letters."
    )
)
@click.argument("identity", metavar="ID")
@click.argument("sha256", metavar="SHA256")
@click.option(
    "--kind", metavar="KIND", help=tr("What it is: {kinds}.").format(kinds=", ".join(EvidenceKind))
)
@click.option("--name", metavar="NAME", help=tr("What it is called; its suffix stays."))
@pass_face
def relabel(
    face: Face, /, identity: str, sha256: str, *, kind: str | None, name: str | None
) -> None:
    """Say what a file is."""
    if kind is None and name is None:
        raise Refusal(Reason.NOTHING_TO_CHANGE)
    known = None if kind is None else kind_of(kind)
    with face.changing() as logbook:
        activity = logbook.snapshot().activity(identity)
        logbook.do(ChangeEvidence(activity.id, _hash(activity, sha256), known, name))


@click.command(
    help=tr(
        "Begin a draft for each file, with the file as its evidence. Title, date and kind are those"
        " that its name suggests; prints the ids."
    )
)
@click.argument("files", metavar="FILE", nargs=-1, required=True)
@pass_face
def inbox(face: Face, /, files: tuple[str, ...]) -> None:
    """Begin drafts."""
    drafts = tuple(draft_of(Path(file)) for file in files)
    with face.changing() as logbook:
        ids = logbook.do(AddDrafts(drafts)).ids
        snapshot = logbook.snapshot()
    for identity in ids:
        printing.answer(f"{identity}  {snapshot.activity(identity).details.title}")


@click.command(help=tr("Detach a file from an activity. SHA256 may be its first letters."))
@click.argument("identity", metavar="ID")
@click.argument("sha256", metavar="SHA256")
@pass_face
def detach(face: Face, /, identity: str, sha256: str) -> None:
    """Detach a file."""
    with face.changing() as logbook:
        activity = logbook.snapshot().activity(identity)
        logbook.do(DetachEvidence(activity.id, _hash(activity, sha256)))
    printing.note(tr("Detached from: {title}").format(title=activity.details.title))


@click.command(help=tr("Write evidence back as the files that it was."))
@click.argument("identity", metavar="ID")
@click.option(
    "--out", metavar="DIR", required=True, help=tr("The folder to write to; it is made if need be.")
)
@pass_face
def evidence(face: Face, /, identity: str, out: str) -> None:
    """Write evidence back."""
    with face.reading() as logbook:
        activity = logbook.snapshot().activity(identity)
        if not activity.evidence:
            raise Refusal(Reason.EVIDENCE_NONE, title=activity.details.title)
        folder = _folder(Path(out))
        for name, sha256 in _names(activity, folder).items():
            _write(logbook, sha256, folder / name)
            printing.answer(str(folder / name))


def _hash(activity: Activity, wanted: str) -> str:
    """Return the one hash of the activity's evidence that begins with what was typed."""
    key = wanted.strip().lower()
    found = [one.sha256 for one in activity.evidence if one.sha256.startswith(key)]
    if len(found) != 1 or len(key) < _LEAST:
        raise Refusal(Reason.EVIDENCE_UNKNOWN, sha256=wanted)
    return found[0]


def _folder(folder: Path) -> Path:
    """Return the folder, made if only it is missing."""
    try:
        folder.mkdir(exist_ok=True)
    except FileNotFoundError:
        raise Refusal(Reason.FOLDER_MISSING, path=folder) from None
    except OSError:
        raise Refusal(Reason.FOLDER_NOT_WRITABLE, path=folder) from None
    return folder


def _names(activity: Activity, folder: Path) -> dict[str, str]:
    """Return the hash for each file to write.

    A number keeps alike names apart, and away from a link or folder that has the name.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for one in activity.evidence:
        plain = Path(safe_name(one.name))
        name, number = plain.name, 1
        while name.casefold() in taken or _is_other(folder / name):
            number += 1
            name = f"{plain.stem} ({number}){plain.suffix}"
        taken.add(name.casefold())
        names[name] = one.sha256
    return names


def _is_other(path: Path) -> bool:
    """Say whether something is there that is no plain file: it is neither followed nor replaced."""
    return path.is_symlink() or (path.exists() and not path.is_file())


def _write(logbook: "Logbook", sha256: str, path: Path) -> None:
    spare_log(path)
    with (
        whole_file(path, follow=False) as temporary,
        temporary.open("r+b") as file,
        logbook.read_evidence(sha256) as bytes_of,
    ):
        while piece := bytes_of.read(_PIECE):
            file.write(piece)
