"""Adding a credential, or changing one: all that is known of it, and what follows from it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from cpim_pdp.core import credentials
from cpim_pdp.core.commands import AddCredential, Command, EditCredential
from cpim_pdp.core.course import course_of
from cpim_pdp.core.credentials import Credential, designation_of
from cpim_pdp.core.cycles import anchor_of
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import CUSTOM
from cpim_pdp.desktop.cycles.note_dialog import Misplaced, NoteDialog, dated, line_box
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look import typed
from cpim_pdp.desktop.look.date_field import DateField
from cpim_pdp.desktop.look.field_box import FieldBox, FieldGrid
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import Size
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

_MOST_YEARS = 20
_USUAL_YEARS = 5
_WIDTH = 520
_LETTERS = 16


class CredentialDialog(NoteDialog):
    """All fields of a credential; below them which cycle it makes the present one."""

    guide = "points-and-rules.md#what-is-asked"

    def __init__(
        self,
        session: Session,
        gateway: Gateway,
        credential: Credential | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.designation = QComboBox()
        self.policy = QComboBox()
        self.programme = QComboBox()
        self.years = QSpinBox()
        boxes = self._fields(session.today(), credential)
        title = tr("Add a credential") if credential is None else tr("Edit the credential")
        words = tr("&Add") if credential is None else tr("&Save")
        super().__init__(session, gateway, title, words, boxes, parent)
        self.places = _PLACES
        self._before = credential
        self.grid = FieldGrid()
        self.outcome = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self._fill()
        self._lay_out(title)
        self._connect()
        self._fit()
        self.designation.setFocus()

    def _fields(self, today: date, credential: Credential | None) -> dict[str, FieldBox]:
        certified = None if credential is None else credential.certified
        due = None if credential is None else credential.due
        return {
            "designation": FieldBox(tr("Creden&tial"), self.designation),
            "title": line_box(tr("&Title")),
            "points": line_box(tr("&Points in a cycle")),
            "years": FieldBox(tr("&Years of a cycle"), self.years),
            "certified": FieldBox(tr("&Date certified"), dated(today, certified)),
            "due": FieldBox(tr("D&ue date in your account (optional)"), dated(today, due)),
            "number": line_box(tr("Certificate &number (optional)")),
            "target": line_box(tr("&Own target, in points (optional)")),
            "policy": FieldBox(tr("&If a deadline is missed"), self.policy),
            "programme": FieldBox(tr("&Exams, once expired (optional)"), self.programme),
        }

    def _fill(self) -> None:
        self.years.setRange(1, _MOST_YEARS)
        self.years.setValue(_USUAL_YEARS)
        for choice in (self.designation, self.policy, self.programme):
            # It may be shortened, where it stands beside another field.
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            choice.setSizeAdjustPolicy(policy)
            choice.setMinimumContentsLength(_LETTERS)
        for code in (*self.session.rulebook.designations, CUSTOM):
            self.designation.addItem(_offered(code), code)
        held = self._before
        if held is None:
            return
        self.designation.setCurrentIndex(self.designation.findData(held.designation))
        self.line("title").setText(held.title)
        self.line("points").setText("" if held.points is None else _as_typed(held.points))
        self.line("number").setText(held.number)
        self.line("target").setText("" if held.target is None else _as_typed(held.target))
        if held.years is not None:
            self.years.setValue(held.years)

    def _lay_out(self, heading: str) -> None:
        self.least_width = _WIDTH
        self.column.addWidget(Label(heading, Size.HEAD, wraps=True))
        self.column.addWidget(self.grid)
        self.column.addWidget(self.outcome)
        self.finish()

    def _connect(self) -> None:
        self.designation.currentIndexChanged.connect(self._fit)
        self.years.valueChanged.connect(self._tell_outcome)
        for name in ("certified", "due"):
            field = self.boxes[name].editor
            if isinstance(field, DateField):
                field.edited.connect(self._tell_outcome)
                field.left.connect(self._tell_outcome)
        for line in self.findChildren(QLineEdit):
            line.textChanged.connect(self._tell_outcome)

    # What it shows

    def _fit(self) -> None:
        """Show the fields that the chosen designation has, and the policies that it can go by."""
        code = self.designation.currentData()
        is_custom = code == CUSTOM
        self._offer_rules(code)
        shown = [("designation", not is_custom)]
        if is_custom:
            shown += [("title", False), ("points", False), ("years", False)]
        names_shown = ["certified", "number", "due", "target"]
        names_shown += [] if is_custom else ["policy"]
        names_shown += ["programme"] if self.programme.count() > 1 else []
        shown += [(name, False) for name in names_shown]
        self.grid.show_boxes([(self.boxes[name], wide) for name, wide in shown])
        self._order([name for name, _ in shown])
        self._tell_outcome()

    def _order(self, shown: list[str]) -> None:
        """Let the Tab key go through the fields as they stand."""
        fields = [self.boxes[name].editor for name in shown]
        for before, after in pairwise([*fields, self.cancel_button, self.take_button]):
            QWidget.setTabOrder(before, after)

    def _offer_rules(self, code: str) -> None:
        """Offer the policies and the exam programmes that the rules have for a designation."""
        book, is_first = self.session.rulebook, self.policy.count() == 0
        held = self._before if is_first else None
        policy = self.policy.currentData() if held is None else held.policy
        programme = self.programme.currentData() if held is None else held.programme
        policies = () if code == CUSTOM else book.designation(code).policies
        programmes = (one.id for one in book.programmes.values() if code in one.designations)
        by_date = (tr("The date of the deadline decides"), None)
        offered = [by_date, *((names.policy(one, tr), one) for one in policies)]
        _offer(self.policy, offered, policy)
        none = (tr("None chosen"), None)
        _offer(
            self.programme,
            [none, *((names.programme(one, tr), one) for one in programmes)],
            programme,
        )

    def _tell_outcome(self) -> None:
        """Say which cycle these fields make the present one; nothing while they can't be read."""
        try:
            wanted = credentials.checked(self._typed(), self.session.rulebook)
        except Refusal:
            self.outcome.setText(tr("Enter the dates as certificate and account show them."))
            return
        self.outcome.setText(_outcome(self.session, wanted))

    # What it does

    def command(self) -> Command:
        """Override: add it, or change it from what was shown."""
        wanted = self._typed()
        if self._before is None:
            return AddCredential(wanted)
        return EditCredential(wanted, before=self._before)

    def done_with(self, command: Command) -> None:
        """Override: say so with Undo beside it, and show a new one."""
        undo = Offer(tr("Undo"), self.session.undo)
        if isinstance(command, AddCredential):
            added = self.session.snapshot.credentials[-1]
            self.session.choose(added)
            text = tr("{credential} is in the log, and shown now.")
            self.gateway.notice(text.format(credential=names.credential(added)), undo)
        else:
            self.gateway.notice(tr("Saved."), undo)

    def _typed(self) -> Credential:
        is_custom = self.designation.currentData() == CUSTOM
        certified = self.day("certified")
        if certified is None:
            raise Misplaced("certified", Refusal(Reason.CERTIFIED_NEEDED))
        return Credential(
            id="" if self._before is None else self._before.id,
            designation=self.designation.currentData(),
            certified=certified,
            due=self.day("due"),
            number=self.typed("number"),
            policy=None if is_custom else self.policy.currentData(),
            title=self.typed("title") if is_custom else "",
            points=self._number("points") if is_custom else None,
            years=self.years.value() if is_custom else None,
            target=self._number("target"),
            programme=self.programme.currentData(),
        )

    def _number(self, box: str) -> Decimal | None:
        text = self.typed(box).strip()
        try:
            return typed.claimed(text, tr.place.locale.groupSeparator()) if text else None
        except Refusal as refusal:
            raise Misplaced(box, refusal) from refusal


