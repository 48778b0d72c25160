"""The one form to log or change an activity: what is typed stays until it is in the log."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.commands import AddActivity, EditActivity
from cpim_pdp.core.details import checked
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.entry import changed_elsewhere
from cpim_pdp.desktop.entry.fields import ALWAYS, ORDER, WIDE, EntryFields, Known
from cpim_pdp.desktop.entry.outlook import Setting
from cpim_pdp.desktop.entry.preview import EntryPreview
from cpim_pdp.desktop.evidence.files import dropped
from cpim_pdp.desktop.evidence.pending import PendingEvidence
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.buttons import FilledButton, LinkButton
from cpim_pdp.desktop.look.cards import Hairline
from cpim_pdp.desktop.look.field_box import FieldGrid
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN, Size, colours_of
from cpim_pdp.desktop.session import Session, is_replacement
from cpim_pdp.desktop.translation import tr
from cpim_pdp.exchange.file_name_guesses import guess
from cpim_pdp.wording import refusals

_WIDTH = 620
_FIELD_OF = {
    Reason.TITLE_EMPTY: "title",
    Reason.TYPE_NEEDED: "type",
    Reason.TYPE_UNKNOWN: "type",
    Reason.DATE_NEEDED: "date",
    Reason.DATE_OUT_OF_RANGE: "date",
    Reason.UNTIL_BEFORE_DATE: "until",
    Reason.QUANTITY_NEEDED: "quantity",
    Reason.QUANTITY_OUT_OF_RANGE: "quantity",
    Reason.WEEKS_NEEDED: "weeks",
    Reason.WEEKS_OUT_OF_RANGE: "weeks",
    Reason.WEEKS_NOT_FOR_TYPE: "weeks",
    Reason.WEEKS_NOT_IN_EDITION: "weeks",
    Reason.SCORE_OUT_OF_RANGE: "score",
    Reason.SCORE_NOT_FOR_TYPE: "score",
    Reason.POINTS_NEEDED: "points",
    Reason.POINTS_OUT_OF_RANGE: "points",
    Reason.REASON_NEEDED: "reason",
    Reason.CATEGORY_UNKNOWN: "category",
    Reason.CATEGORY_NOT_THEN: "category",
    Reason.ROW_NOT_FOR_TYPE: "row",
}
"""Beside which field a refusal is shown; refusals about a text name their field themselves."""


class EntryForm(QDialog):
    """Logs a new activity, or changes ``activity``.

    Signals:
        saved: the id of the activity that was logged or changed.
    """

    saved = Signal(str)

    def __init__(
        self,
        session: Session,
        gateway: Gateway,
        activity: Activity | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._gateway = gateway
        self._activity = activity
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAcceptDrops(True)
        self.setWindowTitle(self._purpose())
        snapshot, today = session.snapshot, session.today()
        self.fields = EntryFields(session.rulebook, today, _known(snapshot.activities), self)
        self.evidence = PendingEvidence(len(activity.evidence) if activity else 0, self)
        setting = Setting(snapshot, session.rulebook, today, activity)
        self.preview = EntryPreview(setting, self)
        self._build()
        self.fields.show(_begun(session) if activity is None else activity.details)
        self.fields.edited.connect(self._edited)
        self.evidence.edited.connect(self._edited)
        self.preview.changed.connect(self._grow)
        self._at_first = self._content()
        self._edited()
        self.fields.title.setFocus()

    @property
    def _is_unlogged(self) -> bool:
        return self._activity is None or self._activity.details.draft

    # What it looks like

    def _purpose(self) -> str:
        if self._activity is None:
            return tr("Log activity")
        return tr("Finish the draft") if self._is_unlogged else tr("Edit activity")

    def _build(self) -> None:
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self._scrolled(), 1)
        outside.addWidget(Hairline())
        self._foot_part = self._foot()
        outside.addLayout(self._foot_part)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._log)

    def _scrolled(self) -> QScrollArea:
        self._inside = inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(Label(self._purpose(), Size.HEAD))
        self._grid = FieldGrid(inside)
        for part in (self._grid, self.fields.planned, self.preview, self.evidence):
            column.addWidget(part)
        column.addWidget(Label(tr("Topics"), Size.SMALL, Tone.SECONDARY))
        column.addWidget(self.fields.topics)
        column.addStretch(1)
        self._area = area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        # The card's ground shines through.
        for ground in (area.viewport(), inside):
            ground.setAutoFillBackground(False)
        return area

    def _foot(self) -> QVBoxLayout:
        self.error = Label("", tone=Tone.BAD, wraps=True)
        self.error.hide()
        self.reopen_button = LinkButton(tr("&Open it again"))
        self.reopen_button.setAutoDefault(False)
        self.reopen_button.clicked.connect(self._reopen)
        self.reopen_button.hide()
        self.more = LinkButton(tr("&More fields"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self._arrange)
        self.draft_button = QPushButton(tr("&Keep as draft"))
        self.draft_button.clicked.connect(lambda: self.save(draft=True))
        self.draft_button.setVisible(self._is_unlogged)
        self.log_button = FilledButton(tr("Log &it") if self._is_unlogged else tr("&Save"))
        self.log_button.clicked.connect(self._log)
        for button in (self.more, self.draft_button):
            button.setAutoDefault(False)
            button.setMinimumHeight(self.log_button.sizeHint().height())
        self.log_button.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.draft_button)
        row.addWidget(self.log_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(PAGE_MARGIN, GAP, PAGE_MARGIN, GAP)
        foot.addWidget(self.error)
        foot.addWidget(self.reopen_button)
        foot.addLayout(row)
        return foot

    def _arrange(self) -> None:
        """Show the fields that belong to the type, that are filled or wrong, or all of them."""
        boxes = self.fields.boxes
        wanted = {*ALWAYS, *self.fields.wanted()}
        if self.more.isChecked():
            wanted |= self.fields.possible()
        self._grid.show_boxes(
            [(boxes[key], key in WIDE) for key in ORDER if key in wanted or boxes[key].error]
        )
        self.fields.planned.setVisible(self.more.isChecked() or self.fields.planned.isChecked())
        self._grow()
        self.more.setText(tr("&Fewer fields") if self.more.isChecked() else tr("&More fields"))

    # What the holder does

    def add_files(self, files: Iterable[Path]) -> None:
        """Take files in; the first one's name proposes a title where there is none."""
        paths = tuple(files)
        self.evidence.add(paths)
        if paths and not self.fields.title.text().strip():
            self.fields.title.setText(guess(paths[0].name).title)
            self.fields.title.selectAll()
        self._edited()

    def _log(self) -> None:
        self.save()

    def save(self, *, draft: bool = False) -> bool:
        """Put the entry into the log; say beside the fields why not, and keep everything typed."""
        self._clear_refusals()
        reading = self.fields.reading()
        for key, refusal in reading.refusals.items():
            self._refuse(key, refusal)
        if reading.refusals:
            self._go_to(next(key for key in ORDER if key in reading.refusals))
            return False
        try:
            details = checked(replace(reading.details, draft=draft), self._session.rulebook)
        except Refusal as refusal:
            self._refuse_whole(refusal)
            return False
        return self._put(self._command(details))

    def _put(self, command: AddActivity | EditActivity) -> bool:
        try:
            done = self._session.attempt(command)
        except Refusal as refusal:
            return self._put_otherwise(command, refusal)
        self._at_first = self._content()
        self.accept()
        self.saved.emit(done.ids[0] if done.ids else self._activity.id if self._activity else "")
        return True

    def _put_otherwise(self, command: AddActivity | EditActivity, refusal: Refusal) -> bool:
        """Ask what to do where somebody else was at the same activity; else say what is wrong."""
        self._session.look_around()
        if isinstance(command, EditActivity):
            other = changed_elsewhere.answered(command, refusal, self._gateway, self)
            if other is not None:
                return self._put(other)
        self._refuse_whole(refusal)
        return False

    def _command(self, details: Details) -> AddActivity | EditActivity:
        files = self.evidence.evidence()
        if self._activity is None:
            return AddActivity(details, files)
        return EditActivity(self._activity.id, self._activity.details, details, files)

    def _edited(self) -> None:
        reading = self.fields.reading()
        for key, box in self.fields.boxes.items():
            if box.error and key not in reading.refusals:
                box.refuse("")
        self._arrange()
        self.preview.show_details(reading.details)

    def _reopen(self) -> None:
        """Turn to the file that is there now; what was typed stays, to be saved there."""
        self._clear_refusals()
        self._session.reopen()

    # What is wrong

    def _clear_refusals(self) -> None:
        self.error.hide()
        self.reopen_button.hide()
        for box in self.fields.boxes.values():
            box.refuse("")

    def _refuse_whole(self, refusal: Refusal) -> None:
        key = _field_of(refusal)
        if key is None:
            self.error.setText(refusals.sentence(refusal, tr))
            self.error.show()
            self.reopen_button.setVisible(is_replacement(refusal))
            announce(self, self.error.text())
        else:
            self._refuse(key, refusal)
            self._go_to(key)

    def _refuse(self, key: str, refusal: Refusal) -> None:
        self.fields.boxes[key].refuse(refusals.sentence(refusal, tr))

    def _go_to(self, key: str) -> None:
        self._arrange()
        box = self.fields.boxes[key]
        box.editor.setFocus()
        announce(box.editor, box.error)
        self._area.ensureWidgetVisible(box)

    # Leaving it

    def _content(self) -> tuple[object, ...]:
        return (*self.fields.texts(), self.evidence.evidence())

    def has_changes(self) -> bool:
        """Say whether something was typed or chosen that is not in the log."""
        return self._content() != self._at_first

    def reject(self) -> None:
        """Override QDialog::reject, for Esc and closing: ask before anything typed is lost."""
        if not self.has_changes() or self._may_leave():
            super().reject()

    def _may_leave(self) -> bool:
        go_on = tr("Go on editing")
        discard = tr("Discard")
        if self._is_unlogged:
            answers = (tr("Keep as draft"), discard, go_on)
        else:
            answers = (tr("Save"), discard, go_on)
        picked = self._gateway.choose(
            tr("Keep what you typed?"),
            answers,
            detail=tr("It is not in the log yet."),
            safest=2,
            over=self,
        )
        if picked == 0:
            # Saving closes the form itself.
            self.save(draft=self._is_unlogged)
        return picked == 1

    # Files dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override: take files anywhere on the form."""
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override: attach them."""
        event.acceptProposedAction()
        self.add_files(dropped(event.mimeData()))

    def _grow(self) -> None:
        """Become as tall as the fields ask for, as far as the screen has room; never shorter."""
        inside = self._inside.layout()
        if inside is None or not self.isVisible():
            return
        room = self.screen().availableGeometry().height() - 12 * GRID
        foot = self._foot_part.sizeHint().height() + 1
        wanted = min(inside.totalHeightForWidth(self.width()) + foot, room)
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Override: begin at the size that the fields ask for."""
        super().showEvent(event)
        if not event.spontaneous():
            self.resize(_WIDTH, self.minimumSizeHint().height())
            self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground of a card."""
        QPainter(self).fillRect(event.rect(), QColor(colours_of(self).card))


def _known(activities: Iterable[Activity]) -> Known:
    every = tuple(activities)
    return Known(
        tuple(dict.fromkeys(one.details.provider for one in every if one.details.provider)),
        tuple(dict.fromkeys(one.details.event for one in every if one.details.event)),
    )


def _begun(session: Session) -> Details:
    """Return what a new entry begins with: today, and the type that was logged last."""
    logged = session.snapshot.activities
    typed = (one for one in logged if one.details.type is not None)
    last = max(typed, key=lambda one: one.created, default=None)
    return Details(title="", date=session.today(), type=last.details.type if last else None)


def _field_of(refusal: Refusal) -> str | None:
    named = refusal.facts.get("field")
    if refusal.reason is not Reason.ACTIVITY_CHANGED_ELSEWHERE and named in ORDER:
        return str(named)
    return _FIELD_OF.get(refusal.reason)
