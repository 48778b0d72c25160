"""The one form to log or change an activity: what is typed stays until it is in the log."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpim_pdp.core.activities import Activity, Details, EvidenceKind
from cpim_pdp.core.commands import AddActivity, ChangeEvidence, EditActivity, NewEvidence
from cpim_pdp.core.details import checked
from cpim_pdp.core.duplicates import proven_by
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.entry import typed_texts, unfinished_entry
from cpim_pdp.desktop.entry.card_window import CardWindow
from cpim_pdp.desktop.entry.draft_details import as_draft
from cpim_pdp.desktop.entry.fields import ORDER, EntryFields
from cpim_pdp.desktop.entry.foot import Foot
from cpim_pdp.desktop.entry.form_body import FormBody
from cpim_pdp.desktop.entry.keeper import Keeper
from cpim_pdp.desktop.entry.known import begun, is_like, known, like, next_one
from cpim_pdp.desktop.entry.outlook import Setting
from cpim_pdp.desktop.entry.preview import EntryPreview
from cpim_pdp.desktop.entry.putting import Entering, identity_of, put
from cpim_pdp.desktop.entry.refused_fields import field_of
from cpim_pdp.desktop.entry.unfinished_entry import Typed, UnfinishedEntry
from cpim_pdp.desktop.evidence import clipboard
from cpim_pdp.desktop.evidence.commands import EvidenceCommands
from cpim_pdp.desktop.evidence.files import evidence_of
from cpim_pdp.desktop.evidence.pending import PendingEvidence
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.look.cards import Hairline
from cpim_pdp.desktop.look.helping import offer_help
from cpim_pdp.desktop.look.labels import Tone
from cpim_pdp.desktop.session import Session, is_replacement
from cpim_pdp.desktop.translation import tr
from cpim_pdp.exchange.day_order import DayOrder
from cpim_pdp.exchange.file_name_guesses import guess
from cpim_pdp.wording import refusals
from cpim_pdp.wording.values import short

Content = tuple[Typed, tuple[NewEvidence, ...], dict[str, EvidenceKind]]


@dataclass(frozen=True, slots=True)
class Run:
    """Which of several drafts this one is, the first is 1."""

    place: int
    count: int


class EntryForm(CardWindow):
    """Logs a new activity, or changes ``activity``.

    Signals:
        saved: the id of the activity that was logged or changed; the form is closed.
        saved_for_next: likewise, and another entry, or the next draft, is to follow.
        drafted: it was left, and is the draft of that id now.
        put_away: it was left; what was typed is kept under that key, but not saved.
    """

    saved = Signal(str)
    saved_for_next = Signal(str)
    drafted = Signal(str)
    put_away = Signal(str)

    def __init__(
        self,
        session: Session,
        gateway: Gateway,
        evidence: EvidenceCommands,
        activity: Activity | None = None,
        parent: QWidget | None = None,
        *,
        key: str = "",
        run: Run | None = None,
    ) -> None:
        """Open it for a new entry, or for ``activity``; ``key`` is that of what was kept of it."""
        super().__init__(parent)
        self.activity = activity
        self._session = session
        self._gateway = gateway
        self._commands = evidence
        self._run = run
        self._before_filling: Typed = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._purpose())
        self._make_parts(key)
        self._lay_out()
        self._at_first = self._content()
        self._connect()
        self._begin(begun(session.snapshot.activities, session.today()))

    @property
    def _own(self) -> str:
        return "" if self.activity is None else self.activity.id

    @property
    def _is_unlogged(self) -> bool:
        return self.activity is None or self.activity.details.draft

    # What it is made of

    def _purpose(self) -> str:
        if self.activity is None:
            return tr("Log activity")
        if not self._is_unlogged:
            return tr("Edit activity")
        if self._run is None or self._run.count == 1:
            return tr("Finish the draft")
        counted = {"number": self._run.place, "count": self._run.count}
        return tr("Finish the draft · {number} of {count}").format(**counted)

    def _make_parts(self, key: str) -> None:
        session = self._session
        self._known = known(session.snapshot.activities, self._own)
        designation = session.summary().designation
        self.fields = EntryFields(session.rulebook, session.today(), self._known, self, designation)
        self.evidence = PendingEvidence(self._commands.previews, self._twin, self)
        self.preview = EntryPreview(self._setting(), self)
        self.foot = Foot(self)
        self.body = FormBody(self._purpose(), self.fields, self.preview, self.evidence, self)
        own = unfinished_entry.key_of(self._own) if self._own else f"new-{uuid4()}"
        self.keeper = Keeper(session.snapshot.log_id, key or own, self._kept_text, self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.body, 1)
        column.addWidget(Hairline())
        column.addWidget(self.foot)
        has_next = self.activity is None if self._run is None else self._run.place < self._run.count
        self.foot.suit(
            is_unlogged=self._is_unlogged, is_run=self._run is not None, has_next=has_next
        )
        offer_help(self, "logging.md#in-ten-seconds", beside=self.foot.more)

    def _connect(self) -> None:
        self.fields.edited.connect(self._edited)
        self.evidence.edited.connect(self._edited)
        self.evidence.look_wanted.connect(self._commands.look_at)
        self.preview.changed.connect(self.grow)
        self.body.last_time.taken.connect(self._fill_like_last_time)
        self.body.last_time.taken_back.connect(self._take_back)
        for pasted in (self.body.pasted, self.pasted):
            pasted.connect(self.paste)
        self.files_dropped.connect(self.add_files)
        self.foot.more_wanted.connect(lambda _on: self._arrange())
        self.foot.reopening_wanted.connect(self._reopen)
        self.foot.cancel_button.clicked.connect(self.reject)
        self.foot.draft_button.clicked.connect(
            lambda: self.save(draft=True, and_on=self.foot.goes_on)
        )
        self.foot.next_button.clicked.connect(lambda: self.save(and_on=True))
        self.foot.log_button.clicked.connect(lambda: self.save(and_on=self.foot.goes_on))
        self.keeper.failed.connect(self._tell_not_kept)
        self.keeper.succeeded.connect(self.body.told.hide)
        self._session.changed.connect(self._look_around)
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(f"Ctrl+{keys}"), self, self.foot.log_button.click)
            QShortcut(QKeySequence(f"Ctrl+Shift+{keys}"), self, self.foot.next_button.click)

    def _begin(self, first: Details) -> None:
        """Show what it begins with; from now on it is known what was changed."""
        self.fields.show(self._first(first))
        if self.activity is not None:
            files = [(one, self._commands.shown(one)) for one in self.activity.evidence]
            self.evidence.show_attached(files)
        self._at_first = self._content()
        self._edited()
        self.fields.title.setFocus()
        self.fields.title.selectAll()

    def _first(self, first: Details) -> Details:
        """Return what the fields begin with; a draft without a type gets the usual one."""
        if self.activity is None:
            return first
        details = self.activity.details
        needs_type = details.draft and details.type is None
        return replace(details, type=first.type) if needs_type else details

    def _twin(self, sha256: str) -> Activity | None:
        others = proven_by(sha256, self._session.snapshot.activities, besides=self._own)
        return others[0] if others else None

    def wanted_height(self, width: int) -> int:
        """Override: what the fields ask for, and the foot."""
        return self.body.wanted_height(width) + self.foot.sizeHint().height() + 1

    # What the holder does

    def add_files(self, files: Iterable[Path]) -> None:
        """Take files in; the first one's name proposes title and date where there is no title."""
        paths = tuple(files)
        self.evidence.add(paths)
        if paths and not self.fields.title.text().strip():
            guessed = guess(paths[0].name, DayOrder(self.fields.date.order().value))
            self.fields.title.setText(guessed.title)
            self.fields.title.selectAll()
            if guessed.date is not None:
                self.fields.date.set_day(guessed.date)
            self.body.tell_guessed(has_date=guessed.date is not None)
        self._edited()

    def paste(self) -> None:
        """Take in what lies on the clipboard: files, or a picture."""
        data = clipboard.carried()
        if paths := clipboard.files(data):
            self.add_files(paths)
        elif picture := clipboard.picture(data):
            name = clipboard.picture_name(self._session.clock().astimezone())
            try:
                self.evidence.take(evidence_of([self.keeper.put_file(name, picture)]))
            except Refusal as refusal:
                self._refuse_whole(refusal)

    def _fill_like_last_time(self) -> None:
        last = self._known.last_time(self.fields.title.text())
        if last is not None:
            self._before_filling = typed_texts.typed(self.fields)
            self.fields.show(like(self.fields.reading().details, last))
            self.body.last_time.tell_taken()
            self._edited()
            self.fields.quantity.setFocus()
            self.fields.quantity.selectAll()

    def _take_back(self) -> None:
        typed_texts.show(self.fields, self._before_filling)
        self.body.last_time.forget()
        self._edited()

    def save(self, *, draft: bool = False, and_on: bool = False) -> bool:
        """Put the entry into the log; say beside the fields why not, and keep everything typed.

        With ``and_on`` another entry, or the next draft, follows.
        """
        self._clear_refusals()
        reading = self.fields.reading()
        for key, refusal in reading.refusals.items():
            self._refuse(key, refusal)
        if reading.refusals:
            self._go_to(next(key for key in ORDER if key in reading.refusals))
            return False
        try:
            details = checked(replace(reading.details, draft=draft), self._session.rulebook)
            identity = put(self._command(details), self._session, self._gateway, self)
        except Refusal as refusal:
            self._refuse_whole(refusal)
            return False
        self.keeper.forget()
        if and_on and self.activity is None:
            self._begin_another(details)
        else:
            self.accept()
        (self.saved_for_next if and_on else self.saved).emit(identity)
        return True

    def _begin_another(self, details: Details) -> None:
        self.evidence.clear()
        self._begin(next_one(details))
        logged = tr("“{title}” is in the log.").format(title=short(details.title))
        self.body.told.tell(logged, Tone.GOOD)

    def _command(self, details: Details) -> Entering:
        files = self.evidence.evidence()
        if self.activity is None:
            return AddActivity(details, files)
        said = tuple(
            ChangeEvidence(self._own, sha256, kind)
            for sha256, kind in self.evidence.relabelled().items()
        )
        return EditActivity(self._own, self.activity.details, details, files, said)

    # What follows what is typed

    def _edited(self) -> None:
        reading = self.fields.reading()
        for key, box in self.fields.boxes.items():
            if box.error and key not in reading.refusals:
                box.refuse("")
        self._arrange()
        self._offer_last_time(reading.details)
        self.preview.show_details(reading.details)
        if self.has_changes():
            self.keeper.soon()
        else:
            self.keeper.drop()

    def _offer_last_time(self, details: Details) -> None:
        last = self._known.last_time(details.title)
        if self.body.last_time.is_taken:
            return
        if last is None or self.activity is not None or is_like(details, last):
            self.body.last_time.forget()
        else:
            self.body.last_time.offer(last)

    def _arrange(self) -> None:
        is_less = self.body.arrange(everything=self.foot.more.isChecked())
        self.grow(shrink=is_less)

    def _setting(self) -> Setting:
        session = self._session
        return Setting(session.snapshot, session.rulebook, session.today(), self.activity)

    def _look_around(self) -> None:
        """Hold the entry against the log as it is now."""
        self.preview.hold_against(self._setting())

    def _reopen(self) -> None:
        """Turn to the file that is there now; what was typed stays, to be saved there."""
        self._clear_refusals()
        self._session.reopen()

    # What is wrong

    def _clear_refusals(self) -> None:
        self.foot.clear()
        for box in self.fields.boxes.values():
            box.refuse("")

    def _refuse_whole(self, refusal: Refusal) -> None:
        key = field_of(refusal)
        if key is None:
            sentence = refusals.in_window(refusal, tr)
            self.foot.refuse(sentence, can_reopen=is_replacement(refusal))
            announce(self, sentence)
        else:
            self._refuse(key, refusal)
            self._go_to(key)

    def _refuse(self, key: str, refusal: Refusal) -> None:
        self.fields.boxes[key].refuse(refusals.in_window(refusal, tr))

    def _go_to(self, key: str) -> None:
        self._arrange()
        self.body.go_to(key)

    def _tell_not_kept(self, refusal: Refusal) -> None:
        text = tr("What you type can't be kept in between: {why}")
        self.body.told.tell(text.format(why=refusals.in_window(refusal, tr)), Tone.WARN)

    # Leaving it, and coming back

    def _content(self) -> Content:
        evidence = self.evidence
        return typed_texts.typed(self.fields), evidence.evidence(), dict(evidence.relabelled())

    def has_changes(self) -> bool:
        """Say whether something was typed or chosen that is not in the log."""
        return self._content() != self._at_first

    def _kept_text(self) -> str:
        now, was = self._content(), self._at_first[0]
        at = self._session.clock()
        return unfinished_entry.written(UnfinishedEntry(at, self._own, now[0], was, *now[1:]))

    def take_up(self, entry: UnfinishedEntry) -> None:
        """Show again what was typed and is not in the log; the rest is as it is there now."""
        present = typed_texts.typed(self.fields)
        typed = typed_texts.changed(entry.was, entry.typed) if self._own else entry.typed
        elsewhere = typed_texts.changed(entry.was, present) if self._own else {}
        typed_texts.show(self.fields, typed)
        self.fields.title.end(False)
        self.evidence.take(entry.files)
        self.evidence.relabel(entry.kinds)
        self._edited()
        self.body.tell_taken_up(
            entry, elsewhere=elsewhere.keys() & typed.keys(), is_unlogged=self._is_unlogged
        )
        self.body.told.pressed.connect(self._start_anew)

    def _start_anew(self) -> None:
        """Leave what was taken up: an unlogged entry as a draft, an edit for what is saved."""
        if self._is_unlogged:
            self.reject()
        else:
            self.keeper.forget()
            super().reject()

    def reject(self) -> None:
        """Override QDialog::reject, for Esc, Cancel and closing: nothing typed is lost."""
        if not self.has_changes():
            self.keeper.forget()
            super().reject()
        elif (draft := self._kept_as_draft()) is not None:
            super().reject()
            self.drafted.emit(draft)
        elif self.keeper.now():
            super().reject()
            self.put_away.emit(self.keeper.key)

    def close_for_now(self) -> bool:
        """Close it with the window; what was typed is kept. Return False where that failed."""
        if self.has_changes() and not self.keeper.now():
            return False
        super().reject()
        return True

    def _kept_as_draft(self) -> str | None:
        """Return the id of the draft that the entry is now; None: it can't be one.

        What a draft can't take, such as hours that are a word, is kept beside it.
        """
        if not self._is_unlogged or self._session.read_only:
            return None
        details, left_out = as_draft(self.fields.reading(), self._session.rulebook)
        command = self._command(details)
        try:
            identity = identity_of(command, self._session.attempt(command).ids)
        except Refusal:
            return None
        self.keeper.forget()
        if left_out:
            typed, at = typed_texts.typed(self.fields), self._session.clock()
            beside = unfinished_entry.beside_draft(at, identity, typed, left_out)
            key = unfinished_entry.key_of(identity)
            self.keeper.keep_instead(key, unfinished_entry.written(beside))
        return identity
