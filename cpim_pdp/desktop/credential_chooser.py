"""Choosing which credential is shown, where the holder has several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QActionGroup, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.painting import fill
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of, sized
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names

if TYPE_CHECKING:
    from cpim_pdp.core.summary import Summary
    from cpim_pdp.desktop.session import Session

_ARROW = 16


class Chooser(QToolButton):
    """The credential that is shown; a menu of all where there are several."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._fit()
        dressing.changed.connect(self._fit)
        self.setToolTip(tr("Choose the credential that is shown"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(QMenu(self))

    def _fit(self) -> None:
        self.setFont(sized(QApplication.font(), Size.HEAD))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Override: the words and the arrow behind them."""
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.text()) + _ARROW + GRID
        return QSize(wide, metrics.height() + 2 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Override: never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the words like a title, the arrow, the line of focus."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        lit = self.underMouse() or self.hasFocus()
        colour = colours.accent if lit else colours.ink
        painter.setPen(QColor(colour))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter.value, self.text())
        left = self.fontMetrics().horizontalAdvance(self.text()) + GRID
        arrow = pixmap("chevron-down", colour, _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - _ARROW) // 2, arrow)
        if self.hasFocus():
            fill(painter, QRect(0, self.height() - 2, self.width(), 2), colours.accent)

    def show_summaries(self, summaries: tuple[Summary, ...], chosen: Summary) -> None:
        """Offer the credentials, the one due first on top."""
        title = names.credential(chosen.credential)
        self.setText(title)
        self.updateGeometry()
        self.setAccessibleName(tr("Credential {title}").format(title=title))
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for summary in summaries:
            offered = menu.addAction(names.credential(summary.credential))
            offered.setCheckable(True)
            offered.setChecked(summary.credential.id == chosen.credential.id)
            offered.triggered.connect(
                lambda _checked=False, one=summary: self._session.choose(one.credential)
            )
            group.addAction(offered)
