"""The head over every page: credential, standing, cycle, time left, and the button to log."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.labels import Elided, Label, Pill, Tone
from cpim_pdp.desktop.look.painting import fill
from cpim_pdp.desktop.look.standings import TONES
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN, Size, colours_of
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

if TYPE_CHECKING:
    from cpim_pdp.desktop.actions import Actions
    from cpim_pdp.desktop.credential_chooser import Chooser
    from cpim_pdp.desktop.session import Session

_LEAST_CYCLE = 12
"""So many letters of the cycle say something."""


class Head(QFrame):
    """What is always in sight."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_settled = False
        self.title = Label("", Size.HEAD)
        self.pill = Pill()
        self.cycle = Elided("", tone=Tone.SECONDARY)
        self.time_left = Label("", bold=True, wraps=True)
        self._log_words = tr("&Log activity")
        self.log_button = FilledButton(self._log_words, "plus")
        self.log_button.setAccessibleName(self._log_words.replace("&", ""))
        self.log_button.setToolTip(actions[Action.LOG_ACTIVITY].toolTip())
        self.log_button.clicked.connect(actions[Action.LOG_ACTIVITY].trigger)
        actions[Action.LOG_ACTIVITY].enabledChanged.connect(self.log_button.setEnabled)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 3 * GRID, PAGE_MARGIN, 3 * GRID)
        row.setSpacing(GAP)
        row.addWidget(self.title)
        row.addWidget(self.pill)
        row.addWidget(self.cycle)
        row.addWidget(self.time_left)
        row.addStretch(1)
        row.addWidget(self.log_button)

    def settle(self) -> None:
        """Explain from now on what is shown, which can wait until the window is painted."""
        self._is_settled = True
        self._explain()

    def add(self, widget: QWidget) -> None:
        """Show something more, before the button to log."""
        self._row.insertWidget(self._row.indexOf(self.log_button), widget)

    @cached_property
    def chooser(self) -> Chooser:
        """What another credential is chosen by, made where there are several."""
        from cpim_pdp.desktop.credential_chooser import Chooser  # noqa: PLC0415 - most have one

        chooser = Chooser(self._session, self)
        self._row.insertWidget(0, chooser)
        return chooser

    def show_session(self) -> None:
        """Show the chosen credential as it stands now."""
        summaries = self._session.summaries()
        summary = self._session.summary()
        several = len(summaries) > 1
        self.title.setVisible(not several)
        if several or "chooser" in self.__dict__:
            self.chooser.setVisible(several)
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
        self.time_left.setToolTip(figures.left_to_the_day(summary.days_left, tr))
        if self._is_settled:
            self._explain()

    def _explain(self) -> None:
        """Tell the rules behind standing and due date, and where they were read."""
        from cpim_pdp.core.standing import picked  # noqa: PLC0415 - after the first painting
        from cpim_pdp.desktop.look.tips import in_lines  # noqa: PLC0415 - likewise
        from cpim_pdp.wording import standing  # noqa: PLC0415 - likewise

        summary, due = self._session.summary(), self._session.summary().shown.due
        pick = picked(summary.credential, summary.designation, self._session.rulebook, due)
        told = standing.explained(summary.verdict, pick, due, tr)
        self.pill.setToolTip(in_lines(told))
        self.pill.setAccessibleDescription(told)
        self.cycle.explain(in_lines(standing.asked(summary.credential, summary.designation, tr)))
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for all, leave out the cycle, then the words on the button."""
        self.log_button.setText(self._log_words)
        em = self.fontMetrics().averageCharWidth()
        self.cycle.setVisible(self._spare() >= _LEAST_CYCLE * em)
        if self._spare() < 0:
            self.log_button.setText("")

    def _spare(self) -> int:
        """Return how much room is left beside what can't be shortened; it may be negative."""
        items = (self._row.itemAt(place) for place in range(self._row.count()))
        widgets = (None if one is None else one.widget() for one in items)
        parts = [one for one in widgets if one is not None and not one.isHidden()]
        needed = [one.sizeHint().width() for one in parts if one is not self.cycle]
        return self.width() - 2 * PAGE_MARGIN - sum(needed) - GAP * len(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground and the line to the page."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        fill(painter, self.rect(), colours.card)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), colours.line)
