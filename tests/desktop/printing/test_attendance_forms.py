"""A confirmation of attendance from the window: for the selected activity, with what to do next."""

from pathlib import Path

import pytest
from helpers.prints import plain_text
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop import files
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.window import MainWindow

_LONG_MS = 60_000


def confirm(window: MainWindow) -> None:
    """Select the first activity and take the action of the menu."""
    workspace = window.workspace
    assert workspace is not None
    workspace.show_activity(workspace.session.snapshot.activities[0].id)
    window.actions_table[Action.CONFIRM_ATTENDANCE].trigger()


def said(window: MainWindow) -> str:
    last = window.gateway.last
    return "" if last is None else last.text


def test_the_form_of_the_selected_activity_is_written_and_offered(
    qtbot: QtBot, open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "form.pdf"
    proposed: list[str] = []
    opened: list[Path] = []
    monkeypatch.setattr(files, "open_with_desktop", opened.append)

    def chosen(_parent: object, path: Path) -> Path:
        proposed.append(path.name)
        return out

    monkeypatch.setattr(files, "form_to_write", chosen)
    confirm(open_window)
    qtbot.waitUntil(lambda: "ready to be completed" in said(open_window), timeout=_LONG_MS)

    title = open_window.workspace.session.snapshot.activities[0].details.title  # type: ignore[union-attr]
    assert proposed == [f"Attendance {title}.pdf"]
    assert title in plain_text(out.read_bytes())
    last = open_window.gateway.last
    assert last is not None
    for offer in last.offers:
        offer.carry_out()
    assert opened == [out, tmp_path]


def test_a_change_of_mind_writes_nothing(
    open_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "form_to_write", lambda *_: None)
    open_window.gateway.last = None

    confirm(open_window)

    assert open_window.gateway.last is None


def test_a_place_that_can_t_be_written_is_refused(
    qtbot: QtBot, open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "missing" / "form.pdf"
    monkeypatch.setattr(files, "form_to_write", lambda *_: out)

    confirm(open_window)

    qtbot.waitUntil(lambda: "missing" in said(open_window), timeout=_LONG_MS)


def test_names_of_files_hold_nothing_that_a_system_forbids(gateway: Gateway) -> None:
    del gateway
    assert files.safe_in_names('S&OP: a/b? "c" ') == "S&OP ab c"
