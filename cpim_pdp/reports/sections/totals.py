"""Standing and totals: how the credential stands, what is required, counted and missing."""

from collections.abc import Iterator

from cpim_pdp.core.counting import Flag
from cpim_pdp.core.standing import Standing
from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary
from cpim_pdp.core.tally import tally
from cpim_pdp.reports.document import (
    Block,
    Field,
    Fields,
    Figure,
    Figures,
    Heading,
    Prose,
    Tone,
    Words,
)
from cpim_pdp.reports.sections.columns import ranges
from cpim_pdp.reports.sections.entries import Entries
from cpim_pdp.wording import figures, names, standing
from cpim_pdp.wording.translation import Translate


def blocks(summary: Summary, entries: Entries, *, detailed: bool, tr: Translate) -> Iterator[Block]:
    """Yield standing and totals; what each policy says where it matters by now, or is asked for."""
    yield Heading(tr("Standing and points"))
    yield Figures(tuple(_figures(summary, entries, tr)))
    yield Prose((_standing(summary, tr), Words(_dates(summary, entries, tr), Tone.QUIET)))
    if summary.submission is not None:
        yield Fields(tuple(_submission(summary.submission, summary, tr)))
    if detailed or summary.verdict.standing is not Standing.ACTIVE:
        yield from _policies(summary, tr)


def _figures(summary: Summary, entries: Entries, tr: Translate) -> Iterator[Figure]:
    points = summary.points
    surplus = points.counted - points.required
    yield Figure(tr("Points required"), figures.points(points.required, tr))
    yield Figure(
        tr("Points counted"),
        figures.points(points.counted, tr),
        tr("of {claimed} claimed").format(claimed=figures.points(points.claimed, tr)),
    )
    if surplus > 0:
        yield Figure(tr("Surplus"), figures.points(surplus, tr), tr("not carried over"))
    else:
        yield Figure(tr("Still missing"), figures.points(points.remaining, tr))
    weak = tally(
        one.counted for one in entries.earned if Flag.WEAK_EVIDENCE in one.counted.flags
    ).counted
    yield Figure(
        tr("With evidence"),
        figures.points(points.proven, tr),
        tr("{points} of them weak").format(points=figures.points(weak, tr)) if weak else "",
    )
    yield Figure(tr("Planned"), figures.points(points.planned, tr), tr("not counted"))


def _standing(summary: Summary, tr: Translate) -> Words:
    sentence = standing.sentence(summary.verdict, tr)
    if summary.cycle == summary.shown:
        return Words(sentence)
    text = tr("The credential stands by cycle {number}, due {due}: {sentence}")
    return Words(
        text.format(
            number=summary.shown.number, due=figures.day(summary.shown.due, tr), sentence=sentence
        )
    )


def _dates(summary: Summary, entries: Entries, tr: Translate) -> str:
    """Return whether all activities lie inside the cycle, by the day that decides it."""
    outside = [
        one.number
        for one in entries.all
        if (day := one.counted.activity.last_day) is not None and not summary.cycle.holds(day)
    ]
    if not outside:
        return tr("The dates of all activities lie inside the cycle.")
    text = tr("The dates of all activities lie inside the cycle, but for no. {numbers}.")
    return text.format(numbers=ranges(outside))


def _policies(summary: Summary, tr: Translate) -> Iterator[Block]:
    if summary.if_missed:
        yield Heading(tr("What each policy says on this date"), deep=True)
        yield Fields(
            tuple(
                Field(names.policy(one.policy, tr), standing.sentence(one, tr))
                for one in summary.if_missed
            )
        )


def _submission(submission: Submission, summary: Summary, tr: Translate) -> Iterator[Field]:
    filed = tr("{day}, with {points} points").format(
        day=figures.day(submission.filed, tr), points=figures.points(submission.figures.counted, tr)
    )
    yield Field(tr("Application filed"), filed)
    yield Field(tr("Decision"), names.decision(submission.decision_on(summary.on), tr))
    if submission.approved is not None and submission.approved <= summary.on:
        yield Field(tr("Approved"), figures.day(submission.approved, tr))
    if submission.audited is not None and submission.audited <= summary.on:
        yield Field(tr("Audited"), figures.day(submission.audited, tr))
    if submission.fee is not None:
        yield Field(tr("Fee"), f"{submission.fee:.2f}")
    if submission.receipt:
        yield Field(tr("Receipt"), submission.receipt)
