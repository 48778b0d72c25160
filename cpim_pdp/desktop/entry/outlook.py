"""What an entry would come to, in words: points, arithmetic, where it brings the holder, hints."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from cpim_pdp.core.activities import Activity, Details, State, state_on
from cpim_pdp.core.counting import Counted, Why
from cpim_pdp.core.details import checked
from cpim_pdp.core.hints import hints
from cpim_pdp.core.pricing import Price, price
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import Summary, summaries
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, counting, figures, names, rates
from cpim_pdp.wording import hints as hint_texts

_NEW = "entry"
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Worth:
    """An entry's points as a figure, the arithmetic behind them, and the rule they come from.

    ``source`` is the rule in its own words, with where it was read.
    """

    figure: str
    arithmetic: str
    rule: str
    source: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where an entry brings each credential, why less counts, and what is worth a look."""

    brings: tuple[str, ...]
    why: str
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an entry is held against: the log, the rules, the day, and the activity it edits."""

    snapshot: Snapshot
    rulebook: Rulebook
    on: date
    edited: Activity | None = None


def completed(details: Details, rulebook: Rulebook) -> Details:
    """Return details as typed so far, the usual quantity filled in unless something is wrong."""
    try:
        tidy = checked(replace(details, title=details.title or _NEW, draft=True), rulebook)
    except Refusal:
        return details
    return replace(tidy, title=details.title, draft=details.draft)


def worth(details: Details, rulebook: Rulebook) -> Worth | None:
    """Return what ``details`` are worth, None as long as type or date is missing."""
    priced = price(details, rulebook)
    if priced is None:
        return None
    rule, source = _rule(priced, details), rates.rule(priced.row, tr)
    if priced.unknown:
        return Worth("", _missing(priced, details), rule, source)
    arithmetic = counting.arithmetic(priced, details, tr)
    return Worth(figures.points(priced.claimed, tr), arithmetic, rule, source)


def _missing(priced: Price, details: Details) -> str:
    """Return what is still to be entered before there are points."""
    if priced.row is None or priced.row.rate is None:
        return counting.arithmetic(priced, details, tr)
    if details.quantity is None:
        unit = amounts.unit(priced.unit, tr)
        return tr("Enter the {unit} to see the points.").format(unit=unit)
    return tr("Enter the weeks to see the points.")


def _rule(priced: Price, details: Details) -> str:
    name = names.activity_type(details.type or "", tr)
    return tr("{type} · {edition}").format(type=name, edition=names.edition(priced.edition.id, tr))


def outlook(details: Details, setting: Setting) -> Outlook:
    """Return what would become of the credentials with this entry in the log."""
    edited = setting.edited
    noted = hints(
        details, setting.snapshot, setting.rulebook, setting.on, edited.id if edited else None
    )
    said = tuple(hint_texts.text(hint, tr) for hint in noted)
    priced = price(details, setting.rulebook)
    if priced is None or priced.unknown:
        return Outlook((), "", said)
    entry = _as_activity(replace(details, draft=False), edited)
    after = summaries(_with(setting.snapshot, entry), setting.rulebook, setting.on)
    is_planned = state_on(entry, setting.on, filed=False) is State.PLANNED
    counting_it = [one for one in after if _entry(one, entry.id) is not None]
    brings = tuple(_brings(one, is_planned=is_planned) for one in counting_it)
    return Outlook(brings, _why(after, entry.id), said)


def _as_activity(details: Details, edited: Activity | None) -> Activity:
    if edited is not None:
        return replace(edited, details=details)
    # Entered last, so that caps are allotted as they will be.
    return Activity(_NEW, details, (), _LATEST, _LATEST)


def _with(snapshot: Snapshot, entry: Activity) -> Snapshot:
    others = tuple(one for one in snapshot.activities if one.id != entry.id)
    return replace(snapshot, activities=(*others, entry))


def _brings(summary: Summary, *, is_planned: bool) -> str:
    facts = {
        "credential": names.credential(summary.credential),
        "counted": figures.points(summary.points.counted, tr),
        "required": figures.points(summary.points.required, tr),
        "planned": figures.points(summary.points.planned, tr),
    }
    if is_planned:
        return tr("{credential}: {counted} of {required}, and {planned} planned.").format(**facts)
    return tr("Brings {credential} to {counted} of {required}.").format(**facts)


def _entry(summary: Summary, activity: str) -> Counted | None:
    """Return the entry as it counts in the shown cycle, None where it is in another or none."""
    found = (one for one in summary.entries if one.activity.id == activity)
    return next((one for one in found if one.in_cycle), None)


def _why(after: tuple[Summary, ...], activity: str) -> str:
    for summary in after:
        entry = _entry(summary, activity)
        if entry is not None and entry.reasoning.why not in _SAID_BY_HINTS:
            return counting.why(entry.reasoning, tr)
    return ""


_SAID_BY_HINTS = frozenset({Why.NONE, Why.PLANNED, Why.EXAM_FAILED})
