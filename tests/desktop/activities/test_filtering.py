"""Search, chips and totals over the table: what is shown, how many there are, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers.activity_page import choose, titles
from helpers.logs import exam, webinar
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import Details, EvidenceKind, Proof, State
from cpim_pdp.core.commands import AddActivity, AddCredential, DeleteActivities, NewEvidence
from cpim_pdp.core.credentials import Credential
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities import filter_bar
from cpim_pdp.desktop.activities.filter import COUNTS_LESS, NONE, TO_CONFIRM, Choice, Facet
from cpim_pdp.desktop.activities.filter_chips import THIS_CYCLE
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.session import Session

MakeSession = Callable[..., Session]
OpenPage = Callable[[Session], ActivitiesPage]
OLDER = Credential("", "CPIM", date(2015, 3, 14), due=date(2030, 3, 31))


@pytest.fixture
def full_page(make_session: MakeSession, open_page: OpenPage, certificate: Path) -> ActivitiesPage:
    """Return the page over a log in its third cycle, with something of everything."""

    def proof(kind: EvidenceKind) -> tuple[NewEvidence, ...]:
        return (NewEvidence(str(certificate), "proof.pdf", kind),)

    done = replace(webinar("Done", "2026-05-04"), topics=("inventory", "demand"))
    return open_page(
        make_session(
            AddActivity(done, proof(EvidenceKind.CERTIFICATE)),
            AddActivity(webinar("Weak", "2026-05-05"), proof(EvidenceKind.RECEIPT)),
            AddActivity(replace(webinar("Service", "2026-05-06"), category="service")),
            AddActivity(webinar("Ahead", "2027-05-04")),
            AddActivity(Details("Idea", draft=True)),
            AddActivity(webinar("Last cycle", "2024-05-04", "3")),
            AddActivity(webinar("First cycle", "2016-05-04", "2")),
            AddActivity(webinar("Too early", "2014-05-04")),
            credential=OLDER,
        )
    )


def chip_text(page: ActivitiesPage, choice: Choice) -> str:
    return page.bar.chips.toggles[choice].text().replace("\N{NO-BREAK SPACE}", " ")


def state(value: State) -> Choice:
    return Facet.STATE, value.value


def offered(page: ActivitiesPage, facet: Facet) -> dict[str, str]:
    """Return what a chip's menu offers, by value."""
    actions = page.bar.chips.menus[facet].actions_by_value()
    return {value: action.text() for value, action in actions.items()}


def pick(page: ActivitiesPage, facet: Facet, value: str) -> None:
    page.bar.chips.menus[facet].actions_by_value()[value].trigger()


# Chips


def test_at_first_the_shown_cycle_is_in_sight(full_page: ActivitiesPage) -> None:
    assert titles(full_page) == ["Idea", "Ahead", "Service", "Weak", "Done"]
    assert full_page.bar.chips.toggles[THIS_CYCLE].isChecked()
    assert not full_page.bar.chips.clear_button.isVisible()


def test_the_chips_of_states_count_and_filter_and_add_up(full_page: ActivitiesPage) -> None:
    chips = full_page.bar.chips
    assert chip_text(full_page, state(State.PLANNED)) == "Planned 1"
    assert chip_text(full_page, state(State.PROVEN)) == "Proven 2"
    assert not chips.toggles[state(State.SUBMITTED)].isVisible()

    chips.toggles[state(State.PLANNED)].click()
    assert titles(full_page) == ["Ahead"]
    chips.toggles[state(State.DRAFT)].click()
    assert titles(full_page) == ["Idea", "Ahead"]
    chips.toggles[THIS_CYCLE].click()
    chips.toggles[state(State.PLANNED)].click()
    assert titles(full_page) == ["Idea"]


