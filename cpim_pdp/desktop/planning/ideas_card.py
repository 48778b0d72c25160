"""Ideas: what would fill the gap, from one's own habits first; each can be taken into a what-if."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.core.planning.intents import Intent
from cpim_pdp.core.planning.outlook import days_ahead
from cpim_pdp.core.planning.shared import shared_plan
from cpim_pdp.core.planning.suggestions import gap_of, suggestions
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.cards import Card, Hairline
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names
from cpim_pdp.wording import suggestions as wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from cpim_pdp.core.planning.suggestions import Suggestion
    from cpim_pdp.core.planning.what_if import Addition
    from cpim_pdp.core.summary import Summary


class IdeasCard(Card):
    """Suggestions for the credential that is due first, then what others still need beside it.

    Signals:
        taken: the intents of a suggestion that is to be tried.
    """

    taken = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Ideas"), parent)
        self.buttons: list[LinkButton] = []
        self.about = Label("", tone=Tone.SECONDARY, wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * GRID)
        self.content.addWidget(self.about)
        self.content.addLayout(self._rows)

    def show_summaries(self, found: Sequence[Summary], additions: Sequence[Addition]) -> None:
        """Show what would fill the gap that is left with additions."""
        held = next((n for n, one in enumerate(self.buttons) if one.hasFocus()), None)
        emptied(self._rows)
        self.buttons = []
        ahead = [one for one in found if days_ahead(one) is not None]
        self.setVisible(bool(ahead))
        lacking = [one for one in ahead if gap_of(one, additions)]
        if not lacking:
            self.about.setText(tr("If what is planned comes true, no points are missing."))
            return
        leading = lacking[0]
        self.about.setText(_about(leading, additions, is_named=len(found) > 1))
        gap = gap_of(leading, additions)
        for one in suggestions(leading, additions):
            self._add(one, gap, "")
        for summary, one, missing in _for_others(lacking, additions):
            text = tr("for {credential} besides").format(
                credential=names.credential(summary.credential)
            )
            self._add(one, missing, text)
        if held is not None and self.buttons:
            self.buttons[min(held, len(self.buttons) - 1)].setFocus()

    def _add(self, suggestion: Suggestion, gap: Decimal, note: str) -> None:
        words = wording.text(suggestion, tr)
        brings = wording.brings(suggestion, gap, tr)
        notes = [brings, *dict.fromkeys(wording.why(one.piece, tr) for one in suggestion.parts)]
        button = LinkButton(tr("Try it"))
        button.setAccessibleDescription(tr("{text}: {more}").format(text=words, more=brings))
        intents = [Intent(one.piece.details, times=one.times) for one in suggestion.parts]
        button.clicked.connect(lambda: self.taken.emit(intents))
        self.buttons.append(button)
        if self._rows.count():
            self._rows.addWidget(Hairline())
        small = " · ".join((*notes, note) if note else notes)
        self._rows.addWidget(_line(words[:1].upper() + words[1:], small, button))


def _line(words: str, small: str, button: LinkButton) -> QWidget:
    line = QWidget()
    text = QVBoxLayout()
    text.setSpacing(0)
    text.addWidget(Label(words, wraps=True))
    text.addWidget(Label(small, Size.SMALL, Tone.SECONDARY, wraps=True))
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * GRID)
    row.addLayout(text, 1)
    row.addWidget(button)
    return line


def _for_others(
    lacking: Sequence[Summary], additions: Sequence[Addition]
) -> Iterator[tuple[Summary, Suggestion, Decimal]]:
    """Yield what credentials due later still need once the first has what it is suggested."""
    taken = list(additions)
    for step in shared_plan(lacking, additions):
        if step.summary is not lacking[0]:
            yield step.summary, step.suggestion, gap_of(step.summary, taken)
        taken += step.suggestion.plan


def _about(leading: Summary, additions: Sequence[Addition], *, is_named: bool) -> str:
    points = figures.points(gap_of(leading, additions), tr)
    if not is_named:
        return tr("Each of these would fill the gap of {points} points.").format(points=points)
    text = tr("{credential} leads; each of these would fill its gap of {points} points.")
    return text.format(credential=names.credential(leading.credential), points=points)
