"""What a what-if makes of one credential: the likelihood now and then, and what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import names, planning

if TYPE_CHECKING:
    from cpim_pdp.core.planning.shared import Served


class OutcomeLine(QWidget):
    """Two figures and a sentence; ``said`` is all of it in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.credential = Label("", Size.SMALL, Tone.SECONDARY)
        self.figures = Label("", Size.FIGURE)
        self.sentence = Label("", tone=Tone.SECONDARY, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for label in (self.credential, self.figures, self.sentence):
            column.addWidget(label)
        self.said = ""

    def show_served(self, served: Served, *, is_named: bool) -> None:
        """Show what additions would do for a credential, named where there are several."""
        summary, found = served.summary, served.what_if
        name = names.credential(summary.credential)
        now, then = planning.now_and_then(summary, found, tr)
        text = tr("{now} → {then}", "how likely now, and then")
        self.credential.setText(name)
        self.credential.setVisible(is_named)
        self.figures.setText(text.format(now=now, then=then))
        self.figures.setVisible(found.forecast.likelihood is not None)
        sentence = planning.outcome(summary, found, tr)
        target = planning.beside_target(summary, found, tr)
        self.sentence.setText(
            tr("{text} {more}", "two sentences").format(text=sentence, more=target)
            if target
            else sentence
        )
        words = (name if is_named else "", self.sentence.text())
        self.said = " ".join(one for one in words if one)
        self.figures.setAccessibleName(self.said)
        self.setAccessibleName(self.said)
