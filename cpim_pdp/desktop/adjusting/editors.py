"""The editor of a setting, made from its line in the table; it stores what is chosen at once."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from cpim_pdp.desktop.settings import Choice, Range, Setting, Settings, Shown

_LETTERS = 26
"""How wide the lists are at least, so that they stand below each other."""


class ChoiceEditor(QComboBox):
    """One of several values."""

    def __init__(
        self,
        settings: Settings,
        setting: Setting[Any],
        choices: Sequence[Choice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._setting = setting
        for choice in choices:
            self.addItem(choice.label(), choice.stored)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(_LETTERS)
        self._follow(setting)
        self.activated.connect(self._store)
        settings.changed.connect(self._follow)

    def _follow(self, changed: Setting[Any]) -> None:
        if changed is self._setting:
            value = self._setting.write(self._settings.get(self._setting))
            self.setCurrentIndex(self.findData(str(value)))

    def _store(self, place: int) -> None:
        self._settings.set(self._setting, self._setting.read(self.itemData(place)))


class SwitchEditor(QCheckBox):
    """On or off; its label is the setting's."""

    def __init__(
        self, settings: Settings, setting: Setting[Any], label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, parent)
        self.setAccessibleName(label.replace("&", ""))
        self._settings = settings
        self._setting = setting
        self._follow(setting)
        self.clicked.connect(lambda on: settings.set(setting, on))
        settings.changed.connect(self._follow)

    def _follow(self, changed: Setting[Any]) -> None:
        if changed is self._setting:
            self.setChecked(bool(self._settings.get(self._setting)))


def editor(settings: Settings, setting: Setting[Any], shown: Shown) -> QWidget:
    """Return the editor of a setting: a list of what can be chosen, else a switch."""
    choices = shown.choices or (steps(shown.range) if shown.range is not None else ())
    if not choices:
        return SwitchEditor(settings, setting, shown.label())
    return ChoiceEditor(settings, setting, choices)


def steps(numbers: Range) -> tuple[Choice, ...]:
    """Return each number of a range as a choice."""
    every = range(numbers.least, numbers.most + 1, numbers.step)
    return tuple(Choice(str(number), partial(numbers.text, number)) for number in every)
