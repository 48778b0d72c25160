"""An entry that is in no log yet, as it is kept: what is typed, and which files belong to it."""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.core.commands import NewEvidence
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.desktop.translation import tr
from cpim_pdp.store import unfinished
from cpim_pdp.wording.values import short

_LOG = logging.getLogger(__name__)
_VERSION = 1

Typed = Mapping[str, object]
"""By field: texts, a list of topics, a mark; dates that can be read as YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class UnfinishedEntry:
    """What was typed into a form, and what stood in it at first.

    ``activity`` is the id of the one that was being changed, empty for a new one; ``kinds`` says by
    hash what its evidence is said to be now.
    """

    at: datetime
    activity: str = ""
    typed: Typed = field(default_factory=dict)
    was: Typed = field(default_factory=dict)
    files: tuple[NewEvidence, ...] = ()
    kinds: Mapping[str, EvidenceKind] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title as far as it is typed."""
        return str(self.typed.get("title", "")).strip()


def key_of(activity: str) -> str:
    """Return the key under which a half-made change of an activity is kept."""
    return f"activity-{activity}"


def beside_draft(
    at: datetime, activity: str, typed: Typed, left_out: Iterable[str]
) -> UnfinishedEntry:
    """Return what a draft could not take, to be shown again when it is finished."""
    was = {**typed, **dict.fromkeys(left_out, "")}
    return UnfinishedEntry(at, activity, typed, was)


def written(entry: UnfinishedEntry) -> str:
    """Return an entry as the text that is kept of it."""
    return json.dumps(
        {
            "version": _VERSION,
            "at": entry.at.isoformat(),
            "activity": entry.activity,
            "typed": dict(entry.typed),
            "was": dict(entry.was),
            "files": [
                {"path": one.path, "name": one.name, "kind": one.kind.value} for one in entry.files
            ],
            "kinds": {sha256: kind.value for sha256, kind in entry.kinds.items()},
        },
        ensure_ascii=True,
    )


def read(text: str) -> UnfinishedEntry:
    """Return the entry that a kept text holds.

    Raises:
        ValueError: where it holds none, or one of a newer program.
    """
    try:
        found = json.loads(text)
        return _entry(found)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no entry") from error


def kept(log_id: str) -> Mapping[str, UnfinishedEntry]:
    """Return the entries of a log by their keys, the latest first; what is none is left alone."""
    found = {}
    for key, text in unfinished.kept(log_id).items():
        try:
            found[key] = read(text)
        except ValueError as error:
            _LOG.info("an unfinished entry is left alone: %s", error)
    return found


def begun_in(log_id: str) -> tuple[str, UnfinishedEntry] | None:
    """Return what was typed last and is not in the log, with its key; None where nothing is."""
    return next(iter(kept(log_id).items()), None)


def told(entry: UnfinishedEntry, snapshot: Snapshot) -> str:
    """Return the sentence that says what was begun."""
    titles = {one.id: one.details.title for one in snapshot.activities}
    if entry.activity:
        text = tr("You had begun to change “{title}”; it is kept, and not saved.")
        return text.format(title=short(titles.get(entry.activity, entry.title)))
    if not entry.title:
        return tr("You had begun to log something; it is kept, and not in the log.")
    text = tr("You had begun to log “{title}”; it is kept, and not in the log.")
    return text.format(title=short(entry.title))


def _entry(found: Mapping[str, Any]) -> UnfinishedEntry:
    if found["version"] != _VERSION:
        raise ValueError("an entry of another version")
    return UnfinishedEntry(
        at=datetime.fromisoformat(found["at"]),
        activity=str(found["activity"]),
        typed=dict(found["typed"]),
        was=dict(found["was"]),
        files=tuple(
            NewEvidence(str(one["path"]), str(one["name"]), EvidenceKind(one["kind"]))
            for one in found["files"]
        ),
        kinds={str(sha256): EvidenceKind(kind) for sha256, kind in found["kinds"].items()},
    )
