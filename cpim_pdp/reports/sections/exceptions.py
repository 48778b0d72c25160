"""The exceptions: what a stranger who checks the report would ask about, named beforehand."""

from collections.abc import Iterator, Mapping

from cpim_pdp.core.counting import Flag, Why
from cpim_pdp.core.duplicates import likely_duplicates
from cpim_pdp.reports.document import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Prose,
    Row,
    Table,
    Tone,
    Words,
)
from cpim_pdp.reports.sections.columns import ranges, text
from cpim_pdp.reports.sections.entries import Entries
from cpim_pdp.wording.translation import Phrase, Translate

_FLAGS: Mapping[Flag, Phrase] = {
    Flag.NO_EVIDENCE: lambda tr: tr("Without evidence"),
    Flag.WEAK_EVIDENCE: lambda tr: tr("With evidence that audits often refuse"),
    Flag.MOVED: lambda tr: tr("Moved into this cycle by the holder"),
    Flag.OPENING_BALANCE: lambda tr: tr("Opening balance, without single entries"),
    Flag.ENTERED_BY_HAND: lambda tr: tr("Points entered by hand"),
    Flag.NOT_NAMED_BY_EDITION: lambda tr: tr("Not named by the rules of its date"),
    Flag.DESIGNATION_NOT_NAMED: lambda tr: tr(
        "Priced by a rule that does not name the designation"
    ),
    Flag.ASSUMPTION: lambda tr: tr("Priced by a rule that rests on an assumption"),
    Flag.SCORE_ASSUMED: lambda tr: tr("Exam without a score, taken as passed"),
}
_REASONS: Mapping[Phrase, frozenset[Why]] = {
    lambda tr: tr("Outside the cycle"): frozenset(
        {Why.BEFORE_CERTIFICATION, Why.OUTSIDE_CYCLE, Why.AFTER_DEADLINE}
    ),
    lambda tr: tr("Left out by the holder"): frozenset({Why.EXCLUDED}),
    lambda tr: tr("Cut by a limit"): frozenset({Why.EVENT_CAP, Why.YEAR_CAP, Why.SHARE_CAP}),
    lambda tr: tr("Failed exam, or one that earned the credential"): frozenset(
        {Why.EXAM_FAILED, Why.EXAM_BEFORE_CERTIFICATION}
    ),
    lambda tr: tr("Value not known"): frozenset({Why.VALUE_UNKNOWN}),
    lambda tr: tr("Logged after the application was filed"): frozenset({Why.ALREADY_FILED}),
}


def blocks(entries: Entries, tr: Translate) -> Iterator[Block]:
    """Yield the kinds of exception that there are, with the numbers of their entries."""
    kinds = [(name, numbers) for name, numbers in _kinds(entries, tr) if numbers]
    yield Heading(tr("Exceptions"))
    if kinds:
        yield Table(
            (
                Column(tr("What to look at"), ColumnKind.TEXT),
                Column(tr("Entries"), ColumnKind.TEXT),
            ),
            tuple(_row(name, numbers, tr) for name, numbers in kinds),
            headless=True,
        )


def clear(entries: Entries, tr: Translate) -> Iterator[Block]:
    """Yield the kinds of exception that there are not."""
    names = [name for name, numbers in _kinds(entries, tr) if not numbers]
    if names:
        sentence = tr("None of these: {names}.").format(names="; ".join(names))
        yield Prose((Words(sentence, Tone.SMALL),))


def _kinds(entries: Entries, tr: Translate) -> Iterator[tuple[str, list[int]]]:
    """Yield what each kind is called and the numbers of the entries that are of it."""
    for flag, phrase in _FLAGS.items():
        yield phrase(tr), [one.number for one in entries.all if flag in one.counted.flags]
    for phrase, reasons in _REASONS.items():
        found = [one.number for one in entries.all if one.counted.reasoning.why in reasons]
        yield phrase(tr), found
    yield tr("Likely entered twice"), _duplicates(entries)


def _duplicates(entries: Entries) -> list[int]:
    inside = {one.counted.activity.id: one.number for one in entries.earned}
    pairs = likely_duplicates(one.counted.activity for one in entries.earned)
    return [inside[later.id] for later, _ in pairs]


def _row(name: str, numbers: list[int], tr: Translate) -> Row:
    listed = tr("No. {numbers}").format(numbers=ranges(numbers))
    return Row((text(name), text(listed)))
