"""The points of a cycle by how well they are proven, and the activities that want better papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.activities import Proof, State, proof_of
from cpim_pdp.core.counting import Counted, total
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.points import ZERO

if TYPE_CHECKING:
    from decimal import Decimal

    from cpim_pdp.core.summary import Summary


@dataclass(frozen=True, slots=True)
class EvidencePoints:
    """What counts, split: ``sound``, ``weak`` (only papers that audits often refuse), ``missing``.

    ``to_fix`` are the activities behind the last two, the one with most points first, of as many
    the one that has nothing at all. What is filed can't be mended any more, so it is not among
    them.
    """

    sound: Decimal
    weak: Decimal
    missing: Decimal
    to_fix: tuple[ToFix, ...]

    @property
    def counted(self) -> Decimal:
        """All of it."""
        return self.sound + self.weak + self.missing


@dataclass(frozen=True, slots=True)
class ToFix:
    """An activity whose papers are missing or weak, and how well it is proven."""

    entry: Counted
    proof: Proof


def evidence_points(summary: Summary) -> EvidencePoints:
    """Return how well the counted points of a summary are proven."""
    found = [
        ToFix(one, proof_of(one.activity.evidence))
        for one in summary.entries
        if one.in_cycle and one.counted > ZERO
    ]
    return EvidencePoints(
        sound=_sum(found, Proof.SOUND),
        weak=_sum(found, Proof.WEAK),
        missing=_sum(found, Proof.NONE),
        to_fix=tuple(sorted((one for one in found if _is_to_fix(one)), key=_rank)),
    )


def _sum(found: list[ToFix], proof: Proof) -> Decimal:
    return total(one.entry for one in found if one.proof is proof)


def _is_to_fix(one: ToFix) -> bool:
    return one.proof is not Proof.SOUND and one.entry.state is not State.SUBMITTED


def _rank(one: ToFix) -> tuple[Decimal, bool]:
    return -one.entry.counted, one.proof is Proof.WEAK
