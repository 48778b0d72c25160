"""What would make a proof stronger, as a part of the detail pane that opens and closes."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpim_pdp.core.strength import Advice, AdviceKind
from cpim_pdp.desktop.look.buttons import LinkButton, flush
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import strength

_GRAVE = frozenset({AdviceKind.ATTACH, AdviceKind.SAY_KIND, AdviceKind.SHOW_PRESENCE})
"""Where the papers themselves fall short, it opens by itself."""


class StrengthPart(QWidget):
    """One line a piece of advice, below a line that shows or hides them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._advice: tuple[Advice, ...] = ()
        self.switch = LinkButton("")
        self.switch.setCheckable(True)
        self.switch.toggled.connect(lambda _on: self._arrange())
        self.words = Label("", Size.SMALL, wraps=True)
        self.whence = Label(strength.whence(tr), Size.SMALL, Tone.SECONDARY, wraps=True)
        column = QVBoxLayout(self)
        # The switch has a ring when it has the focus, which stands out at a side.
        column.setContentsMargins(GRID, 2 * GRID, GRID, 0)
        column.setSpacing(GRID)
        column.addLayout(flush(self.switch))
        column.addWidget(self.words)
        column.addWidget(self.whence)

    def show_advice(self, advice: Iterable[Advice]) -> None:
        """Show these pieces of advice; none, and it takes no room."""
        wanted = tuple(advice)
        if wanted != self._advice:
            self._advice = wanted
            self.switch.setChecked(any(one.kind in _GRAVE for one in wanted))
        self._arrange()

    def widest(self) -> int:
        """Return how much room the line that shows and hides them takes in this language."""
        words = max((self._words(is_open=True), self._words(is_open=False)), key=len)
        return LinkButton(words).sizeHint().width()

    def _words(self, *, is_open: bool) -> str:
        if is_open:
            return tr("What would make it stronger")
        return tr(
            "%n thing(s) would make it stronger", "the proof of an activity", len(self._advice)
        )

    def _arrange(self) -> None:
        is_open = self.switch.isChecked()
        self.switch.setText(self._words(is_open=is_open))
        self.switch.updateGeometry()
        self.words.setText("\n".join(f"• {strength.text(one, tr)}" for one in self._advice))
        self.words.setVisible(is_open)
        self.whence.setVisible(is_open)
        self.setVisible(bool(self._advice))
