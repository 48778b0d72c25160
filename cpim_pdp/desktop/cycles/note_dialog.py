"""A short dialog that notes something in the log; what is wrong stands beside its field."""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core.commands import Command
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.date_field import DateField
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN, Size
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import refusals

_WIDTH = 420


class Misplaced(Refusal):
    """A refusal of one field, which it names."""

    def __init__(self, box: str, refusal: Refusal) -> None:
        super().__init__(refusal.reason, **refusal.facts)
        self.box = box


class NoteDialog(QDialog):
    """Asks what a command needs and carries it out; refused, it stays open with all that was typed.

    ``boxes`` are its fields by name; ``places`` names the field that a reason is told beside. Esc
    and closing ask before anything typed is lost. ``guide`` is the place that helps with it.
    """

    guide = "after-filing.md#the-decision"

    def __init__(
        self,
        session: Session,
        gateway: Gateway,
        title: str,
        words: str,
        boxes: Mapping[str, FieldBox],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.session = session
        self.gateway = gateway
        self._at_first: tuple[object, ...] | None = None
        self.places: Mapping[Reason, str] = {}
        self.boxes = boxes
        self.trouble = Label("", tone=Tone.BAD, wraps=True)
        self.trouble.hide()
        self.take_button = FilledButton(words)
        self.take_button.setDefault(True)
        self.take_button.clicked.connect(self.take)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.setMinimumHeight(self.take_button.sizeHint().height())
        self.cancel_button.clicked.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        self.column.setSpacing(GAP)
        self.least_width = _WIDTH

    def build(self, heading: str, words: str) -> None:
        """Lay it out: a heading, a sentence, the fields, the buttons."""
        self.column.addWidget(Label(heading, Size.HEAD, wraps=True))
        if words:
            self.column.addWidget(Label(words, tone=Tone.SECONDARY, wraps=True))
        for box in self.boxes.values():
            self.column.addWidget(box)
        self.finish()

    def finish(self) -> None:
        """Put what went wrong and the buttons below all."""
        self.column.addWidget(self.trouble)
        self.column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.take_button)
        self.column.addLayout(row)
        offer_help(self, self.guide, beside=self.cancel_button)

    @abstractmethod
    def command(self) -> Command:
        """Return what is to be done, as it was typed.

        Raises:
            Refusal: a field can't be read; `Misplaced` names which.
        """

    def done_with(self, command: Command) -> None:
        """Say what was done; it is, and the dialog is closed."""

    def take(self) -> None:
        """Do it, or say what is wrong."""
        self.trouble.hide()
        for box in self.boxes.values():
            box.refuse("")
        try:
            command = self.command()
            self.session.attempt(command)
        except Refusal as refusal:
            self._tell(refusal)
            return
        self.accept()
        self.done_with(command)

    def reject(self) -> None:
        """Override QDialog::reject, for Esc and closing: ask before anything typed is lost."""
        if self._at_first in (None, self._content()) or self._is_to_be_lost():
            super().reject()

    def _is_to_be_lost(self) -> bool:
        return self.gateway.ask(
            tr("Discard what you typed?"),
            yes=tr("Discard"),
            no=tr("Go on editing"),
            detail=tr("It is not in the log yet."),
            over=self,
        )

    def _content(self) -> tuple[object, ...]:
        """Return what the fields hold."""
        lines = [one.text() for one in self.findChildren(QLineEdit)]
        choices = [one.currentData() for one in self.findChildren(QComboBox)]
        return (*lines, *choices)

    def _tell(self, refusal: Refusal) -> None:
        sentence = refusals.in_window(refusal, tr)
        name = self._place(refusal)
        if name not in self.boxes:
            self.trouble.setText(sentence)
            self.trouble.show()
        else:
            self.boxes[name].refuse(sentence)
            self.boxes[name].editor.setFocus()
        self._grow()

    def _place(self, refusal: Refusal) -> str:
        if isinstance(refusal, Misplaced):
            return refusal.box
        return self.places.get(refusal.reason, str(refusal.facts.get("field", "")))

    def showEvent(self, event: QShowEvent) -> None:
        """Override: as tall as the words need in the width there is."""
        super().showEvent(event)
        self._grow()
        if self._at_first is None:
            self._at_first = self._content()

    def _grow(self) -> None:
        """Make room for a sentence that has come up."""
        width = max(self.width(), self.least_width)
        self.resize(width, max(self.height(), self.heightForWidth(width)))

    def day(self, name: str) -> date | None:
        """Return what the date field of that name holds, None where it is empty.

        Raises:
            Misplaced: it can't be read.
        """
        field = self.boxes[name].editor
        assert isinstance(field, DateField)  # noqa: S101 - tells the type checker what was put in
        try:
            return field.day()
        except Refusal as refusal:
            raise Misplaced(name, refusal) from refusal

    def past_day(self, name: str) -> date:
        """Return the day of something that has happened.

        Raises:
            Misplaced: none is given, it can't be read, or it is ahead.
        """
        day = self.day(name)
        if day is None:
            raise Misplaced(name, Refusal(Reason.DATE_NEEDED))
        if day > self.session.today():
            raise Misplaced(name, Refusal(Reason.DAY_AHEAD, day=day))
        return day

    def line(self, name: str) -> QLineEdit:
        """Return the line of that name."""
        line = self.boxes[name].editor
        assert isinstance(line, QLineEdit)  # noqa: S101 - tells the type checker what was put in
        return line

    def typed(self, name: str) -> str:
        """Return what was typed into the line of that name."""
        return self.line(name).text()


def line_box(label: str) -> FieldBox:
    """Return a field of one line."""
    return FieldBox(label, QLineEdit())


def dated(today: date, day: date | None) -> DateField:
    """Return a date field that proposes a day."""
    field = DateField(today)
    if day is not None:
        field.set_day(day)
    return field
