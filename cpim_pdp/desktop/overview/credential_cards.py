"""Several credentials side by side: one small card each, the one due first leading; one is chosen.

They are radio buttons, so that arrow keys go through them and a screen reader knows what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.desktop.look.columns import Columns
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.labels import Elided, Pill, Tone
from cpim_pdp.desktop.look.standings import TONES
from cpim_pdp.desktop.look.theme import GAP, GRID, PADDING_ACROSS, PADDING_DOWN, RADIUS, colours_of
from cpim_pdp.desktop.overview.ring import arcs, draw_parts
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cpim_pdp.core.summary import PointTotals, Summary

_LEAST = 264
_MOST = 4
_RING = 52
_RING_WIDTH = 6


class CredentialCards(QWidget):
    """Hidden while there is one credential.

    Signals:
        chosen: the `Credential` that is to be shown.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[CredentialCard] = []
        self._columns = Columns(_LEAST, _MOST, GAP, self)
        self.setAccessibleName(tr("Your credentials"))
        self.hide()

    def show_summaries(self, summaries: Sequence[Summary], chosen: Summary) -> None:
        """Show how each credential stands, and which one is chosen."""
        self.setVisible(len(summaries) > 1)
        if self.isHidden():
            return
        if [one.id for one in self.cards] != [one.credential.id for one in summaries]:
            self._make(summaries)
        for card, summary in zip(self.cards, summaries, strict=True):
            card.show_summary(summary)
            card.setChecked(summary.credential.id == chosen.credential.id)

    def _make(self, summaries: Sequence[Summary]) -> None:
        emptied(self._columns)
        self.cards = [CredentialCard(one.credential.id) for one in summaries]
        for card in self.cards:
            card.clicked.connect(lambda _on, one=card: self._choose(one))
            self._columns.addWidget(card)

    def _choose(self, card: CredentialCard) -> None:
        if card.summary is not None:
            self.chosen.emit(card.summary.credential)


class CredentialCard(QRadioButton):
    """One credential: ring, standing, points, how likely it is, and the time left."""

    def __init__(self, credential: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = credential
        self.summary: Summary | None = None
        self.ring = SmallRing()
        self.title = Elided("", bold=True)
        self.pill = Pill()
        self.points = Elided("", tone=Tone.SECONDARY)
        self.left = Elided("", tone=Tone.SECONDARY)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay_out()
        for inside in self.findChildren(QWidget):
            # The card is pressed, whatever of it is under the pointer.
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(2 * GRID)
        first.addWidget(self.title, 1)
        first.addWidget(self.pill)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addLayout(first)
        words.addWidget(self.points)
        words.addWidget(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING_ACROSS, PADDING_DOWN, PADDING_ACROSS, PADDING_DOWN)
        row.setSpacing(3 * GRID)
        row.addWidget(self.ring)
        row.addLayout(words, 1)

    def show_summary(self, summary: Summary) -> None:
        """Show how the credential stands."""
        self.summary = summary
        standing = summary.verdict.standing
        self.ring.show_points(summary.points)
        self.title.setText(names.credential(summary.credential))
        self.pill.show_state(names.standing(standing, tr), TONES[standing])
        self.points.setText(_points(summary))
        self.left.setText(figures.left(summary.on, summary.cycle.due, tr))
        said = (self.title, self.pill, self.points, self.left)
        self.setAccessibleName(", ".join(one.text() for one in said))
        self.setToolTip(figures.left_to_the_day(summary.days_left, tr))

    def sizeHint(self) -> QSize:
        """Override: what it holds, not what a native radio button would."""
        return self._held().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Override: its texts are shortened where there is no room."""
        return self._held().minimumSize()

    def _held(self) -> QLayout:
        held = self.layout()
        if held is None:
            raise TypeError("a card has its layout from the beginning")
        return held

    def hitButton(self, place: QPoint) -> bool:
        """Override: the whole card is pressed, not only where a native mark would be."""
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: a card with a strong edge where it is chosen, and a ring of focus."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.accent), 2))
        else:
            painter.setPen(QPen(QColor(colours.edge if self.underMouse() else colours.line), 1))
        painter.setBrush(QColor(colours.card))
        shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(shape, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.ink), 1))
            painter.drawRoundedRect(shape.adjusted(3, 3, -3, -3), RADIUS - 3, RADIUS - 3)


class SmallRing(QWidget):
    """The ring without its figure, which stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._totals: PointTotals | None = None
        self.setFixedSize(_RING, _RING)

    def show_points(self, totals: PointTotals) -> None:
        """Show these points."""
        self._totals = totals
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ring."""
        del event
        if self._totals is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = _RING_WIDTH / 2 + 1
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        draw_parts(painter, room, arcs(self._totals), _RING_WIDTH, colours_of(self))


def _points(summary: Summary) -> str:
    return tr("{counted} of {required} points").format(
        counted=figures.points(summary.points.counted, tr),
        required=figures.points(summary.points.required, tr),
    )
