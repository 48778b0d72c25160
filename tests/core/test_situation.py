from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot

from cpim_pdp.core.activities import Details
from cpim_pdp.core.situation import holding_of, placements


def test_no_cycle_holds_a_day_before_the_certification() -> None:
    held = holding_of(snapshot(), rulebook(), cpim(), day("2020-01-01"), day("2026-11-22"))

    assert held.cycle is None
    assert held.earned == day("2023-03-14")
    assert held.shown.number == 1


def test_every_activity_with_a_date_has_its_place_drafts_too() -> None:
    one = cpim("2015-03-14", "2030-03-31")
    log = snapshot(
        activity(details(rulebook(), on="2026-05-04"), id="shown"),
        activity(details(rulebook(), on="2016-05-04"), id="first"),
        activity(details(rulebook(), on="2014-05-04"), id="early"),
        activity(Details("Draft", date=day("2024-05-04"), draft=True), id="draft"),
        activity(Details("Idea", draft=True), id="idea"),
        credentials=(one,),
    )

    found = placements(log, rulebook(), one, day("2026-11-22"))

    assert {identity: place.number for identity, place in found.items()} == {
        "shown": 3,
        "first": 1,
        "early": None,
        "draft": 2,
    }
