"""A screen reader's ears and hands: AT-SPI, the accessibility bus of Linux, over plain D-Bus.

It knows what Orca would know and no more: the program is found on the bus by its name, and what is
read, pressed and typed goes through the interfaces that the window offers there.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageFlag, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

_ROOT = "/org/a11y/atspi/accessible/root"
_REGISTRY = "org.a11y.atspi.Registry"
_FACE = "org.a11y.atspi."
_HEARD = "object:announcement"
_LABELLED_BY = 2
_LIMIT_S = 60
_DEEPEST = 40


class State(IntEnum):
    """The states that matter here, by their bit (AtspiStateType)."""

    ACTIVE = 1
    CHECKED = 4
    EDITABLE = 7
    ENABLED = 8
    FOCUSABLE = 11
    FOCUSED = 12
    SELECTED = 23
    SENSITIVE = 24
    SHOWING = 25
    VISIBLE = 30


class GoneError(Exception):
    """What was asked is not there any more, or does not do what it was asked."""


class ScreenReader:
    """A connection to the accessibility bus of the session that the tests run in."""

    def __init__(self) -> None:
        with open_dbus_connection("SESSION") as session:
            a11y = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            answer = session.send_and_get_reply(new_method_call(a11y, "GetAddress"))
        self._bus: DBusConnection = open_dbus_connection(answer.body[0])
        self._said: deque[Message] = deque()
        self._listen()

    def _listen(self) -> None:
        registry = Thing(self, _REGISTRY, "/org/a11y/atspi/registry")
        registry.ask("Registry", "RegisterEvent", "sass", _HEARD, [], "")
        rule = MatchRule(type="signal", interface=f"{_FACE}Event.Object", member="Announcement")
        Proxy(message_bus, self._bus).AddMatch(rule)
        self._bus.filter(rule, queue=self._said)

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def programs(self) -> list["Thing"]:
        """Return the programs that can be read."""
        return Thing(self, _REGISTRY, _ROOT).children()

    def said(self) -> list[str]:
        """Return what has been announced so far, in its order."""
        self.programs()
        return [message.body[3][1] for message in self._said]

    def tell(
        self, thing: "Thing", face: str, method: str, kinds: str, what: tuple[Any, ...]
    ) -> None:
        """Have a thing do something, without waiting until it is done."""
        message = new_method_call(DBusAddress(thing.path, thing.owner, face), method, kinds, what)
        message.header.flags |= MessageFlag.no_reply_expected
        self._bus.send(message)

    def call(
        self, thing: "Thing", face: str, method: str, kinds: str, what: tuple[Any, ...]
    ) -> Any:  # noqa: ANN401 - whatever the bus answers
        """Ask a thing something and return the answer.

        Raises:
            GoneError: it is not there any more, or does not offer it.
        """
        address = DBusAddress(thing.path, thing.owner, face)
        message = new_method_call(address, method, kinds or None, what)
        answer = self._bus.send_and_get_reply(message, timeout=_LIMIT_S)
        if answer.header.message_type is MessageType.error:
            raise GoneError(f"{thing.path} {method}: {answer.body}")
        return answer.body[0] if answer.body else None


@dataclass(frozen=True)
class Thing:
    """Whatever can be read: a window, a button, a cell, a line of text."""

    reader: ScreenReader
    owner: str
    path: str

    def ask(self, face: str, method: str, kinds: str = "", *what: object) -> Any:  # noqa: ANN401 - whatever the bus answers
        """Call a method of one of its interfaces."""
        return self.reader.call(self, _FACE + face, method, kinds, what)

    def _property(self, face: str, name: str) -> Any:  # noqa: ANN401 - whatever the bus answers
        properties = "org.freedesktop.DBus.Properties"
        got = self.reader.call(self, properties, "Get", "ss", (_FACE + face, name))
        return got[1]

    # What it is

    @cached_property
    def role(self) -> str:
        """What kind of thing it is, in the words of the bus."""
        return str(self.ask("Accessible", "GetRoleName"))

    @cached_property
    def name(self) -> str:
        """What it is called, as it was when first asked."""
        return str(self._property("Accessible", "Name"))

    @cached_property
    def description(self) -> str:
        """What is said after its name."""
        return str(self._property("Accessible", "Description"))

    @cached_property
    def faces(self) -> frozenset[str]:
        """The interfaces that it has, by their last word."""
        found = self.ask("Accessible", "GetInterfaces")
        return frozenset(name.removeprefix(_FACE) for name in found)

    @cached_property
    def labels(self) -> list["Thing"]:
        """What is written beside it to say what it is."""
        related = self.ask("Accessible", "GetRelationSet")
        found = [targets for kind, targets in related if kind == _LABELLED_BY]
        return [Thing(self.reader, owner, path) for targets in found for owner, path in targets]

    def is_in(self, *states: State) -> bool:
        """Say whether it is in all of these states now."""
        low, high = self.ask("Accessible", "GetState")
        bits = low | high << 32
        return all(bits >> state & 1 for state in states)

    def children(self) -> list["Thing"]:
        """Return what it holds now."""
        found = self.ask("Accessible", "GetChildren")
        return [Thing(self.reader, owner, path) for owner, path in found]

    def showing(self, *, depth: int = 0) -> Iterator["Thing"]:
        """Go through it and all it holds that is on the screen, as a reader's cursor would."""
        if depth > _DEEPEST or not self.is_in(State.SHOWING):
            return
        yield self
        for child in self.children():
            try:
                yield from child.showing(depth=depth + 1)
            except GoneError:
                # Went out of sight meanwhile.
                continue

    # What can be done with it

    def press(self) -> None:
        """Do what it is there for: the first of its actions.

        What a question or a file chooser asks is answered before the action is done, so nobody
        waits for that here.
        """
        self.reader.tell(self, _FACE + "Action", "DoAction", "i", (0,))

    def write(self, text: str) -> None:
        """Put a text in the place of what stands in it.

        Raises:
            GoneError: nothing can be written into it.
        """
        if not self.ask("EditableText", "SetTextContents", "s", text):
            raise GoneError(f"{self.name} can't be written into")

    def text(self) -> str:
        """Return what stands in it."""
        return str(self.ask("Text", "GetText", "ii", 0, -1))

    def take_focus(self) -> None:
        """Have the keyboard sent to it."""
        self.ask("Component", "GrabFocus")

    def pick_row(self, row: int) -> None:
        """Select a row of a table.

        Raises:
            GoneError: it can't be selected.
        """
        self.ask("Selection", "ClearSelection")
        if not self.ask("Table", "AddRowSelection", "i", row):
            raise GoneError(f"row {row} of {self.name} can't be selected")

    def rows(self) -> list[list["Thing"]]:
        """Return the cells of a table, row by row."""
        tall, wide = self._property("Table", "NRows"), self._property("Table", "NColumns")
        return [[self._cell(row, column) for column in range(wide)] for row in range(tall)]

    def _cell(self, row: int, column: int) -> "Thing":
        owner, path = self.ask("Table", "GetAccessibleAt", "ii", row, column)
        return Thing(self.reader, owner, path)
