"""A mistake of ours: told in a report that can be copied, in whichever thread it was made."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.crash import crash_text
from cpim_pdp.desktop.crash_hook import CrashHook


@pytest.fixture
def hook(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashHook]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    hook = CrashHook(lambda: None)
    hook.install()
    yield hook
    if hook.open_dialog is not None:
        hook.open_dialog.reject()


def mistake() -> ZeroDivisionError:
    """Return an exception that was raised."""
    with pytest.raises(ZeroDivisionError) as caught:
        raise ZeroDivisionError("ours")
    return caught.value


def test_the_report_says_what_and_where() -> None:
    text = crash_text(mistake())

    assert "CPIM PDP" in text
    assert "ZeroDivisionError: ours" in text
    assert "test_crash.py" in text


def test_an_uncaught_exception_is_shown_and_can_be_copied(
    qtbot: QtBot, hook: CrashHook, caplog: pytest.LogCaptureFixture
) -> None:
    error = mistake()

    sys.excepthook(type(error), error, error.__traceback__)

    assert hook.open_dialog is not None
    hook.open_dialog.copy_button.click()
    assert "ZeroDivisionError: ours" in QGuiApplication.clipboard().text()
    assert "a mistake of ours" in caplog.text
    caplog.clear()


def test_an_exception_in_another_thread_is_shown_in_the_windows(
    qtbot: QtBot, hook: CrashHook, caplog: pytest.LogCaptureFixture
) -> None:
    def work() -> None:
        raise ZeroDivisionError("elsewhere")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: hook.open_dialog is not None)
    assert hook.open_dialog is not None
    assert "elsewhere" in hook.open_dialog.text.toPlainText()
    caplog.clear()


def test_one_report_is_shown_at_a_time(
    qtbot: QtBot, hook: CrashHook, caplog: pytest.LogCaptureFixture
) -> None:
    hook.tell(mistake())
    first = hook.open_dialog

    hook.tell(mistake())

    assert hook.open_dialog is first
    assert first is not None
    first.reject()
    assert hook.open_dialog is None
    caplog.clear()


def test_ctrl_c_is_no_mistake(hook: CrashHook, capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert hook.open_dialog is None
    assert "KeyboardInterrupt" in capsys.readouterr().err
