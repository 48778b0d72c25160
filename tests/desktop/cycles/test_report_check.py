"""Whether a report at hand was filed, asked from the window."""

from pathlib import Path

import pytest
from helpers.logs import webinar
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity, FileSubmission
from cpim_pdp.core.submissions import Submission
from cpim_pdp.desktop import files
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.gateway import Level, Message
from cpim_pdp.desktop.window import MainWindow

_LONG_MS = 60_000
REPORT = b"%PDF-1.7 <print:id>0123-4567-89AB-CDEF</print:id>"


@pytest.fixture
def filed(open_window: MainWindow) -> Submission:
    """Return what was filed from the log of the window."""
    workspace = open_window.workspace
    assert workspace is not None
    session = workspace.session
    session.do(AddActivity(webinar("All of it", hours="80")))
    credential = session.snapshot.credentials[0].id
    session.do(FileSubmission(credential, session.today(), attested=True, report=REPORT))
    return session.snapshot.submissions[0]


def checked(
    qtbot: QtBot, window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> Message:
    monkeypatch.setattr(files, "report_to_check", lambda _: file)
    window.gateway.last = None
    window.actions_table[Action.CHECK_REPORT].trigger()
    qtbot.waitUntil(lambda: window.gateway.last is not None, timeout=_LONG_MS)
    assert window.gateway.last is not None
    return window.gateway.last


@pytest.mark.usefixtures("filed")
def test_the_report_that_was_filed_is_known(
    qtbot: QtBot, open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(REPORT)

    said = checked(qtbot, open_window, file, monkeypatch)

    assert said.level is Level.NOTICE
    assert "byte for byte" in said.text


@pytest.mark.usefixtures("filed")
def test_one_that_was_changed_is_a_warning(
    qtbot: QtBot, open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(REPORT + b"more")

    said = checked(qtbot, open_window, file, monkeypatch)

    assert said.level is Level.WARNING
    assert "bears the same id" in said.text


def test_one_that_was_never_filed_is_a_warning(
    qtbot: QtBot, open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"another")

    assert "no report that was filed" in checked(qtbot, open_window, file, monkeypatch).text


def test_a_file_that_can_t_be_read_is_refused(
    qtbot: QtBot, open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = checked(qtbot, open_window, tmp_path / "missing.pdf", monkeypatch)

    assert said.level is Level.REFUSAL
    assert "missing.pdf" in said.text
