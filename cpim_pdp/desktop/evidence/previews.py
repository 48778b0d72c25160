"""Pictures of evidence for the window: made beside it, small ones kept for the session."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Signal

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop.evidence.pictures import Blank, Picture, has_image, picture
from cpim_pdp.desktop.side_queue import SideQueue

KEPT = 160
"""So many thumbnails are kept; at a ratio of 2 they take some 15 MB."""
_MOST_BYTES = 16 * 1024 * 1024
"""Larger files have no thumbnail: reading them would be felt."""

Read = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Shown:
    """A file to be shown.

    ``key`` tells its bytes from any others, ``size`` counts them, and ``read`` returns them in
    whatever thread, or raises a `Refusal`.
    """

    key: str
    name: str
    media_type: str
    size: int
    read: Read


class Previews(QObject):
    """Makes the pictures of one session, one at a time.

    Signals:
        made: the key of a file whose thumbnail is there now.
        page_made: the key of a file, and a page of it: a `Picture`, or why there is none.
    """

    made = Signal(str)
    page_made = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[tuple[str, int], Picture | Blank] = OrderedDict()
        self._asked: set[tuple[str, int]] = set()
        self._thumbnails = SideQueue(self)
        self._pages = SideQueue(self)

    def thumbnail(self, file: Shown, side: int) -> Picture | Blank | None:
        """Return the first page within a square of ``side`` pixels; None: it is being made."""
        wanted = (file.key, side)
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        if not has_image(file.media_type):
            return Blank.NOT_DRAWN
        if file.size > _MOST_BYTES:
            return Blank.LARGE
        if wanted not in self._asked:
            self._asked.add(wanted)
            self._thumbnails.add(
                lambda: _drawn(file, 0, QSize(side, side)),
                lambda found: self._keep(wanted, found),
            )
        return None

    def ask_page(self, file: Shown, page: int, box: QSize) -> None:
        """Make a page within ``box`` pixels, instead of what was asked for and has not begun."""
        self._pages.forget()
        self._pages.add(
            lambda: _drawn(file, page, box),
            lambda found: self.page_made.emit(file.key, _found(found)),
        )

    def _keep(self, wanted: tuple[str, int], result: object) -> None:
        self._asked.discard(wanted)
        self._kept[wanted] = _found(result)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.made.emit(wanted[0])


def _drawn(file: Shown, page: int, box: QSize) -> Picture | Blank:
    return picture(file.read(), file.media_type, page, box)


def _found(result: object) -> Picture | Blank:
    """Return a picture; a log that can't be read just now has none."""
    if isinstance(result, Refusal):
        return Blank.UNREADABLE
    assert isinstance(result, (Picture, Blank))  # noqa: S101 - tells the type checker what was made
    return result
