"""What stands in the fields of a form, as it is: to be compared, kept, and shown again."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QComboBox

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop.entry.field_names import labels
from cpim_pdp.desktop.entry.fields import EntryFields
from cpim_pdp.desktop.entry.unfinished_entry import Typed
from cpim_pdp.desktop.look.date_field import DateField


def typed(fields: EntryFields) -> Typed:
    """Return all that is typed or chosen."""
    return {
        **{key: line.text() for key, line in fields.lines().items()},
        "type": _type(fields),
        "date": _date(fields.date),
        "until": _date(fields.until),
        "notes": fields.notes.toPlainText(),
        "topics": list(fields.topics.chosen()),
        "category": fields.category.currentData(),
        "row": fields.row.currentData(),
        "planned": fields.planned.isChecked(),
    }


def show(fields: EntryFields, wanted: Typed) -> None:
    """Put texts back into the fields; a field that ``wanted`` does not name stays."""
    for key, line in fields.lines().items():
        if isinstance(text := wanted.get(key), str):
            line.setText(text)
    if isinstance(kind := wanted.get("type"), str):
        fields.type.show_typed(kind)
    for field, day in ((fields.date, wanted.get("date")), (fields.until, wanted.get("until"))):
        if isinstance(day, str):
            _show_date(field, day)
    if isinstance(notes := wanted.get("notes"), str):
        fields.notes.setPlainText(notes)
    if isinstance(topics := wanted.get("topics"), list):
        fields.topics.choose(one for one in topics if isinstance(one, str))
    if isinstance(planned := wanted.get("planned"), bool):
        fields.planned.setChecked(planned)
    fields.choose(_choice(wanted, "category", fields), _choice(wanted, "row", fields))


def _choice(wanted: Typed, key: str, fields: EntryFields) -> str | None:
    """Return what is to be chosen; a key that is none of the offered ones is not chosen."""
    box = fields.boxes[key].editor
    present = box.currentData() if isinstance(box, QComboBox) else None
    chosen = wanted.get(key, present)
    return chosen if isinstance(chosen, str) else None


def changed(was: Typed, now: Typed) -> Typed:
    """Return what is another text now."""
    return {key: value for key, value in now.items() if was.get(key) != value}


def named(keys: Iterable[str]) -> str:
    """Return the names of fields, one behind the other."""
    return ", ".join(labels()[key].replace("&", "") for key in keys if key in labels())


def _type(fields: EntryFields) -> str:
    try:
        return fields.type.type_id() or ""
    except Refusal:
        return fields.type.currentText()


def _date(field: DateField) -> str:
    try:
        day = field.day()
    except Refusal:
        return field.text()
    return "" if day is None else day.isoformat()


def _show_date(field: DateField, text: str) -> None:
    try:
        field.set_day(date.fromisoformat(text) if text else None)
    except ValueError:
        field.line.setText(text)
