"""The rules of maintenance as values: designations, editions with rows and caps, policies, topics.

Facts only, each with its source; `rule_text` makes them from the texts of ``resources/rules``. What
the rules mean for a log is worked out in `pricing`, `counting` and `standing`.
"""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.refusals import Reason, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

CUSTOM = "custom"


@unique
class CapKind(StrEnum):
    """Over what a cap adds up before it cuts."""

    EVENT = "event"  # points for one event in one calendar year
    YEAR = "year"  # points in one calendar year
    SHARE = "share"  # a share of the core points, over the category's capped rows in a cycle


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read, and how old that page is."""

    address: str
    date: str


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit on counted points.

    ``points`` for EVENT and YEAR, ``share`` by designation code for SHARE.
    """

    kind: CapKind
    points: Decimal | None = None
    share: Mapping[str, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One activity of one edition: what a unit of it is worth.

    ``rate`` is points per unit, None where no readable source states it. With ``by_weeks`` the
    points are quantity x weeks x rate.
    """

    id: str
    activity: str
    unit: Unit | None
    rate: Decimal | None
    by_weeks: bool
    cap: Cap | None
    category: str
    category_basis: str
    designations: tuple[str, ...]
    note: str
    assumption: str
    source: Source
    confidence: str
    last_confirmed: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The rules of a period, both ends included; None is open."""

    id: str
    first: date | None
    last: date | None
    assumption: str
    categories: tuple[str, ...]
    rows: Mapping[str, Row]
    choices: Mapping[str, tuple[str, ...]]
    """For each activity type the ids of the rows that may price it, the usual one first.

    Empty: by hand.
    """

    def holds(self, day: date) -> bool:
        """Say whether ``day`` is in this edition's period."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def row(self, type_id: str, chosen: str | None = None) -> Row | None:
        """Return the row that prices a type: the chosen one where it is offered, else the usual."""
        ids = self.choices.get(type_id, ())
        if not ids:
            return None
        return self.rows[chosen if chosen in ids else ids[0]]

    def cap_over(self, category: str) -> Cap | None:
        """Return the cap that limits a whole category, None without one.

        One over an event or a year limits its row alone: the category where that has no other row.
        """
        rows = [row for row in self.rows.values() if row.category == category]
        found = rows[0].cap if rows else None
        is_shared = all(row.cap == found for row in rows)
        is_whole = len(rows) == 1 or (found is not None and found.kind is CapKind.SHARE)
        return found if is_shared and is_whole else None


@dataclass(frozen=True, slots=True)
class ActivityType:
    """What the rules call a kind of activity, in whichever edition."""

    id: str
    scored: bool = False
    weekly: bool = False
    eventful: bool = False
    unit: Unit = Unit.ENTRY
    """Counted in this where the edition in force gives no unit."""
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a missed deadline does, for deadlines from ``first`` to ``last`` (None is open).

    Suspension lasts ``suspension_years`` or ``suspension_days``; neither: expired on the day after.
    ``surcharge`` is what each begun year adds, by designation code; empty where the policy adds
    nothing.
    """

    id: str
    first: date | None
    last: date | None
    suspension_years: int
    suspension_days: int
    surcharge: Mapping[str, Decimal]
    late_points_count: bool
    """Whether activities after the deadline count towards coming back."""
    assumption: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Designation:
    """A credential's code with what its maintenance asks: points in a cycle of years."""

    code: str
    points: Decimal
    years: int
    former_codes: tuple[str, ...]
    policies: tuple[str, ...]
    """The policies that have figures for it."""
    sources: tuple[Source, ...]
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """Exams that together earn a designation, again after it expired.

    A pass is valid for ``valid_years`` from its day, and all exams are to be passed within
    ``window_years`` of the first; ``scores`` are scaled, passed from ``passed_from``;
    ``study_hours`` is what to allow for studying.
    """

    id: str
    designations: tuple[str, ...]
    exams: tuple[str, ...]
    valid_years: int
    window_years: int
    scores: range
    passed_from: int
    study_hours: int
    assumption: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something stated that nothing is computed from, such as a fee at some time."""

    about: str
    as_of: str
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Retention:
    """How long another body wants papers kept: ``months`` from the end of a cycle."""

    body: str
    months: int
    source: Source


@dataclass(frozen=True, slots=True)
class Filing:
    """The facts about an application.

    From how many days after the cycle's start it can be filed.
    """

    opens_after_days: int
    sources: tuple[Source, ...]
    assumption: str = ""
    facts: tuple[Fact, ...] = ()
    retention: tuple[Retention, ...] = ()
    """What other bodies ask, for none is known of ASCM's; the longest first."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, checked on load."""

    designations: Mapping[str, Designation]
    unmaintained: Mapping[str, Reason]
    """Codes that are refused, with the reason."""
    editions: tuple[Edition, ...]
    policies: Mapping[str, Policy]
    types: Mapping[str, ActivityType]
    topics: tuple[str, ...]
    filing: Filing
    programmes: Mapping[str, Programme]
    """The exams that lead back, by id, in the order they are offered."""

    def edition_on(self, day: date) -> Edition:
        """Return the edition in force on ``day``."""
        # The newest first: most questions are about lately.
        return next(edition for edition in reversed(self.editions) if edition.holds(day))

    def type(self, type_id: str) -> ActivityType:
        """Return the activity type.

        Raises:
            Refusal: where there is none of that id.
        """
        try:
            return self.types[type_id]
        except KeyError:
            raise Refusal(Reason.TYPE_UNKNOWN, type=type_id) from None

    def designation(self, code: str) -> Designation:
        """Return the designation of a code, present or former, in any case of letters.

        Raises:
            Refusal: unknown, or one that has no maintenance that is known.
        """
        wanted = code.strip().upper()
        if wanted in self.unmaintained:
            raise Refusal(self.unmaintained[wanted], designation=wanted)
        for designation in self.designations.values():
            if wanted in (designation.code, *designation.former_codes):
                return designation
        raise Refusal(Reason.DESIGNATION_UNKNOWN, designation=code)

    def present_code(self, code: str) -> str:
        """Return the designation's present code where ``code`` is a former one, else ``code``."""
        wanted = code.strip().upper()
        for designation in self.designations.values():
            if wanted in designation.former_codes:
                return designation.code
        return code

    def row(self, type_id: str, day: date, chosen: str | None = None) -> Row | None:
        """Return the row that prices a type on a day, None where that edition does not name it.

        ``chosen`` is taken where that edition offers it for the type; else the usual row.
        """
        return self.edition_on(day).row(type_id, chosen)

    def categories_between(self, first: date, last: date) -> tuple[str, ...]:
        """Return the form's categories in force on any day from ``first`` to ``last``."""
        found = dict.fromkeys(
            category
            for edition in self.editions
            if (edition.first is None or edition.first <= last)
            and (edition.last is None or first <= edition.last)
            for category in edition.categories
        )
        return tuple(found)
