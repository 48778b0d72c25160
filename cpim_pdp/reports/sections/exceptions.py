"""The exceptions: what a stranger who checks the report would ask about, named beforehand."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from cpim_pdp.core.counting import Counted, Flag, Why
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
from cpim_pdp.reports.sections.columns import text
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
    """Yield the kinds of exception with the numbers of their entries, then those that have none."""
    kinds = {phrase(tr): _numbers(entries, found) for phrase, found in _kinds()}
    yield Heading(tr("Exceptions"))
    if any(kinds.values()):
        yield Table(
            (
                Column(tr("What to look at"), ColumnKind.TEXT),
                Column(tr("Entries"), ColumnKind.TEXT),
            ),
            tuple(_row(name, numbers, tr) for name, numbers in kinds.items() if numbers),
        )
    clear = [name for name, numbers in kinds.items() if not numbers]
    if clear:
        sentence = tr("None of these: {names}.").format(names="; ".join(clear))
        yield Prose((Words(sentence, Tone.QUIET),))


def _kinds() -> Iterator[tuple[Phrase, Callable[[Counted], bool]]]:
    for flag, phrase in _FLAGS.items():
        yield phrase, partial(_has_flag, flag)
    for phrase, reasons in _REASONS.items():
        yield phrase, partial(_has_reason, reasons)


def _has_flag(flag: Flag, one: Counted) -> bool:
    return flag in one.flags


def _has_reason(reasons: frozenset[Why], one: Counted) -> bool:
    return one.reasoning.why in reasons


def _numbers(entries: Entries, found: Callable[[Counted], bool]) -> list[str]:
    return [str(entry.number) for entry in entries.all if found(entry.counted)]


def _row(name: str, numbers: list[str], tr: Translate) -> Row:
    listed = tr("No. {numbers}").format(numbers=", ".join(numbers))
    return Row((text(name), text(listed)))
