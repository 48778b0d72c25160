"""The same change to many activities: only what the holder touched, the rest of each stays."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal

from cpim_pdp.core.activities import Activity, Allocation, Details, EvidenceKind, same_value
from cpim_pdp.core.details import checked
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.submissions import Submission


@dataclass(frozen=True, slots=True)
class SharedChange:
    """What many activities are to have in common; None, or nothing named, leaves a field alone.

    An empty ``category`` goes back to the usual one of the rules, an empty ``likelihood`` to the
    usual one. ``kind`` is for every file of evidence; ``exclude`` and ``include`` name credentials
    by their ids.
    """

    type: str | None = None
    provider: str | None = None
    event: str | None = None
    category: str | None = None
    planned: bool | None = None
    likelihood: int | Literal[""] | None = None
    add_topics: tuple[str, ...] = ()
    remove_topics: tuple[str, ...] = ()
    kind: EvidenceKind | None = None
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a shared change would do, by the activities' ids.

    Those that are as it wants them already are neither changed nor refused.
    """

    changed: tuple[str, ...]
    refused: Mapping[str, Refusal]


def applied(details: Details, change: SharedChange, rulebook: Rulebook) -> Details:
    """Return details with the change, as a log keeps them.

    Raises:
        Refusal: for the first thing that does not go together.
    """
    return checked(replace(details, **_fields(details, change)), rulebook)


def outcome(
    change: SharedChange,
    activities: Iterable[Activity],
    submissions: Iterable[Submission],
    rulebook: Rulebook,
) -> Outcome:
    """Return what ``change`` would do to each of ``activities``."""
    filed = {
        identity: submission.cycle
        for submission in submissions
        if submission.is_live
        for identity in submission.figures.activities
    }
    changed: list[str] = []
    refused: dict[str, Refusal] = {}
    for activity in activities:
        try:
            if _changes(activity, change, filed.get(activity.id), rulebook):
                changed.append(activity.id)
        except Refusal as refusal:
            refused[activity.id] = refusal
    return Outcome(tuple(changed), refused)


def _changes(
    activity: Activity, change: SharedChange, filed: int | None, rulebook: Rulebook
) -> bool:
    other_kind = change.kind is not None and any(
        one.kind is not change.kind for one in activity.evidence
    )
    fields = _fields(activity.details, change)
    if not other_kind and all(
        same_value(name, getattr(activity.details, name), value) for name, value in fields.items()
    ):
        return False
    if filed is not None:
        raise Refusal(Reason.ACTIVITY_FILED, title=activity.details.title, cycle=filed)
    applied(activity.details, change, rulebook)
    return True


def _fields(details: Details, change: SharedChange) -> dict[str, Any]:
    """Return the fields of `Details` that the change is about, with their new values."""
    fields: dict[str, Any] = {
        name: value
        for name in ("type", "provider", "event", "planned")
        if (value := getattr(change, name)) is not None
    }
    if change.category is not None:
        fields["category"] = change.category or None
    if change.likelihood is not None:
        fields["likelihood"] = None if change.likelihood == "" else change.likelihood
    if change.type not in (None, details.type):
        # A row of the rules is one of those that price the former type.
        fields["row"] = None
    if change.add_topics or change.remove_topics:
        fields["topics"] = _topics(details.topics, change)
    if change.exclude or change.include:
        fields["allocations"] = _allocations(details.allocations, change)
    return fields


def _topics(present: tuple[str, ...], change: SharedChange) -> tuple[str, ...]:
    wanted = dict.fromkeys((*present, *change.add_topics))
    return tuple(topic for topic in wanted if topic not in change.remove_topics)


def _allocations(present: tuple[Allocation, ...], change: SharedChange) -> tuple[Allocation, ...]:
    found = {one.credential: one for one in present}
    for credentials, excluded in ((change.exclude, True), (change.include, False)):
        for credential in credentials:
            before = found.get(credential, Allocation(credential))
            found[credential] = replace(before, excluded=excluded)
    kept = (one for one in found.values() if one.excluded or one.cycle is not None)
    return tuple(sorted(kept, key=lambda one: one.credential))
