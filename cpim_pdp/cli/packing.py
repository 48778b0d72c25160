"""The audit pack as one ZIP, or as several."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from cpim_pdp.cli import options, printing
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.store.whole_file import refusing
from cpim_pdp.wording.translation import english as tr

_MEGABYTE = 1_000_000


@click.command(
    help=tr(
        "Write the audit pack: the detailed report, the same with all evidence, the originals, a"
        " table, and the SHA-256 of each. Prints what was written."
    )
)
@click.argument("out", metavar="OUT.zip")
@options.credential
@options.cycle
@options.paper
@click.option(
    "--max-mb",
    type=click.IntRange(min=1),
    metavar="N",
    help=tr("Split it into parts of at most N MB (N million bytes), each a ZIP of its own."),
)
@options.on
@pass_face
def pack(
    face: Face,
    /,
    out: str,
    *,
    credential: str | None,
    cycle: int | None,
    paper: str,
    max_mb: int | None,
    on: date | None,
) -> None:
    """Write the audit pack."""
    # None of this is needed for --help or by other commands.
    from cpim_pdp.exchange import activity_table  # noqa: PLC0415
    from cpim_pdp.reports import Paper, audit_pack, pack_paths  # noqa: PLC0415
    from cpim_pdp.store.whole_files import whole_files  # noqa: PLC0415

    target = Path(out)
    with face.reading() as logbook, refusing(target):
        snapshot = logbook.snapshot()
        summary = face.credential_summary(snapshot, credential, on or face.today(), cycle)
        with audit_pack(
            summary,
            snapshot.holder,
            snapshot.submissions_of(summary.credential.id),
            paper=Paper(paper),
            table=activity_table.table(summary),
            read=logbook.read_evidence,
            folder=target.parent,
            most_bytes=None if max_mb is None else max_mb * _MEGABYTE,
        ) as made:
            paths = pack_paths(target, len(made.parts))
            with whole_files(paths) as temporaries, ExitStack() as stack:
                made.write([stack.enter_context(one.open("r+b")) for one in temporaries])
    for path in paths:
        printing.answer(str(path))
