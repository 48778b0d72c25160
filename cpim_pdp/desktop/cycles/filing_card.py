"""The step in which the holder notes that the application is filed: when, the fee, the receipt."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core import points
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.look import typed
from cpim_pdp.desktop.look.columns import Columns
from cpim_pdp.desktop.look.date_field import DateField
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import refusals

_FIELD = 150


class FilingCard(StepCard):
    """Three fields and a button; while the report is made, how far it is.

    Signals:
        wanted: the holder has filed.
        given_up: the holder does not want it noted after all.
    """

    wanted = Signal()
    given_up = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(tr("Mark as filed"), parent)
        self.filed = DateField(today)
        self.fee = QLineEdit()
        self.receipt = QLineEdit()
        self.boxes: Mapping[str, FieldBox] = {
            "filed": FieldBox(tr("Filed &on"), self.filed),
            "fee": FieldBox(tr("Fee &paid (optional)"), self.fee),
            "receipt": FieldBox(tr("&Receipt number (optional)"), self.receipt),
        }
        self.words = Label("", wraps=True)
        self.button = QPushButton(tr("&Mark as filed"))
        self.button.setDefault(False)
        self.refusal = Label("", tone=Tone.BAD, wraps=True)
        self.refusal.hide()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress of the report that is kept"))
        self.cancel = QPushButton(tr("Cancel"))
        self._waiting = self._waiting_row()
        self._build()
        self.button.clicked.connect(self.wanted)
        self.cancel.clicked.connect(self.given_up)
        for line in (self.fee, self.receipt):
            line.returnPressed.connect(self.wanted)

    def _build(self) -> None:
        self.content.addWidget(self.words)
        fields = Columns(_FIELD, 3, GAP)
        for box in self.boxes.values():
            fields.addWidget(box)
        self.content.addLayout(fields)
        self.content.addWidget(self.refusal)
        self.content.addWidget(self._waiting)
        self.button.setMinimumHeight(self.button.fontMetrics().height() + 4 * GRID)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        self.content.addLayout(row)

    def _waiting_row(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        words = tr("Making the report that is kept...")
        column.addWidget(Label(words, Size.SMALL, Tone.SECONDARY))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        column.addLayout(row)
        holder.hide()
        return holder

    def show_view(self, view: CycleView) -> None:
        """Say what is to be noted: a filing of now, or one that was in time."""
        now = tr(
            "File the application in your ASCM account with the figures above and pay its fee. Then"
            " note it here: the cycle is frozen as it was filed, until it is reopened."
        )
        then = tr(
            "If you filed this cycle in time, note it here with the day on which you filed: the"
            " figures of that day are frozen, and its report is kept."
        )
        own = tr(
            "File the application with its issuer and pay its fee. Then note it here: the cycle is"
            " frozen as it was filed, until it is reopened."
        )
        self.words.setText((own if view.is_own else now) if view.is_to_mend else then)

    def propose(self, today: date) -> None:
        """Begin anew: filed today, nothing paid yet."""
        self.filed.set_day(today)
        self.fee.clear()
        self.receipt.clear()
        self.forgive()

    def day(self) -> date:
        """Return the day of filing.

        Raises:
            Refusal: no date; it is said beside its field too.
        """
        try:
            day = self.filed.day()
        except Refusal as refusal:
            self._tell("filed", refusal)
            raise
        if day is None:
            missing = Refusal(Reason.DATE_NEEDED)
            self._tell("filed", missing)
            raise missing
        return day

    def paid(self) -> Decimal | None:
        """Return the fee, None where none was entered.

        Raises:
            Refusal: no amount; it is said beside its field too.
        """
        text = self.fee.text().strip()
        if not text:
            return None
        amount = typed.number(text, tr.place.locale.groupSeparator())
        if amount is None or amount < 0:
            refusal = Refusal(Reason.FEE_NOT_A_NUMBER, text=text)
            self._tell("fee", refusal)
            raise refusal
        return points.rounded(amount)

    def _tell(self, box: str, refusal: Refusal) -> None:
        self.boxes[box].refuse(refusals.in_window(refusal, tr))
        self.boxes[box].editor.setFocus()

    def refuse(self, refusal: Refusal) -> None:
        """Say why it can't be filed, beside the field that it is about or below all."""
        box = _BOXES.get(refusal.reason)
        if box is not None:
            self._tell(box, refusal)
            return
        sentence = refusals.in_window(refusal, tr)
        self.refusal.setText(sentence)
        self.refusal.show()
        announce(self, sentence)

    def forgive(self) -> None:
        """Take back what was said to be wrong."""
        self.refusal.hide()
        for box in self.boxes.values():
            box.refuse("")

    def begin(self) -> None:
        """Show that the report is being made."""
        self.forgive()
        self.progress.setRange(0, 0)
        self._waiting.show()
        self.button.setEnabled(False)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def end(self) -> None:
        """Show that nothing is being made any more."""
        self._waiting.hide()
        self.button.setEnabled(True)


_BOXES: Mapping[Reason, str] = {
    Reason.DAY_AHEAD: "filed",
    Reason.DATE_OUT_OF_RANGE: "filed",
    Reason.FILING_NOT_OPEN: "filed",
    Reason.FILING_BEFORE_DECISION: "filed",
    Reason.NOT_ONE_LINE: "receipt",
    Reason.TEXT_TOO_LONG: "receipt",
    Reason.TEXT_NOT_STORABLE: "receipt",
    Reason.FEE_NOT_A_NUMBER: "fee",
}
