"""The holder and the credentials they have."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Holder:
    """The person whose log this is."""

    name: str
    ascm_id: str = ""
    email: str = ""
    former_names: str = ""


@dataclass(frozen=True, slots=True)
class Credential:
    """A designation that the holder has, with the date it was earned.

    ``due`` is the due date that the holder's account shows, None where none was given; ``policy`` overrides the one that the
    deadline picks; ``title``, ``points`` and ``years`` are those of a custom credential, else empty.
    """

    id: str
    designation: str
    certified: date
    due: date | None = None
    number: str = ""
    policy: str | None = None
    title: str = ""
    points: Decimal | None = None
    years: int | None = None
