"""The rows that a log has: its activities as they stand in the cycles of the shown credential."""

from collections.abc import Mapping

from cpim_pdp.core.situation import placements
from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop.activities.filter import NONE
from cpim_pdp.desktop.activities.rows import Row, rows_of
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures


class LogRows:
    """Makes the rows of one session, as it is now."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: frozenset[int | None] = frozenset()

    def in_trash(self) -> tuple[Row, ...]:
        """Return the rows of the trash; nothing of it counts."""
        session = self._session
        trash = session.snapshot.trash
        return rows_of(trash, session.states(), (), {}, session.rulebook, session.today())

    def in_log(self, *, only_this_cycle: bool) -> tuple[Row, ...]:
        """Return the rows of the log.

        With ``only_this_cycle`` those of other cycles, which are not to be seen, are not counted:
        each cycle costs as much as the shown one.
        """
        session = self._session
        shown = session.summary()
        places = placements(session.snapshot, session.rulebook, shown.credential, shown.on)
        self._held = frozenset(place.number for place in places.values())
        others = () if only_this_cycle else self._others(shown)
        rows = session.snapshot.activities
        answers = (shown, *others)
        return rows_of(rows, session.states(), answers, places, session.rulebook, shown.on)

    def other_cycles(self) -> Mapping[str, str]:
        """Return the other cycles that hold activities of `in_log`, by value: what they are called.

        The newest is first; last is what is in no cycle.
        """
        shown = self._session.summary()
        known = {one.number: one for one in self._session.cycles(shown.credential)}
        named = {}
        for number in sorted(self._numbers(shown), reverse=True):
            if number in known:
                period = figures.days(known[number].start, known[number].due, tr)
                text = tr("Cycle {number}: {period}").format(number=number, period=period)
            else:
                text = tr("Cycle {number}").format(number=number)
            named[str(number)] = text
        if None in self._held:
            named[NONE] = tr("In no cycle")
        return named

    def _numbers(self, shown: Summary) -> set[int]:
        return {number for number in self._held if number not in (None, shown.cycle.number)}

    def _others(self, shown: Summary) -> tuple[Summary, ...]:
        last = shown.cycle.number + 1
        return tuple(
            self._session.summary_of(shown.credential, number)
            for number in sorted(self._numbers(shown))
            if number <= last
        )
