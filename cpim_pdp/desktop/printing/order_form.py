"""The fields in which an export is ordered: what, of which cycle, on which paper, where to."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop import files
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.printing.pack_order import MEGABYTE
from cpim_pdp.desktop.printing.paper import usual_paper
from cpim_pdp.desktop.printing.print_kinds import KINDS, KindTexts, PrintKind
from cpim_pdp.desktop.printing.print_order import PrintOrder
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.reports import Paper
from cpim_pdp.wording import figures, names

_MOST_MEGABYTES = 4_000


class OrderForm(QWidget):
    """Holds what is wanted.

    Signals:
        changed: another print is ordered.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._order: PrintOrder | None = None
        self.chosen: Path | None = None
        """The file that the holder picked, about which nothing needs to be asked any more."""
        self.kind = QComboBox()
        self.about = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.credential = QComboBox()
        self.cycle = QComboBox()
        self.paper = QComboBox()
        self.limit = QSpinBox()
        self.limit.setRange(0, _MOST_MEGABYTES)
        self.limit.setSingleStep(5)
        self.limit.setSpecialValueText(tr("No limit"))
        self.limit.setSuffix(tr(" MB"))
        self.limit_box = FieldBox(tr("Split into parts of at &most"), self.limit)
        self.file = QLineEdit()
        self.file_box = FieldBox(tr("&File"), self.file)
        self.browse_button = QPushButton(tr("&Browse..."))
        self._build()
        self._fill()
        self._connect()

    # What it is made of

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
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

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._fit_kind)
        self.credential.currentIndexChanged.connect(self._fill_cycles)
        self.cycle.currentIndexChanged.connect(self._fit_cycle)
        self.paper.currentIndexChanged.connect(lambda _: self._tell())
        # Another program may change the log meanwhile.
        self._session.changed.connect(self._tell)
        self.browse_button.clicked.connect(self._browse)

    # What is ordered

    @property
    def wanted(self) -> PrintKind:
        """What is to be exported."""
        return PrintKind(self.kind.currentData())

    @property
    def texts(self) -> KindTexts:
        """How that is called."""
        return KINDS[self.wanted]

    @property
    def most_bytes(self) -> int | None:
        """How large a part of a pack may be, None for any size."""
        return self.limit.value() * MEGABYTE or None

    def order(self) -> PrintOrder:
        """Return the print that is ordered, as of today."""
        if self._order is None:
            session, shown = self._session, self._shown()
            summary = session.summary_of(shown.credential, self.cycle.currentData())
            paper = Paper(self.paper.currentData())
            self._order = PrintOrder(self.wanted, summary, session.snapshot.holder, paper)
        return self._order

    def path(self) -> Path:
        """Return where it is to be."""
        typed = Path(self.file.text().strip()).expanduser()
        return files.with_suffix(typed, self.texts.suffix) if typed.name else typed

    def in_the_way(self) -> Path | None:
        """Return a file that would be replaced: that of this name, or a part of such a pack."""
        path = self.path()
        if path.exists():
            return path
        is_split = self.wanted is PrintKind.PACK and self.limit.value()
        if not is_split or not path.parent.is_dir():
            return None
        beginning = f"{path.stem}-1-of-"
        found = (one for one in path.parent.iterdir() if one.name.startswith(beginning))
        return next(found, None)

    def _shown(self) -> Summary:
        summary = self.credential.currentData()
        assert isinstance(summary, Summary)  # noqa: S101 - tells the type checker what was put in
        return summary

    def _fit_kind(self) -> None:
        """Show what the chosen kind holds and what can be said of it, and name its file."""
        self.about.setText(self.texts.about(tr))
        self.limit_box.setVisible(self.wanted is PrintKind.PACK)
        chosen, self.chosen = self.chosen, None
        if chosen is None:
            self._propose_file()
        else:
            self.file.setText(str(chosen.with_suffix(self.texts.suffix)))
        self._tell()

    def _fill_cycles(self) -> None:
        shown = self._shown()
        self.cycle.blockSignals(True)
        self.cycle.clear()
        for cycle in self._session.cycles(shown.credential):
            text = tr("{number} · {period}").format(
                number=cycle.number, period=figures.days(cycle.start, cycle.due, tr)
            )
            self.cycle.addItem(text, cycle.number)
        self.cycle.setCurrentIndex(self.cycle.findData(shown.shown.number))
        self.cycle.blockSignals(False)
        self._fit_cycle()

    def _fit_cycle(self) -> None:
        self._propose_file()
        self._tell()

    def _tell(self) -> None:
        self._order = None
        self.changed.emit()

    def _propose_file(self) -> None:
        if self.chosen is not None:
            return
        places = QStandardPaths.StandardLocation
        documents = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
        folder = documents if documents.is_dir() else Path.home()
        shown = self._shown()
        name = self.texts.file(tr).format(
            name=self._session.snapshot.holder.name,
            credential=names.credential(shown.credential),
            number=self.cycle.currentData(),
            date=shown.on.isoformat(),
        )
        self.file.setText(str(folder / f"{files.safe_in_names(name)}{self.texts.suffix}"))

    def _browse(self) -> None:
        is_pack = self.wanted is PrintKind.PACK
        ask = files.pack_to_write if is_pack else files.report_to_write
        chosen = ask(self, self.path())
        if chosen is not None:
            self.chosen = chosen
            self.file.setText(str(chosen))
