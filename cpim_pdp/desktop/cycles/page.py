"""The page of cycles: the list of them, and the chosen one in full."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from cpim_pdp.core.credentials import Credential
from cpim_pdp.core.summary import Summary
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.cycles.commands import CycleCommands
from cpim_pdp.desktop.cycles.cycle_list import CycleList
from cpim_pdp.desktop.cycles.cycle_view import CycleView, views
from cpim_pdp.desktop.cycles.detail import CycleDetail
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.labels import Elided, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

_LETTERS_BESIDE = 105
"""So many letters wide, the list has room beside the chosen cycle; else it goes above."""
_LETTERS_OF_LIST = 36
_ITEMS_ABOVE = 2.2


class CyclesPage(QWidget):
    """Shows the cycles of the session's chosen credential, made anew only while it is in sight."""

    def __init__(
        self, session: Session, gateway: Gateway, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._gateway = gateway
        self._views: dict[int, CycleView] = {}
        self._chosen: dict[str, int] = {}
        self._shown: dict[str, int] = {}
        self._is_stale = True
        self.commands = CycleCommands(session, gateway, self)
        self.credential = Elided("", tone=Tone.SECONDARY)
        self.manage_button = LinkButton(tr("H&older and credentials..."))
        self.list = CycleList()
        self.detail = CycleDetail(session, actions, self.commands)
        self.split = QSplitter()
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.manage_button.clicked.connect(actions[Action.CREDENTIALS].trigger)
        session.changed.connect(self._changed)
        actions.on(Action.FILE_APPLICATION, self.go_to_filing)
        actions.on(Action.NOTE_DECISION, self.go_to_decision)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(2 * GRID)
        above.addWidget(self.credential, 1)
        above.addWidget(self.manage_button)
        card = Card()
        card.setAccessibleName(tr("Cycles"))
        card.content.setContentsMargins(1, 1, 1, 1)
        card.content.addWidget(self.list)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(GAP)
        self.split.addWidget(card)
        self.split.addWidget(self.detail)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN - GRID, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addLayout(above)
        column.addWidget(self.split, 1)

    # What it shows

    @property
    def view(self) -> CycleView:
        """The cycle that is shown in full."""
        credential = self._session.summary().credential.id
        return self._views[self._chosen[credential]]

    def show_session(self) -> None:
        """Show what is true now; the chosen cycle stays, unless another one opened."""
        self._is_stale = False
        found = views(self._session)
        shown = self._session.summary()
        self._views = {one.summary.cycle.number: one for one in found}
        number = self._number_to_show(shown)
        self.credential.setText(_about(shown.credential))
        self.list.show_records([one.record for one in found], number)
        self.detail.show_view(self._views[number])

    def _number_to_show(self, shown: Summary) -> int:
        """Return the chosen cycle; who looked at the shown one sees the one that opened next."""
        credential, present = shown.credential.id, shown.shown.number
        before = self._shown.get(credential, present)
        number = self._chosen.get(credential, present)
        if number == before or number not in self._views:
            number = present
        self._shown[credential], self._chosen[credential] = present, number
        return number

    def choose(self, number: int) -> None:
        """Show the cycle of a number in full."""
        self.list.choose(number)

    def go_to_filing(self) -> None:
        """Show the cycle to file, at the step in which its filing is noted."""
        self._go_to_shown()
        self.detail.go_to_filing()

    def go_to_decision(self) -> None:
        """Show the cycle that waits for a decision, where it is noted."""
        self._go_to_shown()
        if not self.detail.go_to_decision():
            self._gateway.notice(tr("No application of this credential waits for a decision."))

    def _go_to_shown(self) -> None:
        self._actions[Action.SHOW_CYCLES].trigger()
        if self._is_stale:
            self.show_session()
        self.choose(self._session.summary().shown.number)

    def _choose(self, number: int) -> None:
        self._chosen[self._session.summary().credential.id] = number
        self.detail.show_view(self._views[number])

    def _changed(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.show_session()

    # Qt's side

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override: hand the keyboard on. With a proxy for it, Tab would leave out the rest."""
        self.list.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Override: what changed meanwhile is shown now."""
        super().showEvent(event)
        if self._is_stale:
            self.show_session()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: the list goes above the chosen cycle where it is narrow."""
        super().resizeEvent(event)
        letter = max(self.fontMetrics().averageCharWidth(), 1)
        beside = self.width() // letter >= _LETTERS_BESIDE
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.split.orientation() is way and any(self.split.sizes()):
            return
        self.split.setOrientation(way)
        item = self.list.sizeHintForRow(0) if self.list.cycles.records else 16 * GRID
        first = _LETTERS_OF_LIST * letter if beside else round(_ITEMS_ABOVE * item)
        whole = self.split.width() if beside else self.split.height()
        self.split.setSizes([first, max(whole - first, 1)])


def _about(credential: Credential) -> str:
    """Return what a credential is: its name, when it was certified, its number."""
    parts = [
        names.credential(credential),
        tr("certified {day}").format(day=figures.day(credential.certified, tr)),
    ]
    if credential.number:
        parts.append(tr("number {number}").format(number=credential.number))
    return " · ".join(parts)
