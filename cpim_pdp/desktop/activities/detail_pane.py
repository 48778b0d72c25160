"""The pane beside the table: one activity in full, why it counts so, and its evidence."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cpim_pdp.core.counting import Flag
from cpim_pdp.desktop.activities import counts_for
from cpim_pdp.desktop.activities.cells import STATE_TONES
from cpim_pdp.desktop.activities.filter_bar import totals_text
from cpim_pdp.desktop.activities.rows import Row, totals
from cpim_pdp.desktop.evidence.attached import AttachedEvidence
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.chips import Chip
from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import counting, figures, names

_LETTERS = 38
"""So many letters wide, the pane can still be read."""


class DetailPane(Card):
    """Shows what is selected.

    Signals:
        edit_wanted, deletion_wanted, restoring_wanted: a button was pressed.
    """

    edit_wanted = Signal()
    deletion_wanted = Signal()
    restoring_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(tr("The selected activity"))
        self._session = session
        self.title = Label("", Size.HEAD, wraps=True)
        self.under = Label("", tone=Tone.SECONDARY, wraps=True)
        self.state = Label("", Size.SMALL)
        self.arithmetic = Label("", wraps=True)
        self.why = Label("", Size.SMALL, Tone.WARN, wraps=True)
        self.rule = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.evidence = AttachedEvidence()
        self.topics = QWidget()
        self._topics = FlowLayout(self.topics, GRID)
        self.counts_for = Label("", wraps=True)
        self.notes = Label("", wraps=True)
        self.edit_button = LinkButton(tr("Edit..."))
        self.delete_button = LinkButton(tr("Move to the trash"))
        self.restore_button = LinkButton(tr("Restore"))
        self.edit_button.clicked.connect(self.edit_wanted)
        self.delete_button.clicked.connect(self.deletion_wanted)
        self.restore_button.clicked.connect(self.restoring_wanted)
        self.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self._build()
        self.show_rows((), in_trash=False)

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._parts: list[QWidget] = []
        for label in (self.title, self.under, self.state):
            column.addWidget(label)
        self._section(column, tr("Points"), self.arithmetic, self.why, self.rule)
        self._evidence_part = self._section(column, tr("Evidence"), self.evidence)
        self._topics_part = self._section(column, tr("Topics"), self.topics)
        self._counts_part = self._section(column, tr("Counts for"), self.counts_for)
        self._notes_part = self._section(column, tr("Notes"), self.notes)
        column.addStretch(1)
        for label in (self.title, self.notes, self.arithmetic):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = QScrollArea(self)
        area.setAccessibleName(tr("Details"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.content.addWidget(area, 1)
        row = QHBoxLayout()
        for button in (self.edit_button, self.restore_button, self.delete_button):
            row.addWidget(button)
        row.addStretch(1)
        self.content.addLayout(row)

    def _section(self, column: QVBoxLayout, title: str, *inside: QWidget) -> QWidget:
        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(0, 3 * GRID, 0, 0)
        rows.setSpacing(GRID)
        rows.addWidget(Label(title, Size.TITLE, Tone.SECONDARY))
        for widget in inside:
            rows.addWidget(widget)
        column.addWidget(part)
        self._parts.append(part)
        return part

    def show_rows(self, rows: Sequence[Row], *, in_trash: bool) -> None:
        """Show one activity in full, of several their sum, of none a sentence."""
        changeable = not (in_trash or self._session.read_only)
        for part in self._parts:
            part.setVisible(len(rows) == 1)
        self.state.setVisible(len(rows) == 1)
        self.title.setVisible(bool(rows))
        self.under.show()
        self.edit_button.setVisible(changeable and len(rows) == 1)
        self.delete_button.setVisible(changeable and bool(rows))
        self.restore_button.setVisible(in_trash and bool(rows) and not self._session.read_only)
        if len(rows) == 1:
            self._show_one(rows[0], changeable=changeable, in_trash=in_trash)
        elif rows:
            self.title.setText(tr("%n activit(y|ies) selected", "", len(rows)))
            self.under.setText(totals_text(totals(rows), with_points=not in_trash))
        else:
            self.title.setText("")
            self.under.setText(tr("Select an activity to see all of it here."))

    def _show_one(self, row: Row, *, changeable: bool, in_trash: bool) -> None:
        details = row.activity.details
        self.title.setText(details.title)
        self.under.setText(_under(row))
        self.under.setVisible(bool(self.under.text()))
        self.state.setText(names.state(row.state, tr))
        self.state.set_tone(STATE_TONES[row.state])
        self._show_points(row)
        changeable = changeable and row.activity.trashed is None
        self.evidence.show_evidence(
            row.activity.evidence, row.activity.detached, changeable=changeable
        )
        self._evidence_part.setVisible(changeable or bool(row.activity.evidence))
        self._show_topics(details.topics)
        lines = () if in_trash else counts_for.lines(row.activity, self._session)
        self.counts_for.setText("\n".join(lines))
        self._counts_part.setVisible(bool(lines))
        self.notes.setText(details.notes)
        self._notes_part.setVisible(bool(details.notes))

    def _show_points(self, row: Row) -> None:
        said = counting.arithmetic(row.price, row.activity.details, tr)
        self.arithmetic.setText(said or tr("A type and a date are still missing."))
        self.why.setText(_why(row))
        self.why.setVisible(bool(self.why.text()))
        self.rule.setText(_rule(row))
        self.rule.setVisible(bool(self.rule.text()))

    def _show_topics(self, topics: Iterable[str]) -> None:
        while (item := self._topics.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for topic in topics:
            chip = Chip(names.topic(topic, tr), filled=True, parent=self.topics)
            self._topics.addWidget(chip)
            chip.show()
        self._topics_part.setVisible(self._topics.count() > 0)


def _under(row: Row) -> str:
    details = row.activity.details
    parts = [details.provider, details.event]
    if details.date is not None:
        parts.append(figures.days(details.date, row.last_day or details.date, tr))
    if row.activity.trashed is not None:
        day = figures.day(row.activity.trashed.date(), tr)
        parts.append(tr("in the trash since {day}").format(day=day))
    return " · ".join(part for part in parts if part)


def _why(row: Row) -> str:
    if row.counted is None:
        return ""
    # The state says already that there is no evidence.
    flags = [counting.flag(one, tr) for one in row.counted.flags if one is not Flag.NO_EVIDENCE]
    return "\n".join(part for part in (counting.why(row.counted.reasoning, tr), *flags) if part)


def _rule(row: Row) -> str:
    kind = row.activity.details.type
    if row.price is None or kind is None:
        return ""
    parts = [names.activity_type(kind, tr), names.category(row.price.category, tr)]
    parts.append(names.edition(row.price.edition.id, tr))
    reason = row.activity.details.reason
    return " · ".join(parts) + (f"\n{reason}" if reason else "")
