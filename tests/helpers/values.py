"""Values of core made with as few words as a test needs."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

from cpim_pdp.core import details as entry
from cpim_pdp.core.activities import Activity, Details, Evidence, EvidenceKind
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.submissions import Filed, Submission

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
_numbers = count(1)


def day(text: str) -> date:
    """Return the date that an ISO text names."""
    return date.fromisoformat(text)


def cpim(certified: str = "2023-03-14", due: str | None = None, **more: object) -> Credential:
    """Return a CPIM, or with ``designation`` another credential."""
    fields: dict[str, object] = {"id": "cred", "designation": "CPIM", **more}
    return Credential(certified=day(certified), due=None if due is None else day(due), **fields)  # type: ignore[arg-type]


def details(
    rulebook: Rulebook,
    type_id: str = "webinar",
    on: str = "2025-05-20",
    quantity: str | None = "1.5",
    **more: object,
) -> Details:
    """Return checked details of an activity."""
    if isinstance(more.get("until"), str):
        more["until"] = day(str(more["until"]))
    if "points" in more:
        more["points"] = Decimal(str(more["points"]))
    plain = Details(title="Inventory accuracy", type=type_id, date=day(on), **more)  # type: ignore[arg-type]
    if quantity is not None:
        amount = entry.quantity_of(Decimal(quantity), plain, rulebook)
        plain = Details(
            **{name: getattr(plain, name) for name in Details.__slots__} | {"quantity": amount}
        )
    return entry.checked(plain, rulebook)


def activity(written: Details, *, id: str | None = None, proven: bool = False) -> Activity:  # noqa: A002
    """Return an activity of the log, with one certificate where it is ``proven``."""
    number = next(_numbers)
    evidence = Evidence(
        f"e{number}", "0" * 64, "c.pdf", EvidenceKind.CERTIFICATE, 10, "application/pdf", NOON
    )
    return Activity(id or f"a{number:05}", written, (evidence,) if proven else (), NOON, NOON)


def snapshot(
    *activities: Activity,
    credentials: tuple[Credential, ...] = (),
    submissions: tuple[Submission, ...] = (),
) -> Snapshot:
    """Return a log of a CPIM holder."""
    return Snapshot(
        "log", Holder("Ana Souza"), credentials or (cpim(),), activities, (), submissions
    )


def submission(
    cycle: int = 1, filed: str = "2027-05-01", ids: tuple[str, ...] = (), **more: object
) -> Submission:
    """Return a submission with 75 points."""
    seventy_five = Decimal(75)
    figures = Filed(
        day("2023-03-14"), day("2028-03-31"), seventy_five, seventy_five, seventy_five, (), ids
    )
    fields = {
        name: day(value) if isinstance(value, str) and value[:2] == "20" else value
        for name, value in more.items()
    }
    return Submission("sub", "cred", cycle, day(filed), figures, "0" * 64, **fields)  # type: ignore[arg-type]
