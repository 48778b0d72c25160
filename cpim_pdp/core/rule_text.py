"""The rulebook made from the texts of ``resources/rules``, checked for all that code relies on.

A text that fails is a fault of the program, never of the holder: each check raises ValueError
with file and row.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from cpim_pdp.core.dates import day_after
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.refusals import Reason
from cpim_pdp.core.rule_table import Table
from cpim_pdp.core.rulebook import (
    ActivityType,
    Cap,
    CapKind,
    Designation,
    Edition,
    Fact,
    Filing,
    Policy,
    Programme,
    Retention,
    Row,
    Rulebook,
    Source,
)

CATEGORIES = ("education", "presentations", "service", "membership")
_FILES = ("activity-types", "topics", "policies", "designations", "filing", "programmes")
_Code = TypeVar("_Code", bound=StrEnum)
Tables = Mapping[str, Mapping[str, object]]
"""What the files hold, by their names."""
_Period = tuple[date | None, date | None, str]


def parse(texts: Mapping[str, str]) -> Rulebook:
    """Return the rulebook that the files make, given by name, such as ``topics.toml``.

    Raises:
        ValueError: where a text is no TOML, or a check fails; it names the file and the row.
    """
    return build(tables(texts))


def tables(texts: Mapping[str, str]) -> Tables:
    """Return what the texts hold, by the name of the file, before it is looked at.

    Raises:
        ValueError: where a text is no TOML; it names the file.
    """
    return {name: _loaded(name, text) for name, text in texts.items()}


def build(read: Tables) -> Rulebook:
    """Return the rulebook that the tables of the files make.

    Raises:
        ValueError: where a check fails; it names the file and the row.
    """
    files = {name.removesuffix(".toml"): Table(name, fields) for name, fields in read.items()}
    _all_there(files)
    types = _types(files["activity-types"])
    policies = _policies(files["policies"])
    designations = _designations(files["designations"], tuple(policies))
    _codes_exist(files["policies"], "surcharge", policies, designations)
    return Rulebook(
        designations=designations,
        unmaintained=_unmaintained(files["designations"], designations),
        editions=_editions(files, types, designations),
        policies=policies,
        types=types,
        topics=_topics(files["topics"]),
        filing=_filing(files["filing"]),
        programmes=_programmes(files["programmes"], tuple(designations)),
    )


def _loaded(name: str, text: str) -> Mapping[str, object]:
    import tomllib  # noqa: PLC0415 - not where the tables are known already

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name}: {error}") from error


def _all_there(files: Mapping[str, Table]) -> None:
    missing = sorted(set(_FILES) - set(files))
    if missing:
        raise ValueError(f"{missing[0]}.toml: the file is missing")
    for name, table in files.items():
        if name not in _FILES and not name.startswith("edition-"):
            raise table.wrong("nothing reads this file")


def _code(table: Table, key: str, codes: type[_Code]) -> _Code:
    text = table.text(key)
    table.known(key, (text,), tuple(codes))
    return codes(text)


def _sources(table: Table) -> tuple[Source, ...]:
    found = table.tables("sources", "address")
    return tuple(Source(one.text("address"), one.text("date")) for one in found)


def _types(file: Table) -> Mapping[str, ActivityType]:
    found = [_type(one) for one in file.tables("type")]
    file.unique("type", [one.id for one in found])
    file.done()
    return {one.id: one for one in found}


def _type(table: Table) -> ActivityType:
    made = ActivityType(
        id=table.text("id"),
        scored=table.flag("scored"),
        weekly=table.flag("weekly"),
        eventful=table.flag("eventful"),
        unit=_code(table, "unit", Unit),
        assumption=table.text_or_empty("assumption"),
    )
    table.done()
    return made


def _topics(file: Table) -> tuple[str, ...]:
    topics = file.texts("topics")
    file.done()
    return topics


def _policies(file: Table) -> Mapping[str, Policy]:
    found = [_policy(one) for one in file.tables("policy")]
    file.unique("policy", [one.id for one in found])
    file.done()
    # One open at both ends is not picked by a deadline, so it takes no part in dividing time.
    dated = [(one.first, one.last, one.id) for one in found if one.first or one.last]
    _tile_time(file, dated)
    return {one.id: one for one in found}


def _policy(table: Table) -> Policy:
    made = Policy(
        id=table.text("id"),
        first=table.day("first"),
        last=table.day("last"),
        suspension_years=table.whole("suspension_years"),
        suspension_days=table.whole("suspension_days"),
        surcharge=table.decimals("surcharge"),
        late_points_count=table.flag("late_points_count"),
        assumption=table.text("assumption"),
        sources=_sources(table),
    )
    if made.suspension_years and made.suspension_days:
        raise table.wrong("a suspension lasts years or days, not both")
    if not made.sources and (made.first or made.last):
        raise table.wrong("a policy needs a source")
    table.done()
    return made


def _designations(file: Table, policies: Sequence[str]) -> Mapping[str, Designation]:
    found = [_designation(one, policies) for one in file.tables("designation", "code")]
    file.unique("code", [code for one in found for code in (one.code, *one.former_codes)])
    return {one.code: one for one in found}


def _designation(table: Table, policies: Sequence[str]) -> Designation:
    made = Designation(
        code=table.text("code"),
        points=table.decimal("points"),
        years=table.whole("years"),
        former_codes=table.texts("former_codes") if table.has("former_codes") else (),
        policies=table.texts("policies"),
        sources=_sources(table),
        assumption=table.text_or_empty("assumption"),
    )
    table.known("policy", made.policies, policies)
    if not (made.years and made.policies and made.sources):
        raise table.wrong("a designation needs years, a policy and a source")
    table.done()
    return made


def _unmaintained(file: Table, designations: Mapping[str, Designation]) -> Mapping[str, Reason]:
    found: dict[str, Reason] = {}
    for one in file.tables("unmaintained", "code"):
        code = one.text("code")
        if code in found or code in designations:
            raise one.wrong(f"code {code} stands there twice")
        found[code] = _code(one, "reason", Reason)
        one.text("note")
        _sources(one)
        one.done()
    file.done()
    return found


def _codes_exist(
    file: Table,
    what: str,
    policies: Mapping[str, Policy],
    designations: Mapping[str, Designation],
) -> None:
    for policy in policies.values():
        for code in policy.surcharge:
            if code not in designations:
                raise file.wrong(f"policy {policy.id}, {what}: there is no designation {code}")


def _editions(
    files: Mapping[str, Table],
    types: Mapping[str, ActivityType],
    designations: Mapping[str, Designation],
) -> tuple[Edition, ...]:
    named = [files[name] for name in sorted(files) if name.startswith("edition-")]
    if not named:
        raise ValueError("edition-*.toml: the file is missing")
    found = [_edition(file, types, designations) for file in named]
    last = named[-1]
    last.unique("edition", [one.id for one in found])
    last.unique("row", [row for one in found for row in one.rows])
    _tile_time(last, [(one.first, one.last, one.id) for one in found])
    return tuple(sorted(found, key=lambda one: one.first or date.min))


def _edition(
    file: Table, types: Mapping[str, ActivityType], designations: Mapping[str, Designation]
) -> Edition:
    head = file.table("edition")
    categories = head.texts("categories")
    head.known("category", categories, CATEGORIES)
    rows = _rows(file, categories, tuple(designations))
    made = Edition(
        id=head.text("id"),
        first=head.day("first"),
        last=head.day("last"),
        assumption=head.text("assumption"),
        categories=categories,
        rows=rows,
        choices=_choices(file.table("types"), types, rows),
    )
    head.done()
    file.done()
    return made


def _choices(
    table: Table, types: Mapping[str, ActivityType], rows: Mapping[str, Row]
) -> Mapping[str, tuple[str, ...]]:
    table.known("type", tuple(table.fields), tuple(types))
    choices = {type_id: table.texts(type_id) for type_id in types}
    for ids in choices.values():
        table.known("row", ids, tuple(rows))
    return choices


def _rows(file: Table, categories: Sequence[str], codes: Sequence[str]) -> Mapping[str, Row]:
    found = [_row(one, categories, codes) for one in file.tables("row")]
    file.unique("row", [one.id for one in found])
    return {one.id: one for one in found}


def _row(table: Table, categories: Sequence[str], codes: Sequence[str]) -> Row:
    made = Row(
        id=table.text("id"),
        activity=table.text("activity"),
        unit=_code(table, "unit", Unit) if table.has("unit") else None,
        rate=table.decimal("rate") if table.has("rate") else None,
        by_weeks=table.flag("by_weeks"),
        cap=_cap(table.table("cap"), codes) if table.has("cap") else None,
        category=table.text("category"),
        category_basis=table.text_or_empty("category_basis"),
        designations=table.texts("designations"),
        note=table.text_or_empty("note"),
        assumption=table.text_or_empty("assumption"),
        source=Source(table.text("source"), table.text("source_date")),
        confidence=table.text("confidence"),
        last_confirmed=table.text_or_empty("last_confirmed"),
    )
    table.known("category", (made.category,), categories)
    table.known("designation", made.designations, codes)
    if made.rate is not None and made.unit is None:
        raise table.wrong("a rate needs a unit")
    table.done()
    return made


def _cap(table: Table, codes: Sequence[str]) -> Cap:
    kind = _code(table, "kind", CapKind)
    if kind is CapKind.SHARE:
        made = Cap(kind, share=table.decimals("share"))
        table.known("designation", tuple(made.share or ()), codes)
        if not made.share:
            raise table.wrong("share is missing")
    else:
        made = Cap(kind, points=table.decimal("points"))
    table.done()
    return made


def _filing(file: Table) -> Filing:
    table = file.table("filing")
    made = Filing(
        opens_after_days=table.whole("opens_after_days"),
        sources=_sources(table),
        assumption=table.text("assumption"),
        facts=tuple(_fact(one) for one in file.tables("fact", "as_of")),
        retention=_retention(file),
    )
    table.done()
    file.done()
    return made


def _retention(file: Table) -> tuple[Retention, ...]:
    found = [_kept_for(one) for one in file.tables("retention", "body")]
    file.unique("body", [one.body for one in found])
    return tuple(sorted(found, key=lambda one: (-one.months, one.body)))


def _kept_for(table: Table) -> Retention:
    source = Source(table.text("source"), table.text("source_date"))
    made = Retention(table.text("body"), table.whole("months"), source)
    if not made.months:
        raise table.wrong("months is missing")
    table.done()
    return made


def _programmes(file: Table, codes: Sequence[str]) -> Mapping[str, Programme]:
    found = [_programme(one, codes) for one in file.tables("programme")]
    file.unique("programme", [one.id for one in found])
    # An attempt names its exam alone.
    file.unique("exam", [exam for one in found for exam in one.exams])
    file.done()
    return {one.id: one for one in found}


def _programme(table: Table, codes: Sequence[str]) -> Programme:
    made = Programme(
        id=table.text("id"),
        designations=table.texts("designations"),
        exams=table.texts("exams"),
        valid_years=table.whole("valid_years"),
        window_years=table.whole("window_years"),
        scores=range(table.whole("lowest_score"), table.whole("highest_score") + 1),
        passed_from=table.whole("passed_from"),
        study_hours=table.whole("study_hours"),
        assumption=table.text("assumption"),
        sources=_sources(table),
    )
    table.known("designation", made.designations, codes)
    if made.passed_from not in made.scores:
        raise table.wrong("passed_from is no score")
    if not (made.exams and made.valid_years and made.window_years and made.study_hours):
        raise table.wrong("a programme needs exams, years and hours")
    if not made.sources:
        raise table.wrong("a programme needs a source")
    table.done()
    return made


def _fact(table: Table) -> Fact:
    made = Fact(table.text("about"), table.text("as_of"), table.text("text"), _sources(table))
    table.done()
    return made


def _tile_time(file: Table, periods: Sequence[_Period]) -> None:
    """Raise unless the periods, in order of time, cover every day once."""
    ordered = sorted(periods, key=lambda period: period[0] or date.min)
    (first, _, first_id), (_, last, last_id) = ordered[0], ordered[-1]
    if first is not None:
        raise file.wrong(f"{first_id}: nothing covers the days before it")
    if last is not None:
        raise file.wrong(f"{last_id}: nothing covers the days after it")
    for (_, end, _), (start, _, name) in pairwise(ordered):
        if end is None or start != day_after(end):
            raise file.wrong(f"{name}: its period leaves a gap or an overlap before it")
