"""The way to file: what is missing, the figures to copy, the attestation, and noting the filing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from helpers.layout import settle
from helpers.logs import StillClock, by_hand, open_log, webinar
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import AddActivity, AttachEvidence, FileSubmission, NewEvidence
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import summarise
from cpim_pdp.desktop.action_table import Action, Menu, Wish
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.cycles import decision_dialogs
from cpim_pdp.desktop.cycles.detail import CycleDetail
from cpim_pdp.desktop.cycles.page import CyclesPage
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.printing.paper import usual_paper
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.reports import maintenance_report
from cpim_pdp.wording import attestation

ShowPage = Callable[[Session], CyclesPage]
MakeSession = Callable[..., Session]
LIMIT_MS = 30_000


def buttons(card: object) -> dict[str, LinkButton]:
    """Return the links of a card by what they are about."""
    settle()
    found = card.findChildren(LinkButton)  # type: ignore[attr-defined]
    return {one.accessibleDescription() or one.text(): one for one in found if one.isVisible()}


def texts(card: object) -> list[str]:
    settle()
    found = card.findChildren(Label)  # type: ignore[attr-defined]
    return [one.text() for one in found if one.isVisible()]


def file(qtbot: QtBot, detail: CycleDetail, on: date = date(2026, 11, 20)) -> Submission:
    """Attest, note a filing on a day, and return it."""
    detail.attestation.box.setChecked(True)
    detail.filing_card.filed.set_day(on)
    with qtbot.waitSignal(detail.flow.filing.filed, timeout=LIMIT_MS):
        detail.filing_card.button.click()
    return detail._session.snapshot.submissions[-1]


# What is missing


def test_while_points_are_to_go_the_last_steps_wait(session: Session, show_page: ShowPage) -> None:
    detail = show_page(session).detail

    assert detail.check.state.text() == "can't be filed yet"
    assert "70.5 points to go: 4.5 of 75 count." in texts(detail.check)
    assert detail.filing_card.isHidden()
    assert detail.attestation.isHidden()
    assert detail.later.badge.text() == "4"


def test_a_line_leads_to_where_it_is_mended(
    qtbot: QtBot, session: Session, show_page: ShowPage
) -> None:
    detail = show_page(session).detail
    (first, *_) = [one for one in session.snapshot.activities if "S&OP" in one.details.title]
    way = buttons(detail.check)["“S&OP in practice” has no evidence (3 points)."]

    with qtbot.waitSignal(detail.wanted) as wanted:
        qtbot.mouseClick(way, Qt.MouseButton.LeftButton)

    assert wanted.args == [Wish(Action.ATTACH_EVIDENCE, first.id)]


def test_the_evidence_that_is_missing_comes_with_most_points_first(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    found = [AddActivity(by_hand(str(points), title=f"No. {points}")) for points in range(10, 18)]
    detail = show_page(make_session(*found)).detail

    lines = [one for one in texts(detail.check) if "no evidence" in one]

    assert lines[0] == "“No. 17” has no evidence (17 points)."
    assert len(lines) == 5
    assert detail.check.state.text() == "8 to prove"


def test_more_lines_come_up_when_asked(
    qtbot: QtBot, make_session: MakeSession, show_page: ShowPage
) -> None:
    found = [AddActivity(by_hand(str(points), title=f"No. {points}")) for points in range(10, 18)]
    detail = show_page(make_session(*found)).detail

    qtbot.mouseClick(buttons(detail.check)["Show 3 more"], Qt.MouseButton.LeftButton)

    assert len([one for one in texts(detail.check) if "no evidence" in one]) == 8
    focused = detail.check.focusWidget()
    assert focused is not None
    assert focused.accessibleDescription() == "“No. 12” has no evidence (12 points)."


def test_of_very_many_lines_the_rest_is_counted(
    qtbot: QtBot, make_session: MakeSession, show_page: ShowPage
) -> None:
    found = [AddActivity(by_hand("1", title=f"No. {number}")) for number in range(120)]
    detail = show_page(make_session(*found)).detail

    qtbot.mouseClick(buttons(detail.check)["Show 115 more"], Qt.MouseButton.LeftButton)

    assert "and 20 more, which the page of activities shows" in texts(detail.check)


def test_drafts_plans_that_are_past_limits_and_doubles_are_worth_a_look(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    session = make_session(
        AddActivity(by_hand("80")),
        AddActivity(Details("Unfinished", draft=True)),
        AddActivity(replace(webinar("Planned", "2026-10-01"), planned=True)),
        AddActivity(webinar("Twice")),
        AddActivity(webinar("twice")),
        AddActivity(webinar("Too early", "2020-01-01")),
    )
    detail = show_page(session).detail

    shown = texts(detail.check)

    assert "“Unfinished” is a draft, which counts nothing." in shown
    assert "“Planned” was planned for 1 Oct 2026: if it took place, say so." in shown
    assert "“twice” of 4 May 2026 stands there twice: an audit would ask." in shown
    assert (
        "“Too early” of 1 Jan 2020 lies before the certification and counts for nothing." in shown
    )


def test_with_everything_there_nothing_is_missing(
    ready: Session, show_page: ShowPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpim_pdp.desktop.cycles.check_card.concerns", lambda *_: ())
    detail = show_page(ready).detail

    assert detail.check.state.text() == "ready"
    assert texts(detail.check)[-1].startswith("Nothing is missing")


def test_the_steps_are_numbered_in_their_order(ready: Session, show_page: ShowPage) -> None:
    detail = show_page(ready).detail
    steps = [
        detail.check,
        detail.figures,
        detail.attestation,
        detail.papers,
        detail.filing_card,
    ]

    assert [one.badge.text() for one in steps] == ["1", "2", "3", "4", "5"]
    assert [one.y() for one in steps] == sorted(one.y() for one in steps)
    assert detail.later.isHidden()


# The figures


def test_each_figure_is_copied_as_the_form_takes_it(
    qtbot: QtBot, make_session: MakeSession, show_page: ShowPage
) -> None:
    session = make_session(AddActivity(by_hand("30.5")))
    card = show_page(session).detail.figures

    qtbot.mouseClick(card.copy_buttons["education"], Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "30.5"
    assert card.copy_buttons["education"].text() == "Copied"
    assert card.copy_buttons["education"].accessibleName() == "Copy 30.5 points for Education"


def test_all_figures_are_copied_as_a_table(
    qtbot: QtBot, make_session: MakeSession, show_page: ShowPage
) -> None:
    card = show_page(make_session(AddActivity(by_hand("30.5")))).detail.figures
    qtbot.mouseClick(card.copy_buttons["education"], Qt.MouseButton.LeftButton)

    qtbot.mouseClick(card.copy_buttons[""], Qt.MouseButton.LeftButton)

    expected = "Education\t30.5\nService\t0\nAll categories\t30.5"
    assert QGuiApplication.clipboard().text() == expected
    assert card.copy_buttons["education"].text() == "Copy"


def test_behind_a_figure_stand_its_activities(
    qtbot: QtBot, make_session: MakeSession, show_page: ShowPage
) -> None:
    service = Details(
        "Board", type="volunteering", date=date(2025, 6, 1), points=Decimal(4), reason="by table"
    )
    detail = show_page(make_session(AddActivity(by_hand("30")), AddActivity(service))).detail

    qtbot.mouseClick(
        buttons(detail.figures)["Show what is behind Service"], Qt.MouseButton.LeftButton
    )

    card = detail.activities
    assert [one.activity.details.title for one in card.entries] == ["Board"]
    assert card.only.text() == "Only Service: show all"
    qtbot.mouseClick(card.only, Qt.MouseButton.LeftButton)
    assert len(card.entries) == 2


def test_what_the_menu_prints_of_a_cycle_has_its_button(
    qtbot: QtBot, ready: Session, gateway: Gateway
) -> None:
    actions, printed = Actions(), []
    actions.on(Action.EXPORT_REPORT, lambda: printed.append("report"))
    page = CyclesPage(ready, gateway, actions)
    qtbot.addWidget(page)
    page.show()
    prints = [one.text for one in actions.of(Menu.CYCLE) if one.group == 0]

    found = page.detail.papers.findChildren(QPushButton)

    assert [one.text() for one in found] == prints
    found[0].click()
    assert printed == ["report"]


# Attestation and filing


def test_without_the_attestation_nothing_is_filed(
    qtbot: QtBot, ready: Session, show_page: ShowPage
) -> None:
    detail = show_page(ready).detail

    qtbot.mouseClick(detail.filing_card.button, Qt.MouseButton.LeftButton)

    assert detail.attestation.missing.text().startswith("The application needs your attestation")
    assert ready.snapshot.submissions == ()
    detail.attestation.box.setChecked(True)
    assert detail.attestation.missing.isHidden()
    assert detail.attestation.state.text() == "attested"


def test_the_code_of_ethics_is_opened_in_the_original(
    ready: Session, show_page: ShowPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    card = show_page(ready).detail.attestation

    card.link.click()

    assert opened == [QUrl(attestation.CODE_OF_ETHICS)]
    assert attestation.text() in texts(card)


def test_the_filing_is_noted_with_the_report_of_that_day(
    qtbot: QtBot, ready: Session, show_page: ShowPage, gateway: Gateway
) -> None:
    page = show_page(ready)
    detail, day = page.detail, date(2026, 11, 20)
    of_that_day = summarise(ready.snapshot, ready.rulebook, ready.snapshot.credentials[0], day)
    detail.filing_card.fee.setText("75,50")
    detail.filing_card.receipt.setText("A-4711")

    filed = file(qtbot, detail, day)

    assert (filed.filed, filed.fee, filed.receipt) == (day, Decimal("75.50"), "A-4711")
    assert ready.logbook.read_report(filed.report) == maintenance_report(
        of_that_day, ready.snapshot.holder, paper=usual_paper()
    )
    assert gateway.last is not None
    assert gateway.last.text == "Cycle 1 of CPIM is filed; its report is kept in the log."
    assert detail.head.pill.text() == "Filed"
    assert detail.filing_card.isHidden()

    gateway.last.offers[0].carry_out()

    assert ready.snapshot.submissions == ()
    assert not detail.attestation.is_given


def test_enter_in_a_field_notes_the_filing(
    qtbot: QtBot, ready: Session, show_page: ShowPage
) -> None:
    detail = show_page(ready).detail
    detail.attestation.box.setChecked(True)

    with qtbot.waitSignal(detail.flow.filing.filed, timeout=LIMIT_MS):
        qtbot.keyClick(detail.filing_card.receipt, Qt.Key.Key_Return)

    assert len(ready.snapshot.submissions) == 1


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("filed", "2026-11-23", "is still ahead"),
        ("filed", "2023-04-01", "can be filed from 13 Apr 2023"),
        ("filed", "some day", "is not a date that can be read"),
        ("filed", "", "date is missing"),
        ("fee", "a lot", "is no amount"),
        ("fee", "-5", "is no amount"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    ready: Session, show_page: ShowPage, field: str, text: str, said: str
) -> None:
    detail = show_page(ready).detail
    detail.attestation.box.setChecked(True)
    box = detail.filing_card.boxes[field]
    line = box.editor.focusProxy() or box.editor
    line.setText(text)  # type: ignore[attr-defined]

    detail.filing_card.button.click()

    assert said in box.error
    assert not detail.flow.filing.is_busy
    assert ready.snapshot.submissions == ()


def test_too_few_points_on_that_day_are_said_below_the_fields(
    ready: Session, show_page: ShowPage
) -> None:
    detail = show_page(ready).detail
    detail.attestation.box.setChecked(True)
    detail.filing_card.filed.set_day(date(2025, 5, 1))

    detail.filing_card.button.click()

    assert detail.filing_card.refusal.text().startswith("Only 0 of 75 points count on that day")


def test_a_filing_that_is_given_up_notes_nothing(
    qtbot: QtBot, ready: Session, show_page: ShowPage
) -> None:
    detail = show_page(ready).detail
    detail.attestation.box.setChecked(True)
    detail.filing_card.button.click()
    assert detail.flow.filing.is_busy
    assert detail.filing_card.cancel.isVisible()

    qtbot.mouseClick(detail.filing_card.cancel, Qt.MouseButton.LeftButton)

    assert not detail.flow.filing.is_busy
    assert detail.filing_card.button.isEnabled()
    assert ready.snapshot.submissions == ()


def test_a_change_of_the_log_meanwhile_makes_the_report_anew(
    qtbot: QtBot, ready: Session, show_page: ShowPage
) -> None:
    detail = show_page(ready).detail
    detail.attestation.box.setChecked(True)
    day = date(2026, 11, 22)
    detail.filing_card.button.click()
    with open_log(ready.path) as elsewhere:
        elsewhere.do(AddActivity(webinar("Elsewhere", "2026-10-01", "5")))

    qtbot.waitSignal(detail.flow.filing.filed, timeout=LIMIT_MS).wait()

    (filed,) = ready.snapshot.submissions
    before_filing = replace(ready.snapshot, submissions=())
    now = summarise(before_filing, ready.rulebook, ready.snapshot.credentials[0], day)
    assert filed.figures.counted == Decimal(85)
    assert ready.logbook.read_report(filed.report) == maintenance_report(
        now, ready.snapshot.holder, paper=usual_paper()
    )


def test_where_the_log_says_no_after_all_that_is_told(
    qtbot: QtBot, ready: Session, show_page: ShowPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    detail = show_page(ready).detail
    detail.attestation.box.setChecked(True)

    def refuse(_command: object) -> None:
        raise Refusal(Reason.LOG_LOCKED, path=ready.path)

    monkeypatch.setattr(ready, "attempt", refuse)
    with qtbot.waitSignal(detail.flow.filing.refused, timeout=LIMIT_MS):
        detail.filing_card.button.click()

    assert detail.filing_card.refusal.isVisible()
    assert detail.filing_card.button.isEnabled()


def test_closing_the_log_ends_a_filing(ready: Session, show_page: ShowPage) -> None:
    detail = show_page(ready).detail
    detail.attestation.box.setChecked(True)
    detail.filing_card.button.click()

    ready.close()

    assert not detail.flow.filing.is_busy


def test_one_that_was_denied_is_filed_anew(
    qtbot: QtBot, filed: Session, show_page: ShowPage
) -> None:
    page = show_page(filed)
    dialog = page.commands.ask(decision_dialogs.denial, filed.snapshot.submissions[0])
    dialog.line("reason").setText("a certificate was missing")
    dialog.take()
    assert page.detail.filing_card.isVisible()

    file(qtbot, page.detail, date(2026, 11, 22))

    assert [one.receipt for one in page.view.record.submissions] == ["A-4711", ""]


def test_a_cycle_of_long_ago_that_was_filed_in_time_can_be_noted(
    qtbot: QtBot, make_session: MakeSession, show_page: ShowPage
) -> None:
    held = Credential("", "CPIM", date(2013, 5, 10))
    session = make_session(AddActivity(by_hand("80", "2016-02-01")), credential=held)
    page = show_page(session)
    assert page.detail.head.pill.text() == "Expired"
    assert page.detail.filing_card.words.text().startswith("If you filed this cycle in time")

    file(qtbot, page.detail, date(2018, 4, 1))

    assert page.view.record.cycle.number == 1
    assert page.detail.head.pill.text() == "Filed"


def test_filing_an_expired_cycle_late_is_refused_with_the_way_out(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    held = Credential("", "CPIM", date(2013, 5, 10))
    detail = show_page(
        make_session(AddActivity(by_hand("80", "2016-02-01")), credential=held)
    ).detail
    detail.attestation.box.setChecked(True)

    detail.filing_card.button.click()

    assert "expired since 1 Jun 2023" in detail.filing_card.refusal.text()


def test_a_log_that_can_only_be_read_offers_no_filing(
    ready: Session, show_page: ShowPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpim_pdp.logbook.Logbook.read_only", property(lambda _: True))
    detail = show_page(ready).detail

    assert detail.filing_card.isHidden()
    assert detail.attestation.isHidden()
    assert detail.check.isVisible()
    assert "Attach..." not in [one.text() for one in buttons(detail.check).values()]


def test_the_menu_leads_to_the_step_in_which_the_filing_is_noted(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    workspace = open_window.workspace
    assert workspace is not None
    workspace.session.do(AddActivity(by_hand("80")))

    open_window.actions_table[Action.FILE_APPLICATION].trigger()

    assert workspace.page is Action.SHOW_CYCLES
    page = workspace.made(Action.SHOW_CYCLES)
    assert isinstance(page, CyclesPage)
    assert page.detail.filing_card.isVisible()
    bar = page.detail.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)


def test_the_overview_leads_to_the_filing_and_then_to_the_decision(
    open_window: MainWindow,
) -> None:
    workspace = open_window.workspace
    assert workspace is not None
    session = workspace.session
    session.do(AddActivity(by_hand("80")))
    for one in session.snapshot.activities:
        session.do(proven(one.id, session))
    button = workspace.overview.glance.button
    assert button.text() == "File the application..."
    button.click()
    assert workspace.page is Action.SHOW_CYCLES

    session.do(
        FileSubmission(session.snapshot.credentials[0].id, session.today(), True, b"%PDF", None)
    )

    assert workspace.overview.glance.button.text() == "Note the decision..."


def proven(activity: str, session: Session) -> AttachEvidence:
    certificate = session.path.with_name(f"{activity}.pdf")
    certificate.write_bytes(f"%PDF {activity}".encode())
    return AttachEvidence(activity, (NewEvidence(str(certificate), certificate.name),))


def test_a_credential_of_ones_own_is_filed_with_its_issuer(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    custom = Credential("", "custom", date(2024, 5, 1), title="PMP", points=Decimal(60), years=3)
    detail = show_page(make_session(AddActivity(by_hand("80")), credential=custom)).detail

    assert detail.attestation.text.text().startswith("I have kept to the rules of its issuer")
    assert detail.attestation.link.isHidden()
    assert detail.filing_card.words.text().startswith("File the application with its issuer")
    assert detail.retention.unknown.text().startswith("Ask its issuer")


def test_the_day_proposed_is_today(clock: StillClock, ready: Session, show_page: ShowPage) -> None:
    assert show_page(ready).detail.filing_card.filed.day() == clock.now.date()
