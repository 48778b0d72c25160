"""The overview: shows the figures of the summary, says them in words, leads to the next step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from helpers.layout import settle
from helpers.logs import StillClock, webinar
from helpers.values import cpim
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cpim_pdp.core import quantities
from cpim_pdp.core.activities import Details, EvidenceKind
from cpim_pdp.core.commands import AddActivity, AddCredential, NewEvidence
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.summary import PointTotals
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.overview.page import Overview
from cpim_pdp.desktop.overview.ring import Arcs, Ring, arcs
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow

MakeSession = Callable[..., Session]


def totals(counted: str, planned: str = "0", required: str = "75") -> PointTotals:
    points = Decimal(counted)
    remaining = max(Decimal(required) - points, Decimal(0))
    return PointTotals(Decimal(required), points, points, Decimal(planned), remaining, Decimal(0))


@pytest.fixture
def overview(qtbot: QtBot, session: Session) -> Overview:
    made = Overview(session)
    made.settle()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    return made


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (totals("0"), Arcs(0, 0)),
        (totals("37.5"), Arcs(2880, 0)),
        (totals("37.5", "18.75"), Arcs(2880, 1440)),
        (totals("75"), Arcs(5760, 0)),
        (totals("70", "20"), Arcs(5376, 384)),
        (totals("100", "6"), Arcs(5760, 0)),
        (totals("0", required="0"), Arcs(5760, 0)),
    ],
)
def test_the_ring_is_filled_by_what_counts_and_never_goes_round_twice(
    points: PointTotals, expected: Arcs
) -> None:
    assert arcs(points) == expected


def test_the_ring_says_its_content_in_words(qtbot: QtBot) -> None:
    ring = Ring()
    qtbot.addWidget(ring)

    ring.show_points(totals("28.5", "6"))

    assert ring.accessibleName() == "28.5 of 75 points counted, 6 planned, 46.5 to go"
    assert ring.toolTip() == ring.accessibleName()


def test_the_overview_shows_the_figures_of_the_summary(
    overview: Overview, session: Session
) -> None:
    summary = session.summary()

    assert overview.ring.ring.accessibleName().startswith("4.5 of 75 points counted")
    assert overview.ring.to_go.text() == "70.5 to go"
    assert overview.glance.pace.figure.text() == f"{summary.forecast.pace_needed}"
    assert overview.glance.evidence.figure.text() == "0"
    assert "4.5 points without evidence" in overview.glance.evidence.sentence.text()
    assert "2 to fix" in overview.glance.evidence.sentence.text()


def test_categories_are_bars_that_say_their_points(overview: Overview) -> None:
    spoken = [one.accessibleName() for one in overview.categories.findChildren(QLabel)]

    assert "Education: 4.5 points" in spoken
    assert "Service: 0 points" in spoken


def test_categories_say_what_limits_them_and_what_a_limit_cut(
    overview: Overview, session: Session
) -> None:
    year = quantities.of(Decimal(1), Unit.YEAR)
    for title in ("Board", "Committee"):
        service = Details(title, "volunteering", date(2026, 3, 1), quantity=year)
        session.do(AddActivity(replace(service, points=Decimal(4), reason="as told")))
    settle()

    texts = [one.text() for one in overview.categories.findChildren(QLabel) if one.isVisible()]

    limit = "at most 5 points a calendar year · 3 more claimed that do not count"
    assert limit in texts


def test_milestones_ahead_are_listed_with_their_dates(overview: Overview) -> None:
    texts = [one.text() for one in overview.ahead.findChildren(QLabel)]

    assert "31 Mar 2028" in texts


def test_a_change_of_the_log_changes_the_figures(overview: Overview, session: Session) -> None:
    session.do(AddActivity(webinar("Inventory", "2026-06-01", "10")))

    assert overview.ring.ring.accessibleName().startswith("14.5 of 75 points counted")


def test_what_is_planned_is_told_beside_what_is_to_go(overview: Overview, session: Session) -> None:
    session.do(AddActivity(webinar("Inventory", "2027-06-01", "10")))

    assert overview.ring.to_go.text() == "70.5 to go · 10 planned"


def test_the_next_step_is_one_sentence_and_its_button_names_the_activity(
    qtbot: QtBot, overview: Overview, session: Session
) -> None:
    (first,) = [one for one in session.snapshot.activities if "S&OP" in one.details.title]
    assert overview.glance.next.text() == "Add the certificate of “S&OP in practice” (3 points)."

    with qtbot.waitSignal(overview.step_taken) as taken:
        qtbot.mouseClick(overview.glance.button, Qt.MouseButton.LeftButton)

    assert taken.args == [Wish(Action.ATTACH_EVIDENCE, first.id)]


def test_an_empty_log_says_what_will_be_here_and_has_the_button_that_begins_it(
    qtbot: QtBot, make_session: MakeSession
) -> None:
    session = make_session()
    overview = Overview(session)
    overview.settle()
    qtbot.addWidget(overview)
    overview.show()

    assert overview.first.isVisible()
    assert "75 points that count by 31 Mar 2028" in overview.first.words.text()
    hidden = (overview.glance, overview.evidence, overview.categories, overview.topics)
    assert not any(one.isVisible() for one in hidden)
    with qtbot.waitSignal(overview.step_taken) as taken:
        qtbot.mouseClick(overview.first.button, Qt.MouseButton.LeftButton)
    assert taken.args == [Wish(Action.LOG_ACTIVITY, "")]

    session.do(AddActivity(webinar()))

    assert not overview.first.isVisible()
    assert overview.glance.isVisible()
    assert overview.topics.isVisible()


def test_with_drafts_only_the_first_activity_comes_next(
    qtbot: QtBot, make_session: MakeSession
) -> None:
    overview = Overview(make_session(AddActivity(Details("Begun", draft=True))))
    overview.settle()
    qtbot.addWidget(overview)

    assert "first activity" in overview.glance.next.text()
    with qtbot.waitSignal(overview.step_taken) as taken:
        qtbot.mouseClick(overview.glance.button, Qt.MouseButton.LeftButton)
    assert taken.args == [Wish(Action.LOG_ACTIVITY, "")]


def test_with_all_points_and_papers_the_report_comes_next(
    qtbot: QtBot, make_session: MakeSession, tmp_path: object
) -> None:
    session = make_session()
    file = session.path.with_name("certificate.txt")
    file.write_text("passed")
    course = Details(
        "Course", type="other", date=date(2025, 5, 1), points=Decimal(80), reason="as agreed"
    )
    proof = NewEvidence(str(file), file.name, kind=EvidenceKind.CERTIFICATE)
    session.do(AddActivity(course, (proof,)))
    overview = Overview(session)
    overview.settle()
    qtbot.addWidget(overview)

    assert overview.ring.to_go.text() == "All points are there"
    assert overview.glance.outlook.figure.text() == "100 %"
    assert "Export the report" in overview.glance.next.text()
    assert overview.glance.evidence.sentence.text() == "nothing to fix"


def test_an_expired_credential_is_said_to_be_so_however_many_points_there_are(
    qtbot: QtBot, make_session: MakeSession
) -> None:
    earned = [AddActivity(webinar(f"Course {number}", "2022-05-04", "40")) for number in range(3)]
    expired = cpim("2019-03-14", id="")
    overview = Overview(make_session(*earned, credential=expired))
    overview.settle()
    qtbot.addWidget(overview)

    glance = overview.glance
    assert glance.outlook.accessibleName().startswith("Will I make it Expired Expired: it can't")
    assert "%" not in glance.outlook.accessibleName()
    assert "no more points can be earned" in glance.pace.accessibleName()


def test_after_midnight_the_countdown_is_new(session: Session, clock: StillClock) -> None:
    before = session.summary().days_left
    clock.advance(days=1)

    session.look_around()

    assert session.summary().days_left == before - 1


def test_the_head_says_standing_cycle_and_time_left(open_window: MainWindow) -> None:
    assert open_window.workspace is not None
    head = open_window.workspace.head

    assert head.title.text() == "CPIM"
    assert head.pill.text() == "Active"
    assert head.cycle.text() == "cycle 1 · due 31 Mar 2028"
    assert head.time_left.text() == "1 year, 4 months left"
    assert head.time_left.toolTip() == "495 days left"
    assert not head.chooser.isVisible()


def test_one_of_several_credentials_is_chosen_in_the_head(open_window: MainWindow) -> None:
    assert open_window.workspace is not None
    session, head = open_window.workspace.session, open_window.workspace.head
    session.do(AddCredential(CSCP))
    assert head.chooser.isVisible()
    assert head.chooser.text() == "CPIM"

    offered = head.chooser.menu().actions()
    assert [one.text() for one in offered] == ["CPIM", "CSCP"]
    offered[1].trigger()

    assert head.chooser.text() == "CSCP"
    assert head.cycle.text() == "cycle 1 · due 31 May 2030"
    assert session.summary().credential.designation == "CSCP"


CSCP = Credential("", "CSCP", date(2025, 5, 20))


def test_the_forecast_waits_until_the_window_is_painted(qtbot: QtBot, session: Session) -> None:
    overview = Overview(session)
    qtbot.addWidget(overview)
    assert overview.glance.outlook.figure.text() == "…"
    assert overview.glance.pace.figure.text() == "…"

    overview.settle()

    assert overview.glance.outlook.figure.text() != "…"
    assert overview.glance.pace.figure.text() != "…"
