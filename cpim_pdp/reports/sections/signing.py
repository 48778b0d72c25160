"""The attestation to sign, and whose report this is not."""

from collections.abc import Iterator

from cpim_pdp.core.credentials import Holder
from cpim_pdp.reports.document import Block, Heading, Signing, Tone, Words
from cpim_pdp.wording import attestation, disclaimer
from cpim_pdp.wording.translation import Translate


def blocks(holder: Holder, tr: Translate) -> Iterator[Block]:
    """Yield the attestation with its lines, and the disclaimer."""
    yield Heading(tr("Attestation"))
    yield Signing(
        (
            Words(attestation.text(tr)),
            Words(_source(tr), Tone.SMALL),
        ),
        (tr("Signature: {name}").format(name=holder.name), tr("Place and date")),
        (Words(disclaimer.text(tr), Tone.SMALL),),
    )


def _source(tr: Translate) -> str:
    own = tr("These are this program's words, not those of ASCM.")
    return tr("{own} {source}", "two sentences").format(own=own, source=attestation.source(tr))
