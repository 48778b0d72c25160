"""How a file of evidence appears in the pack: by its pages, as an attachment, or not at all."""

from dataclasses import dataclass
from enum import StrEnum, unique

from cpim_pdp.reports.document import Entered


@unique
class Why(StrEnum):
    """Why a file has no pages in the pack."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    LIVE_FORM = "live-form"
    MAY_RUN = "may-run"
    NO_READER = "no-reader"
    LOST = "lost"


@unique
class LeftOut(StrEnum):
    """What of a file does not come along to its pages."""

    SCRIPTS = "scripts"
    LINKS = "links"
    FIELDS = "fields"
    SIGNATURES = "signatures"
    ATTACHMENTS = "attachments"
    MEDIA = "media"


class NotShown(Exception):  # noqa: N818 - says what is so
    """A file has no pages in the pack."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page as it is seen: the number of the form that draws it, its size in points.

    The form draws it upright, its lower left corner at the origin. ``entered`` is to be written on
    it.
    """

    form: int
    width: float
    height: float
    entered: tuple[Entered, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is of a file: pages, or why there are none, or the number of its attachment.

    ``layers`` are the numbers of all optional layers of its pages, ``hidden`` of those not seen.
    """

    pages: tuple[ShownPage, ...] = ()
    why: Why | None = None
    attachment: int | None = None
    left_out: frozenset[LeftOut] = frozenset()
    layers: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
