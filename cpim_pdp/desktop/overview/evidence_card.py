"""What is to be fixed before an audit: how points are proven, and the list, most points first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.core.activities import Proof
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.cards import Card, Hairline
from cpim_pdp.desktop.look.emptying import emptied
from cpim_pdp.desktop.look.labels import Elided, Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.overview.bar import Bar
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import amounts, evidence_points

if TYPE_CHECKING:
    from cpim_pdp.core.evidence_points import EvidencePoints, ToFix

_FEW = 3
_MORE = 10
_BESIDE_LINKS = (0, GRID // 2, 0, 0)
"""A link has that much room above its words."""


class EvidenceCard(Card):
    """Shows a few lines, and more when asked; hidden where there is nothing to fix.

    Signals:
        wanted: a `Wish`: the way to fix a line.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Evidence to fix"), parent)
        self.lines: list[FixLine] = []
        self.bar = Bar()
        self.split = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.more = LinkButton("")
        self.fewer = LinkButton(tr("Show fewer"))
        self._shown = _FEW
        self._found: tuple[ToFix, ...] = ()
        self._can_attach = True
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * GRID)
        self.content.addWidget(self.bar)
        self.content.addWidget(self.split)
        self.content.addLayout(self._rows)
        self.content.addLayout(self._links())
        self.content.addStretch(1)
        self.more.clicked.connect(self._show_more)
        self.fewer.clicked.connect(self._show_few)

    def _links(self) -> QHBoxLayout:
        row = QHBoxLayout()
        # The words of the first link begin where those above them do.
        row.addSpacing(-GRID)
        row.addWidget(self.more)
        row.addWidget(self.fewer)
        row.addStretch(1)
        return row

    def show_points(self, found: EvidencePoints, *, can_attach: bool) -> None:
        """Show how points are proven, and what is to be fixed."""
        self._found, self._can_attach = found.to_fix, can_attach
        self.setVisible(bool(found.to_fix))
        sentence = evidence_points.split(found, tr)
        whole = found.counted or 1
        self.bar.tell(sentence, float(found.sound / whole), float(found.weak / whole))
        self.split.setText(sentence)
        self._fill()

    def _fill(self) -> None:
        held = next((n for n, one in enumerate(self.lines) if one.attach.hasFocus()), None)
        emptied(self._rows)
        self.lines = [self._line(one) for one in self._found[: self._shown]]
        for line in self.lines:
            self._rows.addWidget(Hairline())
            self._rows.addWidget(line)
            line.setVisible(True)
        rest = len(self._found) - len(self.lines)
        self.more.setText(tr("Show %n more", "", min(rest, _MORE)))
        self.more.setVisible(rest > 0)
        self.fewer.setVisible(len(self.lines) > _FEW)
        if held is not None and self.lines:
            self.lines[min(held, len(self.lines) - 1)].attach.setFocus()

    def _line(self, found: ToFix) -> FixLine:
        line = FixLine(found, can_attach=self._can_attach)
        line.wanted.connect(self.wanted)
        return line

    def _show_more(self) -> None:
        first = self._shown
        self._shown += _MORE
        self._fill()
        self.lines[first].attach.setFocus()

    def _show_few(self) -> None:
        self._shown = _FEW
        self._fill()
        self.lines[0].attach.setFocus()


class FixLine(QWidget):
    """One activity: its title, what is missing or weak, its points, and the button that fixes it.

    Signals:
        wanted: a `Wish`.
    """

    wanted = Signal(object)

    def __init__(self, found: ToFix, *, can_attach: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        activity, counted = found.entry.activity, found.entry.counted
        self.title = Elided(activity.details.title)
        tone = Tone.WARN if found.proof is Proof.NONE else Tone.SECONDARY
        self.what = Label(evidence_points.what(found, tr), Size.SMALL, tone, wraps=True)
        self.points = Label(amounts.points(counted, tr))
        for beside in (self.title, self.points):
            beside.setContentsMargins(*_BESIDE_LINKS)
        self.attach = LinkButton(tr("Attach..."))
        self.attach.setAccessibleDescription(evidence_points.line(found, tr))
        wish = Wish(Action.ATTACH_EVIDENCE, activity.id)
        self.attach.clicked.connect(lambda: self.wanted.emit(wish))
        self._lay_out()
        # Not before it has its place: a widget without a parent would come up as a window.
        self.attach.setVisible(can_attach)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.what)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addLayout(words, 1)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.points, 0, top)
        row.addWidget(self.attach, 0, top)
