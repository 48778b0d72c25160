"""The foot of the entry form: what is wrong with all of it, and the buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpim_pdp.desktop.look.buttons import FilledButton, LinkButton, flush
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN
from cpim_pdp.desktop.translation import tr


class Foot(QWidget):
    """Says why nothing was saved; one of its buttons is pressed by Enter.

    Signals:
        more_wanted: all fields are to be shown, or only the usual ones.
        reopening_wanted: the log that was replaced is to be opened again.
    """

    more_wanted = Signal(bool)
    reopening_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goes_on = False
        self.error = Label("", tone=Tone.BAD, wraps=True)
        self.reopen_button = LinkButton(tr("Open it a&gain"))
        self.more = LinkButton(tr("&More fields"))
        self.more.setCheckable(True)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.draft_button = QPushButton(tr("&Keep as draft"))
        self.next_button = QPushButton(tr("Log and ne&xt"))
        self.log_button = FilledButton(tr("Log &it"))
        self.more.toggled.connect(self._switch_more)
        self.reopen_button.clicked.connect(self.reopening_wanted)
        for hidden in (self.error, self.reopen_button):
            hidden.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addSpacing(-GRID)
        row.addWidget(self.more)
        row.addStretch(1)
        height = self.log_button.sizeHint().height()
        for button in (self.cancel_button, self.draft_button, self.next_button):
            button.setAutoDefault(False)
            button.setMinimumHeight(height)
            row.addWidget(button)
        row.addWidget(self.log_button)
        for link in (self.more, self.reopen_button):
            link.setAutoDefault(False)
            link.setMinimumHeight(height)
        foot = QVBoxLayout(self)
        foot.setContentsMargins(PAGE_MARGIN, GAP, PAGE_MARGIN, GAP)
        foot.addWidget(self.error)
        foot.addLayout(flush(self.reopen_button))
        foot.addLayout(row)

    def suit(self, *, is_unlogged: bool, is_run: bool, has_next: bool) -> None:
        """Offer what can be done: with a new entry or a draft, one of several, or an edit.

        Enter presses the filled button. In a run of drafts it goes on to the next.
        """
        self.goes_on = is_run and has_next
        self.draft_button.setVisible(is_unlogged)
        self.next_button.setVisible(is_unlogged and has_next and not is_run)
        self.log_button.setText(_log_words(is_unlogged=is_unlogged, goes_on=self.goes_on))
        self.log_button.setDefault(True)
        self.log_button.updateGeometry()
        if self.goes_on:
            self.draft_button.setText(tr("S&kip"))
        kept = tr("Close the form; what you typed is kept as a draft (Esc)")
        saved = tr("Close the form; what you typed is kept, and not saved (Esc)")
        self.cancel_button.setToolTip(kept if is_unlogged else saved)
        put = tr("Put it into the inbox, to be finished later")
        skip = tr("Keep it as a draft and go on to the next")
        self.draft_button.setToolTip(skip if self.goes_on else put)
        self.next_button.setToolTip(tr("Log it and begin another (Ctrl+Shift+Enter)"))
        self.log_button.setToolTip(tr("Enter; from the notes Ctrl+Enter"))

    def refuse(self, sentence: str, *, can_reopen: bool) -> None:
        """Say why nothing was saved."""
        self.error.setText(sentence)
        self.error.show()
        self.reopen_button.setVisible(can_reopen)

    def clear(self) -> None:
        """Take back what was said."""
        self.error.hide()
        self.reopen_button.hide()

    def _switch_more(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self.more.setText(tr("Only the &main fields") if is_on else tr("&More fields"))
        self.more.updateGeometry()
        self.more_wanted.emit(is_on)


def _log_words(*, is_unlogged: bool, goes_on: bool) -> str:
    if goes_on:
        return tr("Log &it, then the next")
    return tr("Log &it") if is_unlogged else tr("&Save")
