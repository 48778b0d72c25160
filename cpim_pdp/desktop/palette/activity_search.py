"""Which activities words are about, those changed last first; ready in small pieces of work."""

from collections.abc import Iterable, Mapping, Sequence

from cpim_pdp.core.activities import Activity
from cpim_pdp.desktop.activities import row_sets
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.activities.search_index import SearchIndex
from cpim_pdp.desktop.activities.searched_text import SearchedText


class ActivitySearch:
    """Finds activities by parts of words in all of their text, best those named in the title."""

    def __init__(self) -> None:
        self._index = SearchIndex(SearchedText().whole)
        self._activities: Sequence[Activity] = ()
        self._by_id: Mapping[str, Activity] = {}
        self._titles = SearchIndex(_title)
        self._order: row_sets.Order[Activity] = row_sets.Order((), ())
        self.is_ready = True

    def begin(self, activities: Iterable[Activity]) -> None:
        """Be about these from now on."""
        self._activities = sorted(activities, key=lambda one: one.changed, reverse=True)
        self._by_id = {one.id: one for one in self._activities}
        places = range(len(self._activities))
        self._order = row_sets.Order(places, self._activities)
        self._index.begin(self._activities)
        self._titles.begin(self._activities)
        self.is_ready = False

    def forget(self) -> None:
        """Read all texts anew: they are worded otherwise now."""
        self._index = SearchIndex(SearchedText().whole)

    def work(self) -> bool:
        """Do a small piece of what is still to be read; return whether there was any."""
        self.is_ready = not (self._index.work() or self._titles.work())
        return not self.is_ready

    def all(self) -> Sequence[Activity]:
        """Return all activities, the one changed last first."""
        return self._activities

    def with_id(self, activity: str) -> Activity | None:
        """Return the activity of that id, None where it is not in the log."""
        return self._by_id.get(activity)

    def find(self, words: Sequence[str]) -> Sequence[Activity]:
        """Return the activities that have all the folded ``words`` in their text."""
        rows = titled = row_sets.everything(len(self._activities))
        for word in words:
            rows &= self._index.rows_with(word)
            titled &= self._titles.rows_with(word)
        return [*self._order.picked(rows & titled), *self._order.picked(rows & ~titled)]


def _title(activity: Activity) -> str:
    return folded(activity.details.title)
