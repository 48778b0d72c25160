"""The figures of the application form: points by category in the form's order, and what is behind.

The form asks for one total a category, not for a list (apics.org, "5 easy steps").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cpim_pdp.core.counting import Counted
from cpim_pdp.core.points import ZERO
from cpim_pdp.core.submissions import CategoryFigures
from cpim_pdp.core.summary import CategoryTotal, Summary


@dataclass(frozen=True, slots=True)
class FormLine:
    """One category: the points for the form, and the entries they come from, newest first."""

    category: str
    counted: Decimal
    entries: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class FormFigures:
    """The form's lines and their total; of a cycle that was filed they are those filed."""

    lines: tuple[FormLine, ...]
    counted: Decimal


def form_figures(summary: Summary) -> FormFigures:
    """Return the figures of the form for the cycle of a summary."""
    behind = _behind(summary)
    lines = tuple(
        FormLine(
            one.category,
            one.counted,
            tuple(entry for entry in behind if entry.price.category == one.category),
        )
        for one in _categories(summary)
    )
    return FormFigures(lines, _counted(summary))


def _categories(summary: Summary) -> Sequence[CategoryTotal | CategoryFigures]:
    filed = summary.submission
    return summary.categories if filed is None else filed.figures.categories


def _counted(summary: Summary) -> Decimal:
    filed = summary.submission
    return summary.points.counted if filed is None else filed.figures.counted


def _behind(summary: Summary) -> tuple[Counted, ...]:
    """Return the entries that the points come from, newest first."""
    if summary.submission is None:
        wanted = {one.activity.id for one in summary.entries if one.in_cycle and one.counted > ZERO}
    else:
        wanted = set(summary.submission.figures.activities)
    return tuple(one for one in reversed(summary.entries) if one.activity.id in wanted)
