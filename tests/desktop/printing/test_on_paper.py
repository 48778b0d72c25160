"""A print on paper: which pages, how large, given up in between."""

from pathlib import Path

import pytest
from helpers.prints import many, report
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.printing.on_paper import OnPaper, printer_for, wanted_pages
from cpim_pdp.reports import Paper

_LONG_MS = 60_000


@pytest.fixture
def printer(qtbot: QtBot, tmp_path: Path) -> QPrinter:
    """Return a printer that prints into a file."""
    del qtbot
    made = printer_for(Paper.A4, "A report")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    return made


def test_each_page_fills_its_paper(qtbot: QtBot, printer: QPrinter, tmp_path: Path) -> None:
    data = report(*many(40))
    run = OnPaper(data, printer, [0, 1])
    with qtbot.waitSignal(run.finished, timeout=_LONG_MS):
        run.start()

    pages = PdfReader(tmp_path / "paper.pdf").pages
    assert len(pages) == 2
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (595, 842)


def test_progress_is_told_page_by_page(qtbot: QtBot, printer: QPrinter) -> None:
    told: list[tuple[int, int]] = []
    run = OnPaper(report(*many(40)), printer, [0, 1])
    run.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(run.finished, timeout=_LONG_MS):
        run.start()

    assert told == [(1, 2), (2, 2)]


def test_what_is_given_up_prints_no_further_page(qtbot: QtBot, printer: QPrinter) -> None:
    told: list[int] = []
    run = OnPaper(report(*many(40)), printer, [0, 1, 0, 1])
    run.progressed.connect(lambda done, _total: told.append(done))
    run.progressed.connect(lambda *_: run.stop())
    with qtbot.waitSignal(run.progressed, timeout=_LONG_MS):
        run.start()

    assert told == [1]


def test_damage_is_told(qtbot: QtBot, printer: QPrinter) -> None:
    run = OnPaper(b"no PDF", printer, [0])
    with qtbot.waitSignal(run.failed, timeout=_LONG_MS):
        run.start()


def test_the_pages_are_those_asked_for(printer: QPrinter) -> None:
    assert list(wanted_pages(printer, 3)) == [0, 1, 2]

    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert list(wanted_pages(printer, 3)) == [1, 2]
