"""The activity types as the edition in force has them."""

from datetime import date

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.caps import limit_of
from cpim_pdp.core.pricing import DEFAULT_CATEGORY, unit_of
from cpim_pdp.core.rulebook import ActivityType, CapKind, Designation, Row, Rulebook
from cpim_pdp.core.summary import summaries
from cpim_pdp.wording import names
from cpim_pdp.wording.translation import english as tr

_PER = {CapKind.EVENT: "event", CapKind.YEAR: "year", CapKind.SHARE: "cycle"}


@click.command(
    help=tr(
        "List the activity types. They are those of the rules in force, with what they are worth."
    )
)
@options.json
@options.on
@pass_face
def types(face: Face, /, *, as_json: bool, on: date | None) -> None:
    """List the activity types."""
    day = on or face.today()
    with face.reading() as logbook:
        first = summaries(logbook.snapshot(), face.rulebook, day)[0]
    shapes_of_types = [
        _shape(one, day, face.rulebook, first.designation) for one in face.rulebook.types.values()
    ]
    if as_json:
        printing.as_json(shapes_of_types)
    else:
        _print_table(shapes_of_types, day, face.rulebook)


def _shape(
    activity_type: ActivityType, day: date, rulebook: Rulebook, designation: Designation
) -> shapes.Shape:
    row = rulebook.row(activity_type.id, day)
    cap = None if row is None else row.cap
    return {
        "id": activity_type.id,
        "name": names.activity_type(activity_type.id),
        "unit": unit_of(activity_type.id, day, rulebook).value,
        "points_per_unit": shapes.number(None if row is None else row.rate),
        "cap": None if cap is None else shapes.number(limit_of(cap, designation)),
        "category": DEFAULT_CATEGORY if row is None else row.category,
        "needs_points": row is None or row.rate is None,
        "source": "" if row is None else row.source.address,
        "assumption": _assumption(activity_type, row),
        "cap_per": None if cap is None else _PER[cap.kind],
        "row": None if row is None else row.id,
        "rows": list(rulebook.edition_on(day).choices.get(activity_type.id, ())),
    }


def _assumption(activity_type: ActivityType, row: Row | None) -> str:
    found = (activity_type.assumption, "" if row is None else row.assumption)
    return " ".join(filter(None, found))


def _print_table(found: list[shapes.Shape], day: date, rulebook: Rulebook) -> None:
    rows = [
        (
            one["id"],
            one["name"],
            str(one["unit"]),
            tr("by hand") if one["needs_points"] else str(one["points_per_unit"]),
            ""
            if one["cap"] is None
            else tr("{points} per {period}").format(points=one["cap"], period=one["cap_per"]),
            names.category(one["category"]),
        )
        for one in found
    ]
    titles = (tr("ID"), tr("Name"), tr("Unit"), tr("Points"), tr("Cap"), tr("Category"))
    printing.answer(names.edition(rulebook.edition_on(day).id))
    printing.answer("")
    printing.answer(printing.table(titles, rows))
