"""The chips that filter the activities: a press each for cycle and states, menus for the rest."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpim_pdp.core.activities import Proof, State
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.desktop.activities.filter import (
    AT_FIRST,
    COUNTS_LESS,
    NONE,
    THIS,
    TO_CONFIRM,
    Choice,
    Facet,
    Filter,
)
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.menu_chip import Choosable, MenuChip
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.look.toggle_chips import ToggleChip
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names

THIS_CYCLE: Choice = (Facet.CYCLE, THIS)


class FilterChips(QWidget):
    """Shows a `Filter` and what each of its values would let through.

    Signals:
        changed: another filter is wanted, which is in ``filter``.
        trash_wanted: the trash is to be shown (True) or left.
    """

    changed = Signal()
    trash_wanted = Signal(bool)

    def __init__(self, rulebook: Rulebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Filters"))
        self.filter = AT_FIRST
        self._cycles: Mapping[str, str] = {}
        self._counts: Mapping[Choice, int] = {}
        self._offered: frozenset[Choice] = frozenset()
        self.toggles = {choice: self._toggle(choice, words) for choice, words in _pressed().items()}
        self._values: Mapping[Facet, Callable[[], Mapping[str, str]]] = {
            Facet.CATEGORY: lambda: _categories(rulebook),
            Facet.TOPIC: lambda: _topics(rulebook),
            Facet.EVIDENCE: lambda: {one.value: names.proof(one, tr) for one in Proof},
            Facet.CYCLE: lambda: self._cycles,
        }
        self.menus = {facet: self._menu(facet) for facet in self._values}
        self.clear_button = LinkButton(tr("Clear"))
        self.clear_button.setAccessibleName(tr("Clear search and filters"))
        # It comes and goes: what stands beside it must not move.
        keeping = self.clear_button.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(keeping)
        self.trash = ToggleChip(tr("Trash"), self)
        self.trash.clicked.connect(self.trash_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self._flow = FlowLayout(self, GRID)
        for part in (*self.toggles.values(), *self.menus.values(), self.trash, self.clear_button):
            self._flow.addWidget(part)

    def _toggle(self, choice: Choice, words: str) -> ToggleChip:
        chip = ToggleChip(words, self)
        chip.clicked.connect(lambda _on=False: self._switch(choice))
        return chip

    def _menu(self, facet: Facet) -> MenuChip:
        words = {
            Facet.CYCLE: tr("Other cycles"),
            Facet.CATEGORY: tr("Category"),
            Facet.TOPIC: tr("Topic"),
            Facet.EVIDENCE: tr("Evidence"),
        }
        chip = MenuChip(words[facet], self)
        chip.switched.connect(lambda value: self._switch((facet, value)))
        return chip

    def _switch(self, choice: Choice) -> None:
        self.show_filter(self.filter.toggled(choice))
        self.changed.emit()

    # What it shows

    def show_filter(self, wanted: Filter) -> None:
        """Show a filter; its words are no matter of the chips."""
        self.filter = wanted.searching("")
        self._show()

    def show_cycles(self, cycles: Mapping[str, str]) -> None:
        """Offer these cycles besides the shown one, by number; others are chosen no more."""
        kept = {value for value in self.filter.of(Facet.CYCLE) if value in {THIS, *cycles}}
        self.filter = self.filter.choosing(Facet.CYCLE, *kept)
        self._cycles = cycles

    def show_counts(
        self, counts: Mapping[Choice, int], offered: frozenset[Choice], trashed: int
    ) -> None:
        """Show how many rows each value would let through, and how many are in the trash.

        Chips that are ``offered`` stay, whatever is searched for: others must not move meanwhile.
        """
        self._counts = counts
        self._offered = offered
        self.trash.show_count(trashed or None)
        self._show()

    def _show(self) -> None:
        in_trash = self.trash.isChecked()
        for choice, chip in self.toggles.items():
            is_on, is_cycle = choice in self.filter.chosen, choice == THIS_CYCLE
            chip.setChecked(is_on)
            chip.show_count(None if is_cycle else self._counts.get(choice, 0))
            chip.setVisible((is_cycle or is_on or choice in self._offered) and not in_trash)
        for facet, menu in self.menus.items():
            things = list(self._things(facet))
            menu.show_things(things, self.filter.of(facet) - {THIS})
            menu.setVisible(bool(things) and not in_trash)

    def _things(self, facet: Facet) -> Iterable[Choosable]:
        chosen = self.filter.of(facet)
        for value, text in self._values[facet]().items():
            count = self._counts.get((facet, value), 0)
            # What has come to nothing by the other filters can still be switched off.
            if (facet, value) in self._counts or value in chosen:
                yield Choosable(value, text, count)


def _pressed() -> Mapping[Choice, str]:
    """Return what has a chip of its own, in their order."""
    states = {(Facet.STATE, one.value): names.state(one, tr) for one in State}
    return {
        THIS_CYCLE: tr("This cycle"),
        (Facet.STATE, TO_CONFIRM): tr("To confirm"),
        **states,
        (Facet.STATE, COUNTS_LESS): tr("Counts less"),
    }


def _categories(rulebook: Rulebook) -> Mapping[str, str]:
    known = dict.fromkeys(one for edition in rulebook.editions for one in edition.categories)
    return {**{one: names.category(one, tr) for one in known}, NONE: tr("No category yet")}


def _topics(rulebook: Rulebook) -> Mapping[str, str]:
    return {**{one: names.topic(one, tr) for one in rulebook.topics}, NONE: tr("No topic")}
