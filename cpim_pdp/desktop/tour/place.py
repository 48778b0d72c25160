"""What the window can point at."""

from enum import StrEnum, unique


@unique
class Place(StrEnum):
    """A thing that is in sight on every page."""

    PAGES = "pages"
    LOGGING = "logging"
    TIME_LEFT = "time-left"
    HELP = "help"
