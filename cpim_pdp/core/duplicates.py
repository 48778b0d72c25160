"""Likely duplicates: activities that look like one that was entered twice."""

from collections.abc import Iterable

from cpim_pdp.core.activities import Activity, Details


def key_of(details: Details) -> tuple[object, ...] | None:
    """Return what two likely duplicates have in common: title (case and spaces ignored) and date.

    None where one of them is missing, so that nothing can be said.
    """
    title = " ".join(details.title.split()).casefold()
    if not title or details.date is None:
        return None
    return (title, details.date)


def likely_duplicates(activities: Iterable[Activity]) -> tuple[tuple[Activity, Activity], ...]:
    """Return each activity that looks like an earlier one of ``activities``, with that one."""
    first: dict[tuple[object, ...], Activity] = {}
    found = []
    for activity in activities:
        key = key_of(activity.details)
        if key is None:
            continue
        if key in first:
            found.append((activity, first[key]))
        else:
            first[key] = activity
    return tuple(found)


def proven_by(
    sha256: str, activities: Iterable[Activity], *, besides: str = ""
) -> tuple[Activity, ...]:
    """Return the activities that a file of this hash is attached to, but the one of that id."""
    return tuple(
        activity
        for activity in activities
        if activity.id != besides and any(one.sha256 == sha256 for one in activity.evidence)
    )
