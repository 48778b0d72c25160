"""The page of the plan: what is planned, confirmed and thought of, over a real log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from helpers.layout import cut_off, nameless, outside, settle
from helpers.logs import EXPIRED, by_hand, webinar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import (
    AddActivity,
    AddCredential,
    AddSchedule,
    EditCredential,
    FileSubmission,
)
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.planning.intents import Intent, Rhythm
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.schedules import Series
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.planning.page import PlanPage
from cpim_pdp.desktop.session import Session

ShowPage = Callable[[Session], PlanPage]
MakeSession = Callable[..., Session]

AHEAD = replace(webinar("Demand planning", "2027-03-04", "2"), planned=True)
BEHIND = replace(webinar("Was it so", "2026-11-12", "2"), planned=True)
LATER = replace(webinar("Lean", "2027-02-02", "1"), planned=True)
MEMBERSHIP = Series(
    Details("Membership", type="membership"), Recurrence(Frequency.YEARLY), date(2027, 1, 15)
)


def planned(session: Session) -> list[Details]:
    return [one.details for one in session.snapshot.activities if one.details.planned]


def titles(page: PlanPage) -> list[str]:
    return [line.title.accessibleName() for line in page.planned.lines]


# What is still to go


def test_it_tells_what_is_still_to_go_and_at_what_pace(
    habitual: Session, show_page: ShowPage
) -> None:
    card = show_page(habitual).to_go

    assert card.points.figure.text() == "51"
    assert card.points.sentence.text() == "points to go to 75; nothing is planned"
    assert card.pace.figure.text() == "3.14"
    assert card.outlook.figure.text().endswith("%")


def test_under_six_months_of_history_it_says_that_it_is_too_early(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    begun = Credential("", "CPIM", date(2026, 9, 14))
    first = AddActivity(webinar("First", "2026-11-04"))
    card = show_page(make_session(first, credential=begun)).to_go

    assert card.outlook.figure.text() == "–"
    assert "Too early" in card.outlook.sentence.text()
    assert card.pace.figure.text() != ""


def test_a_target_of_ones_own_is_set_and_taken_back(habitual: Session, show_page: ShowPage) -> None:
    page = show_page(habitual)
    dialog = page.commands.ask_target()
    dialog.line("target").setText("85")
    dialog.take_button.click()

    assert habitual.summary().credential.target == 85
    assert page.to_go.points.sentence.text().startswith("points to go to 85")

    habitual.undo()
    assert page.to_go.target_button.text() == "Aim higher than 75..."


def test_a_target_that_is_not_above_is_refused_beside_its_field(
    habitual: Session, show_page: ShowPage
) -> None:
    dialog = show_page(habitual).commands.ask_target()
    dialog.line("target").setText("70")
    dialog.take_button.click()

    assert dialog.boxes["target"].error
    dialog.line("target").setText("")
    dialog.close()


# What is planned


def test_what_is_to_be_confirmed_comes_first_then_what_is_ahead_by_its_day(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    page = show_page(make_session(*map(AddActivity, (AHEAD, LATER, BEHIND))))

    assert titles(page) == ["Was it so", "Lean", "Demand planning"]
    assert page.planned.lines[0].what.text().endswith("to confirm")


def test_one_key_confirms_what_is_over_and_goes_to_the_next(
    qtbot: QtBot, make_session: MakeSession, show_page: ShowPage, gateway: Gateway
) -> None:
    session = make_session(AddActivity(BEHIND), AddActivity(AHEAD))
    page = show_page(session)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.planned.lines[0].take_focus()
    held = page.planned.lines[0].happened
    assert QApplication.focusWidget() is held

    qtbot.keyClick(held, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert [one.title for one in planned(session)] == ["Demand planning"]
    assert gateway.last is not None
    assert "happened" in gateway.last.text
    assert QApplication.focusWidget() is page.planned.lines[0].likelihood


def test_what_is_ahead_can_not_be_confirmed(
    qtbot: QtBot, make_session: MakeSession, show_page: ShowPage
) -> None:
    session = make_session(AddActivity(AHEAD))
    line = show_page(session).planned.lines[0]

    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert len(planned(session)) == 1


def test_all_that_is_over_is_confirmed_at_once(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    session = make_session(AddActivity(BEHIND), AddActivity(replace(BEHIND, title="Another")))
    page = show_page(session)

    page.planned.all_button.click()

    assert planned(session) == []
    assert not page.planned.empty.isHidden()


def test_a_likelihood_is_set_in_place_and_undone(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    session = make_session(AddActivity(AHEAD))
    page = show_page(session)
    field = page.planned.lines[0].likelihood
    assert field.value() == 80

    field.setValue(50)
    field.settle()

    assert [one.likelihood for one in planned(session)] == [50]
    session.undo()
    assert page.planned.lines[0].likelihood.value() == 80


def test_the_line_in_hand_is_not_made_anew_by_its_likelihood(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    page = show_page(make_session(AddActivity(AHEAD), AddActivity(BEHIND)))
    before = list(page.planned.lines)

    before[1].likelihood.setValue(35)
    before[1].likelihood.settle()

    assert page.planned.lines == before
    assert before[1].found.likelihood == 35


def test_more_are_shown_when_asked(make_session: MakeSession, show_page: ShowPage) -> None:
    many = [AddActivity(replace(AHEAD, title=f"No. {number}")) for number in range(9)]
    card = show_page(make_session(*many)).planned

    assert (len(card.lines), card.more.text()) == (6, "Show 3 more")
    card.more.click()
    assert len(card.lines) == 9


def test_a_title_leads_to_its_activity(
    qtbot: QtBot, make_session: MakeSession, show_page: ShowPage
) -> None:
    session = make_session(AddActivity(AHEAD))
    page = show_page(session)

    with qtbot.waitSignal(page.wanted) as told:
        page.planned.lines[0].title.click()

    assert told.args == [Wish(Action.EDIT_ACTIVITY, session.snapshot.activities[0].id)]


def test_a_schedule_is_removed_with_what_it_planned(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    session = make_session(AddSchedule(MEMBERSHIP))
    page = show_page(session)
    (button,) = page.recurring.remove_buttons.values()

    button.click()

    assert (session.snapshot.schedules, planned(session)) == ((), [])
    session.undo()
    assert len(session.snapshot.schedules) == 1


# What if


def test_a_conference_is_tried_and_nothing_is_saved(habitual: Session, show_page: ShowPage) -> None:
    page = show_page(habitual)

    page.what_if.add_buttons["conference"].click()

    (line,) = page.what_if.lines
    assert "24 points after caps" in line.sentence.text()
    assert "→" in line.figures.text()
    assert planned(habitual) == []


def test_the_likelihood_follows_each_key(
    qtbot: QtBot, habitual: Session, show_page: ShowPage
) -> None:
    page = show_page(habitual)
    page.what_if.add_buttons["conference"].click()
    (row,), (line,) = page.what_if.rows, page.what_if.lines
    before = line.said
    row.amount.clear()

    qtbot.keyClicks(row.amount, "1")

    assert line.said != before
    assert "8 points after caps" in line.sentence.text()


def test_an_amount_that_is_none_is_said_in_its_row(
    qtbot: QtBot, habitual: Session, show_page: ShowPage
) -> None:
    page = show_page(habitual)
    page.what_if.add_buttons["conference"].click()
    (row,) = page.what_if.rows

    qtbot.keyClicks(row.amount, "x")
    page.what_if.take_button.click()

    assert not row.trouble.isHidden()
    assert planned(habitual) == []


def test_what_the_log_would_not_take_is_said_and_the_rest_is_reckoned(
    qtbot: QtBot, habitual: Session, show_page: ShowPage
) -> None:
    page = show_page(habitual)
    page.what_if.add_buttons["conference"].click()
    late = Intent(page.what_if.rows[0].intent().details, Rhythm.MONTHLY, 1, date(2040, 1, 1))
    ideas = page.ideas.about.text()

    page.what_if.add([late])
    qtbot.waitUntil(lambda: page.ideas.about.text() != ideas)
    page.what_if.take_button.click()

    assert [row.trouble.isHidden() for row in page.what_if.rows] == [True, False]
    assert "24 points" in page.what_if.lines[0].sentence.text()
    assert planned(habitual) == []


def test_what_is_thought_of_becomes_the_plan_in_one_step(
    habitual: Session, show_page: ShowPage, gateway: Gateway
) -> None:
    page = show_page(habitual)
    for button in page.what_if.add_buttons.values():
        button.click()
    page.what_if.rows[-1].drop_button.click()

    page.what_if.take_button.click()

    assert len(habitual.snapshot.schedules) == 2
    assert {"conference", "exam", "webinar"} <= {one.type for one in planned(habitual)}
    assert page.what_if.rows == []
    assert gateway.last is not None
    assert "planned now" in gateway.last.text
    habitual.undo()
    assert (planned(habitual), habitual.snapshot.schedules) == ([], ())


def test_clearing_drops_all_and_saves_nothing(habitual: Session, show_page: ShowPage) -> None:
    page = show_page(habitual)
    page.what_if.add_buttons["webinars"].click()

    page.what_if.clear_button.click()

    assert (page.what_if.rows, planned(habitual)) == ([], [])
    assert page.what_if.take_button.isHidden()


def test_another_type_brings_its_unit_and_its_usual_likelihood(
    habitual: Session, show_page: ShowPage
) -> None:
    page = show_page(habitual)
    page.what_if.add_buttons["other"].click()
    (row,) = page.what_if.rows
    assert not row.trouble.isHidden()

    row.type.choose("membership")

    assert row.trouble.isHidden()
    assert row.boxes["amount"].label == "Membership years"
    assert row.likelihood.value() == 100


def test_a_type_without_a_known_value_asks_for_its_points(
    habitual: Session, show_page: ShowPage
) -> None:
    page = show_page(habitual)
    page.what_if.add_buttons["other"].click()
    (row,) = page.what_if.rows
    row.type.choose("other")
    row.amount.setText("7")

    assert row.boxes["amount"].label == "Points each"
    assert row.intent().details.points == Decimal(7)


def test_what_is_thought_of_stays_when_something_else_changes(
    habitual: Session, show_page: ShowPage
) -> None:
    page = show_page(habitual)
    page.what_if.add_buttons["conference"].click()

    habitual.do(AddActivity(AHEAD))

    assert len(page.what_if.rows) == 1


# Ideas


def test_an_idea_of_ones_own_habit_is_tried(habitual: Session, show_page: ShowPage) -> None:
    page = show_page(habitual)
    page.ideas.buttons[0].click()

    intent = page.what_if.rows[0].intent()
    assert (intent.details.type, intent.times) == ("webinar", 51)
    assert "nothing is missing then" in page.what_if.lines[0].sentence.text()


def test_ideas_follow_what_is_thought_of(
    qtbot: QtBot, habitual: Session, show_page: ShowPage
) -> None:
    page = show_page(habitual)
    page.ideas.buttons[0].click()

    qtbot.waitUntil(lambda: page.ideas.buttons == [])
    assert "no points are missing" in page.ideas.about.text()


# Several credentials, and cycles that are over


def test_each_credential_is_told_and_the_one_due_first_leads(
    habitual: Session, show_page: ShowPage
) -> None:
    habitual.do(AddCredential(Credential("", "CSCP", date(2025, 5, 2))))
    page = show_page(habitual)

    page.what_if.add_buttons["conference"].click()

    assert [line.credential.text() for line in page.what_if.lines] == ["CPIM", "CSCP"]
    assert page.ideas.about.text().startswith("CPIM leads")


def test_a_filed_cycle_needs_no_plan(make_session: MakeSession, show_page: ShowPage) -> None:
    session = make_session(AddActivity(by_hand("80")))
    credential = session.snapshot.credentials[0].id
    session.do(FileSubmission(credential, date(2026, 6, 1), True, b"%PDF", Decimal(75), "A-4711"))
    page = show_page(session)

    assert "is filed" in page.to_go.over.text()
    assert page.what_if.isHidden()
    assert page.ideas.isHidden()


def test_an_expired_credential_needs_exams(make_session: MakeSession, show_page: ShowPage) -> None:
    page = show_page(make_session(credential=EXPIRED))

    assert "exams do" in page.to_go.over.text()
    assert page.what_if.isHidden()


def test_an_empty_log_says_what_will_be_here(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    page = show_page(make_session())

    assert not page.planned.empty.isHidden()
    assert not page.recurring.empty.isHidden()
    assert page.ideas.buttons


def test_a_higher_target_is_told_beside(habitual: Session, show_page: ShowPage) -> None:
    held = habitual.summary().credential
    habitual.do(EditCredential(replace(held, target=Decimal(85)), before=held))
    page = show_page(habitual)

    page.what_if.add_buttons["conference"].click()

    assert "85 points:" in page.what_if.lines[0].sentence.text()


@pytest.mark.parametrize("size", [(640, 480), (800, 600), (1000, 700), (1920, 1080)])
def test_nothing_of_it_is_cut_off(
    habitual: Session, show_page: ShowPage, size: tuple[int, int]
) -> None:
    habitual.do(AddActivity(AHEAD))
    habitual.do(AddActivity(BEHIND))
    habitual.do(AddSchedule(MEMBERSHIP))
    page = show_page(habitual)
    for button in page.what_if.add_buttons.values():
        button.click()
    page.resize(*size)
    settle()

    inside = page.widget()
    assert inside is not None
    assert cut_off(inside) == []
    assert outside(inside) == []
    assert nameless(page) == []
