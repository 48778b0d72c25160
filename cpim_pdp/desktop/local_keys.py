"""Keys that mean something in one place only: what no menu has, for the list of shortcuts."""

from __future__ import annotations

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.desktop.translation import tr


@dataclass(frozen=True, slots=True)
class LocalKeys:
    """Keys, each of which does the same there."""

    keys: tuple[str, ...]
    does: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where keys mean something."""

    title: str
    keys: tuple[LocalKeys, ...]


def places() -> tuple[Place, ...]:
    """Return all of them, in the holder's language."""
    return (
        _everywhere(),
        _chart(),
        _list(),
        _search(),
        _form(),
        _date(),
        _evidence(),
        _guide(),
        _columns(),
    )


def _everywhere() -> Place:
    return Place(
        tr("Everywhere"),
        (
            LocalKeys(("Tab",), tr("To the next control")),
            LocalKeys(("Shift+Tab",), tr("To the control before")),
            LocalKeys(("F10",), tr("To the menus")),
            LocalKeys(
                ("Esc",),
                tr("Close a form, a question, a message or the tour; what was typed is kept"),
            ),
        ),
    )


def _chart() -> Place:
    return Place(
        tr("In the chart of the overview"),
        (
            LocalKeys(("Right", "Left"), tr("Read out a month later, a month earlier")),
            LocalKeys(("Shift+Right", "Shift+Left"), tr("A day later, a day earlier")),
            LocalKeys(("Ctrl+Right", "Ctrl+Left"), tr("A year later, a year earlier")),
            LocalKeys(("Home", "End"), tr("The first day, the last day")),
        ),
    )


def _list() -> Place:
    return Place(
        tr("In the list of activities"),
        (
            LocalKeys(("Return",), tr("Edit the activity")),
            LocalKeys(("Space",), tr("Look at its evidence")),
            LocalKeys(("Shift+F10",), tr("What can be done with it")),
        ),
    )


def _search() -> Place:
    return Place(
        tr("In the search"),
        (
            LocalKeys(("Down", "Return"), tr("To the rows that were found")),
            LocalKeys(("Esc",), tr("Clear the search")),
        ),
    )


def _form() -> Place:
    return Place(
        tr("In the form of an activity"),
        (
            LocalKeys(("Ctrl+Return",), tr("Log it")),
            LocalKeys(("Ctrl+Shift+Return",), tr("Log it and go on to the next")),
        ),
    )


def _date() -> Place:
    return Place(
        tr("In a date"),
        (
            LocalKeys(("Up", "Down"), tr("A day later, a day earlier")),
            LocalKeys(("PgUp", "PgDown"), tr("A week later, a week earlier")),
            LocalKeys(("F4", "Alt+Down"), tr("Open the calendar")),
        ),
    )


def _evidence() -> Place:
    return Place(
        tr("Looking at evidence"),
        (
            LocalKeys(("PgDown", "Right"), tr("The next page")),
            LocalKeys(("PgUp", "Left"), tr("The page before")),
            LocalKeys(("Alt+Right",), tr("The next file")),
            LocalKeys(("Alt+Left",), tr("The file before")),
            LocalKeys(("+",), tr("Larger")),
            LocalKeys(("-",), tr("Smaller")),
            LocalKeys(("0",), tr("In its own size")),
            LocalKeys(("W",), tr("As wide as the window")),
            LocalKeys(("Space", "Esc"), tr("Close it")),
        ),
    )


def _guide() -> Place:
    return Place(
        tr("In the guide"),
        (
            LocalKeys(("Alt+Left",), tr("Back to what was read before")),
            LocalKeys(("Alt+Right",), tr("Forward again")),
            LocalKeys(("Ctrl+F",), tr("Search the guide")),
        ),
    )


def _columns() -> Place:
    return Place(
        tr("Choosing columns"),
        (LocalKeys(("Alt+Up", "Alt+Down"), tr("Move the column up, down")),),
    )
