"""What an activity counts for: by its date, in another cycle with a reason, or not at all."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from cpim_pdp.core.activities import Activity, Allocation
from cpim_pdp.core.commands import Command, EditActivity
from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.placement import allocation_of
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.situation import holding_of
from cpim_pdp.desktop.cycles.note_dialog import Misplaced, NoteDialog
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

_BY_DATE = 0
_NOT_AT_ALL = -1
"""Beside the numbers of cycles, which begin at 1."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The two fields of one credential: where it counts, and why there."""

    credential: Credential
    where: QComboBox
    reason: QLineEdit

    @property
    def place(self) -> int:
        """The number of the cycle, or that its date decides, or that it does not count."""
        place: int = self.where.currentData()
        return place


class AllocationDialog(NoteDialog):
    """Two fields for each credential of the log."""

    guide = "logging.md#several-credentials"

    def __init__(
        self,
        session: Session,
        gateway: Gateway,
        activity: Activity,
        parent: QWidget | None = None,
    ) -> None:
        self.choices = tuple(
            _choice(session, activity, one.credential) for one in session.summaries()
        )
        boxes = dict(_boxes(self.choices))
        super().__init__(session, gateway, tr("Counts for"), tr("&Save"), boxes, parent)
        self._activity = activity
        for choice in self.choices:
            choice.where.currentIndexChanged.connect(self._fit)
        words = tr(
            "An activity counts for every credential whose cycle holds its last day. Move it to"
            " another cycle, or leave it out, where you have a reason: the report names it."
        )
        self.build(activity.details.title, words)
        self._fit()

    def _fit(self) -> None:
        for choice in self.choices:
            self.boxes[_reason(choice)].setVisible(choice.place != _BY_DATE)
        self.adjustSize()

    def command(self) -> Command:
        """Override: give the activity its allocations."""
        decided = tuple(_decided(one) for one in self.choices if one.place != _BY_DATE)
        before = self._activity.details
        return EditActivity(self._activity.id, before, replace(before, allocations=decided))

    def done_with(self, command: Command) -> None:
        """Override: say so, with Undo beside it."""
        del command
        text = tr("Noted what it counts for.")
        self.gateway.notice(text, Offer(tr("Undo"), self.session.undo))


def _choice(session: Session, activity: Activity, credential: Credential) -> Choice:
    where, reason = QComboBox(), QLineEdit()
    where.addItem(_by_date(session, activity, credential), _BY_DATE)
    for cycle in session.cycles(credential, ahead=1):
        text = tr("In cycle {number}: {period}").format(
            number=cycle.number, period=figures.days(cycle.start, cycle.due, tr)
        )
        where.addItem(text, cycle.number)
    where.addItem(tr("Not for this credential"), _NOT_AT_ALL)
    present = allocation_of(activity, credential.id)
    if present is not None:
        place = _NOT_AT_ALL if present.excluded else present.cycle
        where.setCurrentIndex(max(0, where.findData(place)))
        reason.setText(present.reason)
    return Choice(credential, where, reason)


def _by_date(session: Session, activity: Activity, credential: Credential) -> str:
    last = activity.last_day
    if last is None:
        return tr("By its date, once it has one")
    held = holding_of(session.snapshot, session.rulebook, credential, last, session.today())
    if held.cycle is None:
        return tr("By its date: in no cycle, for it lies before the certification")
    return tr("By its date: in cycle {number}").format(number=held.cycle.number)


def _boxes(choices: tuple[Choice, ...]) -> list[tuple[str, FieldBox]]:
    found = []
    for choice in choices:
        name = names.credential(choice.credential)
        found.append((choice.credential.id, FieldBox(name, choice.where)))
        why = tr("Why, for {credential}").format(credential=name)
        found.append((_reason(choice), FieldBox(why, choice.reason)))
    return found


def _reason(choice: Choice) -> str:
    return f"{choice.credential.id} reason"


def _decided(choice: Choice) -> Allocation:
    reason = choice.reason.text().strip()
    if choice.place == _NOT_AT_ALL:
        return Allocation(choice.credential.id, excluded=True, reason=reason)
    if not reason:
        raise Misplaced(_reason(choice), Refusal(Reason.REASON_EMPTY))
    return Allocation(choice.credential.id, cycle=choice.place, reason=reason)
