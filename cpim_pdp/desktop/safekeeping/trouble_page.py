"""The page instead of a log that could not be opened: why, and what can be done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpim_pdp import logbook
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop import files
from cpim_pdp.desktop.look.buttons import FilledButton
from cpim_pdp.desktop.look.cards import Card
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, PAGE_MARGIN, Size
from cpim_pdp.desktop.look.waiting import Waiting
from cpim_pdp.desktop.moments import moment
from cpim_pdp.desktop.opening import Opening, Trouble
from cpim_pdp.desktop.side_work import SideWork
from cpim_pdp.desktop.translation import tr
from cpim_pdp.logbook import KeptBackup, Recovered
from cpim_pdp.logbook.kept import of_place
from cpim_pdp.wording import figures, refusals

_WIDEST = 560
_LETTERS = 75
_MOST_OF_THE_ROOM = 1000


class TroublePage(QWidget):
    """Says why a log did not open; a damaged one is gone back from, or saved as far as it goes.

    Signals:
        retried: the same log once more; a path.
        open_wanted: another log.
        new_wanted: a new log.
        given_up: back to the log that is open.
        recovered: a log can be opened again; a `Recovered`.
    """

    retried = Signal(object)
    open_wanted = Signal()
    new_wanted = Signal()
    given_up = Signal()
    recovered = Signal(object)

    def __init__(self, opening: Opening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opening = opening
        self._trouble: Trouble | None = None
        self._work: SideWork | None = None
        self.setObjectName("trouble")
        self.setAccessibleName(tr("The log could not be opened"))
        self.sentence = Label(wraps=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.backup = Label(tone=Tone.SECONDARY, wraps=True)
        self.waiting = Waiting()
        self.restore_button = FilledButton(tr("&Go back to this backup"))
        self.salvage_button = QPushButton(tr("&Save what can be read..."))
        self.open_button = FilledButton(tr("&Open another..."))
        self.other_button = QPushButton(tr("&Open another..."))
        self.retry_button = QPushButton(tr("&Try again"))
        self.new_button = QPushButton(tr("&New log..."))
        self.back_button = QPushButton(tr("&Back"))
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card(), _MOST_OF_THE_ROOM)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.open_wanted)
        self.other_button.clicked.connect(self.open_wanted)
        self.new_button.clicked.connect(self.new_wanted)
        self.back_button.clicked.connect(self.given_up)
        self.retry_button.clicked.connect(self._retry)
        self.restore_button.clicked.connect(self.restore)
        self.salvage_button.clicked.connect(self.salvage)

    def _card(self) -> Card:
        card = Card()
        card.setMaximumWidth(max(_WIDEST, _LETTERS * card.fontMetrics().averageCharWidth()))
        card.content.setContentsMargins(7 * GRID, 6 * GRID, 7 * GRID, 6 * GRID)
        card.content.setSpacing(4 * GRID)
        card.content.addWidget(Label(self.accessibleName(), Size.HEAD))
        card.content.addWidget(self.sentence)
        card.content.addWidget(self.backup)
        card.content.addWidget(self.waiting)
        ways = QHBoxLayout()
        ways.addStretch(1)
        ways.addWidget(self.salvage_button)
        ways.addWidget(self.restore_button)
        card.content.addLayout(ways)
        row = QHBoxLayout()
        for button in (self.back_button, self.new_button, self.retry_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.other_button)
        row.addWidget(self.open_button)
        card.content.addLayout(row)
        return card

    # What it shows

    def tell(self, trouble: Trouble) -> None:
        """Show why this log did not open, and the ways on."""
        self._trouble = trouble
        is_damaged = trouble.is_damage
        backup = _backup_of(trouble)
        self.sentence.setText(_sentence(trouble))
        self.backup.setText(_described(backup))
        self.backup.setVisible(is_damaged)
        self.salvage_button.setVisible(is_damaged)
        self.restore_button.setVisible(backup is not None)
        self.open_button.setVisible(not is_damaged)
        self.other_button.setVisible(is_damaged)
        self.back_button.setVisible(self._opening.session is not None)
        first = self.salvage_button if backup is None else self.restore_button
        (first if is_damaged else self.open_button).setFocus()

    def _retry(self) -> None:
        if self._trouble is not None:
            self.retried.emit(self._trouble.path)

    # What it does about damage

    def restore(self) -> None:
        """Put the newest good backup in the place of the damaged log, which is kept elsewhere."""
        if self._trouble is not None and (backup := _backup_of(self._trouble)) is not None:
            self._recover(backup.path, self._trouble.path, tr("Going back to the backup..."))

    def salvage(self) -> None:
        """Save what can be read into a new log; the damaged one stays as it is."""
        if self._trouble is None:
            return
        damaged = self._trouble.path
        out = files.salvaged_to_write(self, damaged)
        if out is not None:
            self._recover(damaged, out, tr("Saving what can be read..."))

    def _recover(self, file: Path, place: Path, words: str) -> None:
        rulebook, clock = self._opening.rulebook, self._opening.clock
        self._begin(lambda: logbook.recover(file, place, rulebook, clock=clock), words)

    def _begin(self, carry_out: Callable[[], object], words: str) -> None:
        work = SideWork(carry_out, self)
        work.succeeded.connect(self._recovered)
        work.refused.connect(self._refused)
        work.broke.connect(lambda _error: self._end())
        self._work = work
        self._enable(possible=False)
        self.waiting.begin(words)
        work.start()

    def _end(self) -> None:
        if self._work is not None:
            self._work.wait()
            self._work = None
        self.waiting.end()
        self._enable(possible=True)

    def _enable(self, *, possible: bool) -> None:
        for button in self.findChildren(QPushButton):
            button.setEnabled(possible)

    def _recovered(self, done: Recovered) -> None:
        self._end()
        self.recovered.emit(done)

    def _refused(self, refusal: Refusal) -> None:
        self._end()
        self._opening.gateway.refuse(refusal)


def _sentence(trouble: Trouble) -> str:
    if trouble.is_damage:
        # What can be done is said by the buttons below.
        return tr("{path} is damaged and was left as it is.").format(path=trouble.path)
    return refusals.in_window(trouble.refusal, tr)


def _backup_of(trouble: Trouble) -> KeptBackup | None:
    wanted = trouble.refusal.facts.get("backup")
    found = of_place(trouble.path) if wanted is not None else ()
    return next((one for one in found if one.path == wanted), None)


def _described(backup: KeptBackup | None) -> str:
    if backup is None:
        return tr("No good backup of it was found. What can be read is saved into a new log.")
    when = moment(backup.at)
    if backup.figures is None:
        return tr("The newest good backup is of {when}.").format(when=when)
    return tr("The newest good backup is of {when}, with {activities} and {points} points.").format(
        when=when,
        activities=tr("%n activit(y|ies)", "", backup.figures.activities),
        points=" · ".join(figures.points(one.counted, tr) for one in backup.figures.points),
    )
