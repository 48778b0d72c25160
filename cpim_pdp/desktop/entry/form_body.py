"""The scrolled part of the entry form: what was said, the fields, points, evidence and topics."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.entry import typed_texts
from cpim_pdp.desktop.entry.fields import ALWAYS, ORDER, WIDE, EntryFields
from cpim_pdp.desktop.entry.last_time import LastTime
from cpim_pdp.desktop.entry.preview import EntryPreview
from cpim_pdp.desktop.entry.unfinished_entry import UnfinishedEntry
from cpim_pdp.desktop.evidence import clipboard
from cpim_pdp.desktop.evidence.pending import PendingEvidence
from cpim_pdp.desktop.look.buttons import LinkButton, ended
from cpim_pdp.desktop.look.field_box import FieldGrid
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.tab_order import follow_layout
from cpim_pdp.desktop.look.theme import GAP, GRID, PAGE_MARGIN, Size
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures
from cpim_pdp.wording.values import short

_APART = frozenset({"title"})
"""Fields that do not stand in the grid."""


class FormBody(QScrollArea):
    """Lays the parts out, and shows the fields that are wanted.

    Signals:
        pasted: Ctrl+V, with something on the clipboard that can be evidence.
    """

    pasted = Signal()

    def __init__(
        self,
        purpose: str,
        fields: EntryFields,
        preview: EntryPreview,
        evidence: PendingEvidence,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._fields = fields
        self._shown: set[str] = set()
        self.told = Told()
        self.last_time = LastTime()
        self._inside = QWidget(self)
        self._grid = FieldGrid(self._inside)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(Label(purpose, Size.HEAD))
        title = fields.boxes["title"]
        column.addLayout(ended(self.told))
        column.addWidget(title)
        column.addLayout(ended(self.last_time))
        for part in (self._grid, fields.planned, preview, evidence):
            column.addWidget(part)
        column.addWidget(Label(tr("Topics"), Size.SMALL, Tone.SECONDARY))
        column.addWidget(fields.topics)
        column.addStretch(1)
        self._scroll()
        for editor in (*fields.lines().values(), fields.date.line, fields.until.line, fields.notes):
            editor.installEventFilter(self)

    def _scroll(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)
        # The card's ground shines through.
        for ground in (self.viewport(), self._inside):
            ground.setAutoFillBackground(False)

    def arrange(self, *, everything: bool) -> bool:
        """Show the fields that belong to the type, that are filled or wrong, or all of them.

        Return whether some are shown no more.
        """
        boxes = self._fields.boxes
        wanted = {*ALWAYS, *self._fields.wanted()}
        if everything:
            wanted |= self._fields.possible()
        shown = [key for key in ORDER if key not in _APART and (key in wanted or boxes[key].error)]
        is_less = not self._shown <= set(shown)
        self._shown = set(shown)
        is_other = self._grid.show_boxes([(boxes[key], key in WIDE) for key in shown])
        self._fields.planned.setVisible(everything or self._fields.planned.isChecked())
        if is_other:
            follow_layout(self)
        return is_less

    def tell_guessed(self, *, has_date: bool) -> None:
        """Say what was guessed, so that it is looked at."""
        both = tr("Title and date are guessed from the file's name: please check.")
        title = tr("The title is guessed from the file's name: please check.")
        self.told.tell(both if has_date else title)

    def tell_taken_up(
        self, entry: UnfinishedEntry, *, elsewhere: Iterable[str], is_unlogged: bool
    ) -> None:
        """Say that what was typed before is here again, and what changed elsewhere since."""
        when = figures.day(entry.at.astimezone().date(), tr)
        text = tr("This is what you typed on {day}; it is not in the log yet.").format(day=when)
        if changed := typed_texts.named(elsewhere):
            also = tr("Changed elsewhere since: {fields}.").format(fields=changed)
            text = f"{text} {also}"
        anew = tr("Put it into the in&box") if is_unlogged else tr("Leave it as it &is saved")
        self.told.tell(text, Tone.WARN if changed else Tone.SECONDARY, anew)

    def tell_gone(self, entry: UnfinishedEntry) -> None:
        """Say that the activity which was being changed is gone, and what this becomes."""
        when = figures.day(entry.at.astimezone().date(), tr)
        text = tr("“{title}” was deleted. This is what you typed on {day}; as a new activity.")
        title = short(str(entry.was.get("title", "")) or entry.title)
        button = self.told.button.text()
        self.told.tell(text.format(title=title, day=when), Tone.WARN, button)

    def go_to(self, key: str) -> None:
        """Bring a field and what is wrong with it into sight, and the keyboard to it."""
        box = self._fields.boxes[key]
        box.editor.setFocus()
        announce(box.editor, box.error)
        self.ensureWidgetVisible(box)

    def wanted_height(self, width: int) -> int:
        """Return how tall it would like to be where it is so wide."""
        if (grid := self._grid.layout()) is not None:
            # What has just been shown or hidden counts at once.
            grid.activate()
        layout = self._inside.layout()
        return 0 if layout is None else layout.totalHeightForWidth(width)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: what is pasted into a field and is no text is evidence."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and clipboard.has_evidence(clipboard.carried())
        ):
            self.pasted.emit()
            return True
        return super().eventFilter(watched, event)


class Told(QWidget):
    """One sentence about the whole entry, with up to one thing to do about it.

    Signals:
        pressed: that is to be done.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.button = LinkButton("")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def tell(self, sentence: str, tone: Tone = Tone.SECONDARY, button: str = "") -> None:
        """Say this, and offer to do something."""
        self.words.setText(sentence)
        self.words.set_tone(tone)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.button.updateGeometry()
        self.show()
        announce(self, sentence, at_once=False)
