"""Reminders as sentences."""

from datetime import date
from decimal import Decimal

import pytest
from helpers.values import cpim

from cpim_pdp.core.reminder_kinds import ReminderKind
from cpim_pdp.core.reminders import Reminder, Task
from cpim_pdp.wording import reminders

FACTS = {
    "by": date(2028, 3, 31),
    "remaining": Decimal("1.00"),
    "required": Decimal(90),
    "next_required": Decimal(105),
    "count": 2,
    "title": "S&OP {in} practice",
    "day": date(2026, 5, 1),
    "likelihood": 0.4249,
    "points": Decimal("3.50"),
    "opens": date(2026, 12, 10),
    "cycle": 2,
    "filed": date(2026, 5, 1),
    "audited": date(2026, 5, 2),
    "approved": date(2026, 5, 3),
    "until": date(2031, 5, 3),
}


def said(task: Task, **more: object) -> str:
    return reminders.sentence(Reminder(ReminderKind.DUE, task, "due:cred:1:x", {**FACTS, **more}))


@pytest.mark.parametrize("task", list(Task))
def test_every_task_is_a_sentence(task: Task) -> None:
    text = said(task)

    assert text.endswith(".")
    assert "%n" not in text
    assert "  " not in text


def test_facts_stand_in_the_sentence_as_a_holder_reads_them() -> None:
    assert (
        said(Task.EARN) == "The application is due on 31 Mar 2028: earn 1 point more, and file it."
    )
    assert said(Task.FILE_BEFORE_SURCHARGE) == (
        "Suspended: you have the 90 points that it takes, so file by 31 Mar 2028; after that it"
        " takes 105 points."
    )
    assert said(Task.PLAN) == (
        "To reach 90 points by 31 Mar 2028 has become unlikely (42 %): plan what brings them."
    )


def test_one_and_several_are_told_apart() -> None:
    assert said(Task.ATTACH) == (
        "3.5 points of 2 activities have no evidence: attach what proves “S&OP {in} practice”."
    )
    assert said(Task.ATTACH, count=1).startswith("3.5 points of 1 activity have")
    assert "1 more exam by" in said(Task.TAKE_EXAMS, count=1)
    assert "2 planned dates up to 1 May 2026" in said(Task.CONFIRM_SERIES)


def test_the_credential_is_named_where_there_are_several() -> None:
    one = Reminder(ReminderKind.DUE, Task.FILE, "k", FACTS, credential="cred")
    plain = reminders.sentence(one)
    both = (cpim(), cpim(id="other", designation="CSCP"))

    assert reminders.full_sentence(one, both[:1]) == plain
    assert reminders.full_sentence(one, both) == f"CPIM: {plain}"
    about_an_activity = Reminder(ReminderKind.NOT_CONFIRMED, Task.CONFIRM, "k", FACTS)
    assert reminders.full_sentence(about_an_activity, both).startswith("“S&OP")


@pytest.mark.parametrize("kind", list(ReminderKind))
def test_every_kind_has_a_name_and_its_times(kind: ReminderKind) -> None:
    assert reminders.kind(kind)
    assert reminders.times(kind).endswith(".")
    assert "{" not in reminders.times(kind)


def test_the_times_are_those_of_the_table() -> None:
    assert reminders.times(ReminderKind.DUE) == (
        "12 months, 6 months, 3 months, 1 month, 14 days, 1 day before it."
    )
    assert reminders.times(ReminderKind.UNDECIDED).startswith("From 30 days after filing on")
    assert reminders.times(ReminderKind.PAPERS) == "For 60 days after the approval."


def test_a_message_tells_some_of_many() -> None:
    assert reminders.heading(1) == "1 reminder"
    assert reminders.message(["a", "b"]) == "a\nb"
    assert reminders.message("abcdefg") == "a\nb\nc\nd\ne\nand 2 more"
