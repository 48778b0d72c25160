"""File > Export calendar, in the real window."""

from pathlib import Path

import pytest
import vobject

from cpim_pdp.core.commands import AddCredential
from cpim_pdp.core.credentials import Credential
from cpim_pdp.desktop import files
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.gateway import Gateway, Level
from cpim_pdp.desktop.window import MainWindow
from cpim_pdp.exchange import calendar_entries


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Choose this file whenever one is asked for."""
    target = tmp_path / "ahead.ics"
    monkeypatch.setattr(files, "calendar_to_write", lambda _over, _proposed: target)
    return target


def export(window: MainWindow) -> None:
    window.actions_table[Action.EXPORT_CALENDAR].trigger()


def test_what_is_ahead_of_all_credentials_is_written(
    open_window: MainWindow, gateway: Gateway, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_window.opening.session
    assert session is not None
    from_another = Credential("", "CSCP", session.today())
    session.do(AddCredential(from_another))

    export(open_window)

    events = vobject.readOne(chosen.read_text(encoding="utf-8")).vevent_list
    titles = {one.summary.value for one in events}
    assert {"CPIM: The application is due", "CSCP: The application is due"} <= titles
    assert gateway.last is not None
    assert gateway.last.text == f"{len(events)} events written to {chosen}."
    opened: list[Path] = []
    monkeypatch.setattr(files, "open_with_desktop", opened.append)
    for offer in gateway.last.offers:
        offer.carry_out()
    assert opened == [chosen, chosen.parent]


def test_it_is_proposed_beside_the_log(
    open_window: MainWindow, log_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []
    monkeypatch.setattr(files, "calendar_to_write", lambda _over, path: proposed.append(path))

    export(open_window)

    assert proposed == [log_path.with_suffix(".ics")]


def test_a_place_that_can_not_be_written_is_told(
    open_window: MainWindow, gateway: Gateway, chosen: Path
) -> None:
    chosen.mkdir()

    export(open_window)

    assert gateway.last is not None
    assert gateway.last.level is Level.REFUSAL


def test_with_nothing_ahead_nothing_is_asked(
    open_window: MainWindow, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_entries, "entries", lambda *_: ())

    export(open_window)

    assert gateway.last is not None
    assert gateway.last.text.startswith("Nothing is ahead in this cycle of CPIM")


def test_the_suffix_is_added(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answers = iter([(str(tmp_path / "a"), ""), ("", "")])
    monkeypatch.setattr(files.QFileDialog, "getSaveFileName", lambda *_args, **_more: next(answers))

    assert files.calendar_to_write(None, tmp_path) == tmp_path / "a.ics"
    assert files.calendar_to_write(None, tmp_path) is None
