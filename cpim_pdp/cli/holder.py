"""The holder: shown, or changed."""

from dataclasses import replace

import click

from cpim_pdp.cli import options, printing, shapes
from cpim_pdp.cli.face import Face, pass_face
from cpim_pdp.core.commands import ChangeHolder
from cpim_pdp.core.credentials import Holder
from cpim_pdp.wording.translation import english as tr


@click.command(help=tr('Show or change the holder. "" clears a value.'))
@click.option("--name", help=tr("The name as on the certificate."))
@click.option("--ascm-id", help=tr("The number of the ASCM account."))
@click.option("--email", help=tr("The e-mail address."))
@click.option("--former-names", help=tr("Names that older certificates bear."))
@options.json
@pass_face
def holder(face: Face, /, *, as_json: bool, **given: str | None) -> None:
    """Show or change the holder."""
    changes = {field: text for field, text in given.items() if text is not None}
    if changes:
        with face.changing() as logbook:
            before = logbook.snapshot().holder
            logbook.do(ChangeHolder(replace(before, **changes), before))
            known = logbook.snapshot().holder
    else:
        with face.reading() as logbook:
            known = logbook.snapshot().holder
    if as_json:
        printing.as_json(shapes.holder(known))
    else:
        printing.answer(_described(known))


def _described(known: Holder) -> str:
    return printing.pairs(
        (
            (tr("Name"), known.name),
            (tr("ASCM ID"), known.ascm_id),
            (tr("E-mail"), known.email),
            (tr("Former names"), known.former_names),
        )
    )
