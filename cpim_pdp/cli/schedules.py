"""Schedules, memberships and series that plan their entries: add, list, edit, remove."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import click

from cpim_pdp.cli import options, printing, repeat_rules, shapes
from cpim_pdp.cli.activity_options import applied, template_options, whole_number
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.cli.options import Command
from cpim_pdp.core import dates, schedules
from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import AddSchedule, EditSchedule, RemoveSchedule
from cpim_pdp.core.recurrence import Frequency, Recurrence
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.schedules import Schedule, Series
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.wording import figures, names, recurrences
from cpim_pdp.wording.translation import english as tr

_SHORT_ID = 8


def _rule_options(command: Command) -> Command:
    """Give a command the options that say on which days a schedule has an entry."""
    for one in (
        click.option(
            "--days", metavar="N", help=tr("How many days it lasts each time; 1 if left out.")
        ),
        click.option(
            "--every", metavar="N", help=tr("Only every N-th year, month or week; 1 if left out.")
        ),
        click.option(
            "--until", metavar="DATE", help=tr("The last day it may come; if left out, no end.")
        ),
    ):
        command = one(command)
    return command


def _repeat_option(*, required: bool) -> Callable[[Command], Command]:
    return click.option(
        "--repeat",
        metavar="RULE",
        required=required,
        help=tr(
            "How it comes again: yearly, monthly or weekly on the day it starts, or first, second,"
            " third, fourth, fifth or last with a weekday, such as “second tuesday”."
        ),
    )


@click.group(help=tr("Memberships and series that come again: add, list, edit, remove."))
def schedule() -> None:
    """Group what is done with schedules."""


@schedule.command(
    help=tr(
        "Add a schedule. It plans an entry for each of its days in the present cycle, past ones too"
        " and up to the due date, each to be confirmed; prints its id."
    )
)
@click.argument("title")
@options.day("--start", tr("The first day."), required=True)
@_repeat_option(required=True)
@_rule_options
@template_options
@options.json
@pass_face
def add(
    face: Face,
    /,
    title: str,
    *,
    start: date,
    as_json: bool,
    **given: Any,  # noqa: ANN401 - each option has a type of its own
) -> None:
    """Add a schedule."""
    begun = Series(Details(title=title), Recurrence(Frequency.YEARLY), start)
    series = _changed(begun, {**given, "start": None, "title": None}, face.rulebook)
    with face.changing() as logbook:
        identity, *_ = logbook.do(AddSchedule(series)).ids
        _tell(face, logbook.snapshot(), identity, as_json=as_json)


@schedule.command("list", help=tr("List the schedules."))
@options.json
@pass_face
def list_schedules(face: Face, /, *, as_json: bool) -> None:
    """List the schedules."""
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    today = face.today()
    if as_json:
        found = snapshot.schedules
        printing.as_json([shapes.schedule(one, snapshot.activities, today) for one in found])
    elif snapshot.schedules:
        titles = (tr("ID"), tr("Next"), tr("To confirm"), tr("Type"), tr("Repeated"), tr("Title"))
        rows = [_row(one, snapshot, today) for one in snapshot.schedules]
        printing.answer(printing.table(titles, rows, numbers=(2,)))
    else:
        printing.note(tr("There are no schedules."))


@schedule.command(
    help=tr(
        "Change a schedule. What it planned follows if it is still ahead and was not changed by"
        ' hand; "" clears a value.'
    )
)
@click.argument("identity", metavar="ID")
@click.option("--title", metavar="TITLE", help=tr("What it is called."))
@click.option("--start", metavar="DATE", help=tr("The first day."))
@_repeat_option(required=False)
@_rule_options
@template_options
@options.json
@pass_face
def edit(
    face: Face,
    /,
    identity: str,
    *,
    as_json: bool,
    **given: Any,  # noqa: ANN401 - each option has a type of its own
) -> None:
    """Change a schedule."""
    if not any(value is not None and value != () for value in given.values()):
        raise Refusal(Reason.NOTHING_TO_CHANGE)
    with face.changing() as logbook:
        held = logbook.snapshot().schedule(identity)
        after = _changed(held.series, given, face.rulebook)
        logbook.do(EditSchedule(held.id, held.series, after))
        _tell(face, logbook.snapshot(), held.id, as_json=as_json)


@schedule.command(
    help=tr("Remove a schedule. What it planned and is still ahead goes to the trash.")
)
@click.argument("identity", metavar="ID")
@pass_face
def remove(face: Face, /, identity: str) -> None:
    """Remove a schedule."""
    with face.changing() as logbook:
        held = logbook.snapshot().schedule(identity)
        gone = face.do(logbook, RemoveSchedule(held.id)).ids[1:]
    text = tr("Removed: {title}; {entries} in the trash.")
    entries = tr("%n planned entr(y|ies)", "", len(gone))
    printing.note(text.format(title=held.series.template.title, entries=entries))


def _changed(before: Series, given: Mapping[str, Any], rulebook: Rulebook) -> Series:
    """Return a series with what the options say; "" is no last day, and once for a number.

    Raises:
        Refusal: for a value that can't be read.
    """
    start = _read(given["start"], dates.parse, before.start)
    template = before.template
    if given["title"] is not None:
        template = replace(template, title=given["title"])
    return Series(
        # A quantity has the unit that its type has on the first day.
        template=applied(replace(template, date=start), given, rulebook),
        recurrence=_recurrence(before.recurrence, given),
        start=start,
        until=_read(given["until"], dates.parse, before.until, empty=None),
        days=_read(given["days"], whole_number, before.days, empty=1),
    )


def _recurrence(before: Recurrence, given: Mapping[str, Any]) -> Recurrence:
    every = _read(given["every"], whole_number, before.interval, empty=1)
    if given["repeat"] is None:
        return replace(before, interval=every)
    return repeat_rules.parse(given["repeat"], every)


def _read(text: str | None, read: Callable[[str], Any], present: Any, **empty: Any) -> Any:  # noqa: ANN401
    """Return the value of an option, ``present`` where it is not given."""
    if text is None:
        return present
    return empty["empty"] if empty and not text.strip() else read(text)


def _tell(face: Face, snapshot: Snapshot, identity: str, *, as_json: bool) -> None:
    """Print the schedule or its id, and what it planned as notes."""
    held = snapshot.schedule(identity)
    planned = schedules.planned_by(held.id, snapshot.activities)
    behind = len(schedules.to_confirm(planned, face.today()))
    if as_json:
        printing.as_json(shapes.schedule(held, planned, face.today()))
    else:
        printing.answer(identity)
    entries = tr("%n planned entr(y|ies)", "", len(planned))
    if held.series.until is None or held.series.until > held.made_until:
        text = tr("{entries} up to {day}; later ones follow with the next due date.")
        printing.note(text.format(entries=entries, day=figures.day(held.made_until)))
    else:
        printing.note(tr("{entries}.").format(entries=entries))
    if behind:
        printing.note(tr("%n of them (lies|lie) behind: confirm ID... if it was so.", "", behind))


def _row(schedule: Schedule, snapshot: Snapshot, today: date) -> tuple[str, ...]:
    planned = schedules.planned_by(schedule.id, snapshot.activities)
    series = schedule.series
    following = schedules.following(planned, today)
    return (
        schedule.id[:_SHORT_ID],
        "" if following is None else shapes.day(following) or "",
        str(len(schedules.to_confirm(planned, today))),
        names.activity_type(series.template.type or ""),
        recurrences.text(series.recurrence, series.start),
        series.template.title,
    )
