"""The options that say what an activity is: declared once, for `add`, `edit` and `schedule`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import click

from cpim_pdp.cli.options import Command, kind
from cpim_pdp.core import dates, points, quantities
from cpim_pdp.core.activities import Details
from cpim_pdp.core.details import follows_period, quantity_of
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.wording.translation import english as tr


def whole_number(text: str) -> int:
    """Return the whole number that ``text`` writes.

    Raises:
        Refusal: where it is none.
    """
    number = points.number(text)
    if number is None or number != int(number):
        raise Refusal(Reason.NOT_A_WHOLE_NUMBER, text=text)
    return int(number)


@dataclass(frozen=True, slots=True)
class ActivityOption:
    """An option and the field of `Details` that it sets; ``empty`` is the field's value for ""."""

    flag: str
    field: str
    metavar: str
    help: str
    read: Callable[[str], Any] = str
    empty: Any = ""


OPTIONS: Sequence[ActivityOption] = (
    ActivityOption("--type", "type", "TYPE", tr("What it was; `types` lists the ids."), empty=None),
    ActivityOption("--date", "date", "DATE", tr("The day, or the first one."), dates.parse, None),
    ActivityOption("--until", "until", "DATE", tr("The last day of a period."), dates.parse, None),
    ActivityOption(
        "--quantity",
        "quantity",
        "Q",
        tr("How many hours, days or pieces, as the type counts."),
        quantities.parse,
        None,
    ),
    ActivityOption(
        "--weeks", "weeks", "W", tr("How many weeks a college course ran."), whole_number, None
    ),
    ActivityOption(
        "--points",
        "points",
        "P",
        tr("The points, where the rules know no value or another one."),
        points.parse,
        None,
    ),
    ActivityOption(
        "--reason", "reason", "R", tr("Why the points replace those of the rules; why it is moved.")
    ),
    ActivityOption("--provider", "provider", "T", tr("Who held it.")),
    ActivityOption("--notes", "notes", "T", tr("Anything else worth keeping.")),
    ActivityOption("--score", "score", "N", tr("An exam's scaled score."), whole_number, None),
    ActivityOption(
        "--event", "event", "NAME", tr("The conference; its points are capped together.")
    ),
    ActivityOption(
        "--category",
        "category",
        "ID",
        tr("Another category than the rules' usual one."),
        empty=None,
    ),
    ActivityOption(
        "--row", "row", "ID", tr("Another row of the rules, where they offer several."), empty=None
    ),
    ActivityOption(
        "--likelihood",
        "likelihood",
        "P",
        tr("How likely it is that a planned one comes true, in per cent from 0 to 100."),
        whole_number,
        None,
    ),
)
"""Options that take one value; --topic takes several, --planned and --draft none."""


_OF_ONE_DAY = frozenset({"date", "until", "score"})
"""The fields that can't be the same each time."""

_topic = click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="ID",
    help=tr("A topic of the exam's eight; may be repeated."),
)


def activity_options(command: Command) -> Command:
    """Give a command all options that say what an activity is."""
    evidence = click.option(
        "--evidence",
        multiple=True,
        metavar="FILE",
        help=tr("A file that proves it; may be repeated."),
    )
    return _given(evidence(kind(_topic(command))), OPTIONS)


def template_options(command: Command) -> Command:
    """Give a command the options that say what something is that comes again."""
    return _given(_topic(command), [one for one in OPTIONS if one.field not in _OF_ONE_DAY])


def _given(command: Command, wanted: Sequence[ActivityOption]) -> Command:
    for one in reversed(wanted):
        command = click.option(one.flag, one.field, metavar=one.metavar, help=one.help)(command)
    return command


def applied(details: Details, given: Mapping[str, Any], rulebook: Rulebook) -> Details:
    """Return the details with what the options say; "" clears a value, None leaves it.

    Raises:
        Refusal: for a value that can't be read.
    """
    changes: dict[str, Any] = {
        option.field: option.read(text) if text.strip() else option.empty
        for option in OPTIONS
        if (text := given.get(option.field)) is not None
    }
    if given["topics"]:
        changes["topics"] = tuple(topic for topic in given["topics"] if topic)
    for mark in ("planned", "draft"):
        if given.get(mark) is not None:
            changes[mark] = given[mark]
    # Days that were those of the period are those of the new one; days that were typed stay.
    moved = not changes.keys().isdisjoint({"date", "until"})
    kept = None if moved and follows_period(details) else details.quantity
    quantity = changes.pop("quantity", kept)
    changed = replace(details, **changes, quantity=None)
    if isinstance(quantity, Decimal):
        quantity = quantity_of(quantity, changed, rulebook)
    return replace(changed, quantity=quantity)
