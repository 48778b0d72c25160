"""A confirmation of attendance for whoever held an activity, or a manager, to complete and sign.

What the log knows is printed; only what it does not know is left to be filled in.
"""

from collections.abc import Iterator
from datetime import date

from cpim_pdp.core.activities import Activity, Details
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.quantities import Unit
from cpim_pdp.reports.document import (
    Asked,
    Block,
    Document,
    Field,
    Form,
    Heading,
    Prose,
    Signing,
    Title,
    Tone,
    Words,
)
from cpim_pdp.reports.imprint import imprinted
from cpim_pdp.wording import amounts, disclaimer, figures, names
from cpim_pdp.wording.translation import Translate

_LONG = 3
"""Lines of a field for more than a few words."""


def document(activity: Activity, holder: Holder, on: date, tr: Translate) -> Document:
    """Return the sheet, as of a day."""
    title = tr("Confirmation of attendance")
    return imprinted(
        tuple(_blocks(title, activity.details, holder, tr)),
        title=title,
        of=activity.details.title,
        about=activity.details.title,
        foot=lambda tr: tr("Form {id}, prepared {day}"),
        holder=holder,
        on=on,
        tr=tr,
    )


def _blocks(title: str, details: Details, holder: Holder, tr: Translate) -> Iterator[Block]:
    yield Title(title, tr("To be completed and signed by the organiser, or by a manager"))
    yield Prose(
        (
            Words(
                tr(
                    "I confirm that the person named below took part in the activity described"
                    " below, for the time stated."
                )
            ),
            Words(
                tr(
                    "It is kept as evidence of professional development. What is printed comes from"
                    " the participant; please correct it by hand where it is wrong."
                ),
                Tone.QUIET,
            ),
        )
    )
    yield Heading(tr("Participant"))
    yield Form(tuple(_participant(holder, tr)))
    yield Heading(tr("Activity"))
    yield Form(tuple(_activity(details, tr)))
    yield Heading(tr("Confirmed by"))
    yield Form(tuple(_confirming(tr)))
    yield Signing(
        (),
        (tr("Signature, and stamp if there is one"), tr("Place and date")),
        (Words(disclaimer.text(tr), Tone.SMALL),),
    )


def _participant(holder: Holder, tr: Translate) -> Iterator[Field | Asked]:
    yield Field(tr("Name"), holder.name)
    if holder.ascm_id:
        yield Field(tr("ASCM ID"), holder.ascm_id)
    yield Asked(tr("Employer or school"), "employer")


def _activity(details: Details, tr: Translate) -> Iterator[Field | Asked]:
    yield Field(tr("Title"), details.title)
    yield _known(tr("Kind"), "kind", _kind(details, tr))
    yield _known(tr("Held by"), "organiser", details.provider)
    if details.event:
        yield Field(tr("Event"), details.event)
    yield _known(tr("Date"), "date", _days(details, tr))
    yield _known(tr("Time, without breaks"), "duration", _duration(details, tr))
    yield Asked(tr("Place, or online"), "place")
    topics = ", ".join(names.topic(topic, tr) for topic in details.topics)
    yield _known(tr("Subjects"), "subjects", topics, _LONG)


def _confirming(tr: Translate) -> Iterator[Asked]:
    yield Asked(tr("Name"), "confirmed-by")
    yield Asked(tr("Position"), "position")
    yield Asked(tr("Organisation"), "organisation")
    yield Asked(tr("E-mail or telephone"), "contact")
    yield Asked(tr("Remarks"), "remarks", _LONG)


def _known(label: str, name: str, value: str, lines: int = 1) -> Field | Asked:
    return Field(label, value) if value else Asked(label, name, lines)


def _kind(details: Details, tr: Translate) -> str:
    return names.activity_type(details.type, tr) if details.type else ""


def _days(details: Details, tr: Translate) -> str:
    if details.date is None:
        return ""
    return figures.days(details.date, details.until or details.date, tr)


def _duration(details: Details, tr: Translate) -> str:
    """Return how long it took, where it is counted in time."""
    quantity = details.quantity
    if quantity is None or quantity.unit not in (Unit.HOUR, Unit.DAY):
        return ""
    return amounts.amount(quantity, tr)
