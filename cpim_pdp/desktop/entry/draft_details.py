"""What can be kept as a draft of what is typed, whatever state it is in."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from cpim_pdp.core.activities import Details
from cpim_pdp.core.details import checked
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.desktop.entry.fields import Reading
from cpim_pdp.desktop.entry.refused_fields import field_of
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names

# Each of its own type, which a mapping's type can't say.
_DEFAULTS: Mapping[str, Any] = {
    one.name: one.default for one in fields(Details) if one.name not in ("title", "topics")
}


def as_draft(reading: Reading, rulebook: Rulebook) -> tuple[Details, frozenset[str]]:
    """Return details that a log takes as a draft, and the fields that had to be left out of it."""
    left_out = set(reading.refusals)
    details = replace(reading.details, draft=True)
    if not details.title:
        details = replace(details, title=_title(details))
    for _ in _DEFAULTS:
        try:
            return checked(details, rulebook), frozenset(left_out)
        except Refusal as refusal:
            field = _to_leave_out(refusal)
            if field is None or field not in _DEFAULTS:
                raise
            left_out.add(field)
            details = replace(details, **{field: _DEFAULTS[field]})
    raise AssertionError("a draft without anything is taken")


def _to_leave_out(refusal: Refusal) -> str | None:
    """Return the field without which a draft is taken, None where no field is to blame."""
    # A draft needs a date only where it has a last day.
    return "until" if refusal.reason is Reason.DATE_NEEDED else field_of(refusal)


def _title(details: Details) -> str:
    """Return what a draft is called to which nobody gave a title."""
    kind = names.activity_type(details.type, tr) if details.type else ""
    return details.provider or kind or tr("Untitled")
