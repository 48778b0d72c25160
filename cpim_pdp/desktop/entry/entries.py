"""The forms of one session: opened, finished, put away and taken up again; and the inbox."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.entry.form import EntryForm, Run
from cpim_pdp.desktop.entry.taking_in import Outcome, TakingIn
from cpim_pdp.desktop.entry.unfinished_entry import UnfinishedEntry, kept, key_of
from cpim_pdp.desktop.evidence import clipboard
from cpim_pdp.desktop.evidence.commands import EvidenceCommands, joined, nothing_to_paste
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look.date_field import style_of
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.exchange.day_order import DayOrder
from cpim_pdp.store import unfinished
from cpim_pdp.wording.values import short


class Entries(QObject):
    """Opens forms, each activity's once, and tells what became of them.

    Signals:
        made: the id of an activity that was logged or changed and should be seen.
        kept: what is typed and not in the log is other than before.
    """

    made = Signal(str)
    kept = Signal()

    def __init__(
        self, session: Session, gateway: Gateway, evidence: EvidenceCommands, page: QWidget
    ) -> None:
        super().__init__(page)
        self._session = session
        self._gateway = gateway
        self._evidence = evidence
        self._page = page
        self._forms: dict[str, EntryForm] = {}
        self._run: tuple[str, ...] = ()
        self._taking = TakingIn(session, page)
        self._taking.done.connect(self._taken_in)
        self._taking.refused.connect(gateway.refuse)

    # Opening forms

    def log(self, paths: Iterable[Path] = ()) -> EntryForm | None:
        """Open the form for a new activity, with these files; take up one that was put away.

        A form that is open comes to the front instead.
        """
        if self._refuses_changes():
            return None
        files = tuple(paths)
        form = next((one for one in self._forms.values() if one.activity is None), None)
        if form is None:
            begun = {} if files else self._kept()
            key = next((key for key, one in begun.items() if not one.activity), "")
            form = self._form(None, key=key)
            if key:
                form.take_up(begun[key])
        form.add_files(files)
        return self._in_front(form)

    def edit(self, activity: Activity) -> EntryForm | None:
        """Open the form for an activity that is in the log, with what was begun to be changed."""
        return self._edit(activity)

    def _edit(self, activity: Activity, run: Run | None = None) -> EntryForm | None:
        if self._refuses_changes():
            return None
        key = key_of(activity.id)
        form = self._forms.get(key)
        if form is None:
            form = self._form(activity, run=run)
            if (entry := self._kept().get(key)) is not None:
                form.take_up(entry)
        return self._in_front(form)

    def _form(
        self, activity: Activity | None, *, key: str = "", run: Run | None = None
    ) -> EntryForm:
        over = self._page.window()
        form = EntryForm(
            self._session, self._gateway, self._evidence, activity, over, key=key, run=run
        )
        self._forms[form.keeper.key] = form
        form.finished.connect(partial(self._closed, form.keeper.key))
        form.saved.connect(self._saved)
        form.saved_for_next.connect(self._saved_for_next)
        form.drafted.connect(self._drafted)
        form.put_away.connect(partial(self._put_away, activity))
        return form

    def _closed(self, key: str, _code: int) -> None:
        self._forms.pop(key, None)
        self.kept.emit()

    def _in_front(self, form: EntryForm) -> EntryForm:
        form.show()
        form.raise_()
        form.activateWindow()
        self.kept.emit()
        return form

    def close_for_now(self) -> bool:
        """Close all forms with the window; what is typed is kept. False where that failed."""
        self._taking.stop()
        return all(form.close_for_now() for form in tuple(self._forms.values()))

    # What was typed and is not in the log

    def take_up(self, entry: UnfinishedEntry) -> None:
        """Go on with what was typed; of an activity that is gone, as a new one."""
        if not entry.activity:
            self.log()
            return
        try:
            activity = self._session.snapshot.activity(entry.activity)
        except Refusal:
            self._take_up_anew(entry)
        else:
            self.edit(activity)

    def _take_up_anew(self, entry: UnfinishedEntry) -> None:
        if self._refuses_changes():
            return
        key = key_of(entry.activity)
        form = self._forms.get(key)
        if form is None:
            form = self._form(None, key=key)
            form.take_up(replace(entry, activity=""))
            form.body.tell_gone(entry)
        self._in_front(form)

    def begun(self, activity: str) -> UnfinishedEntry | None:
        """Return what was begun to be changed of an activity, and left; None if it is open."""
        key = key_of(activity)
        return None if key in self._forms else self._kept().get(key)

    def discard(self, key: str) -> None:
        """Forget what was typed and is kept under a key."""
        unfinished.forget(self._session.snapshot.log_id, key)
        self.kept.emit()

    def _kept(self) -> Mapping[str, UnfinishedEntry]:
        return kept(self._session.snapshot.log_id)

    # The inbox

    def drafts(self) -> tuple[Activity, ...]:
        """Return the drafts, the one that has waited longest first."""
        found = (one for one in self._session.snapshot.activities if one.details.draft)
        return tuple(sorted(found, key=_waiting))

    def finish_next(self) -> EntryForm | None:
        """Finish the drafts one after the other, beginning with the one that waits longest."""
        self._run = tuple(one.id for one in self.drafts())
        return self._go_on(0)

    def _go_on(self, place: int, where: QPoint | None = None) -> EntryForm | None:
        """Open the first draft from ``place`` of the run on that is one still."""
        drafts = {one.id: one for one in self.drafts()}
        for number, identity in enumerate(self._run[place:], start=place + 1):
            if identity in drafts:
                form = self._edit(drafts[identity], Run(number, len(self._run)))
                if form is not None and where is not None:
                    form.move(where)
                return form
        return None

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take dropped files: one begins an entry, several become one draft each."""
        if self._refuses_changes():
            return
        if len(paths) == 1:
            self.log(paths)
        elif paths:
            order = style_of(tr.place, self._session.today()).order
            self._taking.take(paths, DayOrder(order.value))

    def paste(self) -> None:
        """Begin an entry with what lies on the clipboard."""
        data = clipboard.carried()
        if not clipboard.has_evidence(data):
            self._gateway.notice(nothing_to_paste())
        elif len(files := clipboard.files(data)) > 1:
            self.take_files(files)
        elif (form := self.log()) is not None:
            form.paste()

    def _taken_in(self, outcome: Outcome) -> None:
        self._session.look_around()
        if not outcome.ids:
            self._gateway.warn(joined(outcome.told))
            return
        count = tr("%n draft(s) put into the inbox.", "", len(outcome.ids))
        finish = Offer(tr("Finish the next"), self.finish_next)
        undo = Offer(tr("Undo"), self._session.undo)
        self._gateway.notice(joined([count, *outcome.told]), finish, undo)

    # What became of a form

    def _saved(self, one: str) -> None:
        details = self._session.snapshot.activity(one).details
        text = tr("Kept “{title}” as a draft.") if details.draft else tr("“{title}” is in the log.")
        self._tell(text.format(title=short(details.title)), one)

    def _saved_for_next(self, one: str) -> None:
        form = self.sender()
        self._saved(one)
        if one in self._run and isinstance(form, EntryForm):
            self._go_on(self._run.index(one) + 1, form.pos())

    def _drafted(self, one: str) -> None:
        activity = self._session.snapshot.activity(one)
        text = tr("Kept “{title}” as a draft.").format(title=short(activity.details.title))
        again = Offer(tr("Continue"), lambda: self.edit(activity))
        self._gateway.notice(text, again, Offer(tr("Undo"), self._session.undo))
        self.made.emit(one)

    def _put_away(self, activity: Activity | None, key: str) -> None:
        if activity is None:
            text = tr("What you typed is kept, but it is not in the log.")
            again = Offer(tr("Continue"), self.log)
        else:
            text = tr("What you changed of “{title}” is kept, but not saved.")
            text = text.format(title=short(activity.details.title))
            again = Offer(tr("Continue"), lambda: self.edit(activity))
        self._gateway.notice(text, again, Offer(tr("Discard"), partial(self.discard, key)))

    def _refuses_changes(self) -> bool:
        if self._session.read_only:
            self._gateway.refuse(Refusal(Reason.LOG_READ_ONLY, path=self._session.path))
        return self._session.read_only

    def _tell(self, text: str, seen: str) -> None:
        self._gateway.notice(text, Offer(tr("Undo"), self._session.undo))
        self.made.emit(seen)


def _waiting(draft: Activity) -> tuple[object, ...]:
    """Return the order in which drafts are finished: those put in together by their day."""
    return (draft.created, draft.last_day or date.max, draft.details.title, draft.id)
