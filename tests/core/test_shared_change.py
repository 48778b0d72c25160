"""The same change to many activities: what it changes of each, and why it may not."""

from dataclasses import replace
from datetime import date

import pytest
from helpers.logs import exam, webinar
from helpers.rules import rulebook
from helpers.values import activity, submission

from cpim_pdp.core.activities import Activity, Allocation, Details, EvidenceKind
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.shared_change import Outcome, SharedChange, applied, outcome

WRITTEN = replace(
    webinar(),
    provider="MIT",
    event="CONNECT",
    topics=("sop", "demand"),
    category="service",
    likelihood=60,
)


def outcome_of(change: SharedChange, *activities: Activity, filed: tuple[str, ...] = ()) -> Outcome:
    return outcome(change, activities, (submission(ids=filed),), rulebook())


@pytest.mark.parametrize(
    ("change", "changed"),
    [
        (SharedChange(), {}),
        (SharedChange(type="seminar"), {"type": "seminar"}),
        (SharedChange(provider=" Georgia Tech "), {"provider": "Georgia Tech"}),
        (SharedChange(provider=""), {"provider": ""}),
        (SharedChange(event=""), {"event": ""}),
        (SharedChange(category="education"), {"category": "education"}),
        (SharedChange(category=""), {"category": None}),
        (SharedChange(planned=True), {"planned": True}),
        (SharedChange(likelihood=0), {"likelihood": 0}),
        (SharedChange(likelihood=""), {"likelihood": None}),
        (SharedChange(add_topics=("demand", "supply")), {"topics": ("sop", "demand", "supply")}),
        (SharedChange(remove_topics=("sop", "supply")), {"topics": ("demand",)}),
        (SharedChange(kind=EvidenceKind.LETTER), {}),
    ],
)
def test_only_what_is_named_changes(change: SharedChange, changed: dict[str, object]) -> None:
    assert applied(WRITTEN, change, rulebook()) == replace(WRITTEN, **changed)  # type: ignore[arg-type]


def test_another_type_drops_the_row_that_priced_the_former_one() -> None:
    chosen = Details("T", type="publication", date=date(2016, 5, 4), row="m-research", draft=True)

    assert applied(chosen, SharedChange(type="other"), rulebook()).row is None
    assert applied(chosen, SharedChange(provider="A"), rulebook()).row == chosen.row


def test_leaving_out_keeps_what_else_was_decided() -> None:
    moved = Allocation("cscp", cycle=2, reason="late")
    decided = replace(webinar(), allocations=(moved,))

    left_out = applied(decided, SharedChange(exclude=("cscp", "cpim")), rulebook())
    taken_in = applied(left_out, SharedChange(include=("cscp", "cpim")), rulebook())

    assert left_out.allocations == (
        Allocation("cpim", excluded=True),
        replace(moved, excluded=True),
    )
    assert taken_in == decided


def test_what_is_as_wanted_is_neither_changed_nor_refused() -> None:
    there = activity(WRITTEN, id="there")
    other = activity(webinar(), id="other")

    result = outcome_of(SharedChange(provider="MIT"), there, other, filed=("there",))

    assert result == Outcome(("other",), {})


def test_files_of_another_kind_are_a_change_where_there_are_any() -> None:
    proven, bare = activity(webinar(), id="proven", proven=True), activity(webinar(), id="bare")

    assert outcome_of(SharedChange(kind=EvidenceKind.LETTER), proven, bare).changed == ("proven",)
    assert outcome_of(SharedChange(kind=EvidenceKind.CERTIFICATE), proven, bare).changed == ()


def test_each_that_can_not_be_changed_says_why() -> None:
    filed = activity(webinar("Filed"), id="filed")
    scored = activity(exam(), id="scored")
    free = activity(webinar(), id="free")

    result = outcome_of(SharedChange(type="course"), filed, scored, free, filed=("filed",))

    assert result.changed == ("free",)
    reasons = {identity: refusal.reason for identity, refusal in result.refused.items()}
    assert reasons == {"filed": Reason.ACTIVITY_FILED, "scored": Reason.QUANTITY_NEEDED}
    assert result.refused["filed"].facts == {"title": "Filed", "cycle": 1}


def test_what_was_denied_or_reopened_holds_nothing() -> None:
    filed = activity(webinar(), id="filed")
    denied = submission(ids=("filed",), denied="2027-06-01")

    result = outcome(SharedChange(provider="MIT"), (filed,), (denied,), rulebook())

    assert result.changed == ("filed",)


def test_a_topic_that_there_is_not_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        applied(webinar(), SharedChange(add_topics=("alchemy",)), rulebook())

    assert refused.value.reason is Reason.TOPIC_UNKNOWN
