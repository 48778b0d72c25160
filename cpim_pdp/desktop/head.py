"""The head over every page: credential, standing, cycle, time left, and the button to log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QActionGroup, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from cpim_pdp.core.standing import Standing
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.labels import Elided, Label, Pill, Tone
from cpim_pdp.desktop.look.painting import fill
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN, Size, colours_of, sized
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

if TYPE_CHECKING:
    from cpim_pdp.core.summary import Summary
    from cpim_pdp.desktop.actions import Actions
    from cpim_pdp.desktop.session import Session

_ARROW = 16
TONES = {
    Standing.ACTIVE: Tone.GOOD,
    Standing.SUSPENDED: Tone.BAD,
    Standing.EXPIRED: Tone.BAD,
}


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


class Head(QFrame):
    """What is always in sight."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.chooser = Chooser(session, self)
        self.title = Label("", Size.HEAD)
        self.pill = Pill()
        self.cycle = Elided("", tone=Tone.SECONDARY)
        self.time_left = Label("", bold=True)
        self.log_button = FilledButton(tr("&Log activity"), "plus")
        self.log_button.setToolTip(actions[Action.LOG_ACTIVITY].toolTip())
        self.log_button.clicked.connect(actions[Action.LOG_ACTIVITY].trigger)
        actions[Action.LOG_ACTIVITY].enabledChanged.connect(self.log_button.setEnabled)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 3 * GRID, PAGE_MARGIN, 3 * GRID)
        row.setSpacing(GAP)
        for widget in (self.title, self.chooser, self.pill):
            row.addWidget(widget)
        row.addWidget(self.cycle)
        row.addWidget(self.time_left)
        row.addStretch(1)
        row.addWidget(self.log_button)

    def add(self, widget: QWidget) -> None:
        """Show something more, before the button to log."""
        self._row.insertWidget(self._row.indexOf(self.log_button), widget)

    def show_session(self) -> None:
        """Show the chosen credential as it stands now."""
        summaries = self._session.summaries()
        summary = self._session.summary()
        several = len(summaries) > 1
        self.chooser.setVisible(several)
        self.title.setVisible(not several)
        self.chooser.show_summaries(summaries, summary)
        self.title.setText(names.credential(summary.credential))
        standing = summary.verdict.standing
        self.pill.show_state(names.standing(standing, tr), TONES[standing])
        self.cycle.setText(
            tr("cycle {number} · due {date}").format(
                number=summary.cycle.number, date=figures.day(summary.cycle.due, tr)
            )
        )
        self.time_left.setText(figures.left(summary.on, summary.cycle.due, tr))
        self.time_left.setToolTip(countdown_in_days(summary.days_left))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground and the line to the page."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        fill(painter, self.rect(), colours.card)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), colours.line)


def countdown_in_days(days_left: int) -> str:
    """Return the countdown to the day."""
    if days_left < 0:
        return tr("%n day(s) past the deadline", "", -days_left)
    return tr("%n day(s) left", "", days_left)
