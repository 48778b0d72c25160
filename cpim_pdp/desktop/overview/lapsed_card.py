"""What a missed deadline means: what each policy says, or the exams that lead back after expiry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cpim_pdp.core.standing import Standing
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.look.buttons import LinkButton, flush
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.labels import Label, Tone, readable
from cpim_pdp.desktop.look.theme import GAP, GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names, standing, way_back

if TYPE_CHECKING:
    from cpim_pdp.core.standing import Verdict
    from cpim_pdp.core.summary import Summary
    from cpim_pdp.core.way_back import WayBack


class LapsedCard(Card):
    """Hidden while the standing is not lost.

    Signals:
        wanted: a `Wish`: the holder wants the whole story.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title = Label("", Size.TITLE, Tone.SECONDARY)
        self.link = LinkButton(tr("Policies and their sources..."))
        self.link.clicked.connect(lambda: self.wanted.emit(Wish(Action.SHOW_CYCLES)))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * GRID)
        self.content.addWidget(self.title)
        self.content.addLayout(self._rows)
        self.content.addLayout(flush(self.link))

    def show_summary(self, summary: Summary) -> None:
        """Show what a summary says of the deadline that was missed."""
        emptied(self._rows)
        lapsed = summary.verdict.standing is not Standing.ACTIVE
        self.setVisible(lapsed)
        if not lapsed:
            return
        due = figures.day(summary.shown.due, tr)
        self._name(tr("The deadline of {due} has passed").format(due=due))
        self.link.setText(tr("Policies and their sources..."))
        if summary.way_back is not None:
            self._show_way_back(summary.way_back)
        for verdict in summary.if_missed:
            self._show_policy(verdict, in_force=verdict.policy == summary.verdict.policy)

    def _name(self, title: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)

    def _show_way_back(self, found: WayBack) -> None:
        since = figures.day(found.expired, tr)
        self._name(tr("Expired since {since}").format(since=since))
        self.link.setText(tr("Exams, policies and their sources..."))
        exams = QGridLayout()
        exams.setHorizontalSpacing(GAP)
        exams.setVerticalSpacing(GRID)
        exams.setColumnStretch(1, 1)
        for row, exam in enumerate(found.exams):
            tone = Tone.GOOD if exam.passed is not None else Tone.WARN
            top = Qt.AlignmentFlag.AlignTop
            exams.addWidget(Label(names.exam(exam.id, tr), bold=True), row, 0, top)
            exams.addWidget(Label(way_back.exam(exam, tr), tone=tone, wraps=True), row, 1)
        self._rows.addLayout(exams)
        if found.pass_by is not None and found.missing:
            by = tr("All of them have to be passed by {day}.").format(
                day=figures.day(found.pass_by, tr)
            )
            self._rows.addLayout(readable(Label(by, wraps=True)))
        if effort := way_back.effort(found, tr):
            self._rows.addLayout(readable(Label(effort, tone=Tone.SECONDARY, wraps=True)))

    def _show_policy(self, verdict: Verdict, *, in_force: bool) -> None:
        """Show what one policy says; the one in force comes to the eye first."""
        name = names.policy(verdict.policy, tr)
        title = tr("{policy}, in force").format(policy=name) if in_force else name
        said = Label(
            standing.sentence(verdict, tr), tone=Tone.BAD if in_force else Tone.INK, wraps=True
        )
        part = QVBoxLayout()
        part.setSpacing(0)
        part.addWidget(Label(title, bold=True, wraps=True))
        part.addLayout(readable(said))
        self._rows.addLayout(part)
