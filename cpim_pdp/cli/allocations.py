"""What the holder decides of an activity for a credential: moved, left out, taken in again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from cpim_pdp.core.activities import Allocation
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import summarise


@dataclass(frozen=True, slots=True)
class Wishes:
    """Moves as CODE:N, codes to leave out and to take in, and the reason for them."""

    moves: tuple[str, ...]
    excluded: tuple[str, ...]
    included: tuple[str, ...]
    reason: str

    def __bool__(self) -> bool:
        return bool(self.moves or self.excluded or self.included)


def decided(
    before: tuple[Allocation, ...],
    wishes: Wishes,
    snapshot: Snapshot,
    rulebook: Rulebook,
    on: date,
) -> tuple[Allocation, ...]:
    """Return what holds after the wishes; a move of "" takes all moves back.

    Raises:
        Refusal: for an unknown credential, a cycle out of range, or a move without a reason.
    """
    found = {one.credential: one for one in before}
    if "" in wishes.moves:
        found = {code: replace(one, cycle=None) for code, one in found.items()}
    for move in filter(None, wishes.moves):
        credential, cycle = _target(move, snapshot, rulebook, on)
        if not wishes.reason.strip():
            raise Refusal(Reason.REASON_EMPTY)
        found[credential] = Allocation(credential, cycle=cycle, reason=wishes.reason.strip())
    left_out = (snapshot.credential(rulebook.present_code(code)).id for code in wishes.excluded)
    taken_in = (snapshot.credential(rulebook.present_code(code)).id for code in wishes.included)
    _mark(found, left_out, lambda one: _left_out(one, wishes.reason.strip()))
    _mark(found, taken_in, lambda one: replace(one, excluded=False))
    return tuple(one for one in found.values() if one.excluded or one.cycle is not None)


def _target(text: str, snapshot: Snapshot, rulebook: Rulebook, on: date) -> tuple[str, int]:
    code, colon, number = text.rpartition(":")
    if not (colon and number.isascii() and number.isdigit() and len(number) <= 4):
        raise Refusal(Reason.CYCLE_TARGET_MALFORMED, text=text)
    credential = snapshot.credential(rulebook.present_code(code))
    summarise(snapshot, rulebook, credential, on, cycle=int(number))
    return credential.id, int(number)


def _mark(
    found: dict[str, Allocation],
    credentials: Iterable[str],
    marked: Callable[[Allocation], Allocation],
) -> None:
    for identity in credentials:
        found[identity] = marked(found.get(identity, Allocation(identity)))


def _left_out(allocation: Allocation, reason: str) -> Allocation:
    return replace(allocation, excluded=True, reason=reason or allocation.reason)
