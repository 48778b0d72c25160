"""For which credentials and cycles an activity counts, in sentences."""

from collections.abc import Iterable

from cpim_pdp.core.activities import Activity, State
from cpim_pdp.core.counting import Counted
from cpim_pdp.core.situation import holding_of
from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, counting, names


def lines(activity: Activity, session: Session) -> tuple[str, ...]:
    """Return a line for each credential; none for a draft, which counts for nothing yet."""
    if activity.details.draft or activity.last_day is None:
        return ()
    return tuple(_line(activity, summary, session) for summary in session.summaries())


def _line(activity: Activity, summary: Summary, session: Session) -> str:
    credential = names.credential(summary.credential)
    entry = _entry(activity, summary.entries)
    if entry is not None and not entry.in_cycle:
        why = counting.why(entry.reasoning, tr)
        return tr("{credential}: {why}").format(credential=credential, why=why)
    number, said = summary.cycle.number, ""
    if entry is not None:
        is_ahead = entry.state is State.PLANNED
        said = amounts.points(entry.claimed if is_ahead else entry.counted, tr)
        said = tr("{points} once done").format(points=said) if is_ahead else said
    elif activity.last_day is not None:
        held = holding_of(
            session.snapshot, session.rulebook, summary.credential, activity.last_day, summary.on
        )
        number = number if held.cycle is None else held.cycle.number
    text = (
        tr("{credential}, cycle {number}: {points}") if said else tr("{credential}, cycle {number}")
    )
    return text.format(credential=credential, number=number, points=said)


def _entry(activity: Activity, entries: Iterable[Counted]) -> Counted | None:
    return next((one for one in entries if one.activity.id == activity.id), None)
