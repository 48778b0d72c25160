"""The panel of the entry form that shows what the entry comes to and what is worth a look."""

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cpim_pdp.core.activities import Details
from cpim_pdp.desktop.entry.outlook import Outlook, Setting, completed, outlook, worth
from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, RADIUS, Size, colours_of
from cpim_pdp.desktop.look.tips import in_lines
from cpim_pdp.desktop.translation import tr

_PAUSE_MS = 120
_ICON = 16
_NOTHING = "\N{EM DASH}"


class EntryPreview(QWidget):
    """Points follow every key; what they bring the credential to follows a short pause.

    Signals:
        changed: after that pause, other sentences are shown.
    """

    changed = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._details = Details(title="")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_further)
        self.figure = Label(_NOTHING, Size.FIGURE)
        self.arithmetic = Label("", wraps=True)
        self.rule = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.brings = Label("", Size.SMALL, Tone.SECONDARY, wraps=True)
        self.brings.hide()
        self.hints = Hints(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._panel())
        column.addWidget(self.hints)

    def _panel(self) -> QWidget:
        panel = _Ground(self)
        panel.setAccessibleName(tr("Points"))
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.arithmetic, self.rule, self.brings):
            words.addWidget(label)
        row = QHBoxLayout(panel)
        row.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self.figure)
        row.addLayout(words, 1)
        return panel

    def hold_against(self, setting: Setting) -> None:
        """Hold the entry against the log as it is now."""
        self._setting = setting
        self._pause.start()

    def show_details(self, details: Details) -> None:
        """Show what these details come to."""
        rulebook = self._setting.rulebook
        self._details = completed(details, rulebook)
        found = worth(self._details, rulebook)
        if found is None:
            self.figure.setText(_NOTHING)
            self.arithmetic.setText(tr("Choose a type and a date to see the points."))
            self.rule.setText("")
        else:
            self.figure.setText(found.figure or _NOTHING)
            self.arithmetic.setText(found.arithmetic)
            self.rule.setText(found.rule)
        self.rule.setVisible(bool(self.rule.text()))
        for label in (self.figure, self.arithmetic, self.rule):
            label.setToolTip("" if found is None else in_lines(found.source))
        self._pause.start()

    def _look_further(self) -> None:
        self.show_outlook(outlook(self._details, self._setting))

    def show_outlook(self, found: Outlook) -> None:
        """Show where the entry brings the holder."""
        self.brings.setText(" ".join(part for part in (found.why, *found.brings) if part))
        self.brings.setVisible(bool(self.brings.text()))
        self.hints.show_hints(found.hints)
        self.changed.emit()


class Hints(QWidget):
    """Sentences with an icon before each; none, and it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._shown: tuple[str, ...] = ()
        self.setAccessibleName(tr("Hints"))
        self.hide()

    @property
    def shown(self) -> tuple[str, ...]:
        """The hints in sight."""
        return self._shown

    def show_hints(self, hints: tuple[str, ...]) -> None:
        """Show these sentences."""
        if hints == self._shown:
            return
        self._shown = hints
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for hint in hints:
            self._column.addWidget(_hint(hint, self))
        self.setAccessibleDescription(" ".join(hints))
        self.setVisible(bool(hints))


def _hint(text: str, parent: QWidget) -> QWidget:
    line = QWidget(parent)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * GRID)
    picture = QLabel(line)
    ink = colours_of(parent).warn
    picture.setPixmap(pixmap("info", ink, _ICON, parent.devicePixelRatioF()))
    row.addWidget(picture)
    row.addWidget(Label(text, Size.SMALL, Tone.WARN, wraps=True), 1)
    return line


class _Ground(QFrame):
    """A soft ground with round corners."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours_of(self).line))
        painter.setBrush(QColor(colours_of(self).window))
        shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(shape, RADIUS, RADIUS)
