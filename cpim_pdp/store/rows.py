"""Turning values into the rows of a log and back."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from cpim_pdp.core import points
from cpim_pdp.core.activities import Allocation, Details, Evidence, EvidenceKind
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.history import Value
from cpim_pdp.core.quantities import Quantity, Unit
from cpim_pdp.core.submissions import CategoryFigures, Filed, Submission
from cpim_pdp.store import stored_json

HOLDER_ID = "holder"
Values = dict[str, Value]
Stored = Mapping[str, Any]
"""A row as SQLite gives it, by column name; the schema vouches for the types."""


def time_text(moment: datetime) -> str:
    """Return a moment as the log keeps it: UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def time_of(text: str) -> datetime:
    """Return the moment of a stored text."""
    return datetime.fromisoformat(text)


def date_of(text: str | None) -> date | None:
    """Return the date of a stored text."""
    return None if text is None else date.fromisoformat(text)


def date_text(day: date | None) -> str | None:
    """Return a date as the log keeps it."""
    return None if day is None else day.isoformat()


def hundredths(value: Decimal | None) -> int | None:
    """Return points or money as the log keeps it."""
    return None if value is None else points.hundredths(value)


def decimal(count: int | None) -> Decimal | None:
    """Return the points or money of a stored number."""
    return None if count is None else points.from_hundredths(count)


def holder_values(holder: Holder) -> Values:
    """Return the columns of the holder but the id."""
    return {
        "name": holder.name,
        "ascm_id": holder.ascm_id,
        "email": holder.email,
        "former_names": holder.former_names,
    }


def holder(row: Stored) -> Holder:
    """Return the holder of a row."""
    return Holder(row["name"], row["ascm_id"], row["email"], row["former_names"])


def credential_values(credential: Credential) -> Values:
    """Return the columns of a credential but id and position."""
    return {
        "designation": credential.designation,
        "certified": credential.certified.isoformat(),
        "due": date_text(credential.due),
        "number": credential.number,
        "policy": credential.policy,
        "title": credential.title,
        "points": hundredths(credential.points),
        "years": credential.years,
        "target": hundredths(credential.target),
        "programme": credential.programme,
    }


def credential(row: Stored) -> Credential:
    """Return the credential of a row."""
    return Credential(
        id=row["id"],
        designation=row["designation"],
        certified=date.fromisoformat(row["certified"]),
        due=date_of(row["due"]),
        number=row["number"],
        policy=row["policy"],
        title=row["title"],
        points=decimal(row["points"]),
        years=row["years"],
        target=decimal(row["target"]),
        programme=row["programme"],
    )


def details_values(details: Details) -> Values:
    """Return an activity's columns that the holder enters; allocations are other rows."""
    quantity = details.quantity
    return {
        "title": details.title,
        "type": details.type,
        "date": date_text(details.date),
        "until": date_text(details.until),
        "quantity": None if quantity is None else quantity.count,
        "unit": None if quantity is None else quantity.unit.value,
        "weeks": details.weeks,
        "points": hundredths(details.points),
        "reason": details.reason,
        "provider": details.provider,
        "notes": details.notes,
        "topics": json.dumps(details.topics),
        "category": details.category,
        "score": details.score,
        "event": details.event,
        "row": details.row,
        "planned": int(details.planned),
        "draft": int(details.draft),
        "likelihood": details.likelihood,
        "schedule": details.schedule,
        "occurrence": date_text(details.occurrence),
    }


DETAILS_COLUMNS = tuple(details_values(Details("")))
"""The columns of an activity that the holder enters, in the order that `details` takes them."""


@lru_cache(maxsize=4096)
def _quantity(count: int, unit: str) -> Quantity:
    """Return a stored quantity; a log has the same ones again and again."""
    return Quantity(count, Unit(unit))


