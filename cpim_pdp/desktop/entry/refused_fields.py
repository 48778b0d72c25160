"""Beside which field of the form a refusal is shown."""

from collections.abc import Mapping

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.entry.fields import ORDER

_FIELD_OF: Mapping[Reason, str] = {
    Reason.TITLE_EMPTY: "title",
    Reason.TYPE_NEEDED: "type",
    Reason.TYPE_UNKNOWN: "type",
    Reason.DATE_NEEDED: "date",
    Reason.DATE_OUT_OF_RANGE: "date",
    Reason.UNTIL_BEFORE_DATE: "until",
    Reason.QUANTITY_NEEDED: "quantity",
    Reason.QUANTITY_OUT_OF_RANGE: "quantity",
    Reason.WEEKS_NEEDED: "weeks",
    Reason.WEEKS_OUT_OF_RANGE: "weeks",
    Reason.WEEKS_NOT_FOR_TYPE: "weeks",
    Reason.WEEKS_NOT_IN_EDITION: "weeks",
    Reason.SCORE_OUT_OF_RANGE: "score",
    Reason.SCORE_NOT_FOR_TYPE: "score",
    Reason.LIKELIHOOD_OUT_OF_RANGE: "likelihood",
    Reason.POINTS_NEEDED: "points",
    Reason.POINTS_OUT_OF_RANGE: "points",
    Reason.REASON_NEEDED: "reason",
    Reason.CATEGORY_UNKNOWN: "category",
    Reason.CATEGORY_NOT_THEN: "category",
    Reason.ROW_NOT_FOR_TYPE: "row",
}


def field_of(refusal: Refusal) -> str | None:
    """Return the field, None where it is about all of the entry, or about a file of it."""
    named = refusal.facts.get("field")
    if refusal.reason is not Reason.ACTIVITY_CHANGED_ELSEWHERE and named in ORDER:
        return str(named)
    return _FIELD_OF.get(refusal.reason)
