"""The palette itself: over the window, not in its way; what is typed finds, Enter takes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.announcing import announce
from cpim_pdp.desktop.look.labels import Label, Tone
from cpim_pdp.desktop.look.theme import GRID, PAGE_MARGIN, RADIUS, Size, colours_of
from cpim_pdp.desktop.palette.action_search import ActionSearch
from cpim_pdp.desktop.palette.activity_search import ActivitySearch
from cpim_pdp.desktop.palette.line_list import LineList
from cpim_pdp.desktop.palette.lines import Lines, Thing, id_in, key_of
from cpim_pdp.desktop.palette.typed_line import TypedLine
from cpim_pdp.desktop.session import Session
from cpim_pdp.desktop.settings import RECENT, Settings
from cpim_pdp.desktop.translation import tr

_LETTERS = 72
"""How wide it is where there is room, in letters."""


class CommandPalette(QFrame):
    """Finds actions and activities, and lets one be carried out or shown.

    Signals:
        activity_wanted: the id of an activity to be shown.
        wish: a `Wish` about an activity.
    """

    activity_wanted = Signal(str)
    wish = Signal(object)

    def __init__(self, actions: Actions, settings: Settings, over: QWidget) -> None:
        """Make it a part of ``over``, out of sight."""
        super().__init__(over)
        self._actions = actions
        self._settings = settings
        self._over = over
        self._session: Session | None = None
        self._before: QWidget | None = None
        self._by_name = ActionSearch(actions)
        self._activities = ActivitySearch()
        self._reading = QTimer(self, interval=0)
        self.line = TypedLine()
        self.list = LineList(Lines(actions, self._by_name).of)
        self.nothing = Label("", Size.TEXT, Tone.SECONDARY, wraps=True)
        self.hide()
        self.setAccessibleName(tr("Actions and activities"))
        self._lay_out()
        self._connect()

    @property
    def is_ready(self) -> bool:
        """Whether all activities are read; until then, only actions are found."""
        return self._activities.is_ready

    def open(self, session: Session | None) -> None:
        """Come into sight with an empty line; ``session`` is the log whose activities are meant."""
        self._follow(session)
        self._before = QApplication.focusWidget()
        self.line.clear()
        self._begin()
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go out of sight, and give the keyboard back to where it was."""
        if not self.isVisible():
            return
        self._reading.stop()
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self._over)
        self.hide()
        if had_keyboard and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    # What is found

    def _follow(self, session: Session | None) -> None:
        """Hear of changes while it is in sight."""
        if self._session is session:
            return
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
        self._session = session
        if session is not None:
            session.changed.connect(self._changed)

    def _changed(self) -> None:
        if self.isVisible():
            self._begin()

    def _begin(self) -> None:
        listed = () if self._session is None else self._session.snapshot.activities
        self._activities.begin(listed)
        self._reading.start()
        self._find()

    def _read_ahead(self) -> None:
        if not self._activities.work():
            self._reading.stop()
            if self.line.text().strip():
                self._find()

    def _find(self) -> None:
        words = tuple(dict.fromkeys(folded(self.line.text()).split()))
        parts = self._found(words) if words else self._offered()
        self.list.show_parts([part for part in parts if part], words)
        count = sum(map(len, parts))
        is_done = self._activities.is_ready or not words
        self.list.setVisible(count > 0)
        self.nothing.setVisible(count == 0 and is_done)
        text = tr("Nothing matches “{words}”.").format(words=self.line.text().strip())
        self.nothing.setText(text)
        self._place()
        if words and is_done:
            self._tell(count)

    def _found(self, words: Sequence[str]) -> Sequence[Sequence[Thing]]:
        lately = [one for one in self._lately() if isinstance(one, Action)]
        found = self._activities.find(words) if self._activities.is_ready else ()
        return self._by_name.find(words, lately), found

    def _offered(self) -> Sequence[Sequence[Thing]]:
        """Return what there is before anything is typed: what was taken last on top."""
        lately = self._lately()
        actions = [one for one in self._by_name.all() if one not in lately]
        activities = [one for one in self._activities.all() if one not in lately]
        return lately, actions, activities

    def _lately(self) -> Sequence[Thing]:
        """Return what was taken last and is still there, newest first."""
        actions = {key_of(one): one for one in self._by_name.all()}
        found: list[Thing] = []
        for key in self._settings.get(RECENT).keys:
            thing = actions.get(key) or self._activities.with_id(id_in(key))
            if thing is not None:
                found.append(thing)
        return found

    def _tell(self, count: int) -> None:
        first = self.list.line()
        if first is None:
            announce(self.line, self.nothing.text())
        else:
            found = tr("%n found, the first: {first}", "", count)
            announce(self.line, found.format(first=first.spoken))

    # What is done with it

    def _move(self, lines: int) -> None:
        self.list.step(lines)
        if (line := self.list.line()) is not None:
            announce(self.line, line.spoken)

    def _take(self, *, other_way: bool = False) -> None:
        thing, line = self.list.thing(), self.list.line()
        if thing is None or line is None:
            return
        if line.reason:
            announce(self.line, line.spoken)
            return
        self._settings.set(RECENT, self._settings.get(RECENT).after(key_of(thing)))
        self.leave()
        if isinstance(thing, Action):
            self._actions[thing].trigger()
        elif other_way:
            self.wish.emit(Wish(Action.EDIT_ACTIVITY, thing.id))
        else:
            self.activity_wanted.emit(thing.id)

    # What it is made of

    def _lay_out(self) -> None:
        self.line.setAccessibleName(tr("Search actions and activities"))
        self.line.setPlaceholderText(tr("What would you like to do or see?"))
        self._fit_line()
        self.line.setTextMargins(GRID, 0, GRID, 0)
        self.nothing.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        keys = Label(
            tr("Enter: do or show it · Ctrl+Enter: edit the activity · Esc: close"),
            Size.SMALL,
            Tone.SECONDARY,
            wraps=True,
        )
        keys.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        column.addWidget(keys)

    def _fit_line(self) -> None:
        self.line.setMinimumHeight(self.fontMetrics().height() + 4 * GRID)

    def _connect(self) -> None:
        self._reading.timeout.connect(self._read_ahead)
        self.line.textChanged.connect(self._find)
        self.line.moved.connect(self._move)
        self.line.turned.connect(lambda pages: self._move(pages * self.list.page))
        self.line.taken.connect(lambda other_way: self._take(other_way=other_way))
        self.line.left.connect(self.leave)
        self.list.taken.connect(self._take)
        self._over.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _place(self) -> None:
        room = self._over.rect().adjusted(PAGE_MARGIN, 4 * GRID, -PAGE_MARGIN, -4 * GRID)
        wide = min(self.fontMetrics().averageCharWidth() * _LETTERS, room.width())
        layout = self.layout()
        needed = layout.totalHeightForWidth(wide) if layout else 0
        high = min(max(needed, self.sizeHint().height()), room.height())
        self.setGeometry(room.left() + (room.width() - wide) // 2, room.top(), wide, high)

    # Qt's side

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Go when the keyboard is elsewhere in the program; another program may have it."""
        if now is not None and now is not self.line:
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: follow the window's size; a press beside it closes it."""
        if watched is self._over and self.isVisible():
            if event.type() is QEvent.Type.Resize:
                self._place()
            elif event.type() is QEvent.Type.MouseButtonPress:
                self.leave()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Override: dates and numbers may be written otherwise from now on, or all in a font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LocaleChange:
            self._activities.forget()
        elif event.type() is QEvent.Type.FontChange:
            self._fit_line()

    def mousePressEvent(self, event: object) -> None:
        """Override: a press on its own ground is none beside it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override: a card with an edge that stands out from the cards below."""
        del event
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
