"""The application sheet as text to copy: the numbers for the form, then what lies behind each."""

from collections.abc import Iterator

from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.form_figures import FormFigures, FormLine, form_figures
from cpim_pdp.core.summary import Summary
from cpim_pdp.core.tally import Tally, by_type, tally
from cpim_pdp.wording import amounts, figures, names
from cpim_pdp.wording.translation import Translate, english

_DAY, _POINTS = 11, 5
"""How wide a date and points are at most."""


def text(summary: Summary, holder: Holder, tr: Translate = english) -> str:
    """Return the sheet: whose it is, the form's categories in its order, what lies behind each."""
    found = form_figures(summary)
    parts = (_head(summary, holder, tr), _numbers(found, tr), standing(summary, found, tr))
    behind = "\n\n".join(_behind(line, tr) for line in found.lines if line.entries)
    return "\n\n".join(part for part in (*parts, behind) if part)


def standing(summary: Summary, found: FormFigures, tr: Translate = english) -> str:
    """Return how the total stands to what is required, or when the application was filed."""
    if summary.submission is not None:
        return tr("These are the figures that were filed on {day}.").format(
            day=figures.day(summary.submission.filed, tr)
        )
    required = summary.points.required
    if found.counted < required:
        missing = amounts.points(summary.points.remaining, tr)
        return tr("Still missing: {points} of the {required} that are required.").format(
            points=missing, required=figures.points(required, tr)
        )
    return tr("That is enough: {required} are required, and a surplus is not carried over.").format(
        required=amounts.points(required, tr)
    )


def come_to(one: Tally, tr: Translate = english) -> str:
    """Return what activities come to: 10 activities, 10 h 30 min, 10.5 points counted."""
    parts = [tr("%n activit(y|ies)", "", one.activities)]
    if one.hours is not None:
        parts.append(amounts.amount(one.hours, tr))
    parts.append(tr("{points} counted").format(points=amounts.points(one.counted, tr)))
    return ", ".join(parts)


def _head(summary: Summary, holder: Holder, tr: Translate) -> str:
    cycle = summary.cycle
    title = tr("Application sheet: {credential}, cycle {number}, {period}").format(
        credential=names.credential(summary.credential),
        number=cycle.number,
        period=figures.days(cycle.start, cycle.due, tr),
    )
    known = tr("{name}, ASCM ID {id}", "a holder") if holder.ascm_id else "{name}"
    whose = tr("{holder}, as of {day}", "whose figures, and of when").format(
        holder=known.format(name=holder.name, id=holder.ascm_id), day=figures.day(summary.on, tr)
    )
    return f"{title}\n{whose}"


def _numbers(found: FormFigures, tr: Translate) -> str:
    rows = [
        (names.category(line.category, tr), figures.points(line.counted, tr))
        for line in found.lines
    ]
    rows.append((tr("All categories"), figures.points(found.counted, tr)))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return "\n".join(f"{name.ljust(widths[0])}  {value.rjust(widths[1])}" for name, value in rows)


def _behind(line: FormLine, tr: Translate) -> str:
    title = tr("{category}: {sum}", "a category and what is in it").format(
        category=names.category(line.category, tr), sum=come_to(tally(line.entries), tr)
    )
    return "\n".join((title, *_types(line, tr)))


def _types(line: FormLine, tr: Translate) -> Iterator[str]:
    """Yield each type with its activities, their dates and points below each other."""
    for one in by_type(line.entries):
        said = tr("{type}: {sum}", "a type and what is in it").format(
            type=names.activity_type(one.type, tr), sum=come_to(one.tally, tr)
        )
        yield f"  {said}"
        for entry in line.entries:
            details = entry.activity.details
            if details.type == one.type and details.last_day is not None:
                day, points = figures.day(details.last_day, tr), figures.points(entry.counted, tr)
                yield f"    {day.rjust(_DAY)}  {points.rjust(_POINTS)}  {details.title}"
