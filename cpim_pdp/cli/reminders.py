"""What is to be done now: printed, shown as a message of the desktop, and let sleep."""

import datetime as dt
from collections.abc import Iterable, Sequence

import click

from cpim_pdp import assets
from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.cli.options import Command
from cpim_pdp.core.commands import SnoozeReminder
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.reminder_kinds import EVERY_KIND, ReminderKind
from cpim_pdp.core.reminders import Reminder, answers_to, awake
from cpim_pdp.core.reminding import in_force
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import summaries
from cpim_pdp.wording import figures, reminders
from cpim_pdp.wording.translation import english as tr

_SHORT = 8


def _kinds(command: Command) -> Command:
    return click.option(
        "--kind",
        "kinds",
        type=click.Choice([kind.value for kind in ReminderKind]),
        multiple=True,
        help=tr("Reminders of this kind; may be repeated. If left out, of all kinds."),
    )(command)


@click.group(
    invoke_without_command=True,
    help=tr("Print what is to be done now; nothing where nothing is."),
)
@options.json
@options.on
@_kinds
@click.option("--all", "every", is_flag=True, help=tr("Those that are asleep, too."))
@click.option("--notify", is_flag=True, help=tr("Show it as a message of the desktop, too."))
@click.pass_context
def remind(
    context: click.Context,
    /,
    *,
    as_json: bool,
    on: dt.date | None,
    kinds: tuple[str, ...],
    every: bool,
    notify: bool,
) -> None:
    """Print the reminders of a date."""
    if context.invoked_subcommand is not None:
        return
    face: Face = context.obj
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    wanted = _chosen(kinds)
    found = _in_force(face, snapshot, on or face.today())
    shown = [one for one in found if one.kind in wanted] if every else awake(found, wanted)
    if as_json:
        printing.as_json([shapes.reminder(one, snapshot.credentials) for one in shown])
    elif shown:
        _print(shown, found, snapshot)
    if notify:
        _notify(awake(shown), snapshot)


@remind.command(help=tr("Let a reminder sleep: it comes back on the day given."))
@click.argument("key")
@options.day("--until", tr("The day on which it comes back."), required=True)
@pass_face
def snooze(face: Face, /, key: str, *, until: dt.date) -> None:
    """Let a reminder sleep."""
    with face.changing() as logbook:
        one = _named(face, logbook.snapshot(), key)
        face.do(logbook, SnoozeReminder(one.key, until))
    printing.note(tr("Asleep until {day}.").format(day=figures.day(until)))


@remind.command(help=tr("Wake a reminder that is asleep."))
@click.argument("key")
@pass_face
def wake(face: Face, /, key: str) -> None:
    """Wake a reminder."""
    with face.changing() as logbook:
        one = _named(face, logbook.snapshot(), key)
        face.do(logbook, SnoozeReminder(one.key, None))
    printing.note(tr("Awake again."))


@remind.command(
    "set-up",
    help=tr(
        "Be reminded once a day by a message of the desktop, without the window: set up the"
        " system's own timer for it. Prints what was written where."
    ),
)
@click.option(
    "--at",
    type=click.DateTime(["%H:%M"]),
    metavar="HH:MM",
    help=tr("The time of day, 09:00 if left out. It is made up for where the computer was off."),
)
@_kinds
@click.option("--dry-run", is_flag=True, help=tr("Print what would be written, and write nothing."))
@pass_face
def set_up(face: Face, /, *, at: dt.datetime | None, kinds: tuple[str, ...], dry_run: bool) -> None:
    """Set the daily reminder up."""
    from cpim_pdp.system import daily_reminder  # noqa: PLC0415 - of this command alone

    with face.reading():
        # A log that can't be opened is told now, not in a message that nobody sees.
        command = daily_reminder.words(face.path, _chosen(kinds))
    time = daily_reminder.USUAL_TIME if at is None else at.time()
    arrangement = daily_reminder.of_this_system(command, time)
    if dry_run:
        printing.note(tr("Would be written to {place}").format(place=arrangement.place))
    else:
        arrangement.switch_on()
        printing.note(
            tr("Written to {place}; `remind remove` takes it away.").format(place=arrangement.place)
        )
    if not daily_reminder.keeps_time(arrangement):
        printing.note(tr("This system has no timer, so it is after each login."))
    printing.answer(arrangement.text().rstrip("\n"))


@remind.command(help=tr("Be reminded by the system no more: take away what set-up wrote."))
@pass_face
def remove(face: Face, /) -> None:
    """Take the daily reminder away."""
    from cpim_pdp.system import daily_reminder  # noqa: PLC0415 - of this command alone

    arrangement = daily_reminder.of_this_system(daily_reminder.words(face.path))
    was_there = arrangement.is_on() or bool(arrangement.written())
    arrangement.switch_off()
    text = tr("Removed: {place}") if was_there else tr("Nothing was set up: {place}")
    printing.note(text.format(place=arrangement.place))


def _chosen(kinds: Iterable[str]) -> frozenset[ReminderKind]:
    return frozenset(ReminderKind(one) for one in kinds) or EVERY_KIND


def _in_force(face: Face, snapshot: Snapshot, on: dt.date) -> tuple[Reminder, ...]:
    return in_force(snapshot, summaries(snapshot, face.rulebook, on), face.rulebook, on)


def _named(face: Face, snapshot: Snapshot, key: str) -> Reminder:
    """Return the reminder of today that a key names, perhaps cut short.

    Raises:
        Refusal: REMINDER_UNKNOWN, or REMINDER_AMBIGUOUS.
    """
    found = [one for one in _in_force(face, snapshot, face.today()) if answers_to(one, key)]
    exact = [one for one in found if one.key == key.strip()]
    if not found:
        raise Refusal(Reason.REMINDER_UNKNOWN, key=key)
    if len(found) > 1 and not exact:
        raise Refusal(Reason.REMINDER_AMBIGUOUS, key=key)
    return (exact or found)[0]


def _print(shown: Sequence[Reminder], found: Sequence[Reminder], snapshot: Snapshot) -> None:
    """Print a line for each: its key, so short that it still names one, and its sentence."""
    rows = [
        (_short_key(one, found), reminders.full_sentence(one, snapshot.credentials) + _sleep(one))
        for one in shown
    ]
    width = max(len(key) for key, _ in rows)
    printing.answer("\n".join(f"{key.ljust(width)}  {text}" for key, text in rows))


def _sleep(one: Reminder) -> str:
    if one.asleep_until is None:
        return ""
    return " " + tr("(asleep until {day})").format(day=figures.day(one.asleep_until))


def _short_key(one: Reminder, found: Sequence[Reminder]) -> str:
    kind, about, *rest = one.key.split(":")
    short = ":".join((kind, about[:_SHORT], *rest))
    return short if sum(answers_to(each, short) for each in found) == 1 else one.key


def _notify(shown: Sequence[Reminder], snapshot: Snapshot) -> None:
    from cpim_pdp.system.notifying import notify  # noqa: PLC0415 - only where it is asked for

    if not shown:
        return
    sentences = (reminders.full_sentence(one, snapshot.credentials) for one in shown)
    title = tr("CPIM PDP: {reminders}").format(reminders=reminders.heading(len(shown)))
    notify(title, reminders.message(sentences), assets.path("icons", "cpim-pdp.svg"))
