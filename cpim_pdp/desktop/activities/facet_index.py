"""Which rows have which value of each facet: what filters let through, and how many each would."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from cpim_pdp.core import points
from cpim_pdp.core.activities import State
from cpim_pdp.desktop.activities import row_sets
from cpim_pdp.desktop.activities.filter import Choice, Facet, Filter, choices_of
from cpim_pdp.desktop.activities.rows import Row, Totals


class FacetIndex:
    """The rows of a list by their values; a row's place is its bit in a set."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self._everything = row_sets.everything(len(rows))
        self._rows = row_sets.grouped((place, choices_of(row)) for place, row in enumerate(rows))
        self._points = row_sets.grouped((place, (row.points,)) for place, row in enumerate(rows))
        planned = State.PLANNED
        self._planned = row_sets.grouped(
            (place, (row.claimed,)) for place, row in enumerate(rows) if row.state is planned
        )

    def totals(self, found: int) -> Totals:
        """Return what the rows ``found`` add up to; many rows share few numbers of points."""
        return Totals(found.bit_count(), _sum(self._points, found), _sum(self._planned, found))

    def passing(self, wanted: Filter) -> int:
        """Return the set of the rows that have what is chosen of each facet."""
        return self._passing(wanted, Facet)

    def counts(self, wanted: Filter, found: int) -> Mapping[Choice, int]:
        """Return for each value how many of the rows ``found`` have it and pass the other facets.

        Values that no row has are left out.
        """
        others = {
            facet: found & self._passing(wanted, (one for one in Facet if one is not facet))
            for facet in Facet
        }
        return {
            choice: (rows & others[choice[0]]).bit_count() for choice, rows in self._rows.items()
        }

    def offered(self, wanted: Filter) -> frozenset[Choice]:
        """Return the values that rows of the chosen cycles have, whatever else is wanted."""
        in_sight = self._passing(wanted, (Facet.CYCLE,))
        return frozenset(choice for choice, rows in self._rows.items() if rows & in_sight)

    def _passing(self, wanted: Filter, facets: Iterable[Facet]) -> int:
        passing = self._everything
        for facet in facets:
            values = wanted.of(facet)
            if values:
                passing &= self._of(facet, values)
        return passing

    def _of(self, facet: Facet, values: Iterable[str]) -> int:
        found = 0
        for value in values:
            found |= self._rows.get((facet, value), 0)
        return found


def _sum(rows_by_points: Mapping[Decimal, int], found: int) -> Decimal:
    counts = ((each, (rows & found).bit_count()) for each, rows in rows_by_points.items())
    return sum((each * count for each, count in counts), points.ZERO)
