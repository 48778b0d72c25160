"""The lower cards of the overview: categories with their caps, topics, and what is ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cpim_pdp.core.milestones import MilestoneKind
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.chips import Chip
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.overview.bar import Bar
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, figures, limits, milestones, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cpim_pdp.core.milestones import Milestone
    from cpim_pdp.core.summary import CategoryTotal, Summary

_MOST_MILESTONES = 5


class CategoriesCard(Card):
    """The points of each category of the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("By category"), parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(3 * GRID)
        self.content.addLayout(self._rows)
        self.content.addStretch(1)

    def show_summary(self, summary: Summary) -> None:
        """Show the categories of a summary, each with what limits it and what was cut."""
        emptied(self._rows)
        for one in summary.categories:
            share = one.counted / summary.points.counted if summary.points.counted else 0
            note = " · ".join(_notes(one, summary))
            self._rows.addWidget(_category(one, float(share), note))


def _notes(one: CategoryTotal, summary: Summary) -> Iterator[str]:
    cap = summary.edition.cap_over(one.category)
    if cap is not None:
        yield limits.limit(cap, summary.designation, tr)
    over = one.claimed - one.counted
    if over:
        text = tr("{points} more claimed that (does|do) not count", "", figures.plural(over))
        yield text.format(points=figures.points(over, tr))


def _category(one: CategoryTotal, share: float, note: str) -> QWidget:
    row = QWidget()
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID)
    name = names.category(one.category, tr)
    counted = figures.points(one.counted, tr)
    grid.addWidget(Label(name, wraps=True), 0, 0)
    grid.addWidget(Label(counted), 0, 1, Qt.AlignmentFlag.AlignRight)
    sentence = tr("{category}: {points}").format(
        category=name, points=amounts.points(one.counted, tr)
    )
    grid.addWidget(Bar(sentence, share), 1, 0, 1, 2)
    if note:
        grid.addWidget(Label(note, Size.SMALL, Tone.SECONDARY, wraps=True), 2, 0, 1, 2)
    return row


class TopicsCard(Card):
    """The points of each topic, those with points filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Topics"), parent)
        self._chips = FlowLayout(gap=GRID + 2)
        self.content.addLayout(self._chips)
        self.content.addStretch(1)

    def show_summary(self, summary: Summary) -> None:
        """Show the topics of a summary, the one with most points first."""
        emptied(self._chips)
        for one in sorted(summary.topics, key=lambda topic: -topic.counted):
            name = names.topic(one.topic, tr)
            text = tr("{topic} {points}").format(topic=name, points=figures.points(one.counted, tr))
            self._chips.addWidget(Chip(text, filled=bool(one.counted)))


class AheadCard(Card):
    """The next milestones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Ahead"), parent)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(4 * GRID)
        self._rows.setVerticalSpacing(2 * GRID)
        self._rows.setColumnStretch(1, 1)
        self.content.addLayout(self._rows)
        self.content.addStretch(1)

    def show_milestones(self, found: Sequence[Milestone]) -> None:
        """Show the first of them."""
        emptied(self._rows)
        top = Qt.AlignmentFlag.AlignTop
        for row, one in enumerate(found[:_MOST_MILESTONES]):
            tone = Tone.WARN if one.kind in _WORRYING else Tone.INK
            self._rows.addWidget(Label(figures.day(one.date, tr)), row, 0, top)
            text = Label(milestones.text(one, tr), tone=tone, wraps=True)
            self._rows.addWidget(text, row, 1)
        if not found:
            nothing = Label(tr("No date is ahead in this cycle."), tone=Tone.SECONDARY, wraps=True)
            self._rows.addWidget(nothing, 0, 0, 1, 2)


_WORRYING = {MilestoneKind.SURCHARGE, MilestoneKind.SUSPENSION_ENDS}
