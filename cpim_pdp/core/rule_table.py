"""Reading a table of a rules file field by field; every complaint names the file and the row."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from cpim_pdp.core import points


class Table:
    """One table of a rules file, named ``place`` in complaints; a wrong field is a ValueError."""

    __slots__ = ("_read", "fields", "place")

    def __init__(self, place: str, fields: Mapping[str, object]) -> None:
        self.place = place
        self.fields = fields
        self._read: set[str] = set()

    def wrong(self, complaint: str) -> ValueError:
        """Return the error that says what is wrong here."""
        return ValueError(f"{self.place}: {complaint}")

    def has(self, key: str) -> bool:
        """Say whether the field is given."""
        return key in self.fields

    def text(self, key: str) -> str:
        """Return a text that must be given and not be empty."""
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"{key} must be a text that is not empty")
        return value

    def text_or_empty(self, key: str) -> str:
        """Return a text, empty where it is not given."""
        return self.text(key) if self.has(key) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts that must be given, without one twice."""
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(f"{key} must be a list of texts")
        self.unique(key, value)
        return tuple(value)

    def decimal(self, key: str) -> Decimal:
        """Return an exact number above 0, written as a text with at most two places."""
        value = self._value(key)
        number = points.number(value) if isinstance(value, str) else None
        if number is None or number <= 0 or number != points.rounded(number):
            raise self.wrong(f'{key} must be a number above 0 written as "0.50"')
        return number

    def decimals(self, key: str) -> Mapping[str, Decimal]:
        """Return exact numbers by designation code, none where the field is not given."""
        if not self.has(key):
            return {}
        table = self.table(key)
        return {code: table.decimal(code) for code in table.fields}

    def whole(self, key: str) -> int:
        """Return a whole number, 0 where it is not given."""
        value = self._value(key) if self.has(key) else 0
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(f"{key} must be a whole number")
        return value

    def flag(self, key: str) -> bool:
        """Return a yes or no, no where it is not given."""
        value = self._value(key) if self.has(key) else False
        if not isinstance(value, bool):
            raise self.wrong(f"{key} must be true or false")
        return value

    def day(self, key: str) -> date | None:
        """Return a date, None where it is not given."""
        if not self.has(key):
            return None
        value = self._value(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(f"{key} must be a date")
        return value

    def table(self, key: str) -> "Table":
        """Return a table inside this one that must be given."""
        value = self._value(key)
        if not isinstance(value, dict):
            raise self.wrong(f"{key} must be a table")
        return Table(f"{self.place}, {key}", value)

    def tables(self, key: str, name: str = "id") -> tuple["Table", ...]:
        """Return the tables of a list, each named in complaints by its field ``name``."""
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(f"{key} must be a list of tables")
        return tuple(
            Table(f"{self.place}, {key} {one.get(name, number)}", one)
            for number, one in enumerate(value, start=1)
        )

    def unique(self, what: str, values: Sequence[str]) -> None:
        """Raise where a value stands twice."""
        for value in values:
            if values.count(value) > 1:
                raise self.wrong(f"{what} {value} stands there twice")

    def known(self, what: str, values: Sequence[str], among: Sequence[str]) -> None:
        """Raise where a value is not among those that exist."""
        for value in values:
            if value not in among:
                raise self.wrong(f"there is no {what} {value}")

    def done(self) -> None:
        """Raise where a field was given that nobody asked for."""
        unread = sorted(set(self.fields) - self._read)
        if unread:
            raise self.wrong(f"nothing reads {', '.join(unread)}")

    def _value(self, key: str) -> object:
        if key not in self.fields:
            raise self.wrong(f"{key} is missing")
        self._read.add(key)
        return self.fields[key]
