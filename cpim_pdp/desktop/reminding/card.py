"""The list of reminders: a few lines, each with what to do about it; there while there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.core.commands import ConfirmActivities
from cpim_pdp.desktop.action_table import Wish
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.reminding import putting_off, shown
from cpim_pdp.desktop.reminding.line import ReminderLine, SleepingLine
from cpim_pdp.desktop.reminding.ways import WAYS
from cpim_pdp.desktop.settings import REMINDER_SWITCHES
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import reminders

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from cpim_pdp.core.reminders import Reminder
    from cpim_pdp.desktop.session import Session
    from cpim_pdp.desktop.settings import Setting, Settings

_FEW = 3


class ReminderCard(Card):
    """Follows session and settings by itself; hidden while nothing is to be done.

    Signals:
        wanted: a `Wish`: the way to do what a reminder asks for.
    """

    wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        gateway: Gateway,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Reminders"), parent)
        self._session = session
        self._gateway = gateway
        self._settings = settings
        self._is_called = False
        self._shows_all = False
        self._shows_asleep = False
        self.lines: list[ReminderLine] = []
        self.sleeping: list[SleepingLine] = []
        self.more = LinkButton("")
        self.asleep = LinkButton("")
        self.nothing = Label(tr("Nothing is to be done now."), tone=Tone.SECONDARY, wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * GRID)
        self._build()
        self.more.clicked.connect(self._show_all)
        self.asleep.clicked.connect(self._show_asleep)
        session.changed.connect(self.show_session)
        settings.changed.connect(self._setting_changed)
        self.show_session()

    def _build(self) -> None:
        self.content.addWidget(self.nothing)
        self.content.addLayout(self._rows)
        row = QHBoxLayout()
        # The words of the first link begin where those above them do.
        row.addSpacing(-GRID)
        row.addWidget(self.more)
        row.addWidget(self.asleep)
        row.addStretch(1)
        self.content.addLayout(row)

    # What it shows

    def show_session(self) -> None:
        """Show what is to be done now; the keyboard stays where it was in the list."""
        place = self._place_of_keyboard()
        awake = shown.awake(self._session, self._settings)
        asleep = shown.asleep(self._session, self._settings)
        self._fill(awake, asleep)
        few = len(awake) - len(self.lines)
        self.more.setText(tr("Show %n more", "", few))
        self.more.setVisible(few > 0)
        self.asleep.setText(tr("Show %n asleep", "", len(asleep)))
        self.asleep.setVisible(bool(asleep) and not self._shows_asleep)
        self.nothing.setVisible(not awake)
        self.setVisible(bool(awake) or self._is_called)
        if place is not None:
            self._focus(place)

    def call(self) -> None:
        """Show the list even if it is empty, and put the keyboard into it."""
        self._is_called = True
        self.show_session()
        self._focus(0)

    def _fill(self, awake: tuple[Reminder, ...], asleep: tuple[Reminder, ...]) -> None:
        emptied(self._rows)
        few = None if self._shows_all else _FEW
        self.lines = [self._line(one) for one in awake[:few]]
        self.sleeping = [self._sleeping(one) for one in asleep if self._shows_asleep]
        for line in (*self.lines, *self.sleeping):
            self._rows.addWidget(line)
            # At once: what is not in sight yet can't take the keyboard.
            line.show()

    def _line(self, reminder: Reminder) -> ReminderLine:
        line = ReminderLine(self._session, reminder)
        line.taken.connect(self.take)
        line.put_off.connect(self.put_off)
        return line

    def _sleeping(self, reminder: Reminder) -> SleepingLine:
        line = SleepingLine(self._session, reminder)
        line.woken.connect(lambda one: putting_off.wake(self._session, self._gateway, one.key))
        return line

    def _setting_changed(self, setting: Setting[Any]) -> None:
        if any(setting is switch for switch in REMINDER_SWITCHES.values()):
            self.show_session()

    def _show_all(self) -> None:
        self._shows_all = True
        self.show_session()
        self._focus(_FEW)

    def _show_asleep(self) -> None:
        self._shows_asleep = True
        self.show_session()
        if self.sleeping:
            self.sleeping[0].button.setFocus()

    def _place_of_keyboard(self) -> int | None:
        places = (n for n, line in enumerate(self.lines) if line.isAncestorOf(self.focusWidget()))
        return next(places, None) if self.focusWidget() is not None else None

    def _focus(self, place: int) -> None:
        """Put the keyboard on a line, on the last one where there are fewer."""
        buttons = [line.button for line in self.lines if not line.button.isHidden()]
        if buttons:
            buttons[min(place, len(buttons) - 1)].setFocus()

    # What it does

    def take(self, reminder: Reminder) -> None:
        """Do what a reminder asks for: confirm, or lead to where it is done."""
        way = WAYS[reminder.task]
        if way.action is None:
            self._confirm(reminder)
            return
        self._choose(reminder.credential)
        activity = reminder.activities[0] if reminder.activities else ""
        self.wanted.emit(Wish(way.action, activity))

    def put_off(self, reminder: Reminder, until: date | None) -> None:
        """Let a reminder sleep until a day, or ask for one."""
        if until is not None:
            putting_off.put_off(self._session, self._gateway, reminder.key, until)
            return
        sentence = reminders.full_sentence(reminder, self._session.snapshot.credentials, tr)
        dialog = putting_off.UntilDialog(
            self._session, self._gateway, reminder.key, sentence, self.window()
        )
        dialog.open()

    def _confirm(self, reminder: Reminder) -> None:
        done = self._session.do(ConfirmActivities(reminder.activities))
        if done is not None:
            text = tr("%n planned activit(y|ies) confirmed.", "", len(reminder.activities))
            self._gateway.notice(text, Offer(tr("Undo"), self._session.undo))

    def _choose(self, credential: str) -> None:
        """Have the credential in sight that a reminder is about."""
        for one in self._session.snapshot.credentials:
            if one.id == credential and one.id != self._session.summary().credential.id:
                self._session.choose(one)
