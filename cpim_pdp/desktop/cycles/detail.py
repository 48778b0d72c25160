"""One cycle in full: the way to file it step by step, or what was filed and became of it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from cpim_pdp.core.cycle_records import CycleState
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.cycles.activities_card import ActivitiesCard
from cpim_pdp.desktop.cycles.attestation_card import AttestationCard
from cpim_pdp.desktop.cycles.check_card import CheckCard
from cpim_pdp.desktop.cycles.commands import CycleCommands
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.figures_card import FiguresCard
from cpim_pdp.desktop.cycles.filing_card import FilingCard
from cpim_pdp.desktop.cycles.filing_flow import FilingFlow
from cpim_pdp.desktop.cycles.head_card import HeadCard
from cpim_pdp.desktop.cycles.papers_card import PapersCard
from cpim_pdp.desktop.cycles.policy_card import PolicyCard
from cpim_pdp.desktop.cycles.retention_card import RetentionCard
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.cycles.submission_card import SubmissionCard
from cpim_pdp.desktop.cycles.way_back_card import WayBackCard
from cpim_pdp.desktop.look.focus_ring import FocusRing
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr

_LETTERS = 110
"""So wide, a line can still be read."""
_SETTLING_MS = 300
"""Cards that come up change the heights of those above in more than one round."""
_LETTERS_BESIDE = 170
"""So many letters wide, there is room for two columns."""
_UNDECIDED = frozenset({CycleState.FILED, CycleState.AUDITED})


class CycleDetail(QScrollArea):
    """Shows the cycle that is chosen, and carries out what its cards ask for.

    Signals:
        wanted: a `Wish` of another page.
    """

    wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        actions: Actions,
        commands: CycleCommands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._commands = commands
        self._view: CycleView | None = None
        self._sought: QWidget | None = None
        self.setAccessibleName(tr("The chosen cycle"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.head = HeadCard()
        self.lapsed = PolicyCard()
        self.way_back = WayBackCard()
        self.application = SubmissionCard()
        self.check = CheckCard()
        self.figures = FiguresCard()
        self.attestation = AttestationCard()
        self.papers = PapersCard(actions)
        self.filing_card = FilingCard(session.today())
        self.later = _later()
        self.activities = ActivitiesCard()
        self.missed = PolicyCard()
        self.retention = RetentionCard()
        self.flow = FilingFlow(session, self.attestation, self.filing_card, self)
        self._lay_out()
        self._connect()
        self.flow.begin_anew()

    def _lay_out(self) -> None:
        main = _column(
            self.head,
            self.way_back,
            self.lapsed,
            self.application,
            self.check,
            self.figures,
            self.attestation,
            self.papers,
            self.filing_card,
            self.later,
        )
        beside = _column(self.activities, self.missed, self.retention)
        page = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, page)
        # What scrolls stands a little off its scroll bar.
        self._columns.setContentsMargins(0, 0, 2 * GRID, 0)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(main, 1)
        self._columns.addLayout(beside, 1)
        self.setWidget(page)
        self.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        FocusRing(self)
        self._fit()

    def _fit(self) -> None:
        """Put what one looks up beside the steps where both have room; no line gets too long."""
        letter = self.fontMetrics().averageCharWidth()
        beside = self.viewport().width() >= _LETTERS_BESIDE * letter
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        if (page := self.widget()) is not None:
            page.setMaximumWidth((2 * _LETTERS if beside else _LETTERS) * letter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override: one column or two."""
        self._fit()
        super().resizeEvent(event)

    def _connect(self) -> None:
        self.check.wanted.connect(self.wanted)
        self.figures.behind_wanted.connect(self._show_behind)
        self.activities.opened.connect(
            lambda activity: self.wanted.emit(Wish(Action.SHOW_ACTIVITIES, activity))
        )
        for card in (self.lapsed, self.missed):
            card.chosen.connect(self._choose_policy)
        self.way_back.to_note.connect(self._note_exam)
        self.way_back.to_edit.connect(self._commands.correct_exam)
        self.way_back.to_remove.connect(self._commands.remove_exam)
        self.way_back.programme_chosen.connect(self._choose_programme)
        self.application.asked.connect(self._commands.ask)
        self.application.open_wanted.connect(self._commands.open_report)
        self.application.copy_wanted.connect(self._commands.save_report)
        self.flow.sought.connect(self.bring_to_sight)
        self.flow.filed.connect(self._filed)
        self.verticalScrollBar().rangeChanged.connect(self._seek)

    # What it shows

    def show_view(self, view: CycleView) -> None:
        """Show a cycle; another one than before is shown from its top, with nothing typed."""
        before, self._view = self._view, view
        if before is None or not _same(before, view):
            self.activities.clear_search()
            self.flow.begin_anew()
            self.verticalScrollBar().setValue(0)
        self.flow.show_credential(view.summary.credential)
        for card, is_shown in self._shown(view).items():
            card.setVisible(is_shown)
        self._number(view)
        shown = (
            self.head,
            self.way_back,
            self.lapsed,
            self.application,
            self.check,
            self.figures,
            self.attestation,
            self.papers,
            self.filing_card,
            self.activities,
            self.missed,
            self.retention,
        )
        for one in shown:
            if not one.isHidden():
                one.show_view(view)

    def _shown(self, view: CycleView) -> Mapping[QWidget, bool]:
        """Return which cards mean something for a cycle."""
        state = view.record.state
        may_note = view.is_to_file and not view.is_too_early and not self._session.read_only
        return {
            self.way_back: view.summary.way_back is not None,
            self.lapsed: view.has_lapsed,
            self.application: bool(view.record.submissions),
            self.check: view.is_to_mend,
            self.figures: state is not CycleState.AHEAD,
            self.attestation: may_note,
            self.papers: view.is_to_mend or state in _UNDECIDED,
            self.filing_card: may_note,
            self.later: view.is_too_early,
            self.missed: state is CycleState.OPEN,
            self.retention: state is not CycleState.AHEAD,
        }

    def _number(self, view: CycleView) -> None:
        """Number the steps on the way to file, where there is such a way."""
        steps = self._steps()
        shown = [one for one in steps if not one.isHidden()] if view.is_to_file else []
        for card in steps:
            card.show_number(shown.index(card) + 1 if card in shown else 0)

    def _steps(self) -> tuple[StepCard, ...]:
        return (
            self.check,
            self.figures,
            self.attestation,
            self.papers,
            self.filing_card,
            self.later,
        )

    def bring_to_sight(self, card: QWidget) -> None:
        """Scroll to a card, and stay with it until the layout has settled."""
        self._sought = card
        self._seek()
        QTimer.singleShot(_SETTLING_MS, self, self._found)

    def _seek(self, *_range: int) -> None:
        page = self.widget()
        if self._sought is not None and page is not None:
            top = self._sought.mapTo(page, self._sought.rect().topLeft()).y()
            self.verticalScrollBar().setValue(max(0, top - GAP))

    def _found(self) -> None:
        self._sought = None

    def _show_behind(self, category: str) -> None:
        self.activities.show_category(category)
        self.bring_to_sight(self.activities)
        self.activities.table.setFocus()

    def _choose_policy(self, policy: str) -> None:
        if self._view is not None:
            self._commands.choose_policy(self._view.summary.credential, policy)

    def _choose_programme(self, programme: str) -> None:
        if self._view is not None:
            self._commands.choose_programme(self._view.summary.credential, programme)

    def _note_exam(self, exam: str) -> None:
        if self._view is not None:
            self._commands.note_exam(self._view.summary.credential, exam)

    def go_to_filing(self) -> None:
        """Bring the step in which the filing is noted into sight, or what stands in the way."""
        if self.filing_card.isHidden():
            self.verticalScrollBar().setValue(0)
            return
        self.bring_to_sight(self.filing_card)
        self.filing_card.filed.setFocus()

    def go_to_decision(self) -> bool:
        """Bring what can be noted of the application into sight; return False where none waits."""
        waits = "approved" in self.application.buttons and not self.application.isHidden()
        if waits:
            self.bring_to_sight(self.application)
            self.application.buttons["approved"].setFocus()
        return waits

    def _filed(self, identity: str) -> None:
        self._commands.tell_filed(identity)
        self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        """Override: another font lays everything out anew."""
        super().changeEvent(event)
        page = self.widget()
        if event.type() is QEvent.Type.FontChange and page is not None:
            page.updateGeometry()


def _column(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GAP)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column


def _later() -> StepCard:
    """Return what stands in the place of the steps that can't be taken yet."""
    card = StepCard(tr("Attest and file"))
    words = tr(
        "These steps come up here as soon as the application can be filed: attest, file it in your"
        " account, note it here with its fee and receipt. The report of that day is then kept."
    )
    card.content.addWidget(Label(words, tone=Tone.SECONDARY, wraps=True))
    return card


def _same(one: CycleView, other: CycleView) -> bool:
    return (
        one.summary.credential.id == other.summary.credential.id
        and one.summary.cycle.number == other.summary.cycle.number
        and one.is_to_file == other.is_to_file
    )
