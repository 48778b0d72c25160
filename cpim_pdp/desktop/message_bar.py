"""The bar that messages are shown in: never modal, read out, with what to do beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.gateway import Gateway, Level, Message, Offer
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.icons import icon, pixmap
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, RADIUS, colours_of
from cpim_pdp.desktop.translation import tr

_TONES = {Level.NOTICE: Tone.ACCENT, Level.WARNING: Tone.WARN, Level.REFUSAL: Tone.BAD}
_ICONS = {Level.NOTICE: "info", Level.WARNING: "warning", Level.REFUSAL: "refused"}
_ICON = 16


class MessageBar(QFrame):
    """Shows the gateway's last message until the holder closes it or another takes its place."""

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.ACCENT
        self._icon = "info"
        self.setObjectName("message-bar")
        self.setAccessibleName(tr("Message"))
        self.text = Label(wraps=True)
        self.text.setObjectName("message")
        self.close_button = QToolButton(self)
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(tr("Close the message"))
        self.close_button.setToolTip(tr("Close the message"))
        self.close_button.clicked.connect(self.hide)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(2 * GRID)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID + _ICON + 2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self.text, 1)
        row.addLayout(self._offers)
        row.addWidget(self.close_button)
        self.hide()
        gateway.shown.connect(self.show_message)
        gateway.cleared.connect(self.hide)

    def show_message(self, message: Message) -> None:
        """Show a message and have it read out."""
        self._tone = _TONES[message.level]
        self._icon = _ICONS[message.level]
        self.text.setText(message.text)
        self.setAccessibleDescription(message.text)
        self._show_offers(message.offers)
        self.close_button.setIcon(icon("close"))
        self.show()
        self.update()
        announce(self, message.text, at_once=message.level is not Level.NOTICE)

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        while (item := self._offers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for offer in offers:
            button = LinkButton(offer.text)
            button.clicked.connect(lambda _checked=False, offer=offer: self._take(offer))
            self._offers.addWidget(button)

    def _take(self, offer: Offer) -> None:
        self.hide()
        offer.carry_out()

    def sizeHint(self) -> QSize:
        """Override: as tall as the words need in the width there is."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: Esc closes the message."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: a soft ground with the icon of the message's weight."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._tone.of(colours)), 1))
        painter.setBrush(QColor(self._tone.soft(colours)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        picture = pixmap(self._icon, self._tone.of(colours), _ICON, self.devicePixelRatioF())
        painter.drawPixmap(4 * GRID, (self.height() - _ICON) // 2, picture)
