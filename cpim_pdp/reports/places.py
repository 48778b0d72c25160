"""The names of the places in a print that other places lead to."""

_ATTACHMENT = "attachment-"


def entry(number: int) -> str:
    """Return the place of an entry's row in the ledger."""
    return f"entry-{number}"


def detail(number: int) -> str:
    """Return the place of an entry's sheet."""
    return f"detail-{number}"


def exhibit(number: int) -> str:
    """Return the place of an exhibit."""
    return f"exhibit-{number}"


def attachment(number: int) -> str:
    """Return the place of an exhibit's bytes: not on a page, but among what is attached."""
    return f"{_ATTACHMENT}{number}"


def is_attachment(place: str) -> bool:
    """Say whether a place is none on a page, but a file that is attached."""
    return place.startswith(_ATTACHMENT)


def evidence_index() -> str:
    """Return the place of the list of exhibits."""
    return "evidence-index"
