"""What the search looks through: all text of an activity, field by field, in the holder's words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from cpim_pdp.core.activities import Activity
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.activities.marks import marks
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

_BEFORE = 10
_MOST = 120
"""So many letters before what was found are shown with it, and so many at all."""


@dataclass(frozen=True, slots=True)
class Find:
    """Where words were found: in which field, and the text from a little before the first one."""

    field: str
    around: str


class SearchedText:
    """Knows the texts of activities as they are now; names and dates are worded once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Sequence[tuple[str, str]]] = {}
        self._words()

    def forget(self) -> None:
        """Ask anew what names and dates are called, and what the activities are."""
        self._kept.clear()
        self._words()

    def _words(self) -> None:
        self._field = cache(lambda one: names.field(one, tr))
        self._type = cache(lambda one: names.activity_type(one, tr))
        self._category = cache(lambda one: names.category(one, tr))
        self._topic = cache(lambda one: names.topic(one, tr))
        self._day = cache(lambda one: f"{figures.day(one, tr)}\n{one.isoformat()}")
        # By the key of the column that shows it, first what is told first.
        self._fields: Mapping[str, Callable[[Activity], Iterable[str]]] = {
            "title": lambda one: (one.details.title,),
            "provider": lambda one: (one.details.provider,),
            "notes": lambda one: (one.details.notes,),
            "event": lambda one: (one.details.event,),
            "evidence": lambda one: (file.name for file in one.evidence),
            "type": lambda one: map(self._type, _given(one.details.type)),
            "category": lambda one: map(self._category, _given(one.details.category)),
            "topics": lambda one: map(self._topic, one.details.topics),
            "date": lambda one: map(self._day, _days(one)),
            "reason": lambda one: (one.details.reason,),
        }

    def whole(self, activity: Activity) -> str:
        """Return all text of an activity, folded."""
        texts = [text for texts in self._fields.values() for text in texts(activity) if text]
        return folded("\n".join(texts))

    def finds(
        self, activity: Activity, words: Iterable[str], seen: frozenset[str]
    ) -> tuple[Find, ...]:
        """Return where the words are that none of the columns in ``seen`` shows."""
        found: dict[str, Find] = {}
        in_sight = [key for key in self._fields if key in seen]
        hidden = [key for key in self._fields if key not in seen]
        for word in words:
            if self._first(activity, word, in_sight) is None:
                place = self._first(activity, word, hidden)
                if place is not None:
                    key, text = place
                    found.setdefault(key, Find(self._field(key), after(text, (word,))))
        return tuple(found.values())

    def _first(self, activity: Activity, word: str, keys: Iterable[str]) -> tuple[str, str] | None:
        """Return the first of these fields that has a word, and its text that does."""
        for key in keys:
            for text, plain in self._read(activity, key):
                if word in plain:
                    return key, text
        return None

    def _read(self, activity: Activity, key: str) -> Sequence[tuple[str, str]]:
        """Return the texts of a field, each as it is written and folded."""
        found = self._kept.get((activity.id, key))
        if found is None:
            found = [(text, folded(text)) for text in self._fields[key](activity)]
            self._kept[activity.id, key] = found
        return found


def _given(value: str | None) -> Iterable[str]:
    return () if value is None else (value,)


def _days(activity: Activity) -> Iterable[date]:
    details = activity.details
    return dict.fromkeys(day for day in (details.date, details.until) if day is not None)


def after(text: str, words: Iterable[str]) -> str:
    """Return ``text`` on one line from a little before the first of ``words`` that is in it."""
    line = " ".join(text.split())
    found = marks(line, words)
    place = found[0][0] if found else 0
    if place <= _BEFORE:
        return line[:_MOST]
    space = line.find(" ", place - _BEFORE) + 1
    begin = space if 0 < space <= place else place
    return f"…{line[begin : begin + _MOST]}"
