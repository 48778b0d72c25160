"""Points by how well they are proven, and what is to be fixed: most points first."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from helpers.rules import rulebook
from helpers.values import activity, cpim, details, snapshot, submission

from cpim_pdp.core.activities import Activity, EvidenceKind, Proof
from cpim_pdp.core.evidence_points import EvidencePoints, evidence_points
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import summarise

TODAY = date(2026, 11, 22)


def by_hand(
    points: str, kind: EvidenceKind | None = None, on: str = "2025-05-20", **more: object
) -> Activity:
    """Return an activity of so many points, proven by a paper of a kind if there is one."""
    written = details(rulebook(), "other", on, None, points=points, reason="as agreed", **more)
    made = activity(written, proven=kind is not None)
    if kind is None:
        return made
    return replace(made, evidence=tuple(replace(one, kind=kind) for one in made.evidence))


def of(*activities: Activity, submissions: tuple[Submission, ...] = ()) -> EvidencePoints:
    log = snapshot(*activities, submissions=submissions)
    return evidence_points(summarise(log, rulebook(), cpim(), TODAY))


def test_points_are_split_by_how_well_they_are_proven() -> None:
    found = of(
        by_hand("2"), by_hand("7", EvidenceKind.CERTIFICATE), by_hand("4.5", EvidenceKind.SLIDES)
    )

    assert (found.sound, found.weak, found.missing) == (Decimal(7), Decimal("4.5"), Decimal(2))
    assert found.counted == Decimal("13.5")


def test_what_has_most_points_is_fixed_first_and_nothing_at_all_before_weak_papers() -> None:
    small, weak, bare = by_hand("2"), by_hand("4", EvidenceKind.RECEIPT), by_hand("4")

    found = of(small, weak, bare, by_hand("9", EvidenceKind.LETTER))

    assert [(one.entry.activity.id, one.proof) for one in found.to_fix] == [
        (bare.id, Proof.NONE),
        (weak.id, Proof.WEAK),
        (small.id, Proof.NONE),
    ]


def test_what_counts_nothing_needs_no_evidence() -> None:
    found = of(by_hand("2", on="2020-01-01"), by_hand("3", on="2027-05-01"), by_hand("0"))

    assert found == EvidencePoints(Decimal(0), Decimal(0), Decimal(0), ())


def test_what_is_filed_is_not_to_be_fixed_any_more() -> None:
    filed = by_hand("75")

    found = of(filed, submissions=(submission(filed="2026-10-01", ids=(filed.id,)),))

    assert found.missing == Decimal(75)
    assert found.to_fix == ()