def _as_typed(value: Decimal) -> str:
    return typed.number_text(value, tr.place.locale.decimalPoint())


def _outcome(session: Session, wanted: Credential) -> str:
    designation = designation_of(wanted, session.rulebook)
    log = session.snapshot
    course = course_of(wanted, session.rulebook, log.submissions, log.attempts, session.today())
    cycle = course.shown
    text = tr("Cycle {number} is the one to maintain: {period}, {points} points.").format(
        number=cycle.number,
        period=figures.days(cycle.start, cycle.due, tr),
        points=figures.points(designation.points, tr),
    )
    before = anchor_of(wanted, designation).number - 1
    if not before:
        return text
    more = tr("The %n cycle(s) before the due date given count as maintained.", "", before)
    return tr("{text} {more}", "two sentences").format(text=text, more=more)


def _offer(choice: QComboBox, offered: Iterable[tuple[str, str | None]], wanted: object) -> None:
    """Offer these, each with its id, and choose the wanted one, else the first."""
    choice.clear()
    for words, identity in offered:
        choice.addItem(words, identity)
    choice.setCurrentIndex(max(0, choice.findData(wanted)))


def _offered(code: str) -> str:
    name = names.designation(code, tr)
    return name if code == CUSTOM else tr("{code} · {name}").format(code=code, name=name)


_PLACES = {
    Reason.DUE_NOT_AFTER_CERTIFIED: "due",
    Reason.CUSTOM_INCOMPLETE: "title",
    Reason.CUSTOM_OUT_OF_RANGE: "points",
    Reason.POLICY_NOT_FOR_DESIGNATION: "policy",
    Reason.TARGET_TOO_LOW: "target",
}
