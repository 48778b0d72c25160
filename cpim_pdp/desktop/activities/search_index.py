"""What makes the search answer at once: the words of all activities, made in small pieces."""

from collections.abc import Callable, Iterator, Sequence

from cpim_pdp.core.activities import Activity
from cpim_pdp.desktop.activities import row_sets
from cpim_pdp.desktop.activities.row_sets import Vocabulary

_PIECE = 100
"""So many activities are read in one piece: about a millisecond's work."""
_BY_ID = "#"
"""A word that begins so is the beginning of an id: a few letters alone are in many ids."""
_KEPT = 16


class SearchIndex:
    """Finds activities by parts of words; the place of an activity is that of its row."""

    def __init__(self, text_of: Callable[[Activity], str]) -> None:
        self._text_of = text_of
        self._known: dict[str, tuple[Activity, str]] = {}
        self._activities: Sequence[Activity] = ()
        self._vocabulary = Vocabulary()
        self._found: dict[str, int] = {}
        self._work: Iterator[None] = iter(())

    def begin(self, activities: Sequence[Activity]) -> None:
        """Be about these from now on; the words of those that did not change are known already."""
        if [*map(id, activities)] == [*map(id, self._activities)]:
            return
        self._activities = activities
        self._found = {}
        self._work = self._made(activities)

    def forget(self) -> None:
        """Read all texts anew: they are worded otherwise now."""
        activities, self._activities, self._known = self._activities, (), {}
        self.begin(activities)

    def work(self) -> bool:
        """Do a small piece of what is still to be read; return whether there was any."""
        return next(self._work, _DONE) is not _DONE

    def rows_with(self, word: str) -> int:
        """Return the set of the rows in whose text the folded ``word`` occurs."""
        while self.work():
            pass
        if word not in self._found:
            if len(self._found) > _KEPT:
                self._found.clear()
            self._found[word] = self._vocabulary.rows_with(word) | self._by_id(word)
        return self._found[word]

    def _by_id(self, word: str) -> int:
        if not word.startswith(_BY_ID) or word == _BY_ID:
            return 0
        start = word.removeprefix(_BY_ID)
        return row_sets.of_places(
            [place for place, one in enumerate(self._activities) if one.id.startswith(start)]
        )

    def _made(self, activities: Sequence[Activity]) -> Iterator[None]:
        self._vocabulary = Vocabulary()
        known: dict[str, tuple[Activity, str]] = {}
        for place, activity in enumerate(activities):
            known[activity.id] = activity, self._text(activity)
            self._vocabulary.add(place, known[activity.id][1])
            if place % _PIECE == _PIECE - 1:
                yield
        self._known = known
        yield from self._vocabulary.settled()

    def _text(self, activity: Activity) -> str:
        before = self._known.get(activity.id)
        if before is not None and before[0] == activity:
            return before[1]
        return self._text_of(activity)


class _Done:
    """Stands for the end of the work."""


_DONE = _Done()
