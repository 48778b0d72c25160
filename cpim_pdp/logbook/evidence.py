"""Attaching files that prove an activity, and detaching them."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from cpim_pdp.core import file_names, media_types
from cpim_pdp.core.activities import Evidence, EvidenceKind
from cpim_pdp.core.commands import (
    AttachEvidence,
    ChangeEvidence,
    DetachEvidence,
    EmptyTrash,
    NewEvidence,
    RestoreEvidence,
)
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.logbook import filed
from cpim_pdp.store import contents, evidence_files, rows
from cpim_pdp.store.transaction import Transaction


def attach(
    transaction: Transaction, command: AttachEvidence, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Attach files to an activity; return its id.

    Raises:
        Refusal: an activity that is unknown, in the trash or filed, or a file that can't be taken.
    """
    _check_open(transaction, command.id)
    attach_all(transaction, command.id, command.evidence)
    return (command.id,)


def change(
    transaction: Transaction, command: ChangeEvidence, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Note another kind or name of a file; return the activity's id.

    Raises:
        Refusal: an activity that is unknown, in the trash or filed, or has no such evidence; a
            name that is empty.
    """
    _check_open(transaction, command.id)
    row = _attached(transaction, command.id, command.sha256)
    if row is None:
        raise Refusal(Reason.EVIDENCE_UNKNOWN, sha256=command.sha256)
    before = rows.evidence(row)
    kind, name = command.kind or before.kind, before.name
    if command.name is not None:
        if not command.name.strip():
            raise Refusal(Reason.EVIDENCE_NAME_EMPTY)
        name = file_names.renamed(before.name, command.name)
    transaction.update("evidence", before.id, {"kind": kind.value, "name": name})
    return (command.id,)


def detach(
    transaction: Transaction, command: DetachEvidence, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Move a file's entry to the trash; return the activity's id.

    Raises:
        Refusal: an activity that is unknown, in the trash or filed, or has no such evidence.
    """
    _check_open(transaction, command.id)
    row = _attached(transaction, command.id, command.sha256)
    if row is None:
        raise Refusal(Reason.EVIDENCE_UNKNOWN, sha256=command.sha256)
    transaction.update("evidence", str(row["id"]), {"trashed": transaction.stamp})
    return (command.id,)


def restore(
    transaction: Transaction, command: RestoreEvidence, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Take a file's entry out of the trash; return the activity's id.

    Raises:
        Refusal: an activity that is unknown, in the trash or filed, evidence that is attached
            already, or none of that hash in the trash.
    """
    _check_open(transaction, command.id)
    if (attached := _attached(transaction, command.id, command.sha256)) is not None:
        raise Refusal(Reason.EVIDENCE_ALREADY_THERE, name=attached["name"])
    detached = transaction.found(
        """
        SELECT id FROM evidence WHERE activity = ? AND sha256 = ? AND trashed IS NOT NULL
        ORDER BY trashed DESC, position DESC LIMIT 1
        """,
        command.id,
        command.sha256,
    )
    if not detached:
        raise Refusal(Reason.EVIDENCE_UNKNOWN, sha256=command.sha256)
    transaction.update("evidence", str(detached[0]["id"]), {"trashed": None})
    return (command.id,)


def attach_all(transaction: Transaction, activity: str, files: Iterable[NewEvidence]) -> None:
    """Attach files to an activity that may be changed.

    Raises:
        Refusal: EVIDENCE_NOT_A_FILE, _NOT_READABLE, _EMPTY, _TOO_LARGE or _ALREADY_THERE, naming
            the file.
    """
    for new in files:
        _attach(transaction, activity, new)


def call_all(transaction: Transaction, activity: str, kind: EvidenceKind) -> None:
    """Say of every file attached to an activity that it is of this kind."""
    query = "SELECT id FROM evidence WHERE activity = ? AND trashed IS NULL ORDER BY position"
    for row in transaction.found(query, activity):
        transaction.update("evidence", str(row["id"]), {"kind": kind.value})


def empty_trash(
    transaction: Transaction, _command: EmptyTrash, _rulebook: Rulebook
) -> tuple[str, ...]:
    """Remove for good trashed activities and detached evidence, with bytes that nothing else needs.

    Returns:
        The ids of the rows that are gone.
    """
    gone = transaction.found(
        """
        SELECT 'allocations' AS place, id FROM allocations
        WHERE activity IN (SELECT id FROM activities WHERE trashed IS NOT NULL)
        UNION ALL
        SELECT 'evidence', id FROM evidence
        WHERE trashed IS NOT NULL
           OR activity IN (SELECT id FROM activities WHERE trashed IS NOT NULL)
        UNION ALL
        SELECT 'activities', id FROM activities WHERE trashed IS NOT NULL
        """
    )
    for row in gone:
        transaction.delete_for_good(row["place"], row["id"])
    if gone:
        # Not otherwise: with nothing removed, what was undone can still be redone, bytes and all.
        contents.forget_unused(transaction)
    return tuple(row["id"] for row in gone)


def _check_open(transaction: Transaction, activity: str) -> None:
    row = transaction.row("activities", activity)
    if row is None:
        raise Refusal(Reason.ACTIVITY_UNKNOWN, id=activity)
    if row["trashed"] is not None:
        raise Refusal(Reason.ACTIVITY_IN_TRASH, id=activity)
    filed.check_not_filed(transaction, activity, str(row["title"]))


def _attach(transaction: Transaction, activity: str, new: NewEvidence) -> None:
    name = file_names.safe_name(new.name or Path(new.path).name)
    try:
        with evidence_files.opened(Path(new.path), name) as file:
            evidence = _kept(transaction, activity, new, name, file)
    except contents.ChangedMeanwhile as error:
        raise Refusal(Reason.EVIDENCE_NOT_READABLE, name=name) from error
    position = transaction.next_position("evidence")
    transaction.insert(
        "evidence",
        {
            **rows.evidence_values(evidence),
            "activity": activity,
            "position": position,
            "trashed": None,
        },
    )


def _kept(
    transaction: Transaction, activity: str, new: NewEvidence, name: str, file: BinaryIO
) -> Evidence:
    beginning = file.read(16)
    file.seek(0, os.SEEK_SET)
    sha256, size = contents.sha256_of(file)
    if _attached(transaction, activity, sha256) is not None:
        raise Refusal(Reason.EVIDENCE_ALREADY_THERE, name=name)
    file.seek(0, os.SEEK_SET)
    contents.keep(transaction, file, sha256, size)
    return Evidence(
        id=transaction.new_id(),
        sha256=sha256,
        name=name,
        kind=new.kind,
        size=size,
        media_type=media_types.media_type(name, beginning),
        added=transaction.now,
    )


def _attached(transaction: Transaction, activity: str, sha256: str) -> rows.Stored | None:
    found = transaction.found(
        "SELECT * FROM evidence WHERE activity = ? AND sha256 = ? AND trashed IS NULL",
        activity,
        sha256,
    )
    return found[0] if found else None
