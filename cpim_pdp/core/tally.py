"""What a number of counted activities come to: how many, how long, claimed and counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cpim_pdp.core import points
from cpim_pdp.core.counting import Counted
from cpim_pdp.core.quantities import Quantity, Unit


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over activities; ``hours`` is None where none of them is counted in hours."""

    activities: int
    hours: Quantity | None
    claimed: Decimal
    counted: Decimal

    @property
    def cut(self) -> Decimal:
        """The points that are claimed and do not count."""
        return self.claimed - self.counted


@dataclass(frozen=True, slots=True)
class TypeTally:
    """What the activities of one type come to."""

    type: str
    tally: Tally


def tally(entries: Iterable[Counted]) -> Tally:
    """Return what the entries come to."""
    found = tuple(entries)
    quantities = [one.activity.details.quantity for one in found]
    minutes = [one.count for one in quantities if one is not None and one.unit is Unit.HOUR]
    return Tally(
        activities=len(found),
        hours=Quantity(sum(minutes), Unit.HOUR) if minutes else None,
        claimed=sum((one.claimed for one in found), points.ZERO),
        counted=sum((one.counted for one in found), points.ZERO),
    )


def by_type(entries: Iterable[Counted]) -> tuple[TypeTally, ...]:
    """Return what the entries of each type come to, the type that counts most first."""
    found: dict[str, list[Counted]] = {}
    for one in entries:
        found.setdefault(one.activity.details.type or "", []).append(one)
    tallies = [TypeTally(type_id, tally(group)) for type_id, group in found.items()]
    return tuple(sorted(tallies, key=lambda one: (-one.tally.counted, one.type)))
