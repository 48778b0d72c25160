"""The lower cards of the overview: categories, topics, what is ahead, what a lapse means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cpim_pdp.core.milestones import MilestoneKind
from cpim_pdp.core.standing import Standing
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.chips import Chip
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.flow_layout import FlowLayout
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, figures, milestones, names, standing

if TYPE_CHECKING:
    from cpim_pdp.core.summary import CategoryTotal, Summary

_BAR = 8
_MOST_MILESTONES = 5


class Bar(QLabel):
    """A share as a bar; a label, so that a screen reader reads its sentence."""

    def __init__(self, sentence: str, share: float, parent: QWidget | None = None) -> None:
        super().__init__(sentence, parent)
        self._share = share
        self.setAccessibleName(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override: a thin line."""
        return QSize(8 * _BAR, _BAR)

    def minimumSizeHint(self) -> QSize:
        """Override: a thin line."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground, and the share of it."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(QRectF(self.rect()), _BAR / 2, _BAR / 2)
        if self._share > 0:
            painter.setBrush(QColor(colours.accent))
            filled = QRectF(0, 0, max(_BAR, self.width() * self._share), self.height())
            painter.drawRoundedRect(filled, _BAR / 2, _BAR / 2)


class CategoriesCard(Card):
    """The points of each category of the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("By category"), parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(3 * GRID)
        self.content.addLayout(self._rows)
        self.content.addStretch(1)

    def show_summary(self, summary: Summary) -> None:
        """Show the categories of a summary."""
        emptied(self._rows)
        for one in summary.categories:
            share = one.counted / summary.points.counted if summary.points.counted else 0
            self._rows.addWidget(_category(one, float(share)))


def _category(one: CategoryTotal, share: float) -> QWidget:
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
    if one.claimed != one.counted:
        claimed = tr("{points} claimed").format(points=figures.points(one.claimed, tr))
        grid.addWidget(Label(claimed, Size.SMALL, Tone.SECONDARY), 2, 0, 1, 2)
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

    def show_summary(self, summary: Summary) -> None:
        """Show the milestones of a summary."""
        emptied(self._rows)
        top = Qt.AlignmentFlag.AlignTop
        for row, one in enumerate(summary.milestones[:_MOST_MILESTONES]):
            tone = Tone.WARN if one.kind in _WORRYING else Tone.INK
            self._rows.addWidget(Label(figures.day(one.date, tr)), row, 0, top)
            text = Label(milestones.text(one, tr), tone=tone, wraps=True)
            self._rows.addWidget(text, row, 1)
        if not summary.milestones:
            nothing = Label(tr("No date is ahead in this cycle."), tone=Tone.SECONDARY, wraps=True)
            self._rows.addWidget(nothing, 0, 0, 1, 2)


_WORRYING = {MilestoneKind.SURCHARGE, MilestoneKind.SUSPENSION_ENDS}


class LapsedCard(Card):
    """What each policy says of a deadline that was missed; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The deadline has passed"), parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * GRID)
        self.content.addLayout(self._rows)

    def show_summary(self, summary: Summary) -> None:
        """Show the verdicts of a summary where the standing is lost."""
        emptied(self._rows)
        lapsed = summary.verdict.standing is not Standing.ACTIVE
        self.setVisible(lapsed)
        if not lapsed:
            return
        self._rows.addWidget(Label(standing.sentence(summary.verdict, tr), wraps=True, bold=True))
        for verdict in summary.if_missed:
            text = tr("{policy}: {sentence}").format(
                policy=names.policy(verdict.policy, tr), sentence=standing.sentence(verdict, tr)
            )
            self._rows.addWidget(Label(text, tone=Tone.SECONDARY, wraps=True))
