"""Standing and totals: how the credential stands, what is required, counted and missing."""

from collections.abc import Iterator

from cpim_pdp.core.submissions import Submission
from cpim_pdp.core.summary import Summary
from cpim_pdp.reports.document import Block, Field, Fields, Figure, Figures, Heading, Prose, Words
from cpim_pdp.wording import figures, names, standing
from cpim_pdp.wording.translation import Translate


def blocks(summary: Summary, tr: Translate) -> Iterator[Block]:
    """Yield standing and totals."""
    yield Heading(tr("Standing and points"))
    yield Figures(tuple(_figures(summary, tr)))
    yield Prose(tuple(_sentences(summary, tr)))
    if summary.submission is not None:
        yield Fields(tuple(_submission(summary.submission, summary, tr)))
    if summary.if_missed:
        yield Heading(tr("What each policy says on this date"), deep=True)
        yield Fields(
            tuple(
                Field(names.policy(one.policy, tr), standing.sentence(one, tr))
                for one in summary.if_missed
            )
        )


def _figures(summary: Summary, tr: Translate) -> Iterator[Figure]:
    points = summary.points
    surplus = points.counted - points.required
    yield Figure(tr("Points required"), figures.points(points.required))
    yield Figure(
        tr("Points counted"),
        figures.points(points.counted),
        tr("of {claimed} claimed").format(claimed=figures.points(points.claimed)),
    )
    if surplus > 0:
        yield Figure(tr("Surplus"), figures.points(surplus), tr("not carried over"))
    else:
        yield Figure(tr("Still missing"), figures.points(points.remaining))
    yield Figure(tr("With evidence"), figures.points(points.proven), tr("of the points counted"))
    yield Figure(tr("Planned"), figures.points(points.planned), tr("not counted"))


def _sentences(summary: Summary, tr: Translate) -> Iterator[Words]:
    sentence = standing.sentence(summary.verdict, tr)
    if summary.cycle == summary.shown:
        yield Words(sentence)
        return
    text = tr("The credential stands by cycle {number}, due {due}: {sentence}")
    yield Words(
        text.format(
            number=summary.shown.number, due=figures.day(summary.shown.due, tr), sentence=sentence
        )
    )


def _submission(submission: Submission, summary: Summary, tr: Translate) -> Iterator[Field]:
    yield Field(tr("Application filed"), figures.day(submission.filed, tr))
    yield Field(tr("Decision"), names.decision(submission.decision_on(summary.on), tr))
    if submission.approved is not None and submission.approved <= summary.on:
        yield Field(tr("Approved"), figures.day(submission.approved, tr))
    if submission.audited is not None and submission.audited <= summary.on:
        yield Field(tr("Audited"), figures.day(submission.audited, tr))
    if submission.fee is not None:
        yield Field(tr("Fee"), f"{submission.fee:.2f}")
    if submission.receipt:
        yield Field(tr("Receipt"), submission.receipt)
