"""Exporting the report: as ordered, with progress, stopped on demand, refused beside the field."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.command_line import CommandLine
from helpers.logs import webinar
from helpers.pdf_files import document
from pypdf import PdfReader
from PySide6.QtCore import QLocale, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from cpim_pdp import reports
from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.core.commands import AddActivity, AttachEvidence, NewEvidence
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.printing import on_paper
from cpim_pdp.desktop.printing.print_kinds import PrintKind
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
    made.form.file.setText(str(tmp_path / "report.pdf"))
    made.show()
    yield made
    made.reject()


def choose(dialog: ReportDialog, kind: PrintKind) -> None:
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData(kind))


def drawn(qtbot: QtBot, dialog: ReportDialog) -> None:
    """Wait until what is ordered is in sight."""
    qtbot.waitUntil(
        lambda: dialog.print_button.isEnabled() and dialog.preview.view.isVisible(),
        timeout=_LONG_MS,
    )


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
    qtbot: QtBot,
    dialog: ReportDialog,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ordered: list[Any] = []

    def made(*what: object, **how: object) -> bytes:
        ordered.append((what, how))
        return b"%PDF-"

    monkeypatch.setattr(reports, "maintenance_report", made)
    dialog.form.paper.setCurrentIndex(dialog.form.paper.findData(reports.Paper.LETTER))
    choose(dialog, PrintKind.DETAILED)
    dialog.form.file.setText(str(tmp_path / "report.pdf"))

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
    dialog.form.file.setText(str(tmp_path / "nowhere" / "report.pdf"))

    export(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(dialog.form.file_box.error), timeout=_LONG_MS)

    assert "nowhere" in dialog.form.file_box.error
    assert dialog.export_button.isVisible()
    qtbot.waitUntil(
        lambda: dialog.form.file_box.height() >= dialog.form.file_box.sizeHint().height()
    )


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

    qtbot.mouseClick(dialog.form.browse_button, Qt.MouseButton.LeftButton)
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
    qtbot.waitUntil(lambda: "full" in dialog.form.file_box.error)


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
        assert dialog.form.paper.currentData() == paper
    finally:
        QLocale.setDefault(before)


def test_the_proposed_file_is_named_after_credential_and_cycle(
    qtbot: QtBot, session: Session, gateway: Gateway
) -> None:
    dialog = ReportDialog(session, gateway, None)
    qtbot.addWidget(dialog)

    assert Path(dialog.form.file.text()).name == "Ana Souza CPIM cycle 1 report 2026-11-22.pdf"


def test_the_application_sheet_is_exported_too(
    qtbot: QtBot, dialog: ReportDialog, session: Session, tmp_path: Path
) -> None:
    choose(dialog, PrintKind.FORM)
    dialog.form.file.setText(str(tmp_path / "form.pdf"))
    export(qtbot, dialog)
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=_LONG_MS)
    paper = dialog.form.order().paper
    CommandLine(session.path)("form", tmp_path / "other.pdf", "--paper", paper.value)

    assert dialog.ready_text.text() == "The application sheet is ready"
    assert (tmp_path / "form.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()


def test_another_order_takes_what_was_made_out_of_sight(qtbot: QtBot, dialog: ReportDialog) -> None:
    export(qtbot, dialog)
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=_LONG_MS)

    choose(dialog, PrintKind.DETAILED)

    assert not dialog.open_button.isVisible()
    assert dialog.export_button.isVisible()


# The preview


def test_what_was_drawn_is_what_is_saved(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(qtbot, dialog)

    def again(*_what: object, **_how: object) -> bytes:
        raise AssertionError("made twice")

    monkeypatch.setattr(reports, "maintenance_report", again)
    export(qtbot, dialog)
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=_LONG_MS)

    shown = dialog.preview.data_of(dialog.form.order())
    assert (tmp_path / "report.pdf").read_bytes() == shown


def test_the_preview_follows_the_order(qtbot: QtBot, dialog: ReportDialog) -> None:
    drawn(qtbot, dialog)
    report = dialog.preview.data_of(dialog.form.order())

    choose(dialog, PrintKind.DETAILED)
    assert not dialog.print_button.isEnabled()
    assert dialog.preview.data_of(dialog.form.order()) is None
    drawn(qtbot, dialog)

    assert dialog.preview.data_of(dialog.form.order()) != report
    assert dialog.preview.pages > 1


def test_pages_are_turned_and_told_to_a_screen_reader(qtbot: QtBot, dialog: ReportDialog) -> None:
    choose(dialog, PrintKind.DETAILED)
    drawn(qtbot, dialog)
    assert "Certification maintenance report" in dialog.preview.view.accessibleDescription()

    qtbot.mouseClick(dialog.preview.bar.next_page, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.preview.bar.counter.text().startswith("page 2 of"))

    assert dialog.preview.view.accessibleName().startswith("Preview, page 2 of")
    dialog.preview.turn(-9)
    qtbot.waitUntil(lambda: dialog.preview.bar.counter.text().startswith("page 1 of"))


def test_the_window_goes_on_while_the_preview_is_made(
    qtbot: QtBot, dialog: ReportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []

    def endless(*_what: object, progress: Callable[[int, int], None], **_how: object) -> bytes:
        while True:
            begun.append(1)
            progress(3, 10)

    monkeypatch.setattr(reports, "maintenance_report", endless)
    choose(dialog, PrintKind.DETAILED)
    qtbot.waitUntil(lambda: bool(begun))

    assert dialog.preview.words.isVisible() or dialog.preview.view.isVisible()
    dialog.close()


def test_a_change_from_elsewhere_is_drawn_anew(
    qtbot: QtBot, dialog: ReportDialog, session: Session
) -> None:
    drawn(qtbot, dialog)
    before = dialog.preview.data_of(dialog.form.order())

    session.do(AddActivity(webinar("Another one")))
    drawn(qtbot, dialog)

    assert dialog.preview.data_of(dialog.form.order()) not in (None, before)


# On paper


def test_print_puts_on_paper_what_is_in_sight(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "printed.pdf"

    def to_file(printer: QPrinter, pages: int, _parent: object) -> bool:
        printer.setOutputFileName(str(out))
        assert pages == dialog.preview.pages
        return True

    monkeypatch.setattr(on_paper, "asked", to_file)
    drawn(qtbot, dialog)
    qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: out.exists() and dialog.export_button.isVisible(), timeout=_LONG_MS)

    assert len(PdfReader(out).pages) == dialog.preview.pages


def test_a_print_that_is_not_wanted_after_all_is_none(
    qtbot: QtBot, dialog: ReportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_paper, "asked", lambda *_: False)
    drawn(qtbot, dialog)

    qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)

    assert dialog.export_button.isVisible()


# Qt says so itself, too.
@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support", extend=True)
def test_a_printer_that_takes_no_pages_is_told(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(printer: QPrinter, _pages: int, _parent: object) -> bool:
        printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
        return True

    monkeypatch.setattr(on_paper, "asked", nowhere)
    drawn(qtbot, dialog)

    qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "The printer took no pages" in dialog.form.file_box.error)
    assert dialog.export_button.isVisible()


# The audit pack


@pytest.fixture
def proven(session: Session, tmp_path: Path) -> Session:
    """Return a session on a log with one piece of evidence."""
    file = tmp_path / "certificate.pdf"
    file.write_bytes(document() + b"%" * 950_000)
    activity = session.snapshot.activities[0].id
    session.do(
        AttachEvidence(activity, (NewEvidence(str(file), file.name, EvidenceKind.CERTIFICATE),))
    )
    return session


@pytest.fixture
def for_pack(proven: Session, dialog: ReportDialog, tmp_path: Path) -> ReportDialog:
    choose(dialog, PrintKind.PACK)
    dialog.form.file.setText(str(tmp_path / "pack.zip"))
    return dialog


def test_the_pack_is_written_and_can_be_opened(
    qtbot: QtBot, for_pack: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(files, "open_with_desktop", opened.append)

    export(qtbot, for_pack)
    qtbot.waitUntil(for_pack.open_button.isVisible, timeout=_LONG_MS)

    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        assert "evidence/Exhibit 001 certificate.pdf" in archive.namelist()
    assert for_pack.ready_text.text() == "The audit pack is ready"
    for_pack.open_button.click()
    for_pack.folder_button.click()
    assert opened == [tmp_path / "pack.zip", tmp_path]


def test_the_pack_is_that_of_the_command_line(
    qtbot: QtBot, for_pack: ReportDialog, proven: Session, tmp_path: Path
) -> None:
    for_pack.form.paper.setCurrentIndex(for_pack.form.paper.findData(reports.Paper.A4))
    export(qtbot, for_pack)
    qtbot.waitUntil(for_pack.open_button.isVisible, timeout=_LONG_MS)
    CommandLine(proven.path)("pack", tmp_path / "other.zip")

    assert (tmp_path / "pack.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_the_pack_is_split_where_it_is_to_be(
    qtbot: QtBot, for_pack: ReportDialog, tmp_path: Path
) -> None:
    for_pack.form.limit.setValue(1)
    export(qtbot, for_pack)
    qtbot.waitUntil(for_pack.folder_button.isVisible, timeout=_LONG_MS)

    parts = sorted(one.name for one in tmp_path.glob("pack-*.zip"))
    assert parts == ["pack-1-of-2.zip", "pack-2-of-2.zip"]
    assert not for_pack.open_button.isVisible()
    assert "2 parts" in for_pack.saved_text.text()


def test_parts_of_an_earlier_pack_are_asked_about(
    qtbot: QtBot, for_pack: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pack-1-of-9.zip").write_text("mine")
    asked: list[str] = []

    def decline(box: QMessageBox) -> int:
        asked.append(box.text())
        box.buttons()[1].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", decline)
    for_pack.form.limit.setValue(1)
    export(qtbot, for_pack)

    assert asked == ["pack-1-of-9.zip is there already. Replace it?"]
    assert for_pack.export_button.isVisible()


def test_a_pack_given_up_leaves_nothing_behind(
    qtbot: QtBot, for_pack: ReportDialog, tmp_path: Path
) -> None:
    before = set(tmp_path.iterdir())
    export(qtbot, for_pack)
    qtbot.waitUntil(lambda: for_pack.progress.maximum() > 0)

    for_pack.stop()

    assert set(tmp_path.iterdir()) == before
    assert for_pack.export_button.isVisible()


def test_a_file_larger_than_a_part_is_said_beside_the_field(
    qtbot: QtBot, for_pack: ReportDialog, proven: Session, tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 1_200_000)
    activity = proven.snapshot.activities[0].id
    proven.do(AttachEvidence(activity, (NewEvidence(str(large), large.name),)))
    for_pack.form.limit.setValue(1)
    export(qtbot, for_pack)
    qtbot.waitUntil(lambda: bool(for_pack.form.file_box.error), timeout=_LONG_MS)

    assert "large.txt" in for_pack.form.file_box.error
    assert "allow parts of 2 MB or more" in for_pack.form.file_box.error


def test_each_kind_has_its_file_and_only_the_pack_is_split(
    dialog: ReportDialog, tmp_path: Path
) -> None:
    found = {}
    for kind in reversed(PrintKind):
        choose(dialog, kind)
        found[kind] = (Path(dialog.form.file.text()).name, dialog.form.limit_box.isVisible())

    assert found == {
        PrintKind.REPORT: ("Ana Souza CPIM cycle 1 report 2026-11-22.pdf", False),
        PrintKind.DETAILED: ("Ana Souza CPIM cycle 1 report 2026-11-22.pdf", False),
        PrintKind.FORM: ("Ana Souza CPIM cycle 1 application 2026-11-22.pdf", False),
        PrintKind.PACK: ("Ana Souza CPIM cycle 1 audit pack 2026-11-22.zip", True),
    }


def test_a_file_that_was_chosen_stays_where_it_is_for_another_kind(
    qtbot: QtBot, dialog: ReportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "report_to_write", lambda *_: tmp_path / "mine.pdf")
    qtbot.mouseClick(dialog.form.browse_button, Qt.MouseButton.LeftButton)

    choose(dialog, PrintKind.PACK)

    assert dialog.form.file.text() == str(tmp_path / "mine.zip")
