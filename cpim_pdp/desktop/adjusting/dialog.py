"""The dialog of settings, built from their table: group by group, each setting with its tip."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.desktop.adjusting.arrangement_row import ArrangementRow
from cpim_pdp.desktop.adjusting.daily_row import DailyRow
from cpim_pdp.desktop.adjusting.editors import SwitchEditor, editor
from cpim_pdp.desktop.adjusting.system_start import of_this_system, sentence
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import ClosingButton
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN, Size
from cpim_pdp.desktop.message_bar import MessageBar
from cpim_pdp.desktop.safekeeping.keeping import Keeping
from cpim_pdp.desktop.safekeeping.second_folder import SecondFolder
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.settings import TABLE, Group, Setting, Settings, Shown, group_title
from cpim_pdp.desktop.translation import tr

_SIZE = (600, 640)
_LEAST = (420, 360)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a row of the dialog may be made of; without a session no log is open."""

    settings: Settings
    gateway: Gateway
    keeping: Keeping
    session: Session | None


def _second_folder(around: Surroundings) -> QWidget:
    if around.session is None:
        words = tr("Open a log to choose a second folder for its backups.")
        return Label(words, tone=Tone.SECONDARY, wraps=True)
    return SecondFolder(around.session, around.keeping, around.gateway)


def _start(around: Surroundings) -> QWidget:
    label = tr("&Open the window when I log in to this computer")
    return ArrangementRow(of_this_system(), around.gateway, label, sentence)


def _daily(around: Surroundings) -> QWidget:
    if around.session is None:
        words = tr("Open a log to be reminded of it once a day.")
        return Label(words, tone=Tone.SECONDARY, wraps=True)
    return DailyRow(around.session.path, around.settings, around.gateway)


OTHER_ROWS: Mapping[Group, Callable[[Surroundings], QWidget]] = {
    Group.REMINDERS: _daily,
    Group.BACKUPS: _second_folder,
    Group.START: _start,
}
"""What is not stored with the settings, but belongs to the log or to the system."""


class SettingsDialog(QDialog):
    """Shows what can be chosen; each choice applies at once."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settings"))
        self._settings = around.settings
        self.editors: dict[str, QWidget] = {}
        self.others: dict[Group, QWidget] = {}
        self.restore_button = QPushButton(tr("&Restore defaults"))
        self.close_button = ClosingButton(tr("&Close"))
        self._build(around)
        self.restore_button.clicked.connect(around.settings.restore_defaults)
        self.close_button.clicked.connect(self.accept)
        around.settings.changed.connect(self._enable)
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self._enable()
        offer_help(self, "first-steps.md#settings", beside=self.close_button)

    @classmethod
    def tell(cls, around: Surroundings, parent: QWidget | None) -> "SettingsDialog":
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(around, parent)
        dialog.open()
        return dialog

    def _build(self, around: Surroundings) -> None:
        inside = QWidget()
        groups = QVBoxLayout(inside)
        groups.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, GAP)
        groups.setSpacing(GAP)
        for group in Group:
            groups.addWidget(self._card(group, around))
        groups.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(tr("Settings"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        over = QVBoxLayout()
        over.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        over.addWidget(MessageBar(around.gateway, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(over)
        column.addWidget(area, 1)
        column.addLayout(self._button_row())

    def _card(self, group: Group, around: Surroundings) -> Card:
        card = Card(group_title(group))
        card.content.setSpacing(3 * GRID)
        for setting in TABLE:
            if setting.shown is not None and setting.shown.group is group:
                card.content.addWidget(self._row(setting, setting.shown))
        if group in OTHER_ROWS:
            self.others[group] = OTHER_ROWS[group](around)
            card.content.addWidget(self.others[group])
        return card

    def _row(self, setting: Setting[Any], shown: Shown) -> QWidget:
        made = editor(self._settings, setting, shown)
        self.editors[setting.key] = made
        tip = Label(shown.tip(), Size.SMALL, Tone.SECONDARY, wraps=True)
        made.setAccessibleDescription(tip.text())
        line = QHBoxLayout()
        line.setSpacing(GAP)
        if not isinstance(made, SwitchEditor):
            label = Label(shown.label())
            label.setBuddy(made)
            made.setAccessibleName(shown.label().replace("&", ""))
            line.addWidget(label, 1)
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(line)
        column.addWidget(tip)
        return row

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, GAP, PAGE_MARGIN, PAGE_MARGIN)
        for button in (self.restore_button, self.close_button):
            button.setMinimumHeight(button.fontMetrics().height() + 3 * GRID)
        row.addWidget(self.restore_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.close_button.setDefault(True)
        return row

    def _enable(self) -> None:
        self.restore_button.setEnabled(not self._settings.has_defaults())
