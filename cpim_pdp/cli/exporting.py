"""Writing what the log holds for other programs: tables, data, calendars."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.every_cycle import counted_in_every_cycle
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import Summary, states
from cpim_pdp.store.whole_file import write_whole
from cpim_pdp.wording import names
from cpim_pdp.wording.translation import english as tr


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written: of a log, a credential on a date, and one cycle or all of them."""

    face: Face
    snapshot: Snapshot
    summary: Summary
    one_cycle: bool


@click.command(
    help=tr(
        "Write what the log holds for other programs, by the suffix: .csv a table of the activities"
        " with what counts of each, .json the activities as `list --json` prints them, .ics a"
        " calendar of what is ahead, with alarms. Without --cycle, tables hold all cycles."
    )
)
@click.argument("out", metavar="OUT")
@options.credential
@options.cycle
@options.on
@pass_face
def export(
    face: Face, /, out: str, *, credential: str | None, cycle: int | None, on: date | None
) -> None:
    """Write what the log holds for other programs."""
    target = Path(out)
    write = WRITERS.get(target.suffix.lower())
    if write is None:
        raise Refusal(Reason.FILE_NOT_OF_TYPE, path=target, types=", ".join(WRITERS))
    with face.reading() as logbook:
        snapshot = logbook.snapshot()
    summary = face.credential_summary(snapshot, credential, on or face.today(), cycle)
    data = write(Wanted(face, snapshot, summary, one_cycle=cycle is not None))
    write_whole(target, data)
    printing.answer(out)


def _table(wanted: Wanted) -> bytes:
    from cpim_pdp.exchange import activity_table  # noqa: PLC0415 - of this suffix alone

    if wanted.one_cycle:
        return activity_table.table(wanted.summary)
    summary, book = wanted.summary, wanted.face.rulebook
    found = counted_in_every_cycle(wanted.snapshot, book, summary.credential, summary.on)
    return activity_table.table_of_all(found)


def _data(wanted: Wanted) -> bytes:
    by_id = states(wanted.snapshot, wanted.summary.on)
    inside = {one.activity.id for one in wanted.summary.entries if one.in_cycle}
    listed = [
        shapes.activity(one, by_id[one.id], wanted.face.rulebook)
        for one in reversed(wanted.snapshot.activities)
        if not wanted.one_cycle or one.id in inside
    ]
    return printing.json_text(listed)


def _calendar(wanted: Wanted) -> bytes:
    from cpim_pdp.exchange import calendar_entries, calendar_file  # noqa: PLC0415 - icalendar

    summary = wanted.summary
    ahead = calendar_entries.entries((summary,))
    if not ahead:
        credential = names.credential(summary.credential)
        raise Refusal(Reason.NOTHING_AHEAD, credential=credential, on=summary.on)
    return calendar_file.calendar(ahead, summary.on)


WRITERS: Mapping[str, Callable[[Wanted], bytes]] = {
    ".csv": _table,
    ".json": _data,
    ".ics": _calendar,
}
"""What writes files of each suffix."""
