"""Which reminders the window shows: those of the kinds that the holder wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core import reminders
from cpim_pdp.desktop.settings import REMINDER_SWITCHES

if TYPE_CHECKING:
    from cpim_pdp.core.reminder_kinds import ReminderKind
    from cpim_pdp.core.reminders import Reminder
    from cpim_pdp.desktop.session import Session
    from cpim_pdp.desktop.settings import Settings


def wanted_kinds(settings: Settings) -> frozenset[ReminderKind]:
    """Return the kinds that are switched on."""
    return frozenset(kind for kind, switch in REMINDER_SWITCHES.items() if settings.get(switch))


def awake(session: Session, settings: Settings) -> tuple[Reminder, ...]:
    """Return what is to be done now."""
    return reminders.awake(session.reminders(), wanted_kinds(settings))


def asleep(session: Session, settings: Settings) -> tuple[Reminder, ...]:
    """Return what was put off."""
    return reminders.asleep(session.reminders(), wanted_kinds(settings))
