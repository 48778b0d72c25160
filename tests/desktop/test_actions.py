"""The table of actions: whole, without clashes, and the way pages offer to carry them out."""

from dataclasses import replace

import pytest

from cpim_pdp.desktop.action_table import Action, Menu, Need, check, table, why_not
from cpim_pdp.desktop.actions import Actions


def test_every_action_is_declared_once_with_text_and_tip() -> None:
    entries = table()

    assert {entry.action for entry in entries} == set(Action)
    assert all(entry.text and entry.tip for entry in entries)


def test_a_missing_action_is_refused_on_import() -> None:
    with pytest.raises(ValueError, match="declared once"):
        check(table()[1:])


def test_a_shortcut_used_twice_is_refused_on_import() -> None:
    first, second, *rest = table()

    with pytest.raises(ValueError, match="shortcut"):
        check((first, replace(second, shortcut=first.shortcut), *rest))


def test_a_mnemonic_used_twice_in_a_menu_is_refused_on_import() -> None:
    first, second, *rest = table()

    with pytest.raises(ValueError, match="mnemonic"):
        check((first, replace(second, text=first.text), *rest))


def test_an_action_without_a_tip_is_refused_on_import() -> None:
    first, *rest = table()

    with pytest.raises(ValueError, match="tip"):
        check((replace(first, tip=""), *rest))


def test_every_menu_has_entries_in_the_order_of_the_table(qapp: object) -> None:
    actions = Actions()

    for menu in Menu:
        groups = [entry.group for entry in actions.of(menu)]
        assert groups
        assert groups == sorted(groups)


def test_the_page_that_offered_last_carries_an_action_out(qapp: object) -> None:
    actions = Actions()
    done: list[str] = []
    actions.on(Action.FIND, lambda: done.append("old page"))
    actions.on(Action.FIND, lambda: done.append("new page"))

    actions[Action.FIND].trigger()

    assert done == ["new page"]


def test_an_action_that_no_page_offers_does_nothing(qapp: object) -> None:
    Actions()[Action.FIND].trigger()


def test_without_a_log_only_what_needs_none_can_be_done(qapp: object) -> None:
    actions = Actions()

    actions.open_log(False)

    assert actions[Action.OPEN_LOG].isEnabled()
    assert not actions[Action.LOG_ACTIVITY].isEnabled()


def test_what_a_page_said_is_forgotten_with_its_log(qapp: object) -> None:
    actions = Actions()
    actions.enable(Action.EDIT_ACTIVITY, True)
    assert actions[Action.EDIT_ACTIVITY].isEnabled()

    actions.open_log(True)

    assert not actions[Action.EDIT_ACTIVITY].isEnabled()


def test_a_log_that_can_be_changed_again_gives_back_what_was_possible(qapp: object) -> None:
    actions = Actions()
    actions.set_read_only(True)
    assert not actions[Action.LOG_ACTIVITY].isEnabled()

    actions.set_read_only(False)

    assert actions[Action.LOG_ACTIVITY].isEnabled()


def test_what_can_not_be_done_says_why(qapp: object) -> None:
    actions = Actions()

    assert actions.why_not(Action.LOG_ACTIVITY) == ""
    assert actions.why_not(Action.DUPLICATE_ACTIVITY) == "select one activity first"
    assert actions.why_not(Action.EMPTY_TRASH) == "the trash is empty"

    actions.set_read_only(True)
    assert actions.why_not(Action.LOG_ACTIVITY) == "this log can only be read"

    actions.open_log(False)
    assert actions.why_not(Action.LOG_ACTIVITY) == "no log is open"
    assert actions.why_not(Action.OPEN_LOG) == ""


def test_every_need_is_said_in_words() -> None:
    assert all(why_not(need) for need in Need)
