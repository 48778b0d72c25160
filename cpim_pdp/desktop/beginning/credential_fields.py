"""The fields of a credential: designation, figures of a custom one, date certified, due date."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core import credentials, dates, points
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.cycles import proposed_due
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import CUSTOM, Rulebook
from cpim_pdp.desktop.look.date_field import DateField
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names, refusals

_USUAL_YEARS = 5
_MOST_YEARS = 20


class CredentialFields(QWidget):
    """Reads a credential from what the holder typed; what is wrong stands beside its field."""

    def __init__(self, rulebook: Rulebook, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rulebook = rulebook
        self._today = today
        self.designation = QComboBox()
        for code in (*rulebook.designations, CUSTOM):
            self.designation.addItem(_offered(code), code)
        self.title = QLineEdit()
        self.points = QLineEdit()
        self.years = QSpinBox()
        self.years.setRange(1, _MOST_YEARS)
        self.years.setValue(_USUAL_YEARS)
        self.certified = DateField(today)
        self.due = DateField(today)
        self.never = QCheckBox(tr("I never &maintained it"))
        self.boxes = {
            "designation": FieldBox(tr("Creden&tial"), self.designation),
            "title": FieldBox(tr("&Title"), self.title),
            "points": FieldBox(tr("&Points in a cycle"), self.points),
            "years": FieldBox(tr("&Years of a cycle"), self.years),
            "certified": FieldBox(tr("&Date certified"), self.certified),
            "due": FieldBox(tr("D&ue date that your account shows now"), self.due),
        }
        self.never.setMinimumHeight(self.due.minimumHeight())
        self.custom = self._custom_row()
        self.maintained = self._due_row()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addWidget(self.boxes["designation"])
        column.addWidget(self.custom)
        column.addWidget(self.boxes["certified"])
        column.addWidget(self.maintained)
        self._connect()
        self._fit()

    def read(self) -> Credential | None:
        """Return the credential; None where something is wrong, which is said beside its field."""
        self._forgive()
        try:
            return credentials.checked(self._typed(), self._rulebook)
        except Refusal as refusal:
            self._tell(refusal)
            return None

    def _typed(self) -> Credential:
        is_custom = self.designation.currentData() == CUSTOM
        certified = self._day("certified", self.certified)
        if certified is None:
            raise _Misplaced("certified", Refusal(Reason.CERTIFIED_NEEDED))
        due = None if self._is_fresh() else self._day("due", self.due)
        return Credential(
            id="",
            designation=self.designation.currentData(),
            certified=certified,
            due=due,
            title=self.title.text() if is_custom else "",
            points=self._points() if is_custom else None,
            years=self.years.value() if is_custom else None,
        )

    def _is_fresh(self) -> bool:
        return self.maintained.isHidden() or self.never.isChecked()

    def _points(self) -> Decimal | None:
        text = self.points.text().strip()
        try:
            return points.parse(text) if text else None
        except Refusal as refusal:
            raise _Misplaced("points", refusal) from refusal

    def _day(self, box: str, field: DateField) -> date | None:
        try:
            return field.day()
        except Refusal as refusal:
            raise _Misplaced(box, refusal) from refusal

    def _tell(self, refusal: Refusal) -> None:
        box = refusal.box if isinstance(refusal, _Misplaced) else _BOXES.get(refusal.reason)
        shown = self.boxes[box or "designation"]
        shown.refuse(refusals.in_window(refusal, tr))
        shown.editor.setFocus()

    def _forgive(self) -> None:
        for box in self.boxes.values():
            box.refuse("")

    def _connect(self) -> None:
        self.designation.currentIndexChanged.connect(self._fit)
        self.certified.edited.connect(self._fit)
        self.certified.left.connect(self._fit)
        self.years.valueChanged.connect(self._fit)
        self.never.toggled.connect(self.boxes["due"].setDisabled)

    def _fit(self) -> None:
        """Show only what has to be asked, and propose the due date."""
        code = self.designation.currentData()
        self.custom.setVisible(code == CUSTOM)
        years = self.years.value() if code == CUSTOM else self._rulebook.designation(code).years
        try:
            certified = self.certified.day()
        except Refusal:
            certified = None
        is_old = certified is not None and dates.years(certified, years) < self._today
        self.maintained.setVisible(is_old)
        if certified is not None and is_old:
            self.due.set_day(proposed_due(certified, years, self._today))

    def _custom_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(3 * GRID)
        line.addWidget(self.boxes["title"], 2)
        line.addWidget(self.boxes["points"], 1)
        line.addWidget(self.boxes["years"], 1)
        return row

    def _due_row(self) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        line = QHBoxLayout()
        line.setSpacing(4 * GRID)
        line.addWidget(self.boxes["due"], 1)
        line.addWidget(self.never, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)
        why = tr(
            "You have held it for more than one cycle. The date in your account decides which"
            " cycle is open; the cycles before it count as maintained."
        )
        column.addWidget(Label(why, Size.SMALL, Tone.SECONDARY, wraps=True))
        return row


class _Misplaced(Refusal):
    """A refusal of one field, which it names."""

    def __init__(self, box: str, refusal: Refusal) -> None:
        super().__init__(refusal.reason, **refusal.facts)
        self.box = box


_BOXES = {
    Reason.DUE_NOT_AFTER_CERTIFIED: "due",
    Reason.CUSTOM_INCOMPLETE: "title",
    Reason.CUSTOM_OUT_OF_RANGE: "points",
    Reason.NOT_ONE_LINE: "title",
    Reason.TEXT_TOO_LONG: "title",
}


def _offered(code: str) -> str:
    name = names.designation(code, tr)
    return name if code == CUSTOM else tr("{code} · {name}").format(code=code, name=name)
