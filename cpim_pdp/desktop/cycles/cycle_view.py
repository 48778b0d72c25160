"""One cycle as the cards of the page show it."""

from dataclasses import dataclass

from cpim_pdp.core import filing
from cpim_pdp.core.cycle_records import CycleRecord, CycleState, record_of
from cpim_pdp.core.points import ZERO
from cpim_pdp.core.rulebook import CUSTOM
from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop.session import Session

LAPSED = frozenset({CycleState.SUSPENDED, CycleState.EXPIRED})
_TO_MEND = frozenset({CycleState.OPEN, CycleState.SUSPENDED})


@dataclass(frozen=True, slots=True)
class CycleView:
    """A cycle's summary of today and its record; the log is ``session``'s."""

    session: Session
    summary: Summary
    record: CycleRecord

    @property
    def is_own(self) -> bool:
        """Whether the holder defined the credential, so that its issuer may be any."""
        return self.summary.credential.designation == CUSTOM

    @property
    def is_to_file(self) -> bool:
        """Whether this is the cycle whose filing can be noted.

        That of an expired one too: it may have been filed in time without being noted.
        """
        return self.record.state in _TO_MEND | LAPSED

    @property
    def is_to_mend(self) -> bool:
        """Whether what is missing can still be mended."""
        return self.record.state in _TO_MEND

    @property
    def is_too_early(self) -> bool:
        """Whether it could not have been filed on any day up to now."""
        summary, book = self.summary, self.session.rulebook
        return self.record.state is CycleState.OPEN and (
            summary.points.remaining > ZERO or summary.on < filing.opens_on(summary, book)
        )

    @property
    def has_lapsed(self) -> bool:
        """Whether its deadline passed without a filing."""
        return self.record.state in LAPSED


def view_of(session: Session, summary: Summary) -> CycleView:
    """Return the view of the cycle that a summary of today is of."""
    return CycleView(session, summary, record_of(session.snapshot, summary))


def views(session: Session) -> tuple[CycleView, ...]:
    """Return the cycles of the chosen credential: the one ahead, the shown one, then the past."""
    shown = session.summary()
    numbers = range(shown.shown.number + 1, 0, -1)
    summaries = (
        shown if number == shown.cycle.number else session.summary_of(shown.credential, number)
        for number in numbers
    )
    return tuple(view_of(session, one) for one in summaries)
