"""Says beside an activity that a change of it was begun, and is kept and not saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpim_pdp.desktop.entry import typed_texts
from cpim_pdp.desktop.entry.unfinished_entry import UnfinishedEntry
from cpim_pdp.desktop.look.buttons import LinkButton
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures


class BegunNote(QWidget):
    """Takes no room where nothing was begun.

    Signals:
        continued: the holder wants to go on with it.
        discarded: the holder does not want it any more.
    """

    continued = Signal()
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", Size.SMALL, Tone.WARN, wraps=True)
        self.continue_button = LinkButton(tr("Continue"))
        self.discard_button = LinkButton(tr("Discard"))
        self.continue_button.setAccessibleName(tr("Continue what was begun to be changed"))
        self.discard_button.setAccessibleName(tr("Discard what was begun to be changed"))
        self.continue_button.clicked.connect(self.continued)
        self.discard_button.clicked.connect(self.discarded)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addSpacing(-GRID)
        row.addWidget(self.continue_button)
        row.addWidget(self.discard_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

    def show_entry(self, entry: UnfinishedEntry | None) -> None:
        """Say when it was begun and what was changed; None, and there is nothing to say."""
        if entry is not None:
            self.words.setText(_told(entry))
        self.setVisible(entry is not None)


def _told(entry: UnfinishedEntry) -> str:
    day = figures.day(entry.at.astimezone().date(), tr)
    fields = typed_texts.named(typed_texts.changed(entry.was, entry.typed))
    if not fields:
        return tr("What you changed on {day} is kept, but not saved.").format(day=day)
    text = tr("What you changed on {day} is kept, but not saved: {fields}.")
    return text.format(day=day, fields=fields)
