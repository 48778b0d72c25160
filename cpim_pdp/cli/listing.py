"""Looking activities up: list, show, types."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.activities import Activity, Details, State
from cpim_pdp.core.pricing import price
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import states
from cpim_pdp.wording import amounts, counting, figures, names
from cpim_pdp.wording.translation import english as tr

_SHORT_ID = 8
_TITLE = 60


@click.command("list", help=tr("List the activities, newest first."))
@options.json
@click.option("--search", metavar="TEXT", help=tr("Those that hold all these words."))
@click.option(
    "--cycle",
    type=int,
    metavar="N",
    help=tr("Those in cycle N, from 1 to the present one + 1; if left out, all."),
)
@options.credential
@click.option("--state", metavar="STATE", help=tr("Those in this state."))
@click.option("--trash", is_flag=True, help=tr("Those in the trash."))
@options.on
@pass_face
def list_activities(
    face: Face,
    /,
    *,
    as_json: bool,
    search: str | None,
    cycle: int | None,
    credential: str | None,
    state: str | None,
    trash: bool,
    on: date | None,
) -> None:
    """List activities."""
    wanted_state = None if state is None else _state(state)
    day = on or face.today()
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    found = snapshot.trash if trash else snapshot.activities
    if cycle is not None or credential is not None:
        found = _of_credential(face, snapshot, found, credential, cycle, day)
    by_id = states(snapshot, day)
    shown = [
        one
        for one in reversed(found)
        if (wanted_state is None or by_id[one.id] is wanted_state)
        and (search is None or _holds(one, search))
    ]
    if as_json:
        printing.as_json([shapes.activity(one, by_id[one.id], face.rulebook) for one in shown])
    else:
        _print_list(shown, by_id.__getitem__, face.rulebook)


@click.command(help=tr("Show one activity."))
@click.argument("identity", metavar="ID")
@options.json
@pass_face
def show(face: Face, /, identity: str, *, as_json: bool) -> None:
    """Show one activity, also one in the trash."""
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    try:
        activity = snapshot.activity(identity)
    except Refusal as refusal:
        if refusal.reason is not Reason.ACTIVITY_IN_TRASH:
            raise
        activity = snapshot.activity(identity, trashed=True)
    state = states(snapshot, face.today())[activity.id]
    if as_json:
        printing.as_json(shapes.activity(activity, state, face.rulebook))
    else:
        printing.answer(_described(activity, state, face.rulebook))


def _state(text: str) -> State:
    try:
        return State(text.strip().lower())
    except ValueError:
        raise Refusal(Reason.STATE_UNKNOWN, state=text) from None


def _of_credential(
    face: Face,
    snapshot: Snapshot,
    found: tuple[Activity, ...],
    credential: str | None,
    cycle: int | None,
    on: date,
) -> tuple[Activity, ...]:
    """Return those of a cycle, or without one those in any cycle of the credential."""
    summary = face.credential_summary(snapshot, credential, on, cycle)
    inside = {one.activity.id for one in summary.entries if one.in_cycle}
    outside = {one.activity.id for one in summary.entries if not one.in_cycle}
    if cycle is not None:
        return tuple(one for one in found if one.id in inside)
    return tuple(one for one in found if one.id not in outside)


def _holds(activity: Activity, search: str) -> bool:
    details = activity.details
    files = (one.name for one in activity.evidence)
    texts = (details.title, details.provider, details.notes, details.event, details.reason, *files)
    text = "\n".join((*texts, details.type or "", *details.topics)).casefold()
    return all(word in text for word in search.casefold().split())


def _print_list(
    found: Iterable[Activity], state_of: Callable[[str], State], rulebook: Rulebook
) -> None:
    rows = [
        (
            one.id[:_SHORT_ID],
            shapes.day(one.last_day) or "",
            _points(one, rulebook),
            names.state(state_of(one.id)),
            "" if one.details.type is None else names.activity_type(one.details.type),
            _short(one.details.title),
        )
        for one in found
    ]
    if not rows:
        printing.note(tr("There are no such activities."))
        return
    titles = (tr("ID"), tr("Date"), tr("Points"), tr("State"), tr("Type"), tr("Title"))
    printing.answer(printing.table(titles, rows, numbers=(2,)))


def _points(activity: Activity, rulebook: Rulebook) -> str:
    priced = price(activity.details, rulebook)
    return "" if priced is None or priced.unknown else figures.points(priced.claimed)


def _short(text: str) -> str:
    return text if len(text) <= _TITLE else text[: _TITLE - 1] + "…"


def _likelihood(details: Details) -> str:
    if details.likelihood is None:
        return ""
    return figures.percent(Decimal(details.likelihood) / 100)


def _described(activity: Activity, state: State, rulebook: Rulebook) -> str:
    details = activity.details
    period = (
        "" if details.date is None else figures.days(details.date, details.last_day or details.date)
    )
    lines = [
        (tr("ID"), activity.id),
        (tr("Title"), details.title),
        (tr("Type"), "" if details.type is None else names.activity_type(details.type)),
        (tr("Date"), period),
        (tr("Quantity"), "" if details.quantity is None else amounts.amount(details.quantity)),
        (tr("Weeks"), str(details.weeks or "")),
        (tr("Points"), counting.arithmetic(price(details, rulebook), details)),
        (tr("Reason"), details.reason),
        (tr("Provider"), details.provider),
        (tr("Event"), details.event),
        (tr("Score"), str(details.score or "")),
        (tr("Topics"), ", ".join(names.topic(one) for one in details.topics)),
        (tr("State"), names.state(state)),
        (tr("Likelihood"), _likelihood(details)),
        (tr("Schedule"), details.schedule or ""),
        (tr("Notes"), details.notes),
    ]
    lines += [
        (tr("Evidence"), f"{one.name}, {figures.size(one.size)}, {one.sha256}")
        for one in activity.evidence
    ]
    return printing.pairs(lines)
