"""Where files are dropped: a frame that takes them and shows that it would."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cpim_pdp.desktop.evidence.files import choose, dropped
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, RADIUS, colours_of
from cpim_pdp.desktop.translation import tr


class EvidenceDrop(QFrame):
    """Says that a certificate can be dropped here, with a button for those who would rather choose.

    Signals:
        offered: paths of files, a tuple.
    """

    offered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inviting = False
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Evidence"))
        self.add_button = LinkButton(tr("Add &file..."))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._words = Label(tr("Drop the certificate here"), tone=Tone.SECONDARY, wraps=True)
        row.addWidget(self._words, 1)
        row.addWidget(self.add_button)

    def invite(self, *, more: bool) -> None:
        """Invite to drop the certificate, or more where there is something already."""
        self._words.setText(tr("Drop more here") if more else tr("Drop the certificate here"))

    def _choose(self) -> None:
        files = choose(self)
        if files:
            self.offered.emit(files)

    def _invite(self, *, inviting: bool) -> None:
        self._inviting = inviting
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: take files."""
        if self.isEnabled() and dropped(event.mimeData()):
            event.acceptProposedAction()
            self._invite(inviting=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Override: they went elsewhere."""
        super().dragLeaveEvent(event)
        self._invite(inviting=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Override: here they are."""
        self._invite(inviting=False)
        event.acceptProposedAction()
        self.offered.emit(dropped(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: a dashed edge, in the accent while files hover."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.accent if self._inviting else colours.edge
        painter.setPen(QPen(QColor(edge), 1, Qt.PenStyle.DashLine))
        if self._inviting:
            painter.setBrush(QColor(colours.accent_soft))
        shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(shape, RADIUS, RADIUS)
