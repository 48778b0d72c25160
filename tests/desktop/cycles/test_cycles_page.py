"""The page of cycles: all of them, newest first; past ones frozen and searchable."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from helpers.logs import StillClock, by_hand, webinar
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, AddCredential, ImportActivities
from cpim_pdp.core.credentials import Credential
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.cycles.cycle_list import CycleList
from cpim_pdp.desktop.cycles.page import CyclesPage
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow

ShowPage = Callable[[Session], CyclesPage]
MakeSession = Callable[..., Session]


def spoken(cycles: CycleList) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = range(cycles.cycles.rowCount())
    return [cycles.cycles.data(cycles.cycles.index(row), role) for row in rows]


def test_cycles_stand_newest_first_with_period_points_and_standing(
    approved: Session, show_page: ShowPage
) -> None:
    page = show_page(approved)

    assert spoken(page.list) == [
        "Cycle 3, Ahead: 1 Apr 2033 to 31 Mar 2038, 0 of 75 points",
        "Cycle 2, Open: 1 Apr 2028 to 31 Mar 2033, 0 of 75 points",
        "Cycle 1, Approved: 14 Mar 2023 to 31 Mar 2028, 80 of 75 points",
    ]
    assert page.view.record.cycle.number == 2


def test_the_arrow_keys_go_through_the_cycles(
    qtbot: QtBot, approved: Session, show_page: ShowPage
) -> None:
    page = show_page(approved)
    page.list.setFocus()

    qtbot.keyClick(page.list, Qt.Key.Key_Down)

    assert page.detail.head.title.text() == "Cycle 1 of CPIM"
    assert page.detail.head.sentence.text() == "Filed on 1 Jun 2026, approved on 1 Jul 2026."


def test_a_filed_cycle_shows_its_figures_as_filed(approved: Session, show_page: ShowPage) -> None:
    approved.do(AddActivity(webinar("Later", "2026-10-01", "5")))
    page = show_page(approved)

    page.choose(1)

    assert page.detail.head.counted.text() == "80"
    assert page.detail.figures.title.text() == "Figures as filed"
    assert page.detail.figures.figures.counted == Decimal(80)
    assert page.detail.figures.note.isHidden()


def test_what_came_after_the_filing_stands_in_its_cycle_but_was_not_filed(
    approved: Session, show_page: ShowPage
) -> None:
    approved.do(AddActivity(webinar("Later", "2026-10-01", "5")))
    page = show_page(approved)

    page.choose(1)

    later, held = page.detail.activities.table.lines.lines
    assert (later.cells[1:], later.faint) == (("Later", "5", "not filed"), True)
    assert (held.cells[1:], held.faint) == (("All of it", "80", "80"), False)


def test_where_the_rules_of_today_count_otherwise_that_is_said_beside_what_was_filed(
    filed: Session, show_page: ShowPage
) -> None:
    page = show_page(filed)
    view = page.view
    submission = view.record.submission
    assert submission is not None
    other = replace(submission, figures=replace(submission.figures, counted=Decimal(78)))
    changed = replace(view.summary, submission=other)

    page.detail.figures.show_view(replace(view, summary=changed))

    assert "come to 80 points" in page.detail.figures.note.text()
    assert page.detail.figures.figures.counted == Decimal(78)


def test_the_activities_of_a_past_cycle_are_searched_over_all_their_text(
    qtbot: QtBot, make_session: MakeSession, show_page: ShowPage
) -> None:
    session = make_session(
        AddActivity(replace(webinar("Demand sensing"), provider="Société Générale")),
        AddActivity(webinar("S&OP in practice", "2025-10-09")),
    )
    card = show_page(session).detail.activities

    qtbot.keyClicks(card.search, "societe")

    assert [one.activity.details.title for one in card.entries] == ["Demand sensing"]
    assert card.state.text() == "1 activity"
    card.search.setText("nothing of the kind")
    assert card.nothing.text() == "Nothing matches this search."
    assert card.table.isHidden()


def test_of_very_many_activities_the_newest_are_listed_and_the_search_finds_the_rest(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    many = [by_hand("1", "2025-02-01", f"No. {number}") for number in range(301)]
    oldest = by_hand("1", "2024-01-01", "The oldest")
    session = make_session(ImportActivities("many.csv", (*many, oldest)))
    card = show_page(session).detail.activities

    assert card.table.lines.rowCount() == 300
    assert card.more.text() == "and 2 more: the search finds them"
    assert card.state.text() == "302 activities"

    card.search.setText("oldest")

    assert [line.cells[1] for line in card.table.lines.lines] == ["The oldest"]
    assert card.more.isHidden()


def test_an_activity_is_opened_where_all_of_it_is_shown(
    qtbot: QtBot, filed: Session, show_page: ShowPage
) -> None:
    page = show_page(filed)
    table = page.detail.activities.table
    table.setFocus()

    with qtbot.waitSignal(page.detail.wanted) as wanted:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert wanted.args == [Wish(Action.SHOW_ACTIVITIES, filed.snapshot.activities[0].id)]


def test_an_empty_cycle_says_so(make_session: MakeSession, show_page: ShowPage) -> None:
    page = show_page(make_session())

    assert page.detail.activities.nothing.text() == "There is no activity in this cycle yet."
    assert page.detail.activities.search.isHidden()


def test_of_the_cycle_ahead_it_is_said_when_it_opens(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    page = show_page(make_session())

    page.choose(2)

    assert "It opens when the cycle before it is approved." in page.detail.head.sentence.text()
    assert "from 1 May 2028" in page.detail.head.sentence.text()
    for card in (page.detail.check, page.detail.figures, page.detail.filing_card):
        assert card.isHidden()


def test_cycles_before_the_due_date_given_are_maintained(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    held = Credential("", "CSCP", date(2013, 5, 10), date(2028, 5, 31))
    page = show_page(make_session(credential=held))

    page.choose(1)

    assert [one.split(":")[0] for one in spoken(page.list)] == [
        "Cycle 4, Ahead",
        "Cycle 3, Open",
        "Cycle 2, Maintained",
        "Cycle 1, Maintained",
    ]
    assert "Nothing was filed with this log" in page.detail.head.sentence.text()
    assert page.detail.application.isHidden()


@pytest.mark.parametrize(
    ("credential", "words"),
    [
        (Credential("", "CPIM-F", date(2024, 2, 29)), "of 100 points · 100 to go"),
        (
            Credential(
                "", "custom", date(2024, 5, 1), title="PMP", points=Decimal("60.5"), years=3
            ),
            "of 60.5 points · 60.5 to go",
        ),
    ],
)
def test_each_credential_has_its_own_target(
    make_session: MakeSession, show_page: ShowPage, credential: Credential, words: str
) -> None:
    page = show_page(make_session(credential=credential))

    assert page.detail.head.required.text() == words


def test_another_credential_shows_its_own_cycles(session: Session, show_page: ShowPage) -> None:
    session.do(AddCredential(Credential("", "CPIM-F", date(2024, 2, 29), number="F-1")))
    page = show_page(session)

    session.choose(session.snapshot.credentials[1])

    assert page.detail.head.title.text() == "Cycle 1 of CPIM-F"
    assert page.credential.text() == "CPIM-F · certified 29 Feb 2024 · number F-1"


def test_each_credential_remembers_which_cycle_was_looked_at(
    approved: Session, show_page: ShowPage
) -> None:
    approved.do(AddCredential(Credential("", "CPIM-F", date(2024, 2, 29))))
    cpim, fellow = approved.snapshot.credentials
    page = show_page(approved)
    approved.choose(cpim)
    page.choose(1)

    approved.choose(fellow)
    approved.choose(cpim)

    assert page.view.record.cycle.number == 1


def test_out_of_sight_nothing_is_computed_until_the_page_is_shown_again(
    session: Session, show_page: ShowPage
) -> None:
    page = show_page(session)
    page.hide()
    session.do(AddActivity(webinar("While away", "2026-06-01", "10")))
    assert page.detail.head.counted.text() == "4.5"

    page.show()

    assert page.detail.head.counted.text() == "14.5"


def test_a_new_day_is_noticed(clock: StillClock, ready: Session, show_page: ShowPage) -> None:
    page = show_page(ready)

    clock.advance(days=600)
    ready.look_around()

    assert page.detail.head.pill.text() == "Expired"


def test_the_page_is_shown_by_its_action_and_leads_to_others(open_window: MainWindow) -> None:
    workspace = open_window.workspace
    assert workspace is not None
    open_window.actions_table[Action.SHOW_CYCLES].trigger()
    page = workspace.made(Action.SHOW_CYCLES)
    assert isinstance(page, CyclesPage)
    activity = workspace.session.snapshot.activities[0]

    page.detail.activities.opened.emit(activity.id)

    assert workspace.page is Action.SHOW_ACTIVITIES
    assert [row.id for row in workspace.activities.selected()] == [activity.id]


def test_the_list_reads_each_cycle_out(filed: Session, show_page: ShowPage) -> None:
    cycles = show_page(filed).list
    interface = QAccessible.queryAccessibleInterface(cycles)

    words = interface.child(1).text(QAccessible.Text.Name)

    assert words == "Cycle 1, Filed: 14 Mar 2023 to 31 Mar 2028, 80 of 75 points"


def test_what_is_planned_counts_once_it_is_done(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    page = show_page(make_session(AddActivity(webinar("Next year", "2027-05-04", "10"))))

    assert page.detail.head.required.text() == "of 75 points · 75 to go · 10 planned"
