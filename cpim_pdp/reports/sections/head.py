"""The head: whose report it is, for which credential and cycle, and as of which date."""

from collections.abc import Iterator

from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.milestones import MilestoneKind
from cpim_pdp.core.rulebook import CUSTOM
from cpim_pdp.core.summary import Summary
from cpim_pdp.reports.document import Block, Field, Fields, Title
from cpim_pdp.wording import figures, names
from cpim_pdp.wording.translation import Translate


def title(tr: Translate) -> str:
    """Return what the report is called."""
    return tr("Certification maintenance report")


def blocks(summary: Summary, holder: Holder, tr: Translate) -> Iterator[Block]:
    """Yield the head."""
    yield Title(title(tr), designation(summary.credential, tr))
    yield identity(summary, holder, tr)


def identity(summary: Summary, holder: Holder, tr: Translate) -> Fields:
    """Return who holds what, for which cycle and as of which date."""
    held = tuple(_holder(holder, summary.credential.number, tr))
    return Fields(held, tuple(_cycle(summary, tr)))


def designation(credential: Credential, tr: Translate) -> str:
    """Return a credential's code with its full name; the title of one that the holder made up."""
    if credential.designation == CUSTOM:
        return credential.title
    return tr("{code}, {name}", "a designation").format(
        code=credential.designation, name=names.designation(credential.designation, tr)
    )


def _holder(holder: Holder, number: str, tr: Translate) -> Iterator[Field]:
    yield Field(tr("Holder"), holder.name)
    if holder.former_names:
        yield Field(tr("Former names"), holder.former_names)
    yield Field(tr("ASCM ID"), holder.ascm_id or tr("not given"))
    if holder.email:
        yield Field(tr("E-mail"), holder.email)
    yield Field(tr("Certificate number"), number or tr("not given"))


def _cycle(summary: Summary, tr: Translate) -> Iterator[Field]:
    credential, cycle = summary.credential, summary.cycle
    yield Field(tr("Certified"), figures.day(credential.certified, tr))
    number = tr("{number}, from {start}", "a cycle's number and start")
    yield Field(tr("Cycle"), number.format(number=cycle.number, start=figures.day(cycle.start, tr)))
    yield Field(tr("Due"), figures.day(cycle.due, tr))
    for one in summary.milestones:
        if one.kind is MilestoneKind.SUSPENSION_ENDS:
            yield Field(
                tr("If missed"), tr("suspended until {day}").format(day=figures.day(one.date, tr))
            )
    yield Field(tr("As of"), figures.day(summary.on, tr))
