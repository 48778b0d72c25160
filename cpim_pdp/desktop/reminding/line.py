"""One reminder in the list: its sentence, what to do about it, and putting it off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpim_pdp.core.reminder_kinds import ReminderKind
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.menu_link import MenuLink
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.reminding import putting_off
from cpim_pdp.desktop.reminding.ways import WAYS
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, reminders

if TYPE_CHECKING:
    from datetime import date

    from cpim_pdp.core.reminders import Reminder
    from cpim_pdp.desktop.session import Session

_WITHOUT_CHANGE = frozenset({Action.SHOW_CYCLES, Action.EXPORT_REPORT})
_TONES = {ReminderKind.SUSPENDED: Tone.BAD}
_BESIDE_LINKS = (0, GRID // 2, 0, 0)
"""A link has that much room above its words."""


class ReminderLine(QWidget):
    """One that is awake.

    Signals:
        taken: the holder does what it asks for; the `Reminder`.
        put_off: the `Reminder`, and the day until when, None to be asked for.
    """

    taken = Signal(object)
    put_off = Signal(object, object)

    def __init__(self, session: Session, reminder: Reminder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reminder = reminder
        sentence = reminders.full_sentence(reminder, session.snapshot.credentials, tr)
        self.label = Label(sentence, tone=_TONES.get(reminder.kind, Tone.INK), wraps=True)
        self.label.setContentsMargins(*_BESIDE_LINKS)
        self.button = LinkButton(WAYS[reminder.task].text())
        self.button.setAccessibleDescription(sentence)
        # Enter too: it is the one key that confirms.
        self.button.setAutoDefault(True)
        self.button.clicked.connect(lambda: self.taken.emit(reminder))
        self.later = MenuLink(tr("Later"))
        self.later.setToolTip(tr("Put this reminder off"))
        self.later.setAccessibleDescription(sentence)
        self._fill(session.today())
        self._lay_out()
        self._show_what_can_be_done(read_only=session.read_only)

    def _fill(self, today: date) -> None:
        menu = self.later.menu()
        for text, until in putting_off.choices(today):
            offered = menu.addAction(text)
            offered.triggered.connect(partial(self.put_off.emit, self.reminder, until))
        menu.addSeparator()
        other = menu.addAction(tr("Until a date..."))
        other.triggered.connect(partial(self.put_off.emit, self.reminder, None))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.label, 1, top)
        row.addWidget(self.button, 0, top)
        row.addWidget(self.later, 0, top)

    def _show_what_can_be_done(self, *, read_only: bool) -> None:
        self.later.setHidden(read_only)
        leads = WAYS[self.reminder.task].action in _WITHOUT_CHANGE
        self.button.setHidden(read_only and not leads)


class SleepingLine(QWidget):
    """One that was put off.

    Signals:
        woken: the `Reminder`.
    """

    woken = Signal(object)

    def __init__(self, session: Session, reminder: Reminder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sentence = reminders.full_sentence(reminder, session.snapshot.credentials, tr)
        until = "" if reminder.asleep_until is None else figures.day(reminder.asleep_until, tr)
        text = tr("Until {day}: {sentence}", "a reminder that is asleep")
        self.label = Label(
            text.format(day=until, sentence=sentence), tone=Tone.SECONDARY, wraps=True
        )
        self.label.setContentsMargins(*_BESIDE_LINKS)
        self.button = LinkButton(tr("Wake"))
        self.button.setAccessibleDescription(sentence)
        self.button.setAutoDefault(True)
        self.button.setHidden(session.read_only)
        self.button.clicked.connect(lambda: self.woken.emit(reminder))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
