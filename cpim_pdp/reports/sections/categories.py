"""Points by category as the application form asks for them, and by what they were earned."""

from collections.abc import Iterator
from decimal import Decimal

from cpim_pdp.core.tally import Tally, by_type, tally
from cpim_pdp.reports.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Row,
    RowKind,
    Table,
    Tone,
)
from cpim_pdp.reports.sections.columns import Decimals, text
from cpim_pdp.reports.sections.entries import Entries, Group
from cpim_pdp.wording import amounts, figures, names
from cpim_pdp.wording.translation import Translate


def blocks(entries: Entries, tr: Translate) -> Iterator[Block]:
    """Yield the table, whose last line adds up to the points counted."""
    yield Heading(tr("Points by category"))
    yield table(entries, tr)


def table(entries: Entries, tr: Translate) -> Table:
    """Return the form's categories in its order, each with the types of activity behind it."""
    rows = _Rows(entries, tr)
    return Table(
        (
            Column(tr("Category of the form"), ColumnKind.TEXT),
            Column("", ColumnKind.SHARES),
            Column(tr("Entries"), ColumnKind.POINTS),
            Column(tr("Hours"), ColumnKind.POINTS),
            Column(tr("Claimed"), ColumnKind.POINTS),
            Column(tr("Cut"), ColumnKind.POINTS),
            Column(tr("Counted"), ColumnKind.POINTS),
        ),
        (*(row for group in entries.groups for row in rows.of_group(group)), rows.total()),
    )


class _Rows:
    """Makes the rows of one table."""

    def __init__(self, entries: Entries, tr: Translate) -> None:
        self._tr = tr
        self._whole = tally(entry.counted for entry in entries.earned)
        self._widest = max((group.claimed for group in entries.groups), default=Decimal(0))
        self._decimals = Decimals(
            value
            for one in by_type(entry.counted for entry in entries.earned)
            for value in (one.tally.claimed, one.tally.counted)
        )

    def of_group(self, group: Group) -> Iterator[Row]:
        """Yield a category with its bar, then the types behind it."""
        found = [entry.counted for entry in group.entries]
        shares = None
        if self._widest:
            shares = (group.counted / self._widest, (group.claimed - group.counted) / self._widest)
        name = names.category(group.category, self._tr)
        yield Row(self._cells(name, tally(found), Tone.STRONG), shares=shares)
        for one in by_type(found):
            name = names.activity_type(one.type, self._tr)
            yield Row(self._cells(name, one.tally, Tone.QUIET), RowKind.PART)

    def total(self) -> Row:
        """Return the line that adds up."""
        name = self._tr("All categories")
        return Row(self._cells(name, self._whole, Tone.STRONG), RowKind.TOTAL)

    def _cells(self, name: str, one: Tally, tone: Tone) -> tuple[Cell, ...]:
        return (
            text(name, tone),
            (),
            text(figures.count(one.activities, self._tr), tone),
            text(amounts.hours(one.hours) if one.hours else "", tone),
            self._decimals.cell(one.claimed, tone),
            self._decimals.cell(-one.cut, tone) if one.cut else (),
            self._decimals.cell(one.counted, tone),
        )
