"""Being reminded once a day without the window, as a row of the settings."""

from datetime import time
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from cpim_pdp.desktop.adjusting.arrangement_row import ArrangementRow
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.reminding.shown import wanted_kinds
from cpim_pdp.desktop.settings import REMINDER_HOUR, REMINDER_SWITCHES, Setting, Settings
from cpim_pdp.desktop.translation import tr
from cpim_pdp.system import daily_reminder
from cpim_pdp.system.arrangement import Arrangement


def arranged(log: Path, settings: Settings) -> Arrangement:
    """Return what reminds of a log at the hour, and of the kinds, that the settings say."""
    command = daily_reminder.words(log, wanted_kinds(settings))
    return daily_reminder.of_this_system(command, time(settings.get(REMINDER_HOUR)))


class DailyRow(ArrangementRow):
    """Follows the settings: what was set up by them is written anew when they change."""

    def __init__(
        self, log: Path, settings: Settings, gateway: Gateway, parent: QWidget | None = None
    ) -> None:
        self._log = log
        self._settings = settings
        label = tr("Remind me once a day, also &when the window is closed")
        super().__init__(arranged(log, settings), gateway, label, sentence, parent)
        settings.changed.connect(self._follow)

    def show_arrangement(self) -> None:
        """Override: with every kind switched off there is nothing to set up."""
        super().show_arrangement()
        is_any = bool(wanted_kinds(self._settings))
        self.switch.setEnabled(is_any or self.switch.isChecked())
        if not is_any:
            self.said.setText(tr("Choose above what you want to be reminded of."))

    def _follow(self, setting: Setting[Any]) -> None:
        of_it = (REMINDER_HOUR, *REMINDER_SWITCHES.values())
        if not any(setting is one for one in of_it):
            return
        was_this = self.arrangement.is_on() and self.arrangement.is_this()
        self.arrangement = arranged(self._log, self._settings)
        if not was_this:
            self.show_arrangement()
        elif wanted_kinds(self._settings):
            self.renew()
        else:
            self.carry_out(self.arrangement.switch_off)


def sentence(arrangement: Arrangement) -> str:
    """Return what is so, in words."""
    if not arrangement.is_on():
        return tr("By a message of the desktop; nothing is set up for it now.")
    if arrangement.is_this() and daily_reminder.keeps_time(arrangement):
        return tr("Written to {place}").format(place=arrangement.place)
    if arrangement.is_this():
        text = tr("Written to {place}: this system has no timer, so it is after each login.")
        return text.format(place=arrangement.place)
    return tr("{place} reminds of another log, or was changed.").format(place=arrangement.place)
