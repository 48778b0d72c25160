"""What the holder does with evidence: attach, look, open, name, take away; with Undo beside it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cpim_pdp.core.activities import Activity, Evidence, EvidenceKind
from cpim_pdp.core.commands import (
    AttachEvidence,
    ChangeEvidence,
    Command,
    DetachEvidence,
    NewEvidence,
    RestoreEvidence,
)
from cpim_pdp.core.duplicates import proven_by
from cpim_pdp.core.file_names import safe_name
from cpim_pdp.core.media_types import may_open
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.evidence import clipboard
from cpim_pdp.desktop.evidence.files import choose, evidence_of
from cpim_pdp.desktop.evidence.previews import Previews, Shown
from cpim_pdp.desktop.evidence.private_copies import PrivateCopies, Readable, copy_to
from cpim_pdp.desktop.evidence.quick_look import QuickLook
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.translation import tr
from cpim_pdp.logbook import Logbook
from cpim_pdp.store.whole_file import spare_log, whole_file
from cpim_pdp.wording import refusals
from cpim_pdp.wording.values import short

_MOST_TOLD = 4
"""More sentences at once nobody reads; the rest is counted."""


class EvidenceCommands(QObject):
    """Carries them out over one session."""

    def __init__(self, session: Session, gateway: Gateway, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._gateway = gateway
        self._page = page
        self._copies = PrivateCopies()
        self._quick_look: QuickLook | None = None
        self._looked_at: dict[str, Evidence] = {}
        self.previews = Previews(self)

    # Attaching

    def choose(self, activity: Activity) -> None:
        """Let the holder choose files and attach them."""
        self.attach(activity, choose(self._page.window()))

    def attach(self, activity: Activity, paths: Iterable[Path]) -> None:
        """Attach files to an activity; what can't be taken is told, and the rest is attached."""
        wanted, refused = list(evidence_of(paths)), list[Refusal]()
        while wanted:
            try:
                self._session.attempt(AttachEvidence(activity.id, tuple(wanted)))
                break
            except Refusal as refusal:
                if not _without(wanted, refusal):
                    self._gateway.refuse(refusal)
                    return
                refused.append(refusal)
        if wanted or refused:
            self._tell_attached(activity, wanted, refused)

    def paste(self, activity: Activity) -> None:
        """Attach what lies on the clipboard: files, or a picture."""
        data = clipboard.carried()
        if paths := clipboard.files(data):
            self.attach(activity, paths)
        elif picture := clipboard.picture(data):
            now = self._session.clock().astimezone()
            copy = self._copies.write(clipboard.picture_name(now), BytesIO(picture))
            self.attach(activity, [copy])
        else:
            self._gateway.notice(nothing_to_paste())

    def _tell_attached(
        self, activity: Activity, attached: Sequence[NewEvidence], refused: Sequence[Refusal]
    ) -> None:
        if not attached and len(refused) == 1:
            self._gateway.refuse(refused[0])
            return
        told = [refusals.in_window(one, tr) for one in refused]
        if not attached:
            self._gateway.warn(joined(told))
            return
        text = tr("%n file(s) attached to “{title}”.", "", len(attached))
        lines = [text.format(title=short(activity.details.title)), *told]
        lines += self._proven_elsewhere(activity, attached)
        self._gateway.notice(joined(lines), Offer(tr("Undo"), self._session.undo))

    def _proven_elsewhere(
        self, activity: Activity, attached: Sequence[NewEvidence]
    ) -> Iterator[str]:
        """Yield for each new file that proves another activity too which one that is."""
        snapshot = self._session.snapshot
        for one in snapshot.activity(activity.id).evidence[-len(attached) :]:
            for other in proven_by(one.sha256, snapshot.activities, besides=activity.id)[:1]:
                yield same_file(one.name, other)

    # What is attached

    def relabel(self, activity: Activity, one: Evidence, kind: EvidenceKind) -> None:
        """Say of what kind a file is."""
        if self._do(ChangeEvidence(activity.id, one.sha256, kind=kind)):
            self._tell(tr("{name} is noted as another kind.").format(name=short(one.name)))

    def rename(self, activity: Activity, one: Evidence, name: str) -> None:
        """Call a file otherwise."""
        if self._do(ChangeEvidence(activity.id, one.sha256, name=name)):
            self._tell(tr("{name} is called otherwise.").format(name=short(one.name)))

    def detach(self, activity: Activity, one: Evidence) -> None:
        """Take a file away from an activity."""
        if self._do(DetachEvidence(activity.id, one.sha256)):
            self._tell(tr("Removed {name}.").format(name=short(one.name)))

    def put_back(self, activity: Activity, one: Evidence) -> None:
        """Attach a file again that was taken away."""
        if self._do(RestoreEvidence(activity.id, one.sha256)):
            self._tell(tr("{name} is attached again.").format(name=short(one.name)))

    # Looking at it

    def shown(self, one: Evidence) -> Shown:
        """Return evidence as something to be shown; another thread may read it."""
        read = partial(_bytes_of, self._session, one.sha256)
        return Shown(one.sha256, one.name, one.media_type, one.size, read)

    def look(self, evidence: Sequence[Evidence], first: Evidence | None = None) -> None:
        """Look at files here, without another program, beginning with ``first``."""
        if not evidence:
            return
        self._looked_at = {one.sha256: one for one in evidence}
        place = evidence.index(first) if first in evidence else 0
        self._look().show_files([self.shown(one) for one in evidence], place)

    def look_at(self, file: Shown) -> None:
        """Look at a file that may not be in the log yet: it can't be handed on from here."""
        self._look().show_files([file], is_in_log=False)

    def _look(self) -> QuickLook:
        if self._quick_look is None:
            self._quick_look = QuickLook(self.previews, self._page.window())
            self._quick_look.open_wanted.connect(lambda key: self.open_copy(self._looked_at[key]))
            self._quick_look.copy_wanted.connect(lambda key: self.save_copy(self._looked_at[key]))
        return self._quick_look

    def open_copy(self, one: Evidence) -> None:
        """Show a private copy of a file with the program that the desktop has for it.

        Only pages, pictures and plain documents are opened: what may be a program can be saved.
        """
        save = Offer(tr("Save a copy..."), lambda: self.save_copy(one))
        if not may_open(one.name, one.media_type):
            text = tr("“{name}” may be or hold a program, so it is not opened from here.")
            self._gateway.warn(text.format(name=short(one.name)), save)
            return
        copy = self._copied(one, self._copies.write)
        if copy is None:
            return
        is_known = files.names_program_for(one.media_type)
        if not files.open_with_desktop(copy) or not is_known:
            text = tr("This desktop names no program for files like “{name}”.")
            look = Offer(tr("Look at it here"), lambda: self.look((one,)))
            self._gateway.warn(text.format(name=short(one.name)), look, save)

    def save_copy(self, one: Evidence) -> None:
        """Save a copy of a file where the holder wants it."""
        place = files.copy_to_write(self._page.window(), safe_name(one.name))
        if place is None:
            return

        def written(_name: str, source: Readable) -> Path:
            spare_log(place)
            with whole_file(place, follow=False) as temporary:
                copy_to(temporary, source)
            return place

        if self._copied(one, written) is not None:
            folder = place.parent
            show = Offer(tr("Show in folder"), lambda: files.open_with_desktop(folder))
            self._gateway.notice(tr("Saved to {path}").format(path=place), show)

    def _copied(self, one: Evidence, write: Callable[[str, Readable], Path]) -> Path | None:
        try:
            with self._session.logbook.read_evidence(one.sha256) as source:
                return write(one.name, source)
        except Refusal as refusal:
            self._gateway.refuse(refusal)
        except OSError as failure:
            place = failure.filename or one.name
            self._gateway.refuse(Refusal(Reason.FILE_NOT_WRITABLE, path=place))
        return None

    # Saying so

    def _do(self, command: Command) -> bool:
        return self._session.do(command) is not None

    def _tell(self, text: str) -> None:
        self._gateway.notice(text, Offer(tr("Undo"), self._session.undo))