def test_what_is_to_be_confirmed_and_what_counts_less_have_chips(
    make_session: MakeSession, open_page: OpenPage
) -> None:
    over = replace(webinar("Over", "2026-11-20"), planned=True)
    page = open_page(
        make_session(
            AddActivity(over),
            AddActivity(replace(exam("Failed", "2026-05-04"), score=290)),
            AddActivity(webinar("Done")),
        )
    )
    confirm, less = (Facet.STATE, TO_CONFIRM), (Facet.STATE, COUNTS_LESS)
    assert chip_text(page, confirm) == "To confirm 1"
    assert chip_text(page, less) == "Counts less 1"

    page.bar.chips.toggles[confirm].click()
    assert titles(page) == ["Over"]
    page.bar.chips.toggles[less].click()
    assert titles(page) == ["Over", "Failed"]
    page.table.selectAll()
    page._actions[Action.CONFIRM_ACTIVITIES].trigger()

    # Those that are not planned are passed over.
    assert titles(page) == ["Failed"]
    assert not page.bar.chips.toggles[state(State.PLANNED)].isVisible()


def test_facets_narrow_each_other_and_count_what_the_others_let_through(
    qtbot: QtBot, full_page: ActivitiesPage
) -> None:
    assert offered(full_page, Facet.CATEGORY) == {
        "education": "Education\t3",
        "service": "Service\t1",
        NONE: "No category yet\t1",
    }
    pick(full_page, Facet.CATEGORY, "service")
    assert titles(full_page) == ["Service"]
    qtbot.waitUntil(lambda: chip_text(full_page, state(State.UNPROVEN)) == "No evidence 1")
    assert chip_text(full_page, state(State.PROVEN)) == "Proven 0"
    assert offered(full_page, Facet.CATEGORY)["education"] == "Education\t3"


def test_topics_and_evidence_are_facets_too(full_page: ActivitiesPage) -> None:
    pick(full_page, Facet.TOPIC, "inventory")
    pick(full_page, Facet.TOPIC, "demand")
    assert titles(full_page) == ["Done"]
    pick(full_page, Facet.TOPIC, NONE)
    assert titles(full_page) == ["Idea", "Ahead", "Service", "Weak", "Done"]

    pick(full_page, Facet.EVIDENCE, Proof.WEAK)
    assert titles(full_page) == ["Weak"]
    pick(full_page, Facet.EVIDENCE, Proof.NONE)
    pick(full_page, Facet.EVIDENCE, Proof.WEAK)
    assert titles(full_page) == ["Idea", "Ahead", "Service"]


def test_past_cycles_are_chosen_beside_or_instead_of_the_shown_one(
    full_page: ActivitiesPage,
) -> None:
    assert offered(full_page, Facet.CYCLE) == {
        "2": "Cycle 2: 1 Apr 2020 to 31 Mar 2025\t1",
        "1": "Cycle 1: 14 Mar 2015 to 31 Mar 2020\t1",
        NONE: "In no cycle\t1",
    }
    pick(full_page, Facet.CYCLE, "2")
    assert titles(full_page)[-1] == "Last cycle"
    assert full_page.bar.totals.text() == "6 activities · 7.5 points · 1.5 planned"

    full_page.bar.chips.toggles[THIS_CYCLE].click()
    assert titles(full_page) == ["Last cycle"]
    pick(full_page, Facet.CYCLE, NONE)
    assert titles(full_page) == ["Last cycle", "Too early"]


def test_a_chip_says_what_of_its_menu_is_on(full_page: ActivitiesPage) -> None:
    chip = full_page.bar.chips.menus[Facet.TOPIC]
    assert (chip.text(), chip.isChecked()) == ("Topic", False)
    assert chip.accessibleName() == "Topic: any"

    pick(full_page, Facet.TOPIC, "inventory")
    assert (chip.text(), chip.isChecked()) == ("Inventory", True)
    pick(full_page, Facet.TOPIC, "demand")
    assert chip.text() == "Demand +1"
    assert chip.accessibleName() == "Topic: Demand, Inventory"


