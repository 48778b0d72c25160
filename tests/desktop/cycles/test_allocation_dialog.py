"""What an activity counts for: by its date, moved with a reason, or left out."""

from collections.abc import Callable
from datetime import date

import pytest
from helpers.logs import by_hand, webinar
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Activity, Allocation, Details
from cpim_pdp.core.commands import AddActivity, AddCredential
from cpim_pdp.core.credentials import Credential
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.cycles.allocation_dialog import AllocationDialog
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow

Open = Callable[[Session, Activity], AllocationDialog]
FELLOW = Credential("", "CPIM-F", date(2024, 2, 29))


@pytest.fixture
def dialog(qtbot: QtBot, gateway: Gateway) -> Open:
    def show(session: Session, activity: Activity) -> AllocationDialog:
        made = AllocationDialog(session, gateway, activity)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(made)
        made.show()
        return made

    return show


def activity(session: Session, title: str) -> Activity:
    (found,) = [one for one in session.snapshot.activities if one.details.title == title]
    return found


def choices(asked: AllocationDialog, place: int = 0) -> list[str]:
    where = asked.choices[place].where
    return [where.itemText(index) for index in range(where.count())]


def choose(asked: AllocationDialog, wanted: int, place: int = 0) -> None:
    where = asked.choices[place].where
    where.setCurrentIndex(where.findData(wanted))


def test_the_cycles_that_it_can_be_in_are_offered(session: Session, dialog: Open) -> None:
    asked = dialog(session, activity(session, "Demand sensing"))

    assert choices(asked) == [
        "By its date: in cycle 1",
        "In cycle 1: 14 Mar 2023 to 31 Mar 2028",
        "In cycle 2: 1 Apr 2028 to 31 Mar 2033",
        "Not for this credential",
    ]
    assert not asked.choices[0].reason.isVisible()


def test_it_is_moved_with_a_reason_and_that_can_be_undone(
    session: Session, dialog: Open, gateway: Gateway
) -> None:
    asked = dialog(session, activity(session, "Demand sensing"))
    choose(asked, 2)
    asked.take()
    reason = asked.boxes[f"{asked.choices[0].credential.id} reason"]
    assert "reason" in reason.error

    asked.choices[0].reason.setText("done after the filing")
    asked.take()

    moved = activity(session, "Demand sensing").details.allocations
    held = session.snapshot.credentials[0].id
    assert moved == (Allocation(held, cycle=2, reason="done after the filing"),)
    assert gateway.last is not None
    gateway.last.offers[0].carry_out()
    assert activity(session, "Demand sensing").details.allocations == ()


def test_it_is_left_out_for_one_credential_only(session: Session, dialog: Open) -> None:
    session.do(AddCredential(FELLOW))
    asked = dialog(session, activity(session, "Demand sensing"))
    assert [one.credential.designation for one in asked.choices] == ["CPIM", "CPIM-F"]

    choose(asked, -1, place=1)
    asked.take()

    fellow = session.snapshot.credentials[1].id
    left_out = activity(session, "Demand sensing").details.allocations
    assert left_out == (Allocation(fellow, excluded=True),)


def test_what_was_decided_is_shown_and_taken_back(session: Session, dialog: Open) -> None:
    asked = dialog(session, activity(session, "Demand sensing"))
    choose(asked, -1)
    asked.choices[0].reason.setText("not relevant")
    asked.take()

    again = dialog(session, activity(session, "Demand sensing"))
    assert (again.choices[0].place, again.choices[0].reason.text()) == (-1, "not relevant")
    choose(again, 0)
    again.take()

    assert activity(session, "Demand sensing").details.allocations == ()


@pytest.mark.parametrize(
    ("details", "words"),
    [
        (Details("Draft", draft=True), "By its date, once it has one"),
        (
            webinar("Early", "2020-01-01"),
            "By its date: in no cycle, for it lies before the certification",
        ),
        (webinar("Ahead", "2028-05-01"), "By its date: in cycle 2"),
    ],
)
def test_what_its_date_says_is_told(
    make_session: Callable[..., Session], dialog: Open, details: Details, words: str
) -> None:
    session = make_session(AddActivity(details))

    assert choices(dialog(session, session.snapshot.activities[0]))[0] == words


def test_what_was_filed_is_not_moved(filed: Session, dialog: Open) -> None:
    asked = dialog(filed, activity(filed, "All of it"))
    choose(asked, -1)

    asked.take()

    assert "filed" in asked.trouble.text()
    asked.done(0)


def test_the_activity_menu_opens_it_for_the_selected_one(open_window: MainWindow) -> None:
    workspace = open_window.workspace
    assert workspace is not None
    one = workspace.session.snapshot.activities[0]
    workspace.show_activity(one.id)

    open_window.actions_table[Action.PLACE_ACTIVITY].trigger()

    (asked,) = open_window.findChildren(AllocationDialog)
    assert asked.isVisible()
    asked.done(0)


def test_a_log_that_can_only_be_read_says_so(
    open_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_window.workspace
    assert workspace is not None
    monkeypatch.setattr("cpim_pdp.logbook.Logbook.read_only", property(lambda _: True))

    opened = workspace.activities.commands.place(workspace.session.snapshot.activities[0])

    assert opened is None
    assert open_window.gateway.last is not None
    assert "can only be read" in open_window.gateway.last.text


def test_moved_into_this_cycle_it_counts_there(
    make_session: Callable[..., Session], dialog: Open
) -> None:
    session = make_session(AddActivity(by_hand("10", "2028-05-01", "Next cycle")))
    asked = dialog(session, session.snapshot.activities[0])
    choose(asked, 1)
    asked.choices[0].reason.setText("agreed with the issuer")

    asked.take()

    assert session.summary().points.planned == 10
