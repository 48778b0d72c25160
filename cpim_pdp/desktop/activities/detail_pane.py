"""The pane beside the table: one activity in full, why it counts so, and its evidence."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStyle, QVBoxLayout, QWidget

from cpim_pdp.core import strength
from cpim_pdp.core.activities import Activity, State
from cpim_pdp.core.counting import Flag
from cpim_pdp.desktop.activities import cell_texts
from cpim_pdp.desktop.activities.counts_for import CountsFor
from cpim_pdp.desktop.activities.filter_bar import points_text
from cpim_pdp.desktop.activities.rows import Row, totals
from cpim_pdp.desktop.activities.standing import standing
from cpim_pdp.desktop.entry.begun_note import BegunNote
from cpim_pdp.desktop.evidence.attached import AttachedEvidence
from cpim_pdp.desktop.evidence.commands import EvidenceCommands
from cpim_pdp.desktop.evidence.files import dropped
from cpim_pdp.desktop.evidence.strength_part import StrengthPart
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.chips import Chip
from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.focus_ring import FocusRing
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, PADDING_ACROSS, PADDING_DOWN, Size
from cpim_pdp.desktop.look.tips import in_lines
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import counting, figures, names, rates

_LETTERS = 38
"""So many letters wide, the pane can still be read."""
_SAID_BELOW = frozenset({Flag.NO_EVIDENCE, Flag.WEAK_EVIDENCE})
"""What the state, or the part on evidence, says already."""
_HAIRLINE = 1
_ACROSS = PADDING_ACROSS - _HAIRLINE
"""Between the texts and the edges, where the bar to scroll with has its place."""


class DetailPane(Card):
    """Shows what is selected; files dropped on it prove it.

    Signals:
        edit_wanted, confirmation_wanted, deletion_wanted, restoring_wanted: a button was pressed.
    """

    edit_wanted = Signal()
    confirmation_wanted = Signal()
    deletion_wanted = Signal()
    restoring_wanted = Signal()

    def __init__(
        self, session: Session, commands: EvidenceCommands, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.setAccessibleName(tr("The selected activity"))
        self._session = session
        self._counts_for = CountsFor(session)
        self._commands = commands
        self._activity: Activity | None = None
        self._takes_files = False
        self.title = Label("", Size.HEAD, wraps=True)
        self.under = Label("", tone=Tone.SECONDARY, wraps=True)
        self.state = Label("", Size.SMALL)
        self.begun = BegunNote()
        self.arithmetic = Label("", wraps=True)
        self.likelihood = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.why = Label("", Size.SMALL, Tone.WARN, wraps=True)
        self.flags = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.rule = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.evidence = AttachedEvidence(commands.previews, commands.shown)
        self.strength = StrengthPart()
        self.topics = QWidget()
        self._topics = FlowLayout(self.topics, GRID)
        self._chips: list[Chip] = []
        self.counts_for = Label("", wraps=True)
        self.notes = Label("", wraps=True)
        self.entered = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.edit_button = LinkButton(tr("Edit..."))
        self.confirm_button = LinkButton(tr("It happened"))
        self.delete_button = LinkButton(tr("Move to the trash"))
        self.restore_button = LinkButton(tr("Restore"))
        self.edit_button.clicked.connect(self.edit_wanted)
        self.confirm_button.clicked.connect(self.confirmation_wanted)
        self.delete_button.clicked.connect(self.deletion_wanted)
        self.restore_button.clicked.connect(self.restoring_wanted)
        self.setMinimumWidth(self._least_width())
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self.show_rows((), in_trash=False, is_any=False)

    # What it is made of

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        # Rings of focus have room around the words.
        column.setContentsMargins(_ACROSS - GRID, GRID, _ACROSS - GRID, 0)
        column.setSpacing(GRID)
        self._parts: list[QWidget] = []
        top = QVBoxLayout()
        top.setContentsMargins(GRID, 0, GRID, 0)
        top.setSpacing(GRID)
        for part in (self.title, self.under, self.state, self.begun):
            top.addWidget(part)
        column.addLayout(top)
        worth = self.arithmetic, self.why, self.likelihood, self.flags, self.rule
        self._section(column, tr("Points"), *worth)
        self._evidence_part = self._section(column, tr("Evidence"), self.evidence)
        column.addWidget(self.strength)
        self._topics_part = self._section(column, tr("Topics"), self.topics)
        self._counts_part = self._section(column, tr("Counts for"), self.counts_for)
        self._notes_part = self._section(column, tr("Notes"), self.notes)
        self._section(column, tr("Entry"), self.entered)
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
        FocusRing(area)
        inside.setAutoFillBackground(False)
        self.content.setContentsMargins(_HAIRLINE, PADDING_DOWN - GRID, _HAIRLINE, PADDING_DOWN)
        self.content.addWidget(area, 1)
        self.content.addLayout(self._row_of_buttons())

    def _least_width(self) -> int:
        """Return how wide it must be for what can't be shortened, the bar to scroll with too."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        letters = _LETTERS * self.fontMetrics().averageCharWidth()
        return max(letters, self.strength.widest() + 2 * PADDING_ACROSS + bar)

    def _row_of_buttons(self) -> QHBoxLayout:
        """Return the buttons in lines; their words begin where the texts above them begin."""
        buttons = QWidget()
        flow = FlowLayout(buttons, GRID)
        for button in self._buttons():
            flow.addWidget(button)
        row = QHBoxLayout()
        row.setContentsMargins(_ACROSS, 0, _ACROSS, 0)
        row.addSpacing(-GRID)
        row.addWidget(buttons, 1)
        return row

    def _buttons(self) -> tuple[LinkButton, ...]:
        return self.edit_button, self.confirm_button, self.restore_button, self.delete_button

    def _connect(self) -> None:
        shown, commands = self.evidence, self._commands
        shown.look_wanted.connect(self.look)
        shown.open_wanted.connect(commands.open_copy)
        shown.copy_wanted.connect(commands.save_copy)
        shown.removal_wanted.connect(lambda one: self._with(commands.detach, one))
        shown.return_wanted.connect(lambda one: self._with(commands.put_back, one))
        shown.kind_chosen.connect(lambda one, kind: self._with(commands.relabel, one, kind))
        shown.name_chosen.connect(lambda one, name: self._with(commands.rename, one, name))
        shown.files_offered.connect(lambda paths: self._with(commands.attach, paths))

    def _with(self, carry_out: Callable[..., object], *about: object) -> None:
        if self._activity is not None:
            carry_out(self._activity, *about)

    def look(self, first: object = None) -> None:
        """Look at the evidence of the activity that is shown, beginning with ``first``."""
        if self._activity is not None:
            files = self._activity.evidence
            self._commands.look(files, next((one for one in files if one == first), None))

    def _section(self, column: QVBoxLayout, title: str, *inside: QWidget) -> QWidget:
        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(GRID, 3 * GRID, GRID, 0)
        rows.setSpacing(GRID)
        rows.addWidget(Label(title, Size.TITLE, Tone.SECONDARY))
        for widget in inside:
            rows.addWidget(widget)
        column.addWidget(part)
        self._parts.append(part)
        return part

    def show_rows(self, rows: Sequence[Row], *, in_trash: bool, is_any: bool) -> None:
        """Show one activity in full, of several their sum, of none a sentence if there is any."""
        changeable = not (in_trash or self._session.read_only)
        self._activity = rows[0].activity if len(rows) == 1 else None
        self._takes_files = False
        self._show_parts(is_one=len(rows) == 1)
        self.title.setVisible(bool(rows))
        self.under.setVisible(bool(rows) or is_any)
        self.edit_button.setVisible(changeable and bool(rows))
        self.confirm_button.setVisible(changeable and any(row.is_over for row in rows))
        self.delete_button.setVisible(changeable and bool(rows))
        self.restore_button.setVisible(in_trash and bool(rows) and not self._session.read_only)
        if len(rows) == 1:
            self._show_one(rows[0], changeable=changeable, in_trash=in_trash)
        elif rows:
            self.title.setText(tr("%n activit(y|ies) selected", "", len(rows)))
            self.under.setText("" if in_trash else points_text(totals(rows)))
            self.edit_button.setText(tr("Edit all..."))
        else:
            self.title.setText("")
            self.under.setText(tr("Select an activity to see all of it here."))

    def _show_parts(self, *, is_one: bool) -> None:
        """Show what every activity has; the rest is left to it, for showing and hiding is slow."""
        optional: tuple[QWidget, ...] = (self._evidence_part, self._topics_part)
        optional += (self._counts_part, self._notes_part, self.strength)
        for part in (self.state, self.strength, *self._parts):
            if not (is_one and part in optional):
                part.setVisible(is_one)

    def _show_one(self, row: Row, *, changeable: bool, in_trash: bool) -> None:
        activity = row.activity
        details = activity.details
        self.title.setText(details.title)
        self.under.setText(_under(row))
        self.under.setVisible(bool(self.under.text()))
        self.state.setText(standing(row).word(tr))
        self.state.set_tone(standing(row).tone)
        self.edit_button.setText(tr("Finish...") if details.draft else tr("Edit..."))
        self._show_points(row)
        changeable = changeable and activity.trashed is None
        self._takes_files = changeable
        self.evidence.show_evidence(activity.evidence, activity.detached, changeable=changeable)
        advice = strength.advice(activity, self._session.rulebook, self._session.today())
        self.strength.show_advice(advice if changeable else ())
        self._evidence_part.setVisible(changeable or bool(activity.evidence))
        self._show_topics(details.topics)
        lines = () if in_trash else self._counts_for.lines(activity)
        self.counts_for.setText("\n".join(lines))
        self._counts_part.setVisible(bool(lines))
        self.notes.setText(details.notes)
        self._notes_part.setVisible(bool(details.notes))
        self.entered.setText(_entered(activity))

    def _show_points(self, row: Row) -> None:
        said = counting.arithmetic(row.price, row.activity.details, tr)
        self.arithmetic.setText(said or tr("A type and a date are still missing."))
        self.why.setText("" if row.counted is None else counting.why(row.counted.reasoning, tr))
        self.likelihood.setText(self._likelihood(row))
        self.why.set_tone(Tone.SECONDARY if row.state is State.PLANNED else Tone.WARN)
        self.flags.setText(_flags(row))
        self.rule.setText(_rule(row))
        for label in (self.why, self.likelihood, self.flags, self.rule):
            label.setVisible(bool(label.text()))
        tip = "" if row.price is None else rates.rule(row.price.row, tr)
        for label in (self.arithmetic, self.rule):
            label.setToolTip(in_lines(tip))

    @staticmethod
    def _likelihood(row: Row) -> str:
        """Return how likely something planned comes true, and who says so."""
        is_own = row.activity.details.likelihood is not None
        text = tr("Likelihood {percent}") if is_own else tr("Likelihood {percent}, the usual one")
        shown = cell_texts.likelihood(row)
        return text.format(percent=shown) if shown else ""

    def _show_topics(self, topics: Sequence[str]) -> None:
        """Show a chip for each topic; those of before are used again, for making one is slow."""
        while len(self._chips) < len(topics):
            self._chips.append(Chip("", filled=True, parent=self.topics))
            self._topics.addWidget(self._chips[-1])
        for place, chip in enumerate(self._chips):
            if place < len(topics):
                chip.setText(names.topic(topics[place], tr))
            chip.setVisible(place < len(topics))
        self._topics_part.setVisible(bool(topics))

    # Files dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: take files that can prove the activity."""
        if self._takes_files and dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override: attach them."""
        event.acceptProposedAction()
        self._with(self._commands.attach, dropped(event.mimeData()))


def _under(row: Row) -> str:
    details = row.activity.details
    parts = [details.provider, details.event]
    if details.date is not None:
        parts.append(figures.days(details.date, row.last_day or details.date, tr))
    if row.activity.trashed is not None:
        day = figures.day(row.activity.trashed.date(), tr)
        parts.append(tr("in the trash since {day}").format(day=day))
    return " · ".join(part for part in parts if part)


def _flags(row: Row) -> str:
    if row.counted is None:
        return ""
    flags = (one for one in row.counted.flags if one not in _SAID_BELOW)
    return "\n".join(counting.flag(one, tr) for one in flags)


def _entered(activity: Activity) -> str:
    """Return when the entry was made, and changed if on another day."""
    made, changed = (one.astimezone().date() for one in (activity.created, activity.changed))
    text = tr("Entered on {day}") if made == changed else tr("Entered on {day}, changed on {last}")
    return text.format(day=figures.day(made, tr), last=figures.day(changed, tr))


def _rule(row: Row) -> str:
    kind = row.activity.details.type
    if row.price is None or kind is None:
        return ""
    parts = [names.activity_type(kind, tr), names.category(row.price.category, tr)]
    parts.append(names.edition(row.price.edition.id, tr))
    reason = row.activity.details.reason
    return " · ".join(parts) + (f"\n{reason}" if reason else "")
