"""Calendars: what is in them and when they ring, as another program reads them."""

import datetime as dt
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import vobject
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot, submission

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import summaries
from cpim_pdp.exchange.calendar_entries import entries
from cpim_pdp.exchange.calendar_file import calendar

RULES = rulebook()


def written(log: Snapshot, on: str) -> bytes:
    return calendar(entries(summaries(log, RULES, day(on))), day(on))


def events(log: Snapshot, on: str) -> list[Any]:
    """Return the events as another library than ours reads them."""
    return list(vobject.readOne(written(log, on).decode()).vevent_list)


def held(*activities: Activity, credential: Credential | None = None) -> Snapshot:
    return snapshot(*activities, credentials=(credential or cpim(),))


def planned(on: str = "2027-05-20", **more: object) -> Activity:
    return activity(details(RULES, "webinar", on, "1.5", planned=True, **more), id="a1")


def titles(found: list[Any]) -> list[tuple[date, str]]:
    return [(one.dtstart.value, one.summary.value) for one in found]


def rings(event: Any) -> list[str]:  # noqa: ANN401 - of a library without types
    """Return the moments at which an event of whole days rings, at the holder's place."""
    ends = {"START": event.dtstart.value, "END": event.dtend.value}
    return [
        str(
            dt.datetime.combine(ends[one.trigger.params.get("RELATED", ["START"])[0]], dt.time())
            + one.trigger.value
        )
        for one in getattr(event, "valarm_list", [])
    ]


def test_a_cycle_has_its_deadline_and_what_comes_after_it() -> None:
    assert titles(events(held(), "2023-03-20")) == [
        (day("2023-04-13"), "CPIM: The application can be filed from this day"),
        (day("2028-03-31"), "CPIM: The application is due"),
        (
            day("2028-06-29"),
            "CPIM: If still not filed: the last day before the credential expires",
        ),
    ]


def test_the_deadline_rings_at_nine_by_the_same_steps_as_the_reminders() -> None:
    *_, due, _ = events(held(), "2027-10-15")

    assert rings(due) == [
        "2027-12-31 09:00:00",
        "2028-02-29 09:00:00",
        "2028-03-17 09:00:00",
        "2028-03-30 09:00:00",
    ]
    assert due.valarm_list[0].description.value == "CPIM: The application is due, 31 Mar 2028"


def test_each_step_of_the_surcharge_is_an_event_that_rings_before() -> None:
    lapsed = cpim("2015-03-14", policy="apics-five-year")

    found = events(held(credential=lapsed), "2020-05-01")

    assert titles(found)[:2] == [
        (day("2021-04-01"), "CPIM: If still not filed: 105 points are required"),
        (day("2022-04-01"), "CPIM: If still not filed: 120 points are required"),
    ]
    assert len({one.uid.value for one in found}) == len(found) == 5
    assert rings(found[0])[-1] == "2021-03-30 09:00:00"


def test_exams_on_the_way_back_are_there() -> None:
    expired = cpim("2010-03-14", policy="apics-five-year", programme="cpim-two-part")
    passed = ExamAttempt("x", "cred", "part-1", day("2021-05-10"), 310)
    log = replace(held(credential=expired), attempts=(passed,))

    (one,) = events(log, "2026-11-22")

    assert one.dtstart.value == day("2031-05-10")
    assert one.uid.value.startswith("exams-due-")
    assert len(one.valarm_list) == 6


def test_what_is_planned_is_there_for_its_days_and_asks_to_be_confirmed() -> None:
    text = "Inventory; S&OP, “Łódź”\nline two\\ " + "long " * 40
    conference = details(RULES, "conference", "2027-09-13", "3", until="2027-09-15", planned=True)
    conference = replace(conference, title="CONNECT, live; \\o/", notes=text.strip())
    log = held(activity(conference, id="a1"))

    one = events(log, "2026-11-22")[0]

    assert (one.dtstart.value, one.dtend.value) == (day("2027-09-13"), day("2027-09-16"))
    assert one.summary.value == "CONNECT, live; \\o/"
    assert text.strip() in one.description.value
    assert one.description.value.startswith("Planned: 24 points\nASCM conference\n")
    assert rings(one) == ["2027-09-12 09:00:00", "2027-09-16 09:00:00"]
    assert "confirm it" in one.valarm_list[1].description.value


def test_what_only_lies_ahead_needs_no_confirming() -> None:
    ahead = activity(details(RULES, "webinar", "2027-05-20", "1"), id="a1")

    one = events(held(ahead), "2026-11-22")[0]

    assert len(one.valarm_list) == 1
    assert "confirm" not in one.description.value


def test_no_alarm_rings_for_what_is_past() -> None:
    (one, *_) = events(held(planned("2026-11-22")), "2026-11-22")

    assert rings(one) == ["2026-11-23 09:00:00"]
    assert titles(events(held(planned("2026-11-21")), "2026-11-22"))[0][1].startswith("CPIM")


def test_what_counts_for_two_credentials_is_there_once() -> None:
    both = (cpim(), cpim("2024-01-10", id="other", designation="CSCP"))
    found = events(snapshot(planned(), credentials=both), "2026-11-22")

    uids = [one.uid.value for one in found]
    assert uids.count("activity-a1@cpim-pdp") == 1
    assert len(set(uids)) == len(uids)
    assert sum(one.summary.value.endswith("is due") for one in found) == 2


def test_what_is_filed_is_not_due() -> None:
    log = snapshot(submissions=(submission(filed="2027-05-01"),))

    assert entries(summaries(log, RULES, day("2027-05-02"))) == ()


def test_drafts_and_other_cycles_are_left_out() -> None:
    draft = activity(details(RULES, "webinar", "2027-05-20", "1", draft=True, planned=True))

    found = events(held(draft, planned("2031-05-20")), "2026-11-22")

    assert all(one.summary.value.startswith("CPIM") for one in found)


def test_the_same_log_and_date_give_the_same_bytes() -> None:
    log = held(planned())

    assert written(log, "2026-11-22") == written(log, "2026-11-22")
    assert b"DTSTAMP:20261122T000000Z" in written(log, "2026-11-22")


def test_an_event_keeps_its_identity_when_its_day_moves() -> None:
    later = cpim(due="2028-06-30")

    before = {one.uid.value for one in events(held(), "2026-11-22")}
    after = {one.uid.value for one in events(held(credential=later), "2026-11-23")}

    assert before == after


def test_lines_are_folded_and_hold_nothing_that_acts() -> None:
    odd = replace(planned().details, title="é" * 200, notes="a\x07b\x85c\ttab\x1b[1m")
    data = written(held(activity(odd, id="a1")), "2026-11-22")

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert not any(sign < 32 and sign not in b"\r\n" for sign in data)
    assert b"\xc2\x85" not in data
    one = vobject.readOne(data.decode()).vevent_list[0]
    assert one.summary.value == "é" * 200


@pytest.mark.parametrize("name", ["begin", "version", "prodid", "method"])
def test_the_calendar_says_what_it_is(name: str) -> None:
    assert name.upper().encode() in written(held(), "2026-11-22")
