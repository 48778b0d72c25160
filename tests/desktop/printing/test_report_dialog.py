"""Exporting the report: as ordered, with progress, stopped on demand, refused beside the field."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from cpim_pdp import reports
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.printing.report_dialog import ReportDialog
from cpim_pdp.desktop.session import Session

_LONG_MS = 60_000


@pytest.fixture
def dialog(
    qtbot: QtBot, session: Session, gateway: Gateway, tmp_path: Path
) -> Iterator[ReportDialog]:
    made = ReportDialog(session, gateway, None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.file.setText(str(tmp_path / "report.pdf"))
    made.show()
    yield made
    made.reject()


def export(qtbot: QtBot, dialog: ReportDialog) -> None:
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)


def test_the_report_is_written_and_can_be_opened(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(files, "open_with_desktop", opened.append)

    export(qtbot, dialog)
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=_LONG_MS)

    report = tmp_path / "report.pdf"
    assert report.read_bytes().startswith(b"%PDF-")
    assert str(report) in dialog.saved_text.text()
    dialog.open_button.click()
    dialog.folder_button.click()
    assert opened == [report, tmp_path]


def test_the_order_reaches_the_report(
    qtbot: QtBot, dialog: ReportDialog, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered: list[Any] = []

    def made(*what: object, **how: object) -> bytes:
        ordered.append((what, how))
        return b"%PDF-"

    monkeypatch.setattr(reports, "maintenance_report", made)
    dialog.paper.setCurrentIndex(dialog.paper.findData(reports.Paper.LETTER))
    dialog.detailed.setChecked(True)

    export(qtbot, dialog)
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=_LONG_MS)

    (((summary, holder), how),) = ordered
    assert summary == session.summary()
    assert holder == session.snapshot.holder
    assert how["paper"] is reports.Paper.LETTER
    assert how["detailed"] is True


def test_progress_is_shown_and_cancel_leaves_nothing_behind(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_what: object, progress: Callable[[int, int], None], **_how: object) -> bytes:
        while True:
            progress(3, 10)

    monkeypatch.setattr(reports, "maintenance_report", endless)
    export(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.progress.value() == 3)
    assert dialog.progress.maximum() == 10
    assert dialog.stop_button.isVisible()

    qtbot.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)

    assert dialog.export_button.isVisible()
    assert not (tmp_path / "report.pdf").exists()


def test_closing_the_dialog_stops_the_work(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_what: object, progress: Callable[[int, int], None], **_how: object) -> bytes:
        while True:
            progress(1, 10)

    monkeypatch.setattr(reports, "maintenance_report", endless)
    export(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.progress.value() == 1)

    dialog.close()

    assert not (tmp_path / "report.pdf").exists()


def test_a_folder_that_is_not_there_is_said_beside_the_field(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path
) -> None:
    dialog.file.setText(str(tmp_path / "nowhere" / "report.pdf"))

    export(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(dialog.file_box.error), timeout=_LONG_MS)

    assert "nowhere" in dialog.file_box.error
    assert dialog.export_button.isVisible()
    qtbot.waitUntil(lambda: dialog.file_box.height() >= dialog.file_box.sizeHint().height())


def test_a_file_that_is_there_is_replaced_only_when_the_holder_says_so(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "report.pdf"
    there.write_text("mine")
    answers = iter([1, 0])

    def answer(box: QMessageBox) -> int:
        assert box.text() == "report.pdf is there already. Replace it?"
        box.buttons()[next(answers)].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)

    export(qtbot, dialog)
    assert there.read_text() == "mine"

    export(qtbot, dialog)
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=_LONG_MS)
    assert there.read_bytes().startswith(b"%PDF-")


def test_a_file_picked_in_the_chooser_is_not_asked_about_again(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "chosen.pdf"
    there.write_text("old")
    monkeypatch.setattr(files, "report_to_write", lambda *_: there)
    monkeypatch.setattr(reports, "maintenance_report", lambda *_, **__: b"%PDF-new")

    qtbot.mouseClick(dialog.browse_button, Qt.MouseButton.LeftButton)
    export(qtbot, dialog)
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=_LONG_MS)

    assert there.read_bytes() == b"%PDF-new"


def test_a_mistake_of_ours_is_raised_in_the_windows_thread(
    qtbot: QtBot, dialog: ReportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_what: object, **_how: object) -> bytes:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(reports, "maintenance_report", broken)

    with qtbot.captureExceptions() as caught:
        export(qtbot, dialog)
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError
    assert dialog.export_button.isVisible()


def test_a_full_disk_is_told(
    qtbot: QtBot, dialog: ReportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object, **_how: object) -> bytes:
        raise Refusal(Reason.DISK_FULL, path=Path("report.pdf"))

    monkeypatch.setattr(reports, "maintenance_report", full)

    export(qtbot, dialog)
    qtbot.waitUntil(lambda: "full" in dialog.file_box.error)


@pytest.mark.parametrize(
    ("country", "paper"),
    [(QLocale.Country.Canada, "letter"), (QLocale.Country.Germany, "a4")],
)
def test_the_paper_is_the_countrys(
    qtbot: QtBot, session: Session, gateway: Gateway, country: QLocale.Country, paper: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, country))
    try:
        dialog = ReportDialog(session, gateway, None)
        qtbot.addWidget(dialog)
        assert dialog.paper.currentData() == paper
    finally:
        QLocale.setDefault(before)


def test_the_proposed_file_is_named_after_credential_and_cycle(
    qtbot: QtBot, session: Session, gateway: Gateway
) -> None:
    dialog = ReportDialog(session, gateway, None)
    qtbot.addWidget(dialog)

    assert Path(dialog.file.text()).name == "CPIM cycle 1 report.pdf"
