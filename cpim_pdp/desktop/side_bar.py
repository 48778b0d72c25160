"""The bar at the side: the pages with their counts, and under them which log this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.look.icons import pixmap
from cpim_pdp.desktop.look.labels import Elided, Tone
from cpim_pdp.desktop.look.painting import fill
from cpim_pdp.desktop.look.theme import GRID, Size, colours_of, sized
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cpim_pdp.desktop.actions import Actions

_ICON = 16
_WIDE = 168
_NARROW = 56
_BESIDE = 21
"""The margins of the bar, and its line."""
_BEFORE = 2 * GRID + 2
_BEGIN = _BEFORE + _ICON + 2 * GRID
_END = 3 * GRID
"""How far the icon, the name and the count stand from the edges."""
_MANY = "10,000"
"""A count that takes as much room as counts do."""


class PageButton(QAbstractButton):
    """One page: icon, name, count; pressed in while its page is shown."""

    def __init__(
        self, action: QAction, icon: str, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        """Trigger ``action``; its own name stands on the button unless another is given."""
        super().__init__(parent)
        self._icon = icon
        self._name = name or action.text().replace("&", "")
        self._count: int | None = None
        self._narrow = False
        self.setCheckable(action.isCheckable())
        self.setAutoExclusive(action.isCheckable())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(self._name)
        self._tell()
        action.toggled.connect(self.setChecked)
        self.clicked.connect(action.trigger)

    def set_count(self, count: int) -> None:
        """Show how many the page holds."""
        self._count = count
        self._tell()
        self.update()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - the one thing it is about
        """Show the icon only, with the name as its tip."""
        self._narrow = narrow
        self._tell()
        self.update()

    def _counted(self) -> str:
        return "" if self._count is None else figures.count(self._count, tr)

    def _tell(self) -> None:
        counted = tr("{page}, {count}").format(page=self._name, count=self._counted())
        spoken = self._name if self._count is None else counted
        self.setAccessibleName(spoken)
        self.setToolTip(spoken if self._narrow else "")

    def sizeHint(self) -> QSize:
        """Override: a row of the bar, with room for the name and a count of many."""
        metrics = QFontMetrics(self._bold())
        words = _BEGIN + metrics.horizontalAdvance(self._name) + _END
        counted = "" if self._count is None else max(self._counted(), _MANY, key=len)
        if counted:
            words += metrics.horizontalAdvance(counted) + 2 * GRID
        high = max(8 * GRID, self.fontMetrics().height() + 4 * GRID)
        return QSize(max(words, _WIDE - _BESIDE), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground where it is shown or pointed at, icon, name, count."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        left = (self.width() - _ICON) // 2 if self._narrow else _BEFORE
        if self.isRightToLeft():
            left = self.width() - left - _ICON
        picture = pixmap(self._icon, colours.ink, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - _ICON) // 2, picture)
        if not self._narrow:
            self._draw_words(painter)

    def _draw_ground(self, painter: QPainter) -> None:
        colours = colours_of(self)
        shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected if self.isChecked() else colours.line))
            painter.drawRoundedRect(shape, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(shape, 6, 6)

    def _draw_words(self, painter: QPainter) -> None:
        colours = colours_of(self)
        middle = Qt.AlignmentFlag.AlignVCenter.value
        painter.setFont(self._bold() if self.isChecked() else self.font())
        painter.setPen(QColor(colours.ink))
        # From where reading begins: Qt turns what is at the left, not where the room ends.
        before, after = (_END, _BEGIN) if self.isRightToLeft() else (_BEGIN, _END)
        room = self.rect().adjusted(before, 0, -after, 0)
        painter.drawText(room, middle, self._name)
        if self._count is not None:
            painter.setFont(sized(self.font(), Size.SMALL))
            painter.setPen(QColor(colours.secondary))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight.value, self._counted())

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


class SideBar(QFrame):
    """All pages, one below the other."""

    def __init__(
        self, actions: Actions, pages: Iterable[Action], parent: QWidget | None = None
    ) -> None:
        """Make a button for each of ``pages``, given by the action that shows it."""
        super().__init__(parent)
        self.setAccessibleName(tr("Pages"))
        self.buttons = {
            page: PageButton(actions[page], actions.entries[page].icon, self) for page in pages
        }
        finish = Action.FINISH_DRAFT
        self.inbox = PageButton(
            actions[finish], actions.entries[finish].icon, self, name=tr("Inbox")
        )
        self.log_name = Elided("", Size.SMALL, Tone.SECONDARY)
        self.backup = Elided("", Size.SMALL, Tone.SECONDARY)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, _BESIDE - 10, 12)
        column.setSpacing(GRID)
        for button in self.buttons.values():
            column.addWidget(button)
        column.addWidget(self.inbox)
        column.addStretch(1)
        column.addWidget(self.log_name)
        column.addWidget(self.backup)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - the one thing it is about
        """Shrink to icons, or grow back."""
        em = self.fontMetrics().averageCharWidth()
        names = max(one.sizeHint().width() for one in (*self.buttons.values(), self.inbox))
        self.setFixedWidth(_NARROW if narrow else max(_WIDE, em * 22, names + _BESIDE))
        self.log_name.setVisible(not narrow)
        self.backup.setVisible(not narrow)
        for button in (*self.buttons.values(), self.inbox):
            button.set_narrow(narrow)

    def pages_room(self) -> QRect:
        """Return where the buttons of the pages are."""
        room = QRect()
        for button in self.buttons.values():
            room = room.united(button.geometry())
        return room

    def show_inbox(self, drafts: int) -> None:
        """Show how many drafts wait to be finished; with none the inbox is not there."""
        self.inbox.set_count(drafts)
        self.inbox.setVisible(drafts > 0)

    def show_log(self, path: Path) -> None:
        """Say which log this is."""
        self.log_name.setText(path.stem)
        self.log_name.setToolTip(str(path))
        self.log_name.setAccessibleName(tr("Log {name}").format(name=path.stem))

    def show_backup(self, text: str) -> None:
        """Say when the last backup was made."""
        self.backup.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: the ground and the line to the page."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        fill(painter, self.rect(), colours.side)
        fill(painter, QRect(self.width() - 1, 0, 1, self.height()), colours.line)
