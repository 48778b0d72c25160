"""Options that several commands share, each declared once."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from cpim_pdp.core import dates
from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.wording.translation import english as tr

Command = TypeVar("Command", bound=Callable[..., Any])

# A date that is none is refused with its sentence, which is not the same as wrong usage; so no
# option has a type of click's own for it.
on = click.option(
    "--on",
    type=dates.parse,
    metavar="DATE",
    help=tr("The date to answer for, as YYYY-MM-DD; today if left out."),
)
json = click.option(
    "--json", "as_json", is_flag=True, help=tr("Print one JSON document instead of text.")
)
credential = click.option(
    "--credential",
    metavar="CODE",
    help=tr("A credential's code or id; if left out, the one that is due first."),
)
cycle = click.option(
    "--cycle",
    type=int,
    metavar="N",
    help=tr("The cycle's number, from 1 to the present one + 1; if left out, the present one."),
)
kind = click.option(
    "--kind",
    metavar="KIND",
    help=tr("What the files are: {kinds}; other if left out.").format(
        kinds=", ".join(EvidenceKind)
    ),
)
paper = click.option(
    "--paper",
    type=click.Choice(("a4", "letter")),
    default="a4",
    show_default=True,
    help=tr("The size of the pages."),
)


def day(name: str, text: str, *, required: bool = False) -> Callable[[Command], Command]:
    """Return an option for a date."""
    return click.option(name, type=dates.parse, metavar="DATE", help=text, required=required)
