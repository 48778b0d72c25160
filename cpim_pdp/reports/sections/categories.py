"""Points by category, as the application form asks for them."""

from collections.abc import Iterator

from cpim_pdp.core.summary import Summary
from cpim_pdp.reports.document import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Prose,
    Row,
    RowKind,
    Table,
    Tone,
    Words,
)
from cpim_pdp.reports.sections.columns import Decimals, claimed_and_counted, text
from cpim_pdp.wording import figures, names
from cpim_pdp.wording.translation import Translate


def blocks(summary: Summary, tr: Translate) -> Iterator[Block]:
    """Yield the table and the line that says that it adds up."""
    points = summary.points
    parts = [value for one in summary.categories for value in (one.claimed, one.counted)]
    decimals = Decimals((points.claimed, points.counted, *parts))
    rows = [
        Row(
            (
                text(names.category(one.category, tr)),
                decimals.cell(one.claimed),
                decimals.cell(one.counted),
            )
        )
        for one in summary.categories
    ]
    total = Row(
        (
            text(tr("All categories"), Tone.STRONG),
            decimals.cell(points.claimed, Tone.STRONG),
            decimals.cell(points.counted, Tone.STRONG),
        ),
        RowKind.TOTAL,
    )
    yield Heading(tr("Points by category"))
    yield Table(
        (Column(tr("Category of the form"), ColumnKind.TEXT), *claimed_and_counted(tr)),
        (*rows, total),
    )
    yield Prose((Words(_sum(summary, tr), Tone.QUIET),))


def _sum(summary: Summary, tr: Translate) -> str:
    parts = " + ".join(figures.points(one.counted) for one in summary.categories)
    text = tr("The categories add up to the points counted: {parts} = {total}.")
    return text.format(parts=parts, total=figures.points(summary.points.counted))
