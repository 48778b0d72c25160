"""The real program as a screen reader has it: every window read, and an activity logged.

All that is known here of the window comes from the accessibility bus; nothing is looked up in the
program's own process. Pages and menus come from the declared tables, so that a new one is read too.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from helpers.command_line import CommandLine
from helpers.real_window import RealWindow
from helpers.screen_reader import GoneError, ScreenReader, State, Thing
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.action_table import Action, Need, table
from cpim_pdp.desktop.pages import PAGES

pytestmark = [
    pytest.mark.screen_reader,
    pytest.mark.skipif(
        os.environ.get("CPIM_PDP_TEST_SCREEN_READER") != "1",
        reason="needs an X server, a window manager and an accessibility bus, as .ci/run has them",
    ),
]

NAME = "cpim-pdp"
CONTROLS = {
    *("push button", "toggle button", "button menu", "check box", "radio button", "combo box"),
    *("text", "password text", "spin button", "slider", "progress bar", "link", "page tab"),
    *("list", "list box", "table", "tree", "tree table", "menu item", "check menu item"),
    *("dialog", "frame", "alert", "file chooser"),
}
CELLS = {"cell", "table cell", "tree item", "list item"}
"""Nothing in one is read as nothing; what it holds is tested with its table."""
WITHOUT_DOTS = {Action.SHORTCUTS, Action.ABOUT}
"""What opens a window, though nothing more is asked before it is done."""
ON_THE_PAGE = {Action.FILE_APPLICATION, Action.NOTE_DECISION, Action.PALETTE}
"""What asks for more on the page of cycles or over the page, and in no window of its own."""


def is_nameless(thing: Thing) -> bool:
    """Say whether one could meet a thing and not know what it is for.

    On Linux, Qt gives what is chosen in a combo box as its name; what it is for says its label.
    """
    if thing.role == "combo box":
        return not any(label.name for label in thing.labels)
    if thing.name or thing.role in CELLS:
        return False
    return thing.role in CONTROLS or thing.is_in(State.FOCUSABLE)


def _bare(text: str) -> str:
    """Return what an action is called, without the key in it and what it would undo."""
    return text.replace("&", "").partition(":")[0]


class Reading:
    """The running program, through the ears of somebody who does not see it."""

    def __init__(self, window: RealWindow, reader: ScreenReader) -> None:
        self.window = window
        self._reader = reader
        self._entries: dict[Action, Thing] = {}
        self.wait(self.windows, "the program is on the bus with a window")

    @property
    def program(self) -> Thing | None:
        """The program on the bus, by the name that it gives itself."""
        return next((one for one in self._reader.programs() if one.name == NAME), None)

    def wait(self, what: Callable[[], object], until: str = "") -> None:
        """Wait until something is so; what is gone meanwhile is not so yet."""

        def is_so() -> bool:
            try:
                return bool(what())
            except GoneError:
                return False

        self.window.wait(is_so, until)

    def windows(self) -> list[Thing]:
        """Return the windows in sight."""
        program = self.program
        found = [] if program is None else program.children()
        return [one for one in found if one.is_in(State.SHOWING)]

    def all(self, role: str, name: str = "", *, within: Thing | None = None) -> list[Thing]:
        """Return what is in sight of a role, and of a name where one is given."""
        return [
            one
            for window in ([within] if within else self.windows())
            for one in window.showing()
            if one.role == role and (not name or one.name == name)
        ]

    def the(self, role: str, name: str, *, within: Thing | None = None) -> Thing:
        """Return the first thing in sight of a role and name, as soon as it is there."""
        self.wait(lambda: self.all(role, name, within=within), f"a {role} {name!r}")
        return self.all(role, name, within=within)[0]

    def nameless(self, where: str, window: Thing | None = None) -> list[str]:
        """Return what has no name in a window, or in all, each with where it is."""
        return [
            f"{where}: {one.role} in {inside.name!r}, described {one.description!r}"
            for inside in (self.windows() if window is None else [window])
            for one in inside.showing()
            if is_nameless(one)
        ]

    def entry(self, action: Action) -> Thing:
        """Return an action in its menu, open or not."""
        if action not in self._entries:
            self.wait(self._menus, "there are menus")
            self._entries = self._menus()
        return self._entries[action]

    def possible(self, action: Action) -> Thing:
        """Return an action in its menu, as soon as it can be done."""
        entry = self.entry(action)
        self.wait(lambda: entry.is_in(State.ENABLED), f"{action} is possible")
        return entry

    def _menus(self) -> dict[Action, Thing]:
        (frame,) = [one for one in self.windows() if one.role == "frame"]
        (bar,) = [one for one in frame.children() if one.role == "menu bar"]
        texts = {_bare(entry.text): entry.action for entry in table()}
        return {
            texts[_bare(one.name)]: one
            for menu in bar.children()
            for popup in menu.children()
            for one in popup.children()
            if one.name
        }

    def open(self, what: Thing) -> Thing:
        """Press what opens a window; return that, once it has the keyboard."""
        before = {one.path for one in self.windows()}
        what.press()
        self.wait(
            lambda: {one.path for one in self.windows()} - before, f"{what.name} opens a window"
        )
        opened = next(one for one in self.windows() if one.path not in before)
        self.wait(lambda: self.window.title_in_front() == opened.name, f"{opened.name} in front")
        return opened

    def close(self, opened: Thing) -> None:
        """Close a window as everybody does, by Esc."""
        self.window.press("Escape")
        self.wait(
            lambda: opened.path not in {one.path for one in self.windows()},
            f"{opened.name} is closed by Esc",
        )


@pytest.fixture
def reader() -> Iterator[ScreenReader]:
    reader = ScreenReader()
    yield reader
    reader.close()


@pytest.fixture
def command(tmp_path: Path) -> CommandLine:
    """Return the command line on a log with something of everything."""
    line = CommandLine(tmp_path / "sample.cpimlog")
    line.run("sample", line.log, "--activities", 25)
    line("add", "Half typed", "--draft")
    line("delete", line("add", "Twice", "--type", "membership", "--date", "2026-09-18").answer)
    return line


@pytest.fixture
def start(qtbot: QtBot, reader: ScreenReader) -> Iterator[Callable[[Path], Reading]]:
    """Return what starts the program on a log; it is ended after the test, whatever happens."""
    started: list[RealWindow] = []

    def begin(log: Path) -> Reading:
        spoken = {"QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        started.append(RealWindow(log, qtbot, **spoken))
        return Reading(started[-1], reader)

    yield begin
    for one in started:
        one.close()


def show(reading: Reading, page: Action) -> None:
    """Go to a page by its entry in the menu."""
    reading.entry(page).press()
    name = reading.entry(page).name
    reading.wait(
        lambda: any(
            one.is_in(State.CHECKED)
            for one in reading.all("radio button")
            if one.name.partition(",")[0] == name
        )
    )


def select_proven(reading: Reading) -> None:
    """Select an activity that has evidence."""
    show(reading, Action.SHOW_ACTIVITIES)
    listed = reading.the("table", "Activities")
    rows = listed.rows()
    listed.pick_row(next(row for row in range(len(rows)) if "Proven" in _words(rows[row])))
    reading.possible(Action.LOOK_AT_EVIDENCE)


def _words(row: list[Thing]) -> list[str]:
    return [cell.name for cell in row]


def test_every_page_names_all_that_is_on_it(
    start: Callable[[Path], Reading], command: CommandLine
) -> None:
    reading = start(command.log)
    missing: list[str] = []
    for page in PAGES:
        show(reading, page.action)
        missing += reading.nameless(page.action)
    select_proven(reading)
    missing += reading.nameless("a selected activity")
    for action in ON_THE_PAGE:
        reading.entry(action).press()
        missing += reading.nameless(action)

    assert missing == []
    assert reading.window.close() == ""


OPENING = [
    entry
    for entry in table()
    if (entry.text.endswith("...") or entry.action in WITHOUT_DOTS)
    and entry.action not in ON_THE_PAGE
]


def test_every_window_that_a_menu_opens_names_all_that_is_in_it(
    start: Callable[[Path], Reading], command: CommandLine
) -> None:
    reading = start(command.log)
    missing: list[str] = []
    for entry in OPENING:
        if entry.needs not in (Need.NOTHING, Need.LOG):
            select_proven(reading)
        opened = reading.open(reading.possible(entry.action))
        missing += reading.nameless(entry.action, opened)
        reading.close(opened)

    assert missing == []
    assert reading.window.close() == ""


def press_and_read(
    reading: Reading, window: Thing, where: str, go_there: Callable[[], object] = lambda: None
) -> list[str]:
    """Press each button of a window that opens another one; return what has no name in those.

    ``go_there`` shows the page again that a button took one away from.
    """
    missing: list[str] = []
    asking = [
        one.name
        for one in window.showing()
        if one.role == "push button" and one.name.endswith("...") and one.is_in(State.ENABLED)
    ]
    for name in asking:
        go_there()
        opened = reading.open(reading.the("push button", name, within=window))
        missing += reading.nameless(f"{where}, {name}", opened)
        reading.close(opened)
    return missing


def test_every_window_that_a_page_opens_names_all_that_is_in_it(
    start: Callable[[Path], Reading], command: CommandLine
) -> None:
    reading = start(command.log)
    missing: list[str] = []
    for page in PAGES:
        show(reading, page.action)
        (frame,) = reading.windows()
        go_there = partial(show, reading, page.action)
        missing += press_and_read(reading, frame, page.action, go_there)
    select_proven(reading)
    missing += press_and_read(reading, frame, "a selected activity")
    opened = reading.open(reading.entry(Action.CREDENTIALS))
    missing += press_and_read(reading, opened, Action.CREDENTIALS)

    assert missing == []
    assert reading.window.close() == ""


def test_the_first_page_names_all_that_is_on_it(
    start: Callable[[Path], Reading], tmp_path: Path
) -> None:
    reading = start(tmp_path / "none.cpimlog")
    reading.the("push button", "Begin the log")

    assert reading.nameless("welcome") == []
    assert reading.window.close() == ""


def test_the_page_about_a_log_in_trouble_names_all_that_is_on_it(
    start: Callable[[Path], Reading], tmp_path: Path
) -> None:
    (tmp_path / "text.cpimlog").write_text("a shopping list")
    reading = start(tmp_path / "text.cpimlog")
    reading.wait(lambda: any("text.cpimlog" in one.name for one in reading.all("label")))

    assert reading.nameless("trouble") == []
    assert reading.window.close() == ""


def test_figures_pictures_and_tables_are_read_out(
    start: Callable[[Path], Reading], command: CommandLine
) -> None:
    points = command("status", "--json").json["credentials"][0]["points"]
    reading = start(command.log)
    show(reading, Action.SHOW_OVERVIEW)
    labels = [one.name for one in reading.all("label")]
    assert any(
        one.startswith(f"{points['counted']:g} of {points['required']:g} points counted")
        for one in labels
    )
    assert any(one.startswith("Education: ") and one.endswith("points") for one in labels)

    show(reading, Action.SHOW_ACTIVITIES)
    listed = reading.the("table", "Activities")
    read = " ".join(cell.name for row in listed.rows() for cell in row)
    activities = command("list", "--json").json
    assert all(one["title"] in read for one in activities)
    assert len(listed.rows()) == len(activities)
    heads = {one.name.partition(",")[0] for one in reading.all("column header")}
    assert {"Date", "Title", "Points", "State"} <= heads
    assert reading.window.close() == ""


def test_an_activity_is_logged_found_and_announced(
    start: Callable[[Path], Reading], command: CommandLine, reader: ScreenReader
) -> None:
    reading = start(command.log)
    reading.open(reading.the("push button", "Log activity"))
    reading.the("text", "Title").write("Demand sensing by ear")
    reading.the("text", "Type").write("Webinar")
    reading.wait(lambda: reading.all("text", "Hours"), "hours are asked for a webinar")
    reading.the("text", "Hours").write("1:30")
    reading.the("text", "Provider").write("ASCM Chapter North")
    reading.the("check box", "Topic Demand").press()
    reading.the("push button", "Log it").press()

    reading.wait(
        lambda: command("list", "--search", "Demand sensing by ear", "--json").json,
        "it is in the log",
    )
    (logged,) = command("list", "--search", "Demand sensing by ear", "--json").json
    assert (logged["type"], logged["quantity"], logged["points_claimed"]) == ("webinar", 1.5, 1.5)
    assert (logged["provider"], logged["topics"]) == ("ASCM Chapter North", ["demand"])
    reading.wait(lambda: any("Demand sensing by ear" in one for one in reader.said()))
    show(reading, Action.SHOW_ACTIVITIES)
    read = [cell.name for row in reading.the("table", "Activities").rows() for cell in row]
    assert any(one.startswith("Demand sensing by ear") for one in read)
    assert reading.window.close() == ""
