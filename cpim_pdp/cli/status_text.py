"""The status as text: calm, aligned, everything that the window's overview says."""

from collections.abc import Iterable, Iterator
from datetime import date

from cpim_pdp import assets
from cpim_pdp.cli import printing
from cpim_pdp.core.activities import State
from cpim_pdp.core.counting import Counted
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.points import ZERO
from cpim_pdp.core.rulebook import CUSTOM
from cpim_pdp.core.standing import Standing
from cpim_pdp.core.summary import Summary
from cpim_pdp.wording import counting, figures, forecast, milestones, names, standing, way_back
from cpim_pdp.wording.translation import english as tr

_BAR = 40
_TITLE = 48


def described(on: date, holder: Holder, found: Iterable[Summary]) -> str:
    """Return the whole status."""
    name = f"{holder.name} ({holder.ascm_id})" if holder.ascm_id else holder.name
    head = tr("{name}, on {date}", "whose status, and of when").format(
        name=name, date=figures.day(on)
    )
    return "\n\n".join((head, *(_credential(summary) for summary in found)))


def _credential(summary: Summary) -> str:
    sections = (
        _head(summary),
        _points(summary),
        _categories(summary),
        _topics(summary),
        _not_counted(summary),
        _if_missed(summary),
        way_back_text(summary),
        _milestones(summary),
    )
    return "\n\n".join(section for section in sections if section)


def _head(summary: Summary) -> str:
    credential, cycle = summary.credential, summary.cycle
    title = names.credential(credential)
    if credential.designation != CUSTOM:
        title = f"{title}, {names.designation(credential.designation)}"
    period = tr("{number}: {period}").format(
        number=cycle.number, period=figures.days(cycle.start, cycle.due)
    )
    return "\n".join(
        (
            title,
            "=" * len(title),
            printing.pairs(
                (
                    (tr("Certified"), figures.day(credential.certified)),
                    (tr("Cycle"), period),
                    (tr("Deadline"), figures.left(summary.on, cycle.due)),
                    (tr("Standing"), _standing(summary)),
                    *(_forecast(summary) if _is_shown(summary) else ()),
                    (tr("Filed"), _filed(summary)),
                    (tr("Rules"), names.edition(summary.edition.id)),
                )
            ),
        )
    )


def _forecast(summary: Summary) -> Iterator[tuple[str, str]]:
    yield tr("Forecast"), forecast.sentence(summary)
    yield tr("In the end"), forecast.spread(summary)
    yield tr("Pace"), forecast.pace(summary)


def _is_shown(summary: Summary) -> bool:
    return summary.cycle == summary.shown


def _standing(summary: Summary) -> str:
    """Return the credential's standing, which is that by the cycle to be maintained now."""
    if _is_shown(summary):
        return standing.sentence(summary.verdict)
    return tr("{standing}, by cycle {number}, the one to be maintained now").format(
        standing=names.standing(summary.verdict.standing), number=summary.shown.number
    )


def _filed(summary: Summary) -> str:
    if summary.submission is None:
        return ""
    decision = summary.submission.decision_on(summary.on)
    return tr("{date}, {decision}", "filed when, and what became of it").format(
        date=figures.day(summary.submission.filed), decision=names.decision(decision).lower()
    )


def _points(summary: Summary) -> str:
    """Return the ring in words: how much is counted, planned and still to go."""
    totals = summary.points
    unproven = totals.counted - totals.proven
    headline = tr("{counted} of {required} points").format(
        counted=figures.points(totals.counted), required=figures.points(totals.required)
    )
    rows = (
        (tr("Claimed"), figures.points(totals.claimed)),
        (tr("Counted"), figures.points(totals.counted)),
        (tr("Planned"), figures.points(totals.planned)),
        (tr("Still to go"), figures.points(totals.remaining)),
        (tr("Without evidence"), figures.points(unproven)),
    )
    width = max(len(value) for _, value in rows)
    lines = printing.pairs((name, value.rjust(width)) for name, value in rows)
    return "\n".join((headline, _bar(summary), _indented(lines)))


def _bar(summary: Summary) -> str:
    totals = summary.points
    whole = max(totals.required, totals.counted + totals.planned)
    counted = int(_BAR * totals.counted / whole) if whole else 0
    planned = int(_BAR * (totals.counted + totals.planned) / whole) - counted if whole else 0
    return f"  [{'#' * counted}{'+' * planned}{'.' * (_BAR - counted - planned)}]"


def _categories(summary: Summary) -> str:
    rows = [
        (names.category(one.category), figures.points(one.claimed), figures.points(one.counted))
        for one in summary.categories
    ]
    titles = (tr("Category"), tr("Claimed"), tr("Counted"))
    return printing.table(titles, rows, numbers=(1, 2))


def _topics(summary: Summary) -> str:
    rows = [
        (names.topic(one.topic), figures.points(one.counted))
        for one in summary.topics
        if one.counted
    ]
    if not rows:
        return ""
    return printing.table((tr("Topic"), tr("Counted")), rows, numbers=(1,))


def _not_counted(summary: Summary) -> str:
    short = [
        one
        for one in summary.entries
        if one.counted < one.claimed and one.state is not State.PLANNED
    ]
    unknown = [one for one in summary.entries if one.price.unknown and one.claimed == ZERO]
    lines = list(_reasons((*short, *unknown)))
    return "\n".join((tr("What does not count in full"), *lines)) if lines else ""


def _reasons(entries: Iterable[Counted]) -> Iterator[str]:
    for one in entries:
        title = one.activity.details.title
        short = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
        day = one.activity.last_day
        points = tr("{counted} of {claimed}").format(
            counted=figures.points(one.counted), claimed=figures.points(one.claimed)
        )
        yield f"  {'' if day is None else day.isoformat()}  {points}  {short}"
        yield f"              {counting.why(one.reasoning)}"


def _if_missed(summary: Summary) -> str:
    """Return what each policy that has figures says, were it the one in force."""
    lapsed = any(one.standing is not Standing.ACTIVE for one in summary.if_missed)
    title = tr("What each policy says") if lapsed else tr("If the deadline is missed")
    lines = [
        standing.under(one)
        if lapsed
        else f"{names.policy(one.policy)}: "
        + standing.policy_rule(assets.rulebook().policies[one.policy], summary.designation)
        for one in summary.if_missed
    ]
    return "\n".join((title, *(f"  {line}" for line in lines)))


def way_back_text(summary: Summary) -> str:
    """Return what leads back to an expired credential, exam by exam; empty where nothing has to."""
    found = summary.way_back
    if found is None:
        return ""
    exams = printing.pairs((names.exam(one.id), way_back.exam(one)) for one in found.exams)
    said = (way_back.to_do(found), way_back.effort(found))
    lines = (
        " ".join(part for part in said if part),
        *exams.splitlines(),
        *filter(None, [way_back.programme(found)]),
        *way_back.remarks(found),
    )
    return "\n".join((tr("The way back"), *(f"  {line}" for line in lines)))


def _milestones(summary: Summary) -> str:
    lines = [f"  {one.date.isoformat()}  {milestones.text(one)}" for one in summary.milestones]
    return "\n".join((tr("Ahead"), *lines)) if lines else ""


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
