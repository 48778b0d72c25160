"""The words that invented holders and their activities are made of."""

from dataclasses import dataclass
from decimal import Decimal

FIRST_NAMES = (
    *("Amara", "Björn", "Chidi", "Daniela", "Elif", "Farid", "Grace", "Hanna", "Ignacio", "Jana"),
    *("Kenji", "Leila", "Marta", "Nikhil", "Olga", "Priya", "Quentin", "Rosa", "Søren", "Tomasz"),
)
LAST_NAMES = (
    *("Adeyemi", "Bianchi", "Castillo", "Dvořák", "Eriksen", "Fischer", "Gupta", "Haddad"),
    *("Ivanova", "Jansen", "Kowalczyk", "Lindqvist", "Moreau", "Nguyen", "Okafor", "Petrov"),
    *("Rossi", "Schneider", "Tanaka", "Yılmaz"),
)
PROVIDERS = (
    *("ASCM", "ASCM Chapter North", "ASCM Chapter Lakeside", "Harbour Business School"),
    *("Northgate Training", "City University", "Institute of Operations", "Employer training"),
)
TOPIC_TITLES = {
    "strategy": (
        "Designing resilient supply chains",
        "Risk in global networks",
        "Total cost to serve",
    ),
    "sop": ("S&OP that people come to", "Scenarios in executive S&OP", "From S&OP to IBP"),
    "demand": ("Demand sensing in practice", "Forecast error and bias", "New product forecasting"),
    "supply": ("Supplier collaboration", "Capacity planning under constraints", "Make or buy"),
    "detailed-schedules": (
        "Finite scheduling basics",
        "Drum, buffer, rope",
        "MRP exception messages",
    ),
    "inventory": (
        "Safety stock beyond formulas",
        "ABC and XYZ revisited",
        "Cycle counting that works",
    ),
    "distribution": ("DRP in a retail network", "Last-mile economics", "Warehouse slotting"),
    "quality-technology-improvement": ("Lean for planners", "Process mining", "AI in planning"),
}
NOTES = (
    "",
    "",
    "Slides are in the shared folder.",
    "Good discussion on how planners can use this.",
    "Second part follows next quarter.",
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of activity: its type, how often it comes, amounts to choose from, and its title."""

    type: str
    weight: int
    amounts: tuple[str, ...]
    title: str
    days: int = 1
    points: Decimal | None = None


PATTERNS = (
    Pattern("webinar", 34, ("0.75", "1", "1", "1.5"), "Webinar: {subject}"),
    Pattern("article", 22, ("1",), "Article: {subject}"),
    Pattern("chapter-meeting", 14, ("1", "1.5", "2"), "Chapter meeting: {subject}"),
    Pattern("course", 8, ("2", "3", "4"), "Course: {subject}"),
    Pattern("seminar", 6, ("2", "3.5"), "Workshop: {subject}"),
    Pattern("mentoring", 5, ("1",), "Mentoring: {subject}"),
    Pattern("volunteering", 5, ("1",), "Programme committee of the chapter", 1, Decimal(1)),
    Pattern("book", 3, ("1",), "Book: {subject}"),
    Pattern("membership", 2, ("1",), "ASCM membership, one year"),
    Pattern("conference", 1, ("1", "2"), "ASCM conference: {subject}", 2),
)
"""From the commonest down; each is taken only where the rules of the day know its value."""
