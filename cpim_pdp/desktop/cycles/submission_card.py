"""What was filed for a cycle and what became of it: its log, the kept report, what comes next."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from cpim_pdp.core.submissions import Decision, Submission
from cpim_pdp.desktop.cycles import decision_dialogs
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.decision_dialogs import Asking
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.cards import Hairline
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names, submission_log

_TONES = {
    Decision.UNDECIDED: Tone.WARN,
    Decision.APPROVED: Tone.GOOD,
    Decision.DENIED: Tone.BAD,
    Decision.REOPENED: Tone.SECONDARY,
}


class SubmissionCard(StepCard):
    """Shows the applications of a cycle, the newest on top.

    Signals:
        asked: what became of an application is to be noted; an `Asking` and the `Submission`.
        open_wanted, copy_wanted: its kept report is to be looked at, or saved; the `Submission`.
    """

    asked = Signal(object, object)
    open_wanted = Signal(object)
    copy_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The application"), parent)
        self.buttons: dict[str, QPushButton] = {}
        self._days = 0
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * GRID)
        self.content.addLayout(self._rows)

    def show_view(self, view: CycleView) -> None:
        """Show what was filed for a cycle."""
        emptied(self._rows)
        self.buttons = {}
        submissions = view.record.submissions[::-1]
        self._days = self._width_of_days(submissions)
        for place, submission in enumerate(submissions):
            if place:
                self._rows.addWidget(Hairline())
            self._show(submission, view)
        newest = submissions[0].decision_on(view.summary.on) if submissions else None
        if newest is not None:
            self.show_state(names.decision(newest, tr), _TONES[newest])

    def _show(self, submission: Submission, view: CycleView) -> None:
        log = QWidget()
        grid = QGridLayout(log)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, self._days)
        for row, event in enumerate(submission_log.events(submission, tr)):
            day = "" if event.day is None else figures.day(event.day, tr)
            grid.addWidget(Label(day), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(event.text, wraps=True), row, 1)
        self._rows.addWidget(log)
        self._rows.addWidget(self._report(submission))
        if submission.is_live and not view.session.read_only:
            self._rows.addWidget(self._next(submission))

    def _width_of_days(self, submissions: Iterable[Submission]) -> int:
        """Return how wide the column of days is, so that those of all applications line up."""
        days = (event.day for one in submissions for event in submission_log.events(one, tr))
        words = (figures.day(day, tr) for day in days if day is not None)
        return max((self.fontMetrics().horizontalAdvance(one) for one in words), default=0)

    def _report(self, submission: Submission) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, 2 * GRID)
        kept = tr("The report of {day} is kept.").format(day=figures.day(submission.filed, tr))
        said = Label(kept, tone=Tone.SECONDARY)
        said.setToolTip(tr("SHA-256 {hash}").format(hash=submission.report))
        row.addWidget(said)
        for words, signal in (
            (tr("Open"), self.open_wanted),
            (tr("Save a copy..."), self.copy_wanted),
        ):
            button = LinkButton(words)
            button.setAccessibleDescription(kept)
            button.clicked.connect(lambda _checked=False, one=signal: one.emit(submission))
            row.addWidget(button)
            said.setMinimumHeight(button.sizeHint().height())
        return holder

    def _next(self, submission: Submission) -> QWidget:
        offered: list[tuple[str, str, Asking]] = []
        if submission.approved is None:
            offered += [
                ("approved", tr("Approved..."), decision_dialogs.approval),
                ("denied", tr("Denied..."), decision_dialogs.denial),
                ("audited", tr("In audit..."), decision_dialogs.audit),
            ]
        offered.append(("reopened", tr("Reopen..."), decision_dialogs.reopening))
        holder = QWidget()
        row = FlowLayout(holder, 2 * GRID)
        for key, words, asking in offered:
            row.addWidget(self._button(key, words, self._ask(asking, submission)))
        return holder

    def _ask(self, asking: Asking, submission: Submission) -> Callable[[], None]:
        return lambda: self.asked.emit(asking, submission)

    def _button(self, key: str, words: str, carry_out: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setMinimumHeight(button.fontMetrics().height() + 4 * GRID)
        button.clicked.connect(carry_out)
        self.buttons[key] = button
        return button