# Qt's offscreen platform says these of every pop-up.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_chip_is_worked_by_keyboard_and_its_menu_stays_open(
    qtbot: QtBot, full_page: ActivitiesPage
) -> None:
    chip = full_page.bar.chips.menus[Facet.TOPIC]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Down)
    menu = next(one for one in chip.findChildren(QMenu) if one.isVisible())
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Space)

    assert menu.isVisible()
    assert chip.text() == "Demand +1"
    place = menu.actionGeometry(menu.actions()[0]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert menu.isVisible()
    assert chip.text() == "Inventory"
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_what_comes_to_nothing_can_still_be_switched_off(
    qtbot: QtBot, full_page: ActivitiesPage
) -> None:
    pick(full_page, Facet.CATEGORY, "service")
    full_page.bar.chips.toggles[state(State.UNPROVEN)].click()
    qtbot.keyClicks(full_page.bar.search, "done")
    qtbot.waitUntil(lambda: chip_text(full_page, state(State.UNPROVEN)) == "No evidence 0")

    assert full_page.bar.chips.toggles[state(State.UNPROVEN)].isVisible()
    assert offered(full_page, Facet.CATEGORY)["service"] == "Service\t0"


def test_one_button_clears_search_and_filters(qtbot: QtBot, full_page: ActivitiesPage) -> None:
    qtbot.keyClicks(full_page.bar.search, "do")
    full_page.bar.chips.toggles[state(State.PROVEN)].click()
    assert titles(full_page) == ["Done"]
    assert full_page.bar.chips.clear_button.accessibleName() == "Clear search and filters"

    full_page.bar.chips.clear_button.click()

    assert len(titles(full_page)) == 8
    assert full_page.bar.search.text() == ""
    assert not full_page.bar.chips.clear_button.isVisible()


def test_the_menu_clears_them_too_and_leaves_the_trash(
    full_page: ActivitiesPage, actions: Actions
) -> None:
    full_page.show_trash(wanted=True)

    actions[Action.CLEAR_FILTERS].trigger()

    assert not full_page.is_in_trash
    assert len(titles(full_page)) == 8


def test_filters_stay_through_changes_of_the_log(full_page: ActivitiesPage) -> None:
    full_page.bar.chips.toggles[state(State.PROVEN)].click()

    full_page._session.do(AddActivity(webinar("Another", "2026-05-07")))

    assert titles(full_page) == ["Weak", "Done"]
    assert full_page.bar.chips.toggles[state(State.PROVEN)].isChecked()


def test_another_credential_has_other_cycles(
    make_session: MakeSession, open_page: OpenPage
) -> None:
    session = make_session(
        AddCredential(Credential("", "CSCP", date(2024, 1, 10))),
        AddActivity(webinar("Old", "2024-05-04")),
        AddActivity(webinar("New", "2026-05-04")),
        credential=OLDER,
    )
    page = open_page(session)
    cpim = next(one for one in session.snapshot.credentials if one.designation == "CPIM")
    cscp = next(one for one in session.snapshot.credentials if one.designation == "CSCP")
    session.choose(cpim)
    pick(page, Facet.CYCLE, "2")
    page.bar.chips.toggles[THIS_CYCLE].click()
    assert titles(page) == ["Old"]

    session.choose(cscp)

    # That choice means nothing here: both belong to the one cycle there is.
    assert titles(page) == ["New", "Old"]
    assert not page.bar.chips.menus[Facet.CYCLE].isVisible()


def test_in_the_trash_there_is_only_the_search(
    qtbot: QtBot, make_session: MakeSession, open_page: OpenPage
) -> None:
    session = make_session(AddActivity(webinar("One")), AddActivity(webinar("Two")))
    session.do(DeleteActivities(tuple(one.id for one in session.snapshot.activities)))
    page = open_page(session)
    page.show_trash(wanted=True)
    assert not any(chip.isVisible() for chip in page.bar.chips.toggles.values())
    assert not any(chip.isVisible() for chip in page.bar.chips.menus.values())

    qtbot.keyClicks(page.bar.search, "tw")

    assert titles(page) == ["Two"]


def test_the_chips_go_below_the_search_where_it_is_narrow(full_page: ActivitiesPage) -> None:
    full_page.resize(1900, 700)
    QApplication.processEvents()
    assert full_page.bar.chips.y() < full_page.bar.search.geometry().bottom()

    full_page.resize(700, 700)
    QApplication.processEvents()

    assert full_page.bar.chips.y() > full_page.bar.search.geometry().bottom()
    assert full_page.bar.totals.geometry().right() == full_page.bar.rect().right()


@pytest.mark.parametrize("width", [700, 1100, 1180, 1300, 1900])
def test_nothing_moves_while_one_types_or_selects(
    qtbot: QtBot, full_page: ActivitiesPage, width: int
) -> None:
    full_page.resize(width, 700)
    QApplication.processEvents()
    chips = full_page.bar.chips
    shown = [chip for chip in (*chips.toggles.values(), *chips.menus.values()) if chip.isVisible()]
    before = [one.geometry() for one in (*shown, full_page.bar.search, full_page.split)]

    qtbot.keyClicks(full_page.bar.search, "done")
    qtbot.waitUntil(lambda: chip_text(full_page, state(State.PLANNED)) == "Planned 0")
    assert [one.geometry() for one in (*shown, full_page.bar.search, full_page.split)] == before

    full_page.bar.search.clear()
    choose(full_page, "Done", "Weak", "Ahead")
    QApplication.processEvents()
    assert [one.geometry() for one in (*shown, full_page.bar.search, full_page.split)] == before


# Search


def test_esc_clears_the_search_then_goes_to_the_rows(
    qtbot: QtBot, full_page: ActivitiesPage
) -> None:
    full_page.bar.search.setFocus()
    qtbot.keyClicks(full_page.bar.search, "do")
    qtbot.keyClick(full_page.bar.search, Qt.Key.Key_Escape)
    assert full_page.bar.search.hasFocus()
    assert len(titles(full_page)) == 5

    qtbot.keyClick(full_page.bar.search, Qt.Key.Key_Escape)

    assert full_page.table.hasFocus()


def test_a_search_without_result_offers_to_clear_it(
    qtbot: QtBot, full_page: ActivitiesPage
) -> None:
    qtbot.keyClicks(full_page.bar.search, "nothing like it")
    assert full_page.empty.isVisible()
    assert full_page.empty.words.text() == "Nothing matches “nothing like it”."
    assert full_page.bar.totals.text() == "0 activities · 0 points"

    full_page.empty.button.click()

    assert len(titles(full_page)) == 5


def test_a_search_that_filters_keep_from_its_result_offers_to_take_them_off(
    qtbot: QtBot, full_page: ActivitiesPage
) -> None:
    qtbot.keyClicks(full_page.bar.search, "cycle")
    words = "Nothing matches “cycle” with these filters. Without them 2 activities would."
    assert full_page.empty.words.text() == words

    full_page.empty.button.click()

    assert titles(full_page) == ["Last cycle", "First cycle"]
    assert full_page.bar.search.text() == "cycle"


def test_filters_that_let_nothing_through_offer_to_show_all(full_page: ActivitiesPage) -> None:
    pick(full_page, Facet.CATEGORY, "service")
    full_page.bar.chips.toggles[state(State.PROVEN)].click()
    assert full_page.empty.words.text() == "No activity passes these filters."

    full_page.empty.button.click()

    assert len(titles(full_page)) == 8


def test_a_cycle_that_has_nothing_yet_offers_the_others(
    make_session: MakeSession, open_page: OpenPage
) -> None:
    page = open_page(make_session(AddActivity(webinar("Old", "2024-05-04")), credential=OLDER))
    assert page.empty.words.text() == "This cycle has no activities yet."

    page.empty.button.click()

    assert titles(page) == ["Old"]


# Totals


def test_the_totals_are_of_what_is_selected_where_that_is_several(
    full_page: ActivitiesPage,
) -> None:
    assert full_page.bar.totals.text() == "5 activities · 4.5 points · 1.5 planned"
    choose(full_page, "Done")
    assert full_page.bar.totals.text() == "5 activities · 4.5 points · 1.5 planned"
    choose(full_page, "Done", "Weak")
    assert full_page.bar.totals.text() == "2 of 5 selected · 3 points"


def test_the_totals_are_read_out_once_it_is_quiet(
    qtbot: QtBot, full_page: ActivitiesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(filter_bar, "announce", lambda _bar, text, **_how: said.append(text))
    full_page.bar._quiet.setInterval(0)

    qtbot.keyClicks(full_page.bar.search, "done")

    qtbot.waitUntil(lambda: said[-1:] == ["1 activity · 1.5 points"])


def test_every_chip_has_a_name_and_can_be_reached_by_tab(full_page: ActivitiesPage) -> None:
    chips = full_page.bar.chips
    for chip in (*chips.toggles.values(), *chips.menus.values(), chips.clear_button, chips.trash):
        interface = QAccessible.queryAccessibleInterface(chip)
        assert interface.text(QAccessible.Text.Name)
        assert chip.focusPolicy() & Qt.FocusPolicy.TabFocus
