"""Exporting the report or the audit pack: looked at before, printed, saved, opened."""

from collections.abc import Callable
from enum import IntEnum, unique
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.printing import pack_order, print_order
from cpim_pdp.desktop.printing.order_form import OrderForm
from cpim_pdp.desktop.printing.pack_order import PackOrder
from cpim_pdp.desktop.printing.preview import Preview
from cpim_pdp.desktop.printing.print_kinds import PrintKind
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.side_work import Progress, SideWork
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import refusals

if TYPE_CHECKING:
    from cpim_pdp.desktop.printing.on_paper import OnPaper

_FORM_WIDTH = 360
_SIZE = QSize(940, 700)


@unique
class Foot(IntEnum):
    """What stands below the order and its preview."""

    ORDER = 0
    PROGRESS = 1
    SAVED = 2


class ReportDialog(QDialog):
    """Takes the order and shows how it will look, the progress, and what can be done with it."""

    def __init__(self, session: Session, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export report"))
        self._session = session
        self._gateway = gateway
        self._work: SideWork | None = None
        self._on_paper: OnPaper | None = None
        self._written = Path()
        self.form = OrderForm(session)
        self.preview = Preview()
        self.print_button = QPushButton(tr("Pri&nt..."))
        self.export_button = FilledButton(tr("&Export"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress of the export"))
        self.making_text = Label("")
        self.stop_button = QPushButton(tr("Cancel"))
        self.ready_text = Label("", Size.HEAD)
        self.saved_text = Label(wraps=True)
        self.open_button = FilledButton(tr("&Open"))
        self.folder_button = QPushButton(tr("&Show in folder"))
        self.close_button = QPushButton(tr("&Close"))
        self._foot = QStackedWidget(self)
        for foot in (self._order_foot(), self._progress_foot(), self._saved_foot()):
            self._foot.addWidget(foot)
        self._foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 5 * GRID)
        column.setSpacing(4 * GRID)
        column.addLayout(self._order_and_preview(), 1)
        column.addWidget(self._foot)
        self.resize(_SIZE)
        self._connect()
        self._order_changed()
        offer_help(self, "filing.md#the-report", beside=self.cancel_button)

    @classmethod
    def export(cls, session: Session, gateway: Gateway, parent: QWidget | None) -> "ReportDialog":
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(session, gateway, parent)
        dialog.open()
        return dialog

    # What it is made of

    def _order_and_preview(self) -> QHBoxLayout:
        left = QVBoxLayout()
        left.addWidget(self.form)
        left.addStretch(1)
        self.form.setFixedWidth(_FORM_WIDTH)
        across = QHBoxLayout()
        across.setSpacing(6 * GRID)
        across.addLayout(left)
        across.addWidget(self.preview, 1)
        return across

    def _order_foot(self) -> QWidget:
        return _row(self.cancel_button, self.print_button, self.export_button)

    def _progress_foot(self) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(self.making_text)
        words.addWidget(self.progress)
        return _row(self.stop_button, words=words)

    def _saved_foot(self) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(self.ready_text)
        words.addWidget(self.saved_text)
        return _row(self.close_button, self.folder_button, self.open_button, words=words)

    def _connect(self) -> None:
        self.form.changed.connect(self._order_changed)
        self.preview.changed.connect(self._offer_print)
        self.print_button.clicked.connect(self.put_on_paper)
        self.export_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.reject)
        self.stop_button.clicked.connect(self.stop)
        self.close_button.clicked.connect(self.accept)
        self.open_button.clicked.connect(lambda: files.open_with_desktop(self._written))
        self.folder_button.clicked.connect(lambda: files.open_with_desktop(self._written.parent))
        self.form.file.textEdited.connect(lambda _: self._turn_to(Foot.ORDER))
        self.export_button.setDefault(True)

    def _order_changed(self) -> None:
        self.preview.show_order(self.form.order())
        self._turn_to(Foot.ORDER)

    def _turn_to(self, foot: Foot) -> None:
        """Show what can be done by now; while something is being made the order stands."""
        self._foot.setCurrentIndex(foot)
        self.form.setEnabled(foot is not Foot.PROGRESS)

    def _offer_print(self) -> None:
        self.print_button.setEnabled(self.preview.data_of(self.form.order()) is not None)

    # What it does

    def start(self) -> None:
        """Begin to make what is ordered, unless a file is there and is to stay."""
        self.form.file_box.refuse("")
        path = self.form.path()
        there = self.form.in_the_way()
        if there is not None and path != self.form.chosen and not self._may_replace(there):
            return
        self.form.chosen = path
        self._tell(tr("Making: {name}").format(name=self.form.texts.name(tr)))
        # Before the preview is given up: what it has made need not be made again.
        carry_out = self._ordered(path)
        self.preview.stop()
        self._work = SideWork.telling(carry_out, self)
        self._work.progressed.connect(self._progressed)
        self._work.succeeded.connect(self._saved)
        self._work.refused.connect(self._refused)
        self._work.broke.connect(self.stop)
        self._work.start()

    def put_on_paper(self) -> None:
        """Ask for a printer and put on paper what is in sight."""
        from cpim_pdp.desktop.printing import on_paper  # noqa: PLC0415 - when asked for

        order = self.form.order()
        data = self.preview.data_of(order)
        if data is None:
            return
        printer = on_paper.printer_for(order.paper, self.form.path().stem)
        if not on_paper.asked(printer, self.preview.pages, self):
            return
        pages = on_paper.wanted_pages(printer, self.preview.pages)
        self._tell(tr("Printing: {name}").format(name=self.form.texts.name(tr)))
        self._on_paper = on_paper.OnPaper(data, printer, pages, self)
        self._on_paper.progressed.connect(self._progressed)
        self._on_paper.finished.connect(self._printed)
        self._on_paper.failed.connect(self._not_printed)
        self._on_paper.start()

    def _ordered(self, path: Path) -> Callable[[Progress], tuple[Path, ...]]:
        """Return what makes what is ordered, and returns where it is."""
        session, order = self._session, self.form.order()
        if order.kind is not PrintKind.PACK:
            return partial(print_order.carry_out, order, path, self.preview.data_of(order))
        pack = PackOrder(
            summary=order.summary,
            holder=order.holder,
            submissions=session.snapshot.submissions_of(order.summary.credential.id),
            paper=order.paper,
            most_bytes=self.form.most_bytes,
            path=path,
            log=session.path,
            rulebook=session.rulebook,
            clock=session.clock,
        )
        return partial(pack_order.carry_out, pack)

    def _tell(self, text: str) -> None:
        """Tell what is being done."""
        self.making_text.setText(text)
        self.progress.setRange(0, 0)
        self._turn_to(Foot.PROGRESS)

    def stop(self) -> None:
        """Give up what is being made or printed; nothing is written."""
        self._end_work()
        self._turn_to(Foot.ORDER)
        self.preview.go_on()

    def _end_work(self) -> None:
        if self._work is not None:
            self._work.give_up()
            self._work = None
        if self._on_paper is not None:
            self._on_paper.stop()
            self._on_paper = None

    def _may_replace(self, path: Path) -> bool:
        return self._gateway.ask(
            tr("{name} is there already. Replace it?").format(name=path.name),
            yes=tr("Replace"),
            over=self,
        )

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _saved(self, paths: tuple[Path, ...]) -> None:
        self._end_work()
        self._written = paths[0]
        text = tr("It is in {path}").format(path=paths[0])
        if len(paths) > 1:
            text = tr("It is in %n part(s), beginning with {path}", "", len(paths))
            text = text.format(path=paths[0])
        self.open_button.setVisible(len(paths) == 1)
        self.ready_text.setText(self.form.texts.ready(tr))
        self.saved_text.setText(text)
        self._turn_to(Foot.SAVED)
        self.open_button.setFocus()
        self.open_button.setDefault(True)
        announce(self, text)

    def _printed(self) -> None:
        self.stop()
        announce(self, tr("It is with the printer."))

    def _not_printed(self) -> None:
        self.stop()
        self.form.file_box.refuse(tr("The printer took no pages: look after it and try again."))

    def _refused(self, refusal: Refusal) -> None:
        self.stop()
        self.form.file_box.refuse(refusals.in_window(refusal, tr))
        self.form.file.setFocus()

    def done(self, result: int) -> None:
        """Override: closing stops the work."""
        self._end_work()
        self.preview.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override: closing stops the work."""
        self._end_work()
        self.preview.stop()
        super().closeEvent(event)


def _row(*buttons: QPushButton, words: QVBoxLayout | None = None) -> QWidget:
    """Return buttons at the end of a row, with words at its beginning."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * GRID)
    if words is None:
        row.addStretch(1)
    else:
        row.addLayout(words, 1)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return whole
