"""Asks on which date a copy of an activity is to be logged."""

from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.date_field import DateField
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Label
from cpim_pdp.desktop.look.theme import GAP, PAGE_MARGIN, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import refusals


class DuplicateQuestion(QDialog):
    """A date to type; Enter takes it, Esc thinks better of it."""

    def __init__(self, title: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Duplicate"))
        self.field = DateField(today)
        self.field.set_day(today)
        self.field.line.selectAll()
        self.box = FieldBox(tr("&Date of the copy"), self.field)
        self._chosen: date | None = None
        take = FilledButton(tr("&Log the copy"))
        take.setDefault(True)
        take.clicked.connect(self._take)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(take)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(Label(title, Size.HEAD, wraps=True))
        column.addWidget(self.box)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(360)
        offer_help(self, "logging.md#finding-and-changing", beside=cancel)

    def _take(self) -> None:
        try:
            self._chosen = self.field.day()
        except Refusal as refusal:
            self.box.refuse(refusals.in_window(refusal, tr))
            return
        if self._chosen is None:
            self.box.refuse(refusals.in_window(Refusal(Reason.DATE_NEEDED), tr))
            return
        self.accept()

    @classmethod
    def ask(cls, title: str, today: date, parent: QWidget | None = None) -> date | None:
        """Return the date for a copy of the activity ``title``, None where none is wanted."""
        question = cls(title, today, parent)
        question.exec()
        chosen = question._chosen
        question.deleteLater()
        return chosen
