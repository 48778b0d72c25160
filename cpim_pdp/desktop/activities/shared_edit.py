"""Changing many activities at once, told beforehand: which will change, which can't and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core.activities import Activity, State
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.shared_change import Outcome, SharedChange, outcome
from cpim_pdp.desktop.activities.shared_fields import SharedFields, SharedMark
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.columns import Columns
from cpim_pdp.desktop.look.field_box import FieldBox, FieldGrid
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN, Size
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import refusals

_SIZE = (620, 640)
_WAIT_MS = 120
"""So long nothing is typed before it is worked out what would change."""
_NAMED = 3
"""So many that can't be changed are named, the others counted."""
_TOPIC_WIDTH = 180


class SharedEdit(QDialog):
    """Asks what is to change; the answer is in ``change`` and ``result_of``."""

    def __init__(
        self,
        activities: Sequence[Activity],
        session: Session,
        gateway: Gateway,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._activities = activities
        self._session = session
        self._gateway = gateway
        self.change = SharedChange()
        self.result_of = Outcome((), {})
        self.setWindowTitle(tr("Edit activities"))
        self.fields = SharedFields(activities, session.snapshot, session.rulebook, self)
        self.told = Label("", wraps=True)
        self.take_button = FilledButton(tr("&Change"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self.work_out)
        self.fields.edited.connect(self._wait.start)
        self.take_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self.reject)
        self._build()
        self.resize(*_SIZE)
        self.work_out()
        offer_help(self, "logging.md#finding-and-changing", beside=self.cancel_button)

    # What it is made of

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        count = len(self._activities)
        column.addWidget(Label(tr("Edit %n activit(y|ies)", "", count), Size.HEAD))
        column.addWidget(self._scrolled(self._inside()), 1)
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addStretch(1)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.setMinimumHeight(self.take_button.sizeHint().height())
        self.take_button.setDefault(True)
        row.addWidget(self.cancel_button)
        row.addWidget(self.take_button)
        column.addLayout(row)

    def _inside(self) -> QWidget:
        fields, inside = self.fields, QWidget()
        boxes = [
            (FieldBox(tr("&Type"), fields.type), False),
            (FieldBox(tr("&Provider"), fields.provider), False),
            (FieldBox(tr("&Event"), fields.part_of), False),
            (FieldBox(tr("Cate&gory"), fields.category), False),
        ]
        states = self._session.states()
        if all(states[one.id] is State.PLANNED for one in self._activities):
            boxes.append((FieldBox(tr("&Likelihood in %"), fields.likelihood), False))
        if fields.has_files:
            boxes.append((FieldBox(tr("&Kind of all their files"), fields.kind), False))
        grid = FieldGrid()
        grid.show_boxes(boxes)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GAP)
        column.addWidget(grid)
        column.addWidget(fields.planned)
        column.addWidget(_marks(tr("Topics"), list(fields.topics.values())))
        column.addWidget(_marks(tr("Counts for"), list(fields.counts_for.values())))
        column.addStretch(1)
        return inside

    @staticmethod
    def _scrolled(inside: QWidget) -> QWidget:
        area = QScrollArea()
        area.setAccessibleName(tr("What to change"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        for ground in (area.viewport(), inside):
            ground.setAutoFillBackground(False)
        return area

    # What would come of it

    def work_out(self) -> None:
        """Say what would change, and which activities can't be changed and why."""
        self._wait.stop()
        try:
            self.change = self.fields.wish()
        except Refusal as refusal:
            self.change, self.result_of = SharedChange(), Outcome((), {})
            self._tell(refusals.in_window(refusal, tr), Tone.BAD)
            return
        session = self._session
        submissions = session.snapshot.submissions
        self.result_of = outcome(self.change, self._activities, submissions, session.rulebook)
        tone = Tone.WARN if self.result_of.refused else Tone.SECONDARY
        self._tell("\n".join(self._words()), tone)

    def _tell(self, words: str, tone: Tone) -> None:
        self.told.set_tone(tone)
        self.told.setText(words)
        self.take_button.setEnabled(bool(self.result_of.changed))

    def _words(self) -> list[str]:
        if self.change == SharedChange():
            return [tr("What you leave alone stays in each of them as it is.")]
        changed, refused = self.result_of.changed, self.result_of.refused
        lines = [tr("%n activit(y|ies) will change.", "", len(changed))]
        titles = {one.id: one.details.title for one in self._activities}
        for identity, refusal in list(refused.items())[:_NAMED]:
            text = tr("“{title}” stays as it is: {why}")
            why = refusals.in_window(refusal, tr)
            lines.append(text.format(title=titles[identity], why=why))
        if len(refused) > _NAMED:
            lines.append(tr("So (does|do) %n more.", "", len(refused) - _NAMED))
        return lines

    # How it ends

    def _take(self) -> None:
        self.work_out()
        if self.result_of.changed:
            self.accept()

    def reject(self) -> None:
        """Override: what was entered is not thrown away unasked."""
        self.work_out()
        question = tr("Leave without changing the activities?")
        is_idle = self.change == SharedChange() and not self.fields.type.currentText().strip()
        if is_idle or self._gateway.ask(question, yes=tr("Leave"), over=self):
            super().reject()

    @classmethod
    def ask(
        cls,
        activities: Sequence[Activity],
        session: Session,
        gateway: Gateway,
        parent: QWidget | None,
    ) -> tuple[SharedChange, Outcome] | None:
        """Return what is to change and in which activities, None where nothing is."""
        dialog = cls(activities, session, gateway, parent)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.change, dialog.result_of
        dialog.deleteLater()
        return answer if is_wanted else None


def _marks(title: str, marks: Sequence[SharedMark]) -> QWidget:
    part = QWidget()
    part.setAccessibleName(title)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    column.addWidget(Label(title, Size.SMALL, Tone.SECONDARY))
    inside = QWidget()
    columns = Columns(_TOPIC_WIDTH, 2, GRID, inside)
    for mark in marks:
        columns.addWidget(mark)
    column.addWidget(inside)
    return part
