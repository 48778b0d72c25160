"""Holder and credentials: looked at, added, changed and removed in the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from helpers.logs import by_hand
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, AddCredential, ChangeHolder, EditCredential
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.cycles.credential_dialog import CredentialDialog
from cpim_pdp.desktop.cycles.credentials_dialog import CredentialsDialog
from cpim_pdp.desktop.cycles.holder_dialog import HolderDialog
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.date_field import DateField
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.window import MainWindow

FELLOW = Credential("", "CPIM-F", date(2024, 2, 29), number="F-1")
Open = Callable[[Session], CredentialsDialog]


@pytest.fixture
def dialog(qtbot: QtBot, gateway: Gateway) -> Iterator[Open]:
    opened: list[CredentialsDialog] = []

    def show(session: Session) -> CredentialsDialog:
        made = CredentialsDialog(session, gateway)
        qtbot.addWidget(made)
        made.show()
        opened.append(made)
        return made

    yield show
    for one in opened:
        one.close()


def form(dialog: CredentialsDialog) -> CredentialDialog:
    (found,) = [one for one in dialog.findChildren(CredentialDialog) if one.isVisible()]
    return found


def set_day(asked: CredentialDialog, box: str, text: str) -> None:
    field = asked.boxes[box].editor
    assert isinstance(field, DateField)
    field.line.setText(text)
    field.left.emit()


def choose(asked: CredentialDialog, code: str) -> None:
    asked.designation.setCurrentIndex(asked.designation.findData(code))


def rows(dialog: CredentialsDialog) -> list[tuple[str, ...]]:
    return [line.cells for line in dialog.table.lines.lines]


def test_the_menu_shows_holder_and_credentials(open_window: MainWindow) -> None:
    open_window.actions_table[Action.CREDENTIALS].trigger()
    (shown,) = open_window.findChildren(CredentialsDialog)

    assert shown.holder.text() == "Ana Souza"
    assert shown.under.text() == "ASCM ID 123456"
    assert rows(shown) == [("CPIM", "14 Mar 2023", "1", "31 Mar 2028", "Active", "4.5 of 75")]
    shown.close_button.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not open_window.findChildren(CredentialsDialog)


def test_the_holder_is_changed_and_that_can_be_undone(
    qtbot: QtBot, session: Session, dialog: Open, gateway: Gateway
) -> None:
    shown = dialog(session)
    shown.holder_button.click()
    (asked,) = shown.findChildren(HolderDialog)
    asked.line("name").setText("  Ana de Souza ")
    asked.line("former_names").setText("Ana Souza")
    asked.line("email").setText("ana@example.org")

    qtbot.keyClick(asked, Qt.Key.Key_Return)

    assert session.snapshot.holder == Holder(
        "Ana de Souza", "123456", "ana@example.org", "Ana Souza"
    )
    assert shown.under.text() == "ASCM ID 123456 · ana@example.org · formerly Ana Souza"
    assert gateway.last is not None
    gateway.last.offers[0].carry_out()
    assert shown.holder.text() == "Ana Souza"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [("name", " ", "name"), ("email", "a" * 10_001, "10000")],
)
def test_what_is_wrong_with_the_holder_stands_beside_its_field(
    session: Session, dialog: Open, field: str, text: str, said: str
) -> None:
    shown = dialog(session)
    shown.change_holder()
    (asked,) = shown.findChildren(HolderDialog)
    asked.line(field).setText(text)

    asked.take()

    assert said in asked.boxes[field].error
    asked.done(0)


def test_of_a_holder_the_name_may_be_all_that_is_known(session: Session, dialog: Open) -> None:
    session.do(ChangeHolder(Holder("Ana Souza")))

    assert dialog(session).under.text() == "Only the name is known."


def test_a_credential_is_added_and_shown_from_then_on(
    session: Session, dialog: Open, gateway: Gateway
) -> None:
    shown = dialog(session)
    shown.add_button.click()
    asked = form(shown)
    choose(asked, "CPIM-F")
    set_day(asked, "certified", "2024-02-29")
    asked.line("number").setText("F-1")
    assert asked.outcome.text() == (
        "Cycle 1 is the one to maintain: 29 Feb 2024 to 28 Feb 2029, 100 points."
    )

    asked.take()

    added = session.snapshot.credentials[1]
    assert (added.designation, added.certified, added.number, added.due) == (
        "CPIM-F",
        date(2024, 2, 29),
        "F-1",
        None,
    )
    assert session.summary().credential.id == added.id
    assert gateway.last is not None
    assert gateway.last.text == "CPIM-F is in the log, and shown now."
    gateway.last.offers[0].carry_out()
    assert len(session.snapshot.credentials) == 1


def test_a_custom_credential_asks_for_its_own_figures(session: Session, dialog: Open) -> None:
    shown = dialog(session)
    shown.add()
    asked = form(shown)
    choose(asked, "custom")
    assert asked.boxes["policy"].isHidden()
    set_day(asked, "certified", "2024-05-01")
    asked.take()
    assert "needs a title" in asked.boxes["title"].error

    asked.line("title").setText("PMP مدير")
    asked.line("points").setText("lots")
    asked.take()
    assert "lots" in asked.boxes["points"].error

    asked.line("points").setText("60,5")
    asked.years.setValue(3)
    asked.take()

    added = session.snapshot.credentials[1]
    assert (added.title, added.points, added.years) == ("PMP مدير", Decimal("60.50"), 3)


def test_a_credential_is_changed_with_what_follows_in_sight(session: Session, dialog: Open) -> None:
    session.do(AddCredential(Credential("", "CSCP", date(2013, 5, 10))))
    session.choose(session.snapshot.credentials[1])
    shown = dialog(session)
    assert rows(shown)[0][0] == "CSCP"
    shown.edit_button.click()
    asked = form(shown)
    set_day(asked, "due", "2028-05-31")
    assert asked.outcome.text() == (
        "Cycle 3 is the one to maintain: 1 Jun 2023 to 31 May 2028, 75 points."
        " The 2 cycles before the due date given count as maintained."
    )
    asked.policy.setCurrentIndex(asked.policy.findData("apics-five-year"))

    asked.take()

    changed = session.snapshot.credentials[1]
    assert (changed.due, changed.policy) == (date(2028, 5, 31), "apics-five-year")


def test_own_target_and_the_exams_of_the_way_back_are_kept(session: Session, dialog: Open) -> None:
    shown = dialog(session)
    shown.edit()
    asked = form(shown)
    asked.line("target").setText("75")
    asked.take()
    assert "must be above the 75 that are required" in asked.boxes["target"].error

    asked.line("target").setText("85")
    asked.programme.setCurrentIndex(asked.programme.findData("cpim-8"))
    asked.take()

    held = session.snapshot.credentials[0]
    assert (held.target, held.programme) == (Decimal(85), "cpim-8")
    shown.edit()
    again = form(shown)
    assert again._typed() == held
    choose(again, "CSCP")
    assert again.boxes["programme"].isHidden()
    again.done(0)


@pytest.mark.parametrize("answer", [True, False])
def test_esc_asks_before_what_was_typed_is_lost(
    qtbot: QtBot,
    session: Session,
    dialog: Open,
    gateway: Gateway,
    monkeypatch: pytest.MonkeyPatch,
    answer: bool,
) -> None:
    asked_for: list[str] = []

    def ask(question: str, **_more: object) -> bool:
        asked_for.append(question)
        return answer

    monkeypatch.setattr(gateway, "ask", ask)
    shown = dialog(session)
    shown.change_holder()
    (asked,) = shown.findChildren(HolderDialog)
    asked.line("email").setText("ana@example.org")

    qtbot.keyClick(asked, Qt.Key.Key_Escape)

    assert asked_for == ["Discard what you typed?"]
    assert asked.isVisible() is not answer
    asked.done(0)


def test_esc_closes_what_nothing_was_typed_into(
    qtbot: QtBot, session: Session, dialog: Open
) -> None:
    shown = dialog(session)
    shown.edit()
    asked = form(shown)

    qtbot.keyClick(asked, Qt.Key.Key_Escape)

    assert not asked.isVisible()


def test_editing_shows_all_that_is_known(session: Session, dialog: Open) -> None:
    custom = Credential(
        "",
        "custom",
        date(2024, 5, 1),
        due=date(2027, 5, 1),
        number="7",
        title="PMP",
        points=Decimal("60.5"),
        years=3,
    )
    session.do(AddCredential(custom))
    session.choose(session.snapshot.credentials[1])
    shown = dialog(session)
    shown.edit()
    asked = form(shown)

    assert asked._typed() == replace(custom, id=session.snapshot.credentials[1].id)
    asked.done(0)


@pytest.mark.parametrize(
    ("box", "text", "said"),
    [
        ("certified", "", "missing"),
        ("certified", "soon", "not a date"),
        ("due", "2023-03-14", "not after"),
    ],
)
def test_what_is_wrong_with_a_credential_stands_beside_its_field(
    session: Session, dialog: Open, box: str, text: str, said: str
) -> None:
    shown = dialog(session)
    shown.edit()
    asked = form(shown)
    set_day(asked, box, text)
    assert asked.outcome.text() == "Enter the dates as certificate and account show them."

    asked.take()

    assert said in asked.boxes[box].error
    asked.done(0)


def test_what_would_change_a_filed_cycle_is_refused_with_the_way_out(
    filed: Session, dialog: Open
) -> None:
    shown = dialog(filed)
    shown.edit()
    asked = form(shown)
    set_day(asked, "certified", "2023-04-14")

    asked.take()

    assert "reopen the submission first" in asked.trouble.text()
    asked.done(0)


def test_a_change_elsewhere_is_told(session: Session, dialog: Open) -> None:
    shown = dialog(session)
    shown.edit()
    asked = form(shown)
    held = session.snapshot.credentials[0]
    session.do(EditCredential(replace(held, number="7"), before=held))
    asked.line("number").setText("8")

    asked.take()

    assert "changed elsewhere" in asked.trouble.text()
    asked.done(0)


def test_a_credential_is_removed_only_if_that_is_meant(
    session: Session, dialog: Open, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.do(AddCredential(FELLOW))
    session.choose(session.snapshot.credentials[1])
    shown = dialog(session)
    monkeypatch.setattr(gateway, "ask", lambda *_, **__: False)
    shown.remove_button.click()
    assert len(session.snapshot.credentials) == 2

    monkeypatch.setattr(gateway, "ask", lambda *_, **__: True)
    shown.remove_button.click()

    assert [one.designation for one in session.snapshot.credentials] == ["CPIM"]
    assert gateway.last is not None
    assert gateway.last.text == "CPIM-F is removed."
    gateway.last.offers[0].carry_out()
    assert len(rows(shown)) == 2


def test_the_last_credential_and_one_that_was_filed_stay(
    filed: Session, dialog: Open, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "ask", lambda *_, **__: True)
    shown = dialog(filed)

    shown.remove()

    assert len(filed.snapshot.credentials) == 1
    assert gateway.last is not None
    assert "reopen" in gateway.last.text


def test_one_of_several_is_chosen_to_be_shown(session: Session, dialog: Open) -> None:
    session.do(AddCredential(FELLOW))
    session.choose(session.snapshot.credentials[0])
    shown = dialog(session)
    assert not shown.show_button.isEnabled()

    shown.table.selectRow(1)
    shown.show_button.click()

    assert session.summary().credential.designation == "CPIM-F"
    assert not shown.isVisible()


def test_enter_on_a_line_changes_that_credential(
    qtbot: QtBot, session: Session, dialog: Open
) -> None:
    shown = dialog(session)
    shown.table.setFocus()

    qtbot.keyClick(shown.table, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(shown.findChildren(CredentialDialog)))
    asked = form(shown)
    assert asked.designation.currentData() == "CPIM"
    asked.done(0)


def test_the_tab_key_goes_through_the_fields_as_they_stand(session: Session, dialog: Open) -> None:
    shown = dialog(session)
    shown.add()
    asked = form(shown)
    choose(asked, "custom")
    asked.designation.setFocus()
    visited = []
    for _ in range(6):
        visited.append(QApplication.focusWidget() or asked.focusWidget())
        asked.focusNextChild()

    assert visited[:4] == [
        asked.designation,
        asked.line("title"),
        asked.line("points"),
        asked.years,
    ]
    asked.done(0)


def test_a_log_that_can_only_be_read_is_looked_at(
    session: Session, dialog: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpim_pdp.logbook.Logbook.read_only", property(lambda _: True))
    shown = dialog(session)

    for button in (shown.holder_button, shown.add_button, shown.edit_button, shown.remove_button):
        assert not button.isEnabled()
    shown.edit()
    assert not shown.findChildren(CredentialDialog)


def test_points_of_each_credential_stand_beside_it(session: Session, dialog: Open) -> None:
    session.do(AddActivity(by_hand("10")))

    assert rows(dialog(session))[0][-1] == "14.5 of 75"
