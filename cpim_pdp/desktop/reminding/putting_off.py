"""Until when a reminder can be put off, and the dialog for any other day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cpim_pdp.core import dates
from cpim_pdp.core.commands import Command, SnoozeReminder
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.cycles.note_dialog import Misplaced, NoteDialog, dated
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look.field_box import FieldBox
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cpim_pdp.desktop.session import Session


def choices(today: date) -> tuple[tuple[str, date], ...]:
    """Return the usual ones: what each is called, and the day on which the reminder comes back."""
    spans = (
        (tr("1 day"), today + timedelta(days=1)),
        (tr("1 week"), today + timedelta(days=7)),
        (tr("1 month"), dates.months(today, 1)),
    )
    text = tr("{span} · until {day}", "how long to put a reminder off")
    return tuple(
        (text.format(span=span, day=figures.day(day, tr)), min(day, dates.LAST))
        for span, day in spans
    )


def put_off(session: Session, gateway: Gateway, key: str, until: date) -> None:
    """Let a reminder sleep, say so, and offer to take that back."""
    if session.do(SnoozeReminder(key, until)) is not None:
        _tell(session, gateway, until)


def wake(session: Session, gateway: Gateway, key: str) -> None:
    """Wake a reminder that is asleep."""
    if session.do(SnoozeReminder(key, None)) is not None:
        gateway.notice(tr("Awake again."), Offer(tr("Undo"), session.undo))


class UntilDialog(NoteDialog):
    """Asks for the day on which a reminder is to come back."""

    guide = "planning.md#reminders"

    def __init__(
        self, session: Session, gateway: Gateway, key: str, sentence: str, parent: QWidget | None
    ) -> None:
        week = min(session.today() + timedelta(days=7), dates.LAST)
        boxes = {"until": FieldBox(tr("&Until"), dated(session.today(), week))}
        super().__init__(session, gateway, tr("Put off"), tr("&Put off"), boxes, parent)
        self.places = {Reason.SNOOZE_NOT_AHEAD: "until", Reason.DATE_OUT_OF_RANGE: "until"}
        self._key = key
        self._until = week
        self.build(tr("Put off until a date"), sentence)
        boxes["until"].editor.setFocus()

    def command(self) -> Command:
        """Override: let the reminder sleep."""
        day = self.day("until")
        if day is None:
            raise Misplaced("until", Refusal(Reason.DATE_NEEDED))
        self._until = day
        return SnoozeReminder(self._key, day)

    def done_with(self, command: Command) -> None:
        """Override: say until when."""
        del command
        _tell(self.session, self.gateway, self._until)


def _tell(session: Session, gateway: Gateway, until: date) -> None:
    text = tr("The reminder comes back on {day}.").format(day=figures.day(until, tr))
    gateway.notice(text, Offer(tr("Undo"), session.undo))
