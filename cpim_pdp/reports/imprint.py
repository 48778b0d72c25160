"""What identifies a print: its title and author, and its id at the foot of each page."""

from datetime import date
from hashlib import sha256

from cpim_pdp.core.credentials import Holder
from cpim_pdp.reports.document import Block, Document, Margin, report_id
from cpim_pdp.reports.typesetting.cleaning import has_kana
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Phrase, Translate


def imprinted(
    blocks: tuple[Block, ...],
    *,
    title: str,
    of: str,
    about: str,
    foot: Phrase,
    holder: Holder,
    on: date,
    tr: Translate,
) -> Document:
    """Return blocks as a print, with what identifies it on each page.

    ``of`` says what it is a print of and ``about`` the same at length; ``foot`` has the places
    ``{id}`` and ``{day}``.
    """
    said = repr(blocks)
    fingerprint = sha256(said.encode("utf-8", "backslashreplace")).hexdigest()
    day = figures.day(on, tr)
    return Document(
        title=tr("{title}: {credential}, {name}").format(
            title=title, credential=of, name=holder.name
        ),
        author=holder.name,
        subject=about,
        language=tr("en", "the language code of this translation"),
        on=on,
        fingerprint=fingerprint,
        margin=Margin(
            head_left=tr("{title}, {name}").format(title=title, name=holder.name),
            head_right=about,
            foot_left=foot(tr).format(id=report_id(fingerprint), day=day),
            foot_right=tr("Page {page} of {pages}"),
        ),
        blocks=blocks,
        # Kana anywhere make the ideographs Japanese everywhere: a name alone could not tell.
        japanese=has_kana(said),
    )
