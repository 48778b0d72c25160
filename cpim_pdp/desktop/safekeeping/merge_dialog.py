"""Bringing in another log: what would come and what both changed, then all of it in one step."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.commands import MergeLog
from cpim_pdp.core.merge_plan import MergePlan
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.telling import Telling
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN
from cpim_pdp.desktop.look.waiting import Waiting
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.side_work import SideWork
from cpim_pdp.desktop.translation import tr
from cpim_pdp.logbook import Clock, Done, Logbook
from cpim_pdp.wording import difference, merging, refusals

_SIZE = (620, 480)


class MergeDialog(QDialog):
    """Looks at the other log beside the window, tells what it brings, and brings it in."""

    def __init__(
        self, session: Session, other: Path, gateway: Gateway, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import another log"))
        self._session = session
        self._other = other
        self._gateway = gateway
        self._plan: MergePlan | None = None
        self._work: SideWork | None = None
        self.telling = Telling(tr("What comes in"))
        self.waiting = Waiting()
        self.take_button = FilledButton(tr("&Bring it in"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self._build()
        self.take_button.clicked.connect(self.bring_in)
        self.cancel_button.clicked.connect(self.reject)
        self.resize(*_SIZE)
        self.look()
        offer_help(self, "safekeeping.md#another-computer", beside=self.cancel_button)

    @classmethod
    def bring(
        cls, session: Session, other: Path, gateway: Gateway, parent: QWidget | None
    ) -> "MergeDialog":
        """Open over ``parent``; it frees itself when it is closed."""
        dialog = cls(session, other, gateway, parent)
        dialog.open()
        return dialog

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.telling, 1)
        column.addWidget(self.waiting)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addStretch(1)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.setMinimumHeight(self.take_button.sizeHint().height())
        self.take_button.setDefault(True)
        row.addWidget(self.cancel_button)
        row.addWidget(self.take_button)
        column.addLayout(row)

    # What it does

    def look(self) -> None:
        """Find out what would come in; nothing is changed."""
        path, rulebook, clock = self._session.path, self._session.rulebook, self._session.clock
        self.telling.tell(self._title(), "")
        work = SideWork(lambda: _looked(path, self._other, rulebook, clock), self)
        work.succeeded.connect(self._show_plan)
        self._begin(work, tr("Comparing the two logs..."))

    def bring_in(self) -> None:
        """Bring it in as it was told, in one step that can be undone."""
        if self._plan is None:
            return
        command = MergeLog(self._other.name, str(self._other), self._plan)
        path, rulebook, clock = self._session.path, self._session.rulebook, self._session.clock
        work = SideWork(lambda: _done(path, command, rulebook, clock), self)
        work.succeeded.connect(self._brought)
        self._begin(work, tr("Bringing it in..."))

    def _begin(self, work: SideWork, words: str) -> None:
        work.refused.connect(self._refused)
        work.broke.connect(lambda _error: self._end())
        self._work = work
        self.take_button.setEnabled(False)
        self.cancel_button.setEnabled(False)
        self.waiting.begin(words)
        work.start()

    def _end(self) -> None:
        if self._work is not None:
            self._work.wait()
            self._work = None
        self.waiting.end()
        self.cancel_button.setEnabled(True)

    # What came of it

    def _title(self) -> str:
        return tr("What {name} brings").format(name=self._other.name)

    def _show_plan(self, plan: MergePlan) -> None:
        self._end()
        self._plan = plan
        lines = list(merging.counts(plan, tr))
        heads: set[int] = set()
        for conflict in plan.conflicts:
            heads.add(len(lines))
            lines += [merging.conflict(conflict, tr), *merging.versions(conflict, tr)]
        lines += [merging.left_out(one, tr) for one in plan.left_out]
        new, newer = tr("New: {activity}"), tr("Newer: {activity}")
        lines += [_named(new, one) for one in plan.new_activities]
        lines += [_named(newer, one) for one in plan.activities]
        nothing = tr("This log has all of it already.")
        some = tr("It is brought in as one step, which Undo takes back.")
        under = nothing if plan.changes_nothing else some
        self.telling.tell(self._title(), under, lines, bold=frozenset(heads))
        self.take_button.setEnabled(not plan.changes_nothing)
        (self.cancel_button if plan.changes_nothing else self.take_button).setFocus()

    def _brought(self, done: Done) -> None:
        self._end()
        self.accept()
        self._session.look_around()
        text = tr("Brought in from {name}.").format(name=self._other.name)
        self._gateway.notice(text, Offer(tr("Undo"), self._session.undo))
        for warning in done.warnings:
            why = refusals.in_window(warning, tr)
            self._gateway.warn(tr("No backup was made before: {why}").format(why=why))

    def _refused(self, refusal: Refusal) -> None:
        self._end()
        self._plan = None
        self.telling.tell(self._title(), refusals.in_window(refusal, tr))
        self.cancel_button.setFocus()

    def done(self, result: int) -> None:
        """Override: not in the midst of it."""
        if self._work is None:
            super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override: not in the midst of it."""
        if self._work is None:
            super().closeEvent(event)
        else:
            event.ignore()


def _named(text: str, activity: Activity) -> str:
    return text.format(activity=difference.activity(activity, tr))


def _looked(path: Path, other: Path, rulebook: Rulebook, clock: Clock) -> MergePlan:
    with Logbook.open(path, rulebook, clock=clock, read_only=True) as logbook:
        return logbook.merge_plan(other)


def _done(path: Path, command: MergeLog, rulebook: Rulebook, clock: Clock) -> Done:
    with Logbook.open(path, rulebook, clock=clock) as logbook:
        return logbook.do(command)
