"""The topics of an activity as chips, any number of them on."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.theme import GRID
from cpim_pdp.desktop.look.toggle_chips import ToggleChip
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names


class TopicChips(QWidget):
    """One chip a topic, in the order of the rules.

    Signals:
        edited: a topic was switched on or off.
    """

    edited = Signal()

    def __init__(self, topics: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Topics"))
        layout = FlowLayout(self, GRID)
        self._chips: dict[str, ToggleChip] = {}
        for topic in topics:
            chip = ToggleChip(names.topic(topic, tr))
            chip.setAccessibleName(tr("Topic {name}").format(name=chip.text()))
            chip.clicked.connect(self.edited)
            self._chips[topic] = chip
            layout.addWidget(chip)

    def chosen(self) -> tuple[str, ...]:
        """Return the topics that are on."""
        return tuple(topic for topic, chip in self._chips.items() if chip.isChecked())

    def choose(self, topics: Iterable[str]) -> None:
        """Switch exactly these topics on."""
        wanted = set(topics)
        for topic, chip in self._chips.items():
            chip.setChecked(topic in wanted)