def nothing_to_paste() -> str:
    """Return the sentence for a clipboard that holds nothing that can be evidence."""
    return tr("There is no file or picture on the clipboard: copy one first.")


def same_file(name: str, other: Activity) -> str:
    """Return the sentence that a file proves another activity too."""
    text = tr("“{name}” is also the evidence of “{title}”.")
    return text.format(name=short(name), title=short(other.details.title))


def _without(wanted: list[NewEvidence], refusal: Refusal) -> bool:
    """Take the file out that a refusal names; say whether there is one."""
    named = refusal.facts.get("name")
    for one in wanted:
        if safe_name(one.name) == named:
            wanted.remove(one)
            return True
    return False


def joined(lines: Sequence[str]) -> str:
    """Return sentences one below the other, as many as are read."""
    if len(lines) <= _MOST_TOLD + 1:
        return "\n".join(lines)
    rest = tr("and %n more", "sentences", len(lines) - _MOST_TOLD)
    return "\n".join((*lines[:_MOST_TOLD], rest))


def _bytes_of(session: Session, sha256: str) -> bytes:
    """Return the bytes of evidence, read by a door of one's own: any thread may ask.

    Raises:
        Refusal: where the log can't be read just now, or has no such bytes any more.
    """
    with (
        Logbook.open(session.path, session.rulebook, clock=session.clock, read_only=True) as log,
        log.read_evidence(sha256) as source,
    ):
        return source.read()
