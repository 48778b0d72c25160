"""Starting with the system, as a row of the settings: on or off, and what was written where."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop.adjusting.system_start import sentence
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.system.arrangement import Arrangement

_LINES = 8


class StartRow(QWidget):
    """Switches it; the text that the system reads can be looked at."""

    def __init__(self, start: Arrangement, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._gateway = gateway
        self.switch = QCheckBox(tr("&Open the window when I log in to this computer"))
        self.said = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.show_button = LinkButton(tr("Show &what is written"))
        self.renew_button = LinkButton(tr("&Renew it"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What is written"))
        self.text.hide()
        self._lay_out()
        self.switch.clicked.connect(self._switch)
        self.show_button.clicked.connect(self._show_text)
        self.renew_button.clicked.connect(lambda: self._do(start.switch_on))
        self.show_start()

    def show_start(self) -> None:
        """Show what is so now."""
        is_on = self._start.is_on()
        self.switch.setChecked(is_on)
        self.said.setText(sentence(self._start))
        self.show_button.setVisible(is_on)
        self.renew_button.setVisible(is_on and not self._start.is_this())
        self.text.setPlainText(self._start.written())
        if not is_on:
            self.text.hide()

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._do(self._start.switch_on if on else self._start.switch_off)

    def _do(self, change: Callable[[], None]) -> None:
        try:
            change()
        except Refusal as refusal:
            self._gateway.refuse(refusal)
        self.show_start()

    def _show_text(self) -> None:
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 4 * GRID)
        self.text.setVisible(self.text.isHidden())

    def _lay_out(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(2 * GRID)
        links.addWidget(self.show_button)
        links.addWidget(self.renew_button)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.switch)
        column.addWidget(self.said)
        column.addLayout(links)
        column.addWidget(self.text)
