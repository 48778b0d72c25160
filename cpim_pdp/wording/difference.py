"""What going back to an earlier state of a log would change, in sentences."""

from collections.abc import Iterable, Iterator

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.difference import ActivityChange, Difference
from cpim_pdp.wording import figures, names
from cpim_pdp.wording.translation import Translate, english


def headline(found: Difference, tr: Translate = english) -> str:
    """Return all of it in one sentence."""
    if found.is_none:
        return tr("Nothing would change.")
    text = tr("{gone} would go, {back} would come back, {changed} would be as before.")
    return text.format(
        gone=tr("%n activit(y|ies)", "", len(found.added)),
        back=tr("%n activit(y|ies)", "", len(found.removed)),
        changed=tr("%n activit(y|ies)", "", len(found.changed)),
    )


def lines(found: Difference, tr: Translate = english) -> Iterator[str]:
    """Yield the headline, then each change, named from what is there now to what was then."""
    yield headline(found, tr)
    yield from _each(tr("Would go: {activity}"), found.added, tr)
    yield from _each(tr("Would come back: {activity}"), found.removed, tr)
    for change in found.changed:
        yield changed(change, tr)
    for differs, text in (
        (found.trash > 0, tr("The trash would be as it was then.")),
        (found.holder, tr("The holder would be as then.")),
        (found.credentials, tr("The credentials would be as then.")),
        (found.submissions, tr("The filed applications would be as then.")),
        (found.schedules, tr("The schedules would be as then.")),
        (found.attempts, tr("The exams on the way back would be as then.")),
    ):
        if differs:
            yield text


def changed(change: ActivityChange, tr: Translate = english) -> str:
    """Return which fields of an activity would be as they were."""
    text = tr("Would be as before: {activity} ({fields})")
    fields = ", ".join(_field(one, tr) for one in change.fields)
    return text.format(activity=activity(change.now, tr), fields=fields)


def activity(entry: Activity, tr: Translate = english) -> str:
    """Return an activity as one knows it again: its title, and its day where it has one."""
    day = entry.details.date
    if day is None:
        return f"“{entry.details.title}”"
    return tr("“{title}”, {day}").format(title=entry.details.title, day=figures.day(day, tr))


def _each(text: str, entries: Iterable[Activity], tr: Translate) -> Iterator[str]:
    for entry in entries:
        yield text.format(activity=activity(entry, tr))


def _field(name: str, tr: Translate) -> str:
    return tr("evidence") if name == "evidence" else names.field(name, tr)
