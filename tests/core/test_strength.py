"""What would make a proof stronger, by what audits look for in papers."""

from dataclasses import replace

import pytest
from helpers.rules import rulebook
from helpers.values import NOON, activity, day, details

from cpim_pdp.core.activities import Activity, Details, Evidence, EvidenceKind, Proof, proof_of
from cpim_pdp.core.strength import SHOWN, Advice, AdviceKind, advice

ON = day("2026-11-22")
RULES = rulebook()
COMPLETE = replace(details(RULES), provider="MIT", notes="Slotting and its costs.")


def proven(written: Details, *kinds: EvidenceKind) -> Activity:
    files = tuple(
        Evidence(f"e{place}", f"{place:064}", f"{kind}.pdf", kind, 1, "application/pdf", NOON)
        for place, kind in enumerate(kinds)
    )
    return replace(activity(written), evidence=files)


def advised(found: Activity) -> list[AdviceKind]:
    return [one.kind for one in advice(found, RULES, ON)]


@pytest.mark.parametrize(
    ("kinds", "proof"),
    [
        ((), Proof.NONE),
        ((EvidenceKind.RECEIPT, EvidenceKind.SLIDES), Proof.WEAK),
        ((EvidenceKind.RECEIPT, EvidenceKind.LETTER), Proof.SOUND),
    ],
)
def test_one_sound_file_makes_the_proof_sound(
    kinds: tuple[EvidenceKind, ...], proof: Proof
) -> None:
    assert proof_of(proven(COMPLETE, *kinds).evidence) is proof


def test_of_every_kind_it_is_known_what_it_shows() -> None:
    assert set(SHOWN) == set(EvidenceKind)


def test_a_transcript_and_a_whole_entry_need_nothing_more() -> None:
    assert advised(proven(COMPLETE, EvidenceKind.TRANSCRIPT)) == []


def test_without_a_file_one_is_asked_for() -> None:
    assert advised(proven(COMPLETE)) == [AdviceKind.ATTACH]


def test_a_certificate_of_hours_may_lack_them_and_a_programme_states_them() -> None:
    assert advised(proven(COMPLETE, EvidenceKind.CERTIFICATE)) == [AdviceKind.SHOW_DURATION]
    both = proven(COMPLETE, EvidenceKind.CERTIFICATE, EvidenceKind.PROGRAMME)
    assert advised(both) == []
    exam = replace(details(RULES, "exam", quantity=None), provider="ASCM", notes="Passed.")
    assert advised(proven(exam, EvidenceKind.CERTIFICATE)) == []
    bare = Details("x", provider="MIT", notes="y")
    assert advised(proven(bare, EvidenceKind.CERTIFICATE)) == []


@pytest.mark.parametrize(
    "kinds",
    [
        (EvidenceKind.RECEIPT,),
        (EvidenceKind.PROGRAMME,),
        (EvidenceKind.INVITATION, EvidenceKind.RECEIPT),
        (EvidenceKind.SLIDES, EvidenceKind.SCREENSHOT),
    ],
)
def test_papers_that_do_not_show_who_took_part_are_not_enough(
    kinds: tuple[EvidenceKind, ...],
) -> None:
    assert advised(proven(COMPLETE, *kinds)) == [AdviceKind.SHOW_PRESENCE]


def test_each_file_of_which_nobody_said_what_it_is_is_named() -> None:
    found = advice(proven(COMPLETE, EvidenceKind.OTHER, EvidenceKind.TRANSCRIPT), RULES, ON)

    assert found == (Advice(AdviceKind.SAY_KIND, {"name": "other.pdf"}),)


def test_what_the_entry_leaves_open_is_asked_for() -> None:
    assert advised(proven(details(RULES), EvidenceKind.TRANSCRIPT)) == [
        AdviceKind.NAME_PROVIDER,
        AdviceKind.DESCRIBE,
    ]
    entered = details(RULES, "volunteering", quantity=None, points="2")
    wanted = replace(entered, provider="Chapter 12", notes="Board.")
    assert advised(proven(wanted, EvidenceKind.LETTER)) == [AdviceKind.GIVE_REASON]
    balance = details(RULES, "opening-balance", quantity=None, points="20", reason="Before")
    assert advised(proven(replace(balance, notes="Old list"), EvidenceKind.LETTER)) == []


def test_of_what_is_ahead_or_unfinished_nothing_is_asked() -> None:
    assert advised(activity(details(RULES, on="2027-01-05"))) == []
    assert advised(activity(replace(COMPLETE, planned=True))) == []
    assert advised(activity(replace(COMPLETE, draft=True))) == []
