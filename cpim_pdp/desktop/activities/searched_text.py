"""What the search looks through: all text of an activity, field by field, in the holder's words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Read:
    """A text of an activity, and which column shows it."""

    key: str
    text: str
    folded: str


class SearchedText:
    """Knows the texts of activities as they are now; names and dates are worded once."""

    def __init__(self) -> None:
        self._kept: dict[str, Sequence[_Read]] = {}
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

    def whole(self, activity: Activity) -> str:
        """Return all text of an activity, folded."""
        texts = [text for many in self._fields(activity).values() for text in many if text]
        return folded("\n".join(texts))

    def finds(
        self, activity: Activity, words: Iterable[str], seen: Iterable[str]
    ) -> tuple[Find, ...]:
        """Return where the words are that none of the columns in ``seen`` shows."""
        fields, in_sight = self._read(activity), frozenset(seen)
        found: dict[str, Find] = {}
        for word in words:
            places = [(one.key, one.text) for one in fields if word in one.folded]
            if places and in_sight.isdisjoint(key for key, _ in places):
                key, text = places[0]
                found.setdefault(key, Find(self._field(key), after(text, (word,))))
        return tuple(found.values())

    def _read(self, activity: Activity) -> Sequence[_Read]:
        if activity.id not in self._kept:
            self._kept[activity.id] = [
                _Read(key, text, folded(text))
                for key, texts in self._fields(activity).items()
                for text in texts
            ]
        return self._kept[activity.id]

    def _fields(self, activity: Activity) -> Mapping[str, Sequence[str]]:
        """Return the texts by the key of the column that shows them, first those told first."""
        details = activity.details
        days = dict.fromkeys(day for day in (details.date, details.until) if day is not None)
        return {
            "title": (details.title,),
            "provider": (details.provider,),
            "notes": (details.notes,),
            "event": (details.event,),
            "evidence": [file.name for file in activity.evidence],
            "type": () if details.type is None else (self._type(details.type),),
            "category": () if details.category is None else (self._category(details.category),),
            "topics": [self._topic(topic) for topic in details.topics],
            "date": [self._day(day) for day in days],
            "reason": (details.reason,),
        }


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
