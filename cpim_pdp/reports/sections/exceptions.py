"""The exceptions: what a stranger who checks the report would ask about, named by the report itself."""

from collections.abc import Callable, Iterator, Mapping

from cpim_pdp.core.counting import Counted, Flag, Why
from cpim_pdp.reports.document import Block, Column, ColumnKind, Heading, Row, Table, Tone
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
    """Yield every kind of exception with the numbers of the entries that it has, or that it has none."""
    yield Heading(tr("Exceptions"))
    yield Table(
        (Column(tr("What to look at"), ColumnKind.TEXT), Column(tr("Entries"), ColumnKind.TEXT)),
        tuple(_rows(entries, tr)),
    )


def _rows(entries: Entries, tr: Translate) -> Iterator[Row]:
    for flag, phrase in _FLAGS.items():
        yield _row(phrase(tr), entries, lambda one, flag=flag: flag in one.flags, tr)
    for phrase, reasons in _REASONS.items():
        found = lambda one, reasons=reasons: one.reasoning.why in reasons  # noqa: E731
        yield _row(phrase(tr), entries, found, tr)


def _row(name: str, entries: Entries, found: Callable[[Counted], bool], tr: Translate) -> Row:
    numbers = [str(entry.number) for entry in entries.all if found(entry.counted)]
    if not numbers:
        return Row((text(name), text(tr("none", "no entries"), Tone.QUIET)))
    listed = tr("No. {numbers}").format(numbers=", ".join(numbers))
    return Row((text(name), text(listed)))
