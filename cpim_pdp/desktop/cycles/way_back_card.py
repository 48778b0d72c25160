"""The way back to an expired credential: the exams to pass, by when, and those that were taken."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.rulebook import Programme
from cpim_pdp.core.way_back import Exam, WayBack
from cpim_pdp.desktop.cycles.cycle_view import CycleView
from cpim_pdp.desktop.cycles.step_card import StepCard
from cpim_pdp.desktop.look.buttons import LinkButton, flush
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names, standing, way_back


class WayBackCard(StepCard):
    """Shown while the credential has expired.

    Signals:
        to_note: the id of the exam that is to be noted first, empty for any.
        to_edit: the `ExamAttempt` that is to be corrected.
        to_remove: the `ExamAttempt` that is to be removed.
        programme_chosen: the id of the programme that is taken from now on.
    """

    to_note = Signal(str)
    to_edit = Signal(object)
    to_remove = Signal(object)
    programme_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The way back"), parent)
        self.programmes: dict[str, LinkButton] = {}
        self.attempts: dict[tuple[str, str], LinkButton] = {}
        self.origin_button: LinkButton | None = None
        self.note_button = LinkButton(tr("Note an &exam..."))
        self.note_button.clicked.connect(self._note)
        self._next = ""
        self._rows, self._rest = QVBoxLayout(), QVBoxLayout()
        self._rows.setSpacing(GRID)
        self._rest.setSpacing(GRID)
        self.content.addLayout(self._rows)
        self.content.addLayout(flush(self.note_button))
        self.content.addLayout(self._rest)

    def show_view(self, view: CycleView) -> None:
        """Show what leads back today."""
        found = view.summary.way_back
        emptied(self._rows)
        emptied(self._rest)
        self.programmes, self.attempts = {}, {}
        if found is None:
            return
        can_change = not view.session.read_only
        self.note_button.setVisible(can_change and found.programme is not None)
        self._next = found.missing[0].id if found.missing else ""
        self._rows.addWidget(Label(way_back.to_do(found, tr), bold=True, wraps=True))
        if effort := way_back.effort(found, tr):
            self._rows.addWidget(Label(effort, wraps=True))
        self._show_exams(found, view)
        self._show_programmes(found, can_change=can_change)
        for remark in way_back.remarks(found, tr):
            self._small(remark)
        if found.programme is not None:
            self._show_origin(found.programme)

    def _show_exams(self, found: WayBack, view: CycleView) -> None:
        held = view.session.snapshot.attempts_of(view.summary.credential.id)
        taken = [one for one in held if one.date >= found.expired]
        self._rows.addSpacing(2 * GRID)
        for exam in found.exams:
            self._show_exam(exam, [one for one in taken if one.exam == exam.id], view)

    def _show_exam(self, exam: Exam, taken: list[ExamAttempt], view: CycleView) -> None:
        row = QGridLayout()
        row.setHorizontalSpacing(GAP)
        row.setVerticalSpacing(0)
        tone = Tone.GOOD if exam.passed is not None else Tone.WARN
        row.addWidget(Label(names.exam(exam.id, tr), bold=True, wraps=True), 0, 0)
        row.addWidget(Label(way_back.exam(exam, tr), tone=tone, wraps=True), 0, 1)
        row.setColumnStretch(0, 2)
        row.setColumnStretch(1, 3)
        self._rows.addLayout(row)
        if not view.session.read_only:
            for attempt in taken:
                self._show_attempt(attempt)

    def _show_attempt(self, attempt: ExamAttempt) -> None:
        words = tr("{day}: score {score}", "an exam that was taken").format(
            day=figures.day(attempt.date, tr), score=attempt.score
        )
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(Label(words, Size.SMALL, Tone.SECONDARY))
        for what, text, signal in (
            ("edit", tr("Correct..."), self.to_edit),
            ("remove", tr("Remove"), self.to_remove),
        ):
            button = LinkButton(text)
            about = tr("{exam}, {attempt}").format(exam=names.exam(attempt.exam, tr), attempt=words)
            button.setAccessibleDescription(about)
            button.clicked.connect(lambda _=False, told=signal: told.emit(attempt))
            self.attempts[what, attempt.id] = button
            row.addWidget(button)
        row.addStretch(1)
        self._rows.addLayout(row)

    def _show_programmes(self, found: WayBack, *, can_change: bool) -> None:
        if found.programme is None:
            return
        self._rest.addWidget(Label(way_back.programme(found, tr), wraps=True))
        for one in found.choices if can_change else ():
            if one.id == found.programme.id:
                continue
            words = tr("Go by {programme}").format(programme=names.programme(one.id, tr))
            button = LinkButton(words)
            button.clicked.connect(partial(self._choose, one.id))
            self.programmes[one.id] = button
            self._rest.addLayout(flush(button))

    def _show_origin(self, programme: Programme) -> None:
        """Offer what is only assumed and where it was read; both come up when asked for."""
        self.origin_button = LinkButton(tr("What is assumed, and where this was read"))
        self.origin_button.setCheckable(True)
        self._rest.addLayout(flush(self.origin_button))
        assumed = tr("Assumed: {text}").format(text=programme.assumption)
        origin = self._small("\n".join((assumed, *standing.sources(programme, tr))))
        origin.hide()
        self.origin_button.toggled.connect(origin.setVisible)

    def _small(self, text: str) -> Label:
        label = Label(text, Size.SMALL, Tone.SECONDARY, wraps=True)
        self._rest.addWidget(label)
        return label

    def _choose(self, programme: str) -> None:
        self.programme_chosen.emit(programme)

    def _note(self) -> None:
        self.to_note.emit(self._next)
