"""Several files dropped at once: a draft of each, made beside the window, with progress."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.commands import AddActivity, AddDrafts
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop.evidence.examining import examine
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.side_work import Progress, SideWork
from cpim_pdp.desktop.translation import tr
from cpim_pdp.exchange.day_order import DayOrder
from cpim_pdp.exchange.file_name_guesses import draft_of
from cpim_pdp.logbook import Logbook
from cpim_pdp.wording import refusals
from cpim_pdp.wording.values import short

_PATIENCE_MS = 500
"""What is done sooner shows no progress."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ids of the new drafts, and for each file that became none a sentence."""

    ids: tuple[str, ...]
    told: tuple[str, ...]


class TakingIn(QObject):
    """Makes drafts of files.

    Signals:
        done: an `Outcome`; the log has changed if there are ids.
        refused: nothing was changed; a `Refusal`.
    """

    done = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._over = over
        self._works: list[SideWork] = []

    @property
    def is_busy(self) -> bool:
        """Whether files are being taken in."""
        return bool(self._works)

    def take(self, paths: Iterable[Path], order: DayOrder) -> None:
        """Make a draft of each file; dates in names are read in ``order`` where they need one."""
        files, session = tuple(paths), self._session
        held = _held(session.snapshot.activities)

        def carry_out(tell: Progress) -> Outcome:
            drafts, told = _drafts(files, held, order, tell)
            return Outcome(_put(drafts, session), told)

        work = SideWork.telling(carry_out, self)
        shown = self._progress(len(files), work)
        work.succeeded.connect(self.done)
        work.refused.connect(self.refused)
        work.finished.connect(lambda: self._end(work, shown))
        self._works.append(work)
        work.start()

    def stop(self) -> None:
        """Give up what is being taken in, as the log is left."""
        for work in self._works:
            work.give_up()

    def _progress(self, count: int, work: SideWork) -> QProgressDialog:
        shown = QProgressDialog(tr("Reading the files..."), tr("Cancel"), 0, count, self._over)
        shown.setWindowTitle(tr("Into the inbox"))
        shown.setWindowModality(Qt.WindowModality.NonModal)
        shown.setMinimumDuration(_PATIENCE_MS)
        shown.canceled.connect(work.requestInterruption)
        work.progressed.connect(lambda done, _count: shown.setValue(done))
        return shown

    def _end(self, work: SideWork, shown: QProgressDialog) -> None:
        self._works.remove(work)
        work.deleteLater()
        shown.close()
        shown.deleteLater()


def _held(activities: Iterable[Activity]) -> Mapping[str, str]:
    """Return by hash the title of an activity that has such evidence."""
    return {
        file.sha256: activity.details.title
        for activity in reversed(tuple(activities))
        for file in activity.evidence
    }


def _drafts(
    files: Sequence[Path], held: Mapping[str, str], order: DayOrder, tell: Progress
) -> tuple[tuple[AddActivity, ...], tuple[str, ...]]:
    """Return the drafts that files begin, and what is said of those that begin none."""
    drafts: list[AddActivity] = []
    told: list[str] = []
    seen: dict[str, str] = {}
    for done, path in enumerate(files):
        tell(done, len(files))
        sentence = _why_not(path, held, seen)
        if sentence:
            told.append(sentence)
        else:
            drafts.append(draft_of(path, order))
    return tuple(drafts), tuple(told)


def _why_not(path: Path, held: Mapping[str, str], seen: dict[str, str]) -> str:
    """Return why a file begins no draft, empty where it does."""
    try:
        found = examine(path)
    except Refusal as refusal:
        return refusals.in_window(refusal, tr)
    name = {"name": short(path.name)}
    if found.is_program:
        return tr("“{name}” may be a program, so it became no draft.").format(**name)
    if found.sha256 in held:
        text = tr("“{name}” is the evidence of “{title}” already, so it became no draft.")
        return text.format(**name, title=short(held[found.sha256]))
    if found.sha256 in seen:
        text = tr("“{name}” is the same file as “{other}”, so it became no draft.")
        return text.format(**name, other=short(seen[found.sha256]))
    seen[found.sha256] = path.name
    return ""


def _put(drafts: tuple[AddActivity, ...], session: Session) -> tuple[str, ...]:
    """Log drafts in one step, by a door of one's own: this is not the window's thread."""
    if not drafts:
        return ()
    opened = Logbook.open(session.path, session.rulebook, clock=session.clock)
    with opened as logbook:
        return logbook.do(AddDrafts(drafts)).ids
