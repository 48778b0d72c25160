"""For which credentials and cycles an activity counts, in sentences."""

from collections.abc import Mapping

from cpim_pdp.core.activities import Activity, State
from cpim_pdp.core.counting import Counted
from cpim_pdp.core.situation import holding_of
from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, counting, names


class CountsFor:
    """Knows what each activity of a session counts for; entries are looked up, not searched."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._summaries: tuple[Summary, ...] = ()
        self._entries: tuple[Mapping[str, Counted], ...] = ()

    def lines(self, activity: Activity) -> tuple[str, ...]:
        """Return a line for each credential; none for a draft, which counts for nothing yet."""
        if activity.details.draft or activity.last_day is None:
            return ()
        if self._summaries is not self._session.summaries():
            self._summaries = self._session.summaries()
            self._entries = tuple(_by_id(one) for one in self._summaries)
        pairs = zip(self._summaries, self._entries, strict=True)
        return tuple(self._line(activity, one, entries.get(activity.id)) for one, entries in pairs)

    def _line(self, activity: Activity, summary: Summary, entry: Counted | None) -> str:
        credential = names.credential(summary.credential)
        if entry is None:
            text, number = tr("{credential}, cycle {number}"), self._cycle(activity, summary)
            return text.format(credential=credential, number=number)
        if not entry.in_cycle:
            why = counting.why(entry.reasoning, tr)
            return tr("{credential}: {why}").format(credential=credential, why=why)
        text, number = tr("{credential}, cycle {number}: {points}"), summary.cycle.number
        return text.format(credential=credential, number=number, points=_points(entry))

    def _cycle(self, activity: Activity, summary: Summary) -> int:
        """Return the number of the cycle that holds an activity which the shown one does not."""
        session, day = self._session, activity.last_day
        held = day and holding_of(
            session.snapshot, session.rulebook, summary.credential, day, summary.on
        )
        return held.cycle.number if held and held.cycle else summary.cycle.number


def _by_id(summary: Summary) -> Mapping[str, Counted]:
    return {entry.activity.id: entry for entry in summary.entries}


def _points(entry: Counted) -> str:
    if entry.state is State.PLANNED:
        return tr("{points} once done").format(points=amounts.points(entry.claimed, tr))
    return amounts.points(entry.counted, tr)