def details(row: Sequence[Any], allocations: tuple[Allocation, ...]) -> Details:
    """Return the details from the values of `DETAILS_COLUMNS`.

    By position, for it runs once for each activity whenever a log is read.
    """
    (
        title, type_id, day, until, quantity, unit, weeks, entered, reason, provider, notes, topics,
        category, score, event, chosen, planned, draft, likelihood, schedule, occurrence,
    ) = row  # fmt: skip
    read = date.fromisoformat
    return Details(
        title, type_id, None if day is None else read(day), None if until is None else read(until),
        None if quantity is None else _quantity(quantity, unit), weeks,
        None if entered is None else points.from_hundredths(entered), reason, provider, notes,
        () if topics == "[]" else stored_json.strings(topics), category, score, event, chosen,
        planned == 1, draft == 1, likelihood, schedule,
        None if occurrence is None else read(occurrence), allocations,
    )  # fmt: skip


def evidence_values(evidence: Evidence) -> Values:
    """Return the columns of one file of evidence but its activity, position and mark."""
    return {
        "id": evidence.id,
        "sha256": evidence.sha256,
        "name": evidence.name,
        "kind": evidence.kind.value,
        "size": evidence.size,
        "media_type": evidence.media_type,
        "added": time_text(evidence.added),
    }


def evidence(row: Stored) -> Evidence:
    """Return the evidence of a row."""
    return Evidence(
        id=row["id"],
        sha256=row["sha256"],
        name=row["name"],
        kind=EvidenceKind(row["kind"]),
        size=row["size"],
        media_type=row["media_type"],
        added=time_of(row["added"]),
    )


def submission_values(submission: Submission) -> Values:
    """Return the columns of a submission but its position."""
    return {
        "id": submission.id,
        "credential": submission.credential,
        "cycle": submission.cycle,
        "filed": submission.filed.isoformat(),
        "figures": _figures_text(submission.figures),
        "report": submission.report,
        "fee": hundredths(submission.fee),
        "receipt": submission.receipt,
        "audited": date_text(submission.audited),
        "approved": date_text(submission.approved),
        "next_due": date_text(submission.next_due),
        "denied": date_text(submission.denied),
        "denial_reason": submission.denial_reason,
        "reopened_reason": submission.reopened_reason,
    }


def submission(row: Stored) -> Submission:
    """Return the submission of a row."""
    return Submission(
        id=row["id"],
        credential=row["credential"],
        cycle=row["cycle"],
        filed=date.fromisoformat(row["filed"]),
        figures=_figures(row["figures"]),
        report=row["report"],
        fee=decimal(row["fee"]),
        receipt=row["receipt"],
        audited=date_of(row["audited"]),
        approved=date_of(row["approved"]),
        next_due=date_of(row["next_due"]),
        denied=date_of(row["denied"]),
        denial_reason=row["denial_reason"],
        reopened_reason=row["reopened_reason"],
    )


def _figures_text(figures: Filed) -> str:
    return json.dumps(
        {
            "start": figures.start.isoformat(),
            "due": figures.due.isoformat(),
            "required": points.hundredths(figures.required),
            "claimed": points.hundredths(figures.claimed),
            "counted": points.hundredths(figures.counted),
            "categories": [
                {
                    "category": one.category,
                    "claimed": points.hundredths(one.claimed),
                    "counted": points.hundredths(one.counted),
                }
                for one in figures.categories
            ],
            "activities": figures.activities,
        }
    )


def _figures(text: str) -> Filed:
    stored = stored_json.document(text)
    return Filed(
        start=stored_json.day(stored["start"]),
        due=stored_json.day(stored["due"]),
        required=_points(stored["required"]),
        claimed=_points(stored["claimed"]),
        counted=_points(stored["counted"]),
        categories=tuple(
            CategoryFigures(str(one["category"]), _points(one["claimed"]), _points(one["counted"]))
            for one in stored_json.objects(stored["categories"])
        ),
        activities=filed_activities(text),
    )


def filed_activities(figures: str) -> tuple[str, ...]:
    """Return the ids of the activities that counted, from the stored figures of a submission."""
    return stored_json.texts(stored_json.document(figures)["activities"])


def _points(stored: object) -> Decimal:
    return points.from_hundredths(stored_json.number(stored))
