"""A missed deadline: what each policy says, what picked the one in force, and taking another."""

from collections.abc import Callable
from datetime import date

from helpers.logs import StillClock, by_hand
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.core.credentials import Credential
from cpim_pdp.desktop.cycles.page import CyclesPage
from cpim_pdp.desktop.cycles.policy_card import PolicyCard
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.session import Session

ShowPage = Callable[[Session], CyclesPage]
MakeSession = Callable[..., Session]
OF_2013 = Credential("", "CPIM", date(2013, 5, 10))


def words(card: PolicyCard) -> str:
    for _ in range(3):
        QApplication.processEvents()
    return "\n".join(one.text() for one in card.findChildren(Label) if one.isVisible())


def test_a_lapsed_holder_reads_what_each_policy_says_today(
    make_session: MakeSession, show_page: ShowPage, clock: StillClock
) -> None:
    clock.advance(days=-365 * 6)
    session = make_session(AddActivity(by_hand("20", "2019-02-01")), credential=OF_2013)
    detail = show_page(session).detail

    shown = words(detail.lapsed)

    assert "The deadline has passed" in shown
    assert "Suspended until 31 May 2023: 120 points bring it back" in shown
    assert "Earn 100 points more to come to the 120 points needed, and file by 31 May 2023" in shown
    assert "the deadline of 31 May 2018 is one of those up to 30 Jan 2022" in shown
    assert "20 count, 100 to go." in shown
    assert "Today: Expired" in shown
    assert detail.missed.isHidden()


def test_where_a_policy_was_read_comes_up_when_asked(
    make_session: MakeSession, show_page: ShowPage
) -> None:
    card = show_page(make_session()).detail.missed
    links = [one for one in card.findChildren(LinkButton) if "read" in one.text()]
    assert "https://www.ascm.org" not in words(card)

    for link in links:
        link.click()

    assert "https://www.ascm.org" in words(card)


def test_before_the_deadline_the_policies_are_told_below_the_rest(
    session: Session, show_page: ShowPage
) -> None:
    detail = show_page(session).detail

    assert detail.lapsed.isHidden()
    assert "If the deadline is missed" in words(detail.missed)
    assert "90-day suspension (ASCM), in force" in words(detail.missed)
    assert "Today:" not in words(detail.missed)


def test_another_policy_is_taken_and_given_up_again(
    session: Session, show_page: ShowPage, gateway: Gateway
) -> None:
    card = show_page(session).detail.missed

    card.buttons["apics-five-year"].click()

    assert session.snapshot.credentials[0].policy == "apics-five-year"
    assert "because you chose it" in words(card)
    assert gateway.last is not None
    assert gateway.last.text == "Five-year suspension (APICS) is in force now."

    card.buttons[""].click()

    assert session.snapshot.credentials[0].policy is None
    assert "decides again" in gateway.last.text
    gateway.last.offers[0].carry_out()
    assert session.snapshot.credentials[0].policy == "apics-five-year"


def test_a_refused_choice_says_nothing_more(
    session: Session, show_page: ShowPage, gateway: Gateway
) -> None:
    page = show_page(session)
    gone = Credential("00000099-0000-4000-8000-000000000000", "CPIM", date(2023, 3, 14))

    page.commands.choose_policy(gone, "ascm-90-day")

    assert gateway.last is not None
    assert "There is no credential" in gateway.last.text


def test_a_custom_credential_has_no_other_policy(
    qtbot: QtBot, make_session: MakeSession, show_page: ShowPage
) -> None:
    custom = Credential(
        "", "custom", date(2024, 5, 1), title="PMP", points=by_hand("60").points, years=3
    )
    card = show_page(make_session(credential=custom)).detail.missed

    assert "No suspension is in force: no other policy has figures" in words(card)
    assert card.buttons == {}
