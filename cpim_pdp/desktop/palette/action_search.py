"""Which actions words are about: their name first, then their menu and what they say they do."""

from collections.abc import Iterable, Sequence

from cpim_pdp.desktop.action_table import Action, Entry, Menu, menu_title
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities.filter import folded

OFFERED = tuple(action for action in Action if action is not Action.PALETTE)
"""All but the one that is being carried out."""
_BEGINS, _BEGINS_WORD, _HOLDS, _ABOUT = range(4)
"""How well a word fits, best first."""


class ActionSearch:
    """Finds actions by the beginnings of words; where two fit alike, the recent one is first."""

    def __init__(self, actions: Actions) -> None:
        self._actions = actions
        self._menus = {menu: plain(menu_title(menu)) for menu in Menu}
        self._about = {
            action: self._words_about(entry) for action, entry in actions.entries.items()
        }

    def all(self) -> Sequence[Action]:
        """Return the actions in the order of the menus."""
        return [action for action in self._actions.entries if action in OFFERED]

    def find(self, words: Sequence[str], recent: Sequence[Action]) -> Sequence[Action]:
        """Return the actions that all the folded ``words`` are about, those that fit best first."""
        fits: list[tuple[int, int, int, Action]] = []
        for place, action in enumerate(self.all()):
            fit = self._fit(action, words)
            if fit is not None:
                lately = recent.index(action) if action in recent else len(recent)
                fits.append((fit, lately, place, action))
        return [action for *_rank, action in sorted(fits)]

    def title(self, action: Action) -> str:
        """Return what an action is called now, as its menu has it."""
        return plain(self._actions[action].text())

    def menu(self, action: Action) -> str:
        """Return the menu that an action stands in."""
        return self._menus[self._actions.entries[action].menu]

    def _words_about(self, entry: Entry) -> str:
        return f" {folded(self._menus[entry.menu])} {folded(entry.tip)}"

    def _fit(self, action: Action, words: Iterable[str]) -> int | None:
        """Return how well the word fits that fits worst, None where one is not there at all."""
        title = folded(self.title(action))
        worst = _BEGINS
        for word in words:
            fit = _fit(word, title, self._about[action])
            if fit is None:
                return None
            worst = max(worst, fit)
        return worst


def plain(text: str) -> str:
    """Return the text of a menu without its mark of the mnemonic."""
    return text.replace("&", "")


def _fit(word: str, title: str, about: str) -> int | None:
    if title.startswith(word):
        return _BEGINS
    if f" {word}" in title:
        return _BEGINS_WORD
    if word in title:
        return _HOLDS
    return _ABOUT if f" {word}" in about else None
