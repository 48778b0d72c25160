"""The names of the places in a print that other places lead to."""


def entry(number: int) -> str:
    """Return the place of an entry's row in the ledger."""
    return f"entry-{number}"


def detail(number: int) -> str:
    """Return the place of an entry's sheet."""
    return f"detail-{number}"


def exhibit(number: int) -> str:
    """Return the place of an exhibit."""
    return f"exhibit-{number}"


def evidence_index() -> str:
    """Return the place of the list of exhibits."""
    return "evidence-index"
