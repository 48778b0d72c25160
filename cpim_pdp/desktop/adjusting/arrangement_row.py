"""What is arranged with the system, as a row of the settings: on or off, and what is written."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.system.arrangement import Arrangement

_LINES = 8


class ArrangementRow(QWidget):
    """Switches it; the text that the system reads can be looked at.

    ``say`` returns in words what is so now.
    """

    def __init__(
        self,
        arrangement: Arrangement,
        gateway: Gateway,
        label: str,
        say: Callable[[Arrangement], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.arrangement = arrangement
        self._gateway = gateway
        self._say = say
        self.switch = QCheckBox(label)
        self.said = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.show_button = LinkButton(tr("Show what is written"))
        self.renew_button = LinkButton(tr("Renew it"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What is written"))
        self.text.hide()
        self._lay_out()
        self.switch.clicked.connect(self._switch)
        self.show_button.clicked.connect(self._show_text)
        self.renew_button.clicked.connect(self.renew)
        self.show_arrangement()

    def show_arrangement(self) -> None:
        """Show what is so now."""
        arrangement = self.arrangement
        is_on = arrangement.is_on()
        self.switch.setChecked(is_on)
        self.said.setText(self._say(arrangement))
        for button in (self.show_button, self.renew_button):
            button.setAccessibleDescription(self.said.text())
        self.show_button.setVisible(is_on)
        self.renew_button.setVisible(is_on and not arrangement.is_this())
        self.text.setPlainText(arrangement.written())
        if not is_on:
            self.text.hide()

    def renew(self) -> None:
        """Write it as it is to be now."""
        self.carry_out(self.arrangement.switch_on)

    def carry_out(self, change: Callable[[], None]) -> None:
        """Switch it on or off, say why if that is refused, and show what is so then."""
        try:
            change()
        except Refusal as refusal:
            self._gateway.refuse(refusal)
        self.show_arrangement()

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.carry_out(self.arrangement.switch_on if on else self.arrangement.switch_off)

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
