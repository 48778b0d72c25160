"""The list of reminders: what it shows, what its buttons do, and putting off, by mouse and keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from helpers.layout import cut_off, nameless, outside, settle
from helpers.logs import StillClock, open_log, webinar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, AddCredential, AddSchedule, SnoozeReminder
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.reminder_kinds import ReminderKind
from cpim_pdp.core.reminders import Task
from cpim_pdp.core.schedules import Series, template_of
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.reminding.card import ReminderCard
from cpim_pdp.desktop.reminding.putting_off import UntilDialog
from cpim_pdp.desktop.reminding.ways import WAYS
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.settings import REMINDER_SWITCHES, Settings

MakeSession = Callable[..., Session]
ShowCard = Callable[[Session], ReminderCard]


@pytest.fixture
def show(qtbot: QtBot, gateway: Gateway, settings: Settings) -> ShowCard:
    """Return what shows the card of a session in a window."""
    kept: list[QWidget] = []

    def shown(session: Session) -> ReminderCard:
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)
        card = ReminderCard(session, gateway, settings)
        QVBoxLayout(window).addWidget(card)
        window.resize(800, 300)
        window.show()
        window.activateWindow()
        settle()
        return card

    return shown


@pytest.fixture
def card(show: ShowCard, behind: Session) -> ReminderCard:
    """Return the card with two reminders."""
    return show(behind)


def sentences(card: ReminderCard) -> list[str]:
    return [line.label.text() for line in card.lines]


def titles(card: ReminderCard, line: int = 0) -> list[str]:
    return [one.text() for one in card.lines[line].later.menu().actions() if one.text()]


def choose(card: ReminderCard, line: int, beginning: str) -> None:
    actions = card.lines[line].later.menu().actions()
    next(one for one in actions if one.text().startswith(beginning)).trigger()


def test_every_task_has_its_way() -> None:
    assert set(WAYS) == set(Task)
    assert all(way.text() for way in WAYS.values())


def test_what_is_to_be_done_stands_there_with_its_button(card: ReminderCard) -> None:
    assert sentences(card) == [
        "“Chapter meeting” was planned for 20 Nov 2026: if it took place, confirm it.",
        "1.5 points of 1 activity have no evidence: attach what proves “Demand sensing”.",
    ]
    assert [line.button.text() for line in card.lines] == ["Confirm", "Attach..."]
    assert [line.button.accessibleDescription() for line in card.lines] == sentences(card)
    assert card.isVisible()


def test_without_any_it_is_not_there(show: ShowCard, make_session: MakeSession) -> None:
    card = show(make_session())

    assert not card.isVisible()
    card.call()
    assert card.isVisible()
    assert card.nothing.text() == "Nothing is to be done now."


def test_one_key_confirms_what_was_planned(
    qtbot: QtBot, card: ReminderCard, behind: Session, gateway: Gateway
) -> None:
    card.call()
    assert card.lines[0].button.hasFocus()

    qtbot.keyClick(card.lines[0].button, Qt.Key.Key_Return)

    assert sentences(card)[0].startswith("1.5 points")
    planned = [one for one in behind.snapshot.activities if one.details.planned]
    assert [one.details.title for one in planned] == ["Sure"]
    assert gateway.last is not None
    assert gateway.last.text == "1 planned activity confirmed."
    # The keyboard goes on to the next one.
    assert card.lines[0].button.hasFocus()
    gateway.last.offers[0].carry_out()
    assert len(card.lines) == 2


def test_what_a_schedule_planned_is_confirmed_together(
    show: ShowCard, make_session: MakeSession
) -> None:
    template = template_of(webinar("Meeting"))
    weekly = Series(template, Recurrence(Frequency.MONTHLY), date(2026, 8, 10))
    session = make_session(AddSchedule(weekly))
    card = show(session)

    assert card.lines[0].button.text() == "Confirm all"
    card.lines[0].button.click()

    assert not any(
        one.details.planned for one in session.snapshot.activities if one.last_day < session.today()
    )  # type: ignore[operator]


def test_others_lead_to_where_it_is_done(card: ReminderCard, behind: Session) -> None:
    wishes: list[Wish] = []
    card.wanted.connect(wishes.append)

    card.lines[1].button.click()

    unproven = behind.snapshot.activities[0]
    assert wishes == [Wish(Action.ATTACH_EVIDENCE, unproven.id)]


def test_the_credential_that_it_is_about_comes_into_sight(
    show: ShowCard, make_session: MakeSession
) -> None:
    session = make_session(
        AddActivity(webinar("Demand sensing", "2026-05-04")),
        AddCredential(Credential("", "CSCP", date(2025, 2, 10))),
    )
    card = show(session)
    cscp = next(n for n, text in enumerate(sentences(card)) if text.startswith("CSCP: "))

    card.lines[cscp].button.click()

    assert session.summary().credential.designation == "CSCP"


# Putting off


def test_the_usual_days_are_offered_with_their_dates(card: ReminderCard) -> None:
    assert titles(card) == [
        "1 day · until 23 Nov 2026",
        "1 week · until 29 Nov 2026",
        "1 month · until 22 Dec 2026",
        "Until a date...",
    ]


def test_one_that_is_put_off_comes_back_on_its_day(
    card: ReminderCard, behind: Session, gateway: Gateway, clock: StillClock
) -> None:
    choose(card, 0, "1 day")

    assert [text[:4] for text in sentences(card)] == ["1.5 "]
    assert gateway.last is not None
    assert gateway.last.text == "The reminder comes back on 23 Nov 2026."
    assert card.asleep.text() == "Show 1 asleep"

    clock.advance(days=1)
    behind.look_around()
    assert len(card.lines) == 2
    assert card.asleep.isHidden()


def test_putting_off_can_be_taken_back(card: ReminderCard, gateway: Gateway) -> None:
    choose(card, 1, "1 month")
    assert len(card.lines) == 1

    assert gateway.last is not None
    gateway.last.offers[0].carry_out()

    assert len(card.lines) == 2


def test_any_other_day_is_asked_for(qtbot: QtBot, card: ReminderCard, behind: Session) -> None:
    choose(card, 0, "Until")
    dialog = card.window().findChild(UntilDialog)
    assert dialog is not None
    assert any("Chapter meeting" in label.text() for label in dialog.findChildren(Label))
    field = dialog.boxes["until"].editor

    field.set_day(behind.today())
    dialog.take()
    assert "is not ahead" in dialog.boxes["until"].error
    field.line.clear()
    dialog.take()
    assert dialog.boxes["until"].error
    field.set_day(behind.today().replace(year=2027))
    dialog.take()

    assert [one.until for one in behind.snapshot.snoozes] == [behind.today().replace(year=2027)]


def test_those_asleep_can_be_seen_and_woken(card: ReminderCard, gateway: Gateway) -> None:
    choose(card, 0, "1 week")
    card.asleep.click()

    (line,) = card.sleeping
    assert line.label.text().startswith("Until 29 Nov 2026: “Chapter meeting”")
    assert line.button.hasFocus()
    line.button.click()

    assert len(card.lines) == 2
    assert card.sleeping == []
    assert gateway.last is not None
    assert gateway.last.text == "Awake again."


def test_with_all_asleep_the_list_is_away_until_it_is_called(
    card: ReminderCard, behind: Session
) -> None:
    for one in behind.reminders():
        behind.do(SnoozeReminder(one.key, behind.today().replace(year=2027)))

    assert not card.isVisible()
    card.call()
    assert card.asleep.text() == "Show 2 asleep"


# Which, and how many


def test_kinds_that_are_switched_off_are_not_shown(card: ReminderCard, settings: Settings) -> None:
    settings.set(REMINDER_SWITCHES[ReminderKind.NOT_CONFIRMED], False)

    assert [text[:4] for text in sentences(card)] == ["1.5 "]


def test_of_many_a_few_are_shown_and_all_when_asked(
    show: ShowCard, make_session: MakeSession
) -> None:
    days = ("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20")
    planned = [AddActivity(replace(webinar(one, one), planned=True)) for one in days]
    card = show(make_session(*planned))

    assert len(card.lines) == 3
    assert card.more.text() == "Show 2 more"
    card.more.click()

    assert len(card.lines) == 5
    assert card.lines[3].button.hasFocus()
    assert card.more.isHidden()


def test_a_log_that_can_only_be_read_offers_only_what_changes_nothing(
    show: ShowCard, behind: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda _self: True))
    card = show(behind)

    assert len(card.lines) == 2
    assert all(line.button.isHidden() and line.later.isHidden() for line in card.lines)
    card.call()


def test_what_was_done_elsewhere_shows(card: ReminderCard, behind: Session) -> None:
    with open_log(behind.path) as other:
        other.do(SnoozeReminder(behind.reminders()[0].key, behind.today().replace(year=2027)))
    behind.look_around()

    assert len(card.lines) == 1


@pytest.mark.parametrize("mirrored", [False, True])
def test_nothing_is_cut_off_where_it_is_narrow(card: ReminderCard, mirrored: bool) -> None:
    card.window().setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )
    card.window().resize(420, 300)
    settle()

    assert cut_off(card.window()) == []
    assert outside(card.window()) == []
    assert nameless(card.window()) == []
