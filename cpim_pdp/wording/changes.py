"""What an entry of the history changed, in words: each row, with its fields before and after."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cpim_pdp.core import points
from cpim_pdp.core.history import HistoryEntry, Row, RowChange, Value
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.recurrence import Frequency, Recurrence, Weekday
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.wording import names, reminders, values
from cpim_pdp.wording.translation import Phrase, Translate, english

_NO_FIELDS = frozenset(
    {
        *("id", "position", "created", "changed", "trashed", "unit", "activity", "credential"),
        *("sha256", "size", "media_type", "added", "report", "figures"),
        *("schedule", "occurrence", "made_until", "exceptions", "interval", "weekday", "ordinal"),
    }
)
"""Columns that say nothing to the holder, or that the row's name or fate already says."""

_HUNDREDTHS = frozenset({"points", "fee", "target"})
_MARKS = frozenset({"planned", "draft", "excluded"})
_DAYS = frozenset(
    {
        *(
            "date",
            "until",
            "certified",
            "due",
            "filed",
            "audited",
            "approved",
            "next_due",
            "denied",
        ),
        "start",
    }
)
_CALLED: Mapping[tuple[str, str], str] = {("snoozes", "until"): "snoozed_until"}
"""Columns of a table that are not what they are in others."""
_THINGS: Mapping[str, Phrase] = {
    "holder": lambda tr: tr("Holder"),
    "credentials": lambda tr: tr("Credential {name}"),
    "activities": lambda tr: tr("Activity “{name}”"),
    "allocations": lambda tr: tr("Activity “{activity}” for {credential}"),
    "evidence": lambda tr: tr("Evidence “{name}” of “{activity}”"),
    "submissions": lambda tr: tr("Application of cycle {cycle} of {credential}"),
    "schedules": lambda tr: tr("Schedule “{name}”"),
    "attempts": lambda tr: tr("Exam “{name}” for {credential}"),
    "snoozes": lambda tr: tr("Reminder “{name}”"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One row: what it is and what became of it, and its fields, as “Points: 3 → 5”."""

    what: str
    fields: tuple[str, ...]


def told(
    entry: HistoryEntry, known: Mapping[str, str], tr: Translate = english
) -> tuple[Told, ...]:
    """Return what an entry changed; ``known`` are the names of `names_known`."""
    return tuple(
        Told(_fate(change, _thing(change, known, tr), tr), tuple(_fields(change, tr)))
        for change in entry.changes
    )


def names_known(entries: Iterable[HistoryEntry], snapshot: Snapshot) -> Mapping[str, str]:
    """Return the names of activities and credentials by id, as they were called last."""
    changes = [change for entry in entries for change in reversed(entry.changes)]
    rows = [(change.row, change.after or change.before or {}) for change in reversed(changes)]
    return {
        **{row: str(found["title"]) for row, found in rows if found.get("title")},
        **{row: str(found["designation"]) for row, found in rows if found.get("designation")},
        **{one.id: one.details.title for one in (*snapshot.activities, *snapshot.trash)},
        **{one.id: names.credential(one) for one in snapshot.credentials},
    }


def _thing(change: RowChange, known: Mapping[str, str], tr: Translate) -> str:
    row = change.after or change.before or {}
    phrase = _THINGS.get(change.table)
    if phrase is None:
        return change.table
    return phrase(tr).format(
        name=values.short(_name(change, row, known, tr)),
        activity=values.short(known.get(str(row.get("activity")), "")),
        credential=values.short(known.get(str(row.get("credential")), "")),
        cycle=row.get("cycle", ""),
    )


def _name(change: RowChange, row: Row, known: Mapping[str, str], tr: Translate) -> str:
    """Return how a row is called; one that was removed for good has no name any more."""
    if row.get("exam"):
        return names.exam(str(row["exam"]), tr)
    if change.table == "snoozes":
        return reminders.subject(change.row, tr)
    own = row.get("title") or row.get("name") or row.get("designation")
    return str(own or known.get(change.row) or change.row[:8])


def _fate(change: RowChange, thing: str, tr: Translate) -> str:
    before, after = change.before or {}, change.after or {}
    if {*before, *after} == {"id"}:
        return tr("{thing}: removed for good").format(thing=thing)
    if change.before is None:
        return tr("{thing}: added").format(thing=thing)
    if change.after is None:
        return tr("{thing}: removed").format(thing=thing)
    if not before.get("trashed") and after.get("trashed"):
        return tr("{thing}: moved to the trash").format(thing=thing)
    if before.get("trashed") and not after.get("trashed"):
        return tr("{thing}: taken out of the trash").format(thing=thing)
    return tr("{thing}: changed").format(thing=thing)


def _fields(change: RowChange, tr: Translate) -> Iterator[str]:
    """Yield what each field was and is; of a row that is new what it holds, of one gone nothing."""
    after = change.after or {}
    for field in after:
        old, new = (_text(field, row, tr) for row in (change.before or {}, after))
        is_said = change.before is not None or _says_something(field, after[field])
        if field not in _NO_FIELDS and old != new and is_said:
            name = names.field(_CALLED.get((change.table, field), field), tr)
            yield _line(name, old, new, tr, is_new=change.before is None)


def _line(name: str, old: str, new: str, tr: Translate, *, is_new: bool) -> str:
    if is_new:
        return tr("{field}: {value}").format(field=name, value=new)
    nothing = tr("nothing")
    phrase = tr("{field}: {before} → {after}")
    return phrase.format(field=name, before=old or nothing, after=new or nothing)


def _says_something(field: str, value: Value) -> bool:
    if field in _MARKS:
        return value != 0
    return value not in (None, "", "[]") and (field, value) != ("days", 1)


def _text(field: str, row: Row, tr: Translate) -> str:
    try:
        return values.short(values.text(field, _meant(field, row), tr))
    except (ValueError, LookupError, RecursionError):
        # Of another version of the program, or by another hand: shown as it is.
        return values.short(str(row.get(field)))


def _meant(field: str, row: Row) -> object:
    """Return a column's value as core has it."""
    stored = row.get(field)
    if stored is None:
        return None
    if field == "topics":
        return tuple(str(one) for one in json.loads(str(stored)))
    if field in _DAYS:
        return date.fromisoformat(str(stored))
    if field == "frequency":
        return _recurrence(row)
    if not isinstance(stored, int):
        return stored
    return _counted(field, stored, row)


def _recurrence(row: Row) -> Recurrence:
    """Return how a schedule comes again: four columns say one thing."""
    weekday, ordinal = row.get("weekday"), row.get("ordinal")
    return Recurrence(
        Frequency(str(row["frequency"])),
        int(str(row["interval"])),
        None if weekday is None else Weekday(str(weekday)),
        None if ordinal is None else int(str(ordinal)),
    )


def _counted(field: str, count: int, row: Row) -> bool | Decimal | Quantity | int:
    if field in _MARKS:
        return count == 1
    if field in _HUNDREDTHS:
        return points.from_hundredths(count)
    return Quantity(count, Unit(str(row.get("unit")))) if field == "quantity" else count
