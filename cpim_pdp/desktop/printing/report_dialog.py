"""Exporting the report or the audit pack: what and where, progress, what to do with it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop import files
from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.printing import pack_order, report_order
from cpim_pdp.desktop.printing.pack_order import PackOrder
from cpim_pdp.desktop.printing.paper import usual_paper
from cpim_pdp.desktop.printing.print_kinds import KINDS, KindTexts, PrintKind
from cpim_pdp.desktop.printing.report_order import ReportOrder
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.side_work import Progress, SideWork
from cpim_pdp.desktop.translation import tr
from cpim_pdp.reports import Paper
from cpim_pdp.wording import figures, names, refusals

_WIDTH = 480
_MOST_MEGABYTES = 4_000


class ReportDialog(QDialog):
    """Takes the order, shows the progress, offers what was made."""

    def __init__(self, session: Session, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export report"))
        self._session = session
        self._gateway = gateway
        self._work: SideWork | None = None
        self._chosen: Path | None = None
        self.credential = QComboBox()
        self.cycle = QComboBox()
        self.paper = QComboBox()
        self.kind = QComboBox()
        self.about = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.limit = QSpinBox()
        self.limit.setRange(0, _MOST_MEGABYTES)
        self.limit.setSingleStep(5)
        self.limit.setSpecialValueText(tr("No limit"))
        self.limit.setSuffix(tr(" MB"))
        self.limit_box = FieldBox(tr("Split into parts of at &most"), self.limit)
        self.file = QLineEdit()
        self.file_box = FieldBox(tr("&File"), self.file)
        self.browse_button = QPushButton(tr("&Browse..."))
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
        self._stack = QStackedWidget(self)
        for page in (self._order_page(), self._progress_page(), self._saved_page()):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 5 * GRID)
        column.addWidget(self._stack)
        self.setMinimumWidth(_WIDTH)
        self._fill()
        self._connect()

    @classmethod
    def export(cls, session: Session, gateway: Gateway, parent: QWidget | None) -> "ReportDialog":
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(session, gateway, parent)
        dialog.open()
        return dialog

    # What it is made of

    def _order_page(self) -> QWidget:
        page, column = _page()
        kind = QVBoxLayout()
        kind.setSpacing(GRID)
        kind.addWidget(FieldBox(tr("E&xport"), self.kind))
        kind.addWidget(self.about)
        column.addLayout(kind)
        column.addWidget(FieldBox(tr("&Credential"), self.credential))
        column.addWidget(FieldBox(tr("C&ycle"), self.cycle))
        column.addWidget(FieldBox(tr("&Paper"), self.paper))
        column.addWidget(self.limit_box)
        self.browse_button.setMinimumHeight(self.file.minimumHeight())
        beside = QVBoxLayout()
        beside.setSpacing(GRID)
        # As tall as the field's label, so that the button stays level with the field.
        beside.addWidget(Label("", Size.SMALL))
        beside.addWidget(self.browse_button)
        beside.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        line.addWidget(self.file_box, 1, Qt.AlignmentFlag.AlignTop)
        line.addLayout(beside)
        column.addLayout(line)
        column.addStretch(1)
        column.addLayout(_row(self.cancel_button, self.export_button))
        return page

    def _progress_page(self) -> QWidget:
        page, column = _page()
        column.addStretch(1)
        column.addWidget(self.making_text)
        column.addWidget(self.progress)
        column.addStretch(2)
        column.addLayout(_row(self.stop_button))
        return page

    def _saved_page(self) -> QWidget:
        page, column = _page()
        column.addStretch(1)
        column.addWidget(self.ready_text)
        column.addWidget(self.saved_text)
        column.addStretch(2)
        column.addLayout(_row(self.close_button, self.folder_button, self.open_button))
        return page

    def _fill(self) -> None:
        for kind, texts in KINDS.items():
            self.kind.addItem(texts.name(tr), kind)
        for summary in self._session.summaries():
            self.credential.addItem(names.credential(summary.credential), summary)
        chosen = self._session.summary().credential.id
        held = [summary.credential.id for summary in self._session.summaries()]
        self.credential.setCurrentIndex(held.index(chosen))
        self.paper.addItem(tr("A4"), Paper.A4)
        self.paper.addItem(tr("Letter"), Paper.LETTER)
        self.paper.setCurrentIndex(self.paper.findData(usual_paper()))
        self._fill_cycles()
        self._fit_kind()

    def _fit_kind(self) -> None:
        """Show what the chosen kind holds and what can be said of it, and name its file."""
        self.about.setText(self._texts().about(tr))
        self.limit_box.setVisible(self._kind() is PrintKind.PACK)
        chosen, self._chosen = self._chosen, None
        if chosen is None:
            self._propose_file()
        else:
            self.file.setText(str(chosen.with_suffix(self._texts().suffix)))
        if self.isVisible():
            self._grow()

    def _kind(self) -> PrintKind:
        return PrintKind(self.kind.currentData())

    def _texts(self) -> KindTexts:
        return KINDS[self._kind()]

    def _summary(self) -> Summary:
        summary = self.credential.currentData()
        assert isinstance(summary, Summary)  # noqa: S101 - tells the type checker what was put in
        return summary

    def _fill_cycles(self) -> None:
        shown = self._summary()
        self.cycle.clear()
        for cycle in self._session.cycles(shown.credential):
            text = tr("{number} · {period}").format(
                number=cycle.number, period=figures.days(cycle.start, cycle.due, tr)
            )
            self.cycle.addItem(text, cycle.number)
        self.cycle.setCurrentIndex(self.cycle.findData(shown.shown.number))
        self._propose_file()

    def _propose_file(self) -> None:
        if self._chosen is not None or self.cycle.currentData() is None:
            return
        places = QStandardPaths.StandardLocation
        documents = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
        folder = documents if documents.is_dir() else Path.home()
        shown = self._summary()
        texts = self._texts()
        name = texts.file(tr).format(
            credential=names.credential(shown.credential), number=self.cycle.currentData()
        )
        safe = "".join(letter for letter in name if letter not in '/\\:*?"<>|')
        self.file.setText(str(folder / f"{safe}{texts.suffix}"))

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._fit_kind)
        self.credential.currentIndexChanged.connect(self._fill_cycles)
        self.cycle.currentIndexChanged.connect(self._propose_file)
        self.browse_button.clicked.connect(self._browse)
        self.export_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.reject)
        self.stop_button.clicked.connect(self.stop)
        self.close_button.clicked.connect(self.accept)
        self.open_button.clicked.connect(lambda: files.open_with_desktop(self._path()))
        self.folder_button.clicked.connect(lambda: files.open_with_desktop(self._path().parent))
        self.export_button.setDefault(True)

    # What it does

    def start(self) -> None:
        """Begin to make the report, unless the file is there and is to stay."""
        self.file_box.refuse("")
        path = self._path()
        there = self._in_the_way(path)
        if there is not None and path != self._chosen and not self._may_replace(there):
            return
        self._chosen = path
        self.making_text.setText(tr("Making: {name}").format(name=self._texts().name(tr)))
        self.progress.setRange(0, 0)
        self._stack.setCurrentIndex(1)
        self._work = SideWork.telling(self._ordered(path), self)
        self._work.progressed.connect(self._progressed)
        self._work.succeeded.connect(self._saved)
        self._work.refused.connect(self._refused)
        self._work.broke.connect(self.stop)
        self._work.start()

    def _ordered(self, path: Path) -> Callable[[Progress], tuple[Path, ...]]:
        """Return what makes what is ordered, and returns where it is."""
        session = self._session
        summary = session.summary_of(self._summary().credential, self.cycle.currentData())
        holder, paper = session.snapshot.holder, Paper(self.paper.currentData())
        if self._kind() is PrintKind.PACK:
            pack = PackOrder(
                summary=summary,
                holder=holder,
                submissions=session.snapshot.submissions_of(summary.credential.id),
                paper=paper,
                most_bytes=self.limit.value() * pack_order.MEGABYTE or None,
                path=path,
                log=session.path,
                rulebook=session.rulebook,
                clock=session.clock,
            )
            return partial(pack_order.carry_out, pack)
        detailed = self._kind() is PrintKind.DETAILED
        return partial(report_order.carry_out, ReportOrder(summary, holder, paper, detailed, path))

    def _in_the_way(self, path: Path) -> Path | None:
        """Return a file that would be replaced: that of this name, or a part of such a pack."""
        if path.exists():
            return path
        is_split = self._kind() is PrintKind.PACK and self.limit.value()
        if not is_split or not path.parent.is_dir():
            return None
        beginning = f"{path.stem}-1-of-"
        names = (one for one in path.parent.iterdir() if one.name.startswith(beginning))
        return next(names, None)

    def stop(self) -> None:
        """Give the export up; nothing is written."""
        self._end_work()
        self._stack.setCurrentIndex(0)

    def _end_work(self) -> None:
        if self._work is not None:
            self._work.give_up()
            self._work = None

    def _may_replace(self, path: Path) -> bool:
        return self._gateway.ask(
            tr("{name} is there already. Replace it?").format(name=path.name),
            yes=tr("Replace"),
            over=self,
        )

    def _path(self) -> Path:
        typed = Path(self.file.text().strip()).expanduser()
        return files.with_suffix(typed, self._texts().suffix) if typed.name else typed

    def _browse(self) -> None:
        is_pack = self._kind() is PrintKind.PACK
        ask = files.pack_to_write if is_pack else files.report_to_write
        chosen = ask(self, self._path())
        if chosen is not None:
            self._chosen = chosen
            self.file.setText(str(chosen))

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _saved(self, paths: tuple[Path, ...]) -> None:
        self._end_work()
        text = tr("It is in {path}").format(path=paths[0])
        if len(paths) > 1:
            text = tr("It is in %n part(s), beginning with {path}", "", len(paths))
            text = text.format(path=paths[0])
        self.open_button.setVisible(len(paths) == 1)
        self.ready_text.setText(self._texts().ready(tr))
        self.saved_text.setText(text)
        self._stack.setCurrentIndex(2)
        self.open_button.setFocus()
        self.open_button.setDefault(True)
        announce(self, text)

    def _refused(self, refusal: Refusal) -> None:
        self.stop()
        self.file_box.refuse(refusals.sentence(refusal, tr))
        self.file.setFocus()
        self._grow()

    def _grow(self) -> None:
        """Make room for a sentence that has come up."""
        page = self._stack.currentWidget()
        margins = self.height() - self._stack.height()
        tall = page.heightForWidth(self._stack.width()) if page is not None else 0
        self.resize(self.width(), max(self.height(), tall + margins))

    def done(self, result: int) -> None:
        """Override: closing stops the work."""
        self._end_work()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override: closing stops the work."""
        self._end_work()
        super().closeEvent(event)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3 * GRID)
    return page, column


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
