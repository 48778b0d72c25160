"""A field for one date: typed as one writes dates here, shown with four digits of the year."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cpim_pdp.core import dates
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop.look import typed
from cpim_pdp.desktop.look.icons import icon
from cpim_pdp.desktop.look.typed import DateStyle, Order
from cpim_pdp.desktop.place import Place
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures

_WITH_OTHERS = (
    Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
)
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}


def style_of(place: Place, today: date) -> DateStyle:
    """Return how dates are written at ``place``."""
    pattern = place.date_pattern()
    order = "".join(sorted("dMy", key=pattern.find)).lower()
    locale = place.locale
    return DateStyle(
        Order(order), _month_names(locale), place.day(today, tr), _days_named(locale, today)
    )


def _days_named(locale: QLocale, today: date) -> Mapping[str, date]:
    """Return the words that stand for a day; a weekday is the last one, today included."""
    english = QLocale(QLocale.Language.English)
    long, short = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
    weekdays = {
        each.dayName(weekday, form): today - timedelta(days=(today.isoweekday() - weekday) % 7)
        for each in (english, locale)
        for form in (long, short)
        for weekday in range(1, 8)
    }
    return {
        **weekdays,
        **dict.fromkeys(("today", tr("today")), today),
        **dict.fromkeys(("yesterday", tr("yesterday")), today - timedelta(days=1)),
        **dict.fromkeys(("tomorrow", tr("tomorrow")), today + timedelta(days=1)),
    }


def _month_names(locale: QLocale) -> tuple[tuple[str, ...], ...]:
    english = QLocale(QLocale.Language.English)
    long, short = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
    return tuple(
        tuple(
            {
                text
                for each in (locale, english)
                for form in (long, short)
                for text in (each.monthName(month, form), each.standaloneMonthName(month, form))
            }
            | set(figures.month_names(month, tr))
        )
        for month in range(1, 13)
    )


class DateField(QWidget):
    """A line to type a date into, with a calendar beside it.

    Up and Down move a day, Page Up and Page Down a week; F4 and Alt+Down open the calendar.

    Signals:
        edited: the text changed, by typing or by the calendar.
        left: the focus left the line.
    """

    edited = Signal()
    left = Signal()

    def __init__(
        self, today: date, locale: QLocale | None = None, parent: QWidget | None = None
    ) -> None:
        """Write dates as in ``locale``, else as where the holder is."""
        super().__init__(parent)
        self._today = today
        self._follows = locale is None
        self._place = tr.place if locale is None else Place(locale)
        self._style = style_of(self._place, today)
        self.line = _Line(self)
        self.line.setPlaceholderText(self._style.example)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.stepped.connect(self._step)
        self.line.calendar_wanted.connect(self.open_calendar)
        self.line.left.connect(self._normalise)
        self.button = QToolButton(self)
        self.button.setIcon(icon("planned"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open_calendar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        for part in (self.line, self.button):
            part.setSizePolicy(part.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Expanding)
        self.setFocusProxy(self.line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def name(self, text: str) -> None:
        """Name the field and its calendar for a screen reader."""
        self.line.setAccessibleName(text)
        what = tr("Calendar for {field}").format(field=text)
        self.button.setAccessibleName(what)
        self.button.setToolTip(what)

    def day(self) -> date | None:
        """Return the date in the field, None where it is empty.

        Raises:
            Refusal: where what is typed is no date.
        """
        text = self.line.text().strip()
        return typed.day(text, self._style, self._today) if text else None

    def set_day(self, day: date | None) -> None:
        """Show ``day``; None empties the field."""
        self.line.setText(self._place.day(day, tr) if day else "")

    def order(self) -> Order:
        """Return in which order day, month and year are written here."""
        return self._style.order

    def text(self) -> str:
        """Return what stands in the line."""
        return self.line.text()

    def open_calendar(self) -> None:
        """Open the calendar under the field, at its date or today."""
        calendar = _Calendar(self._readable() or self._today, self._place.locale, self)
        calendar.chosen.connect(self._choose)
        calendar.open_under(self)

    def _move(self) -> None:
        """Write the date as where the holder is now; what is no date stays as it was typed."""
        day = self._readable()
        self._place = tr.place
        self._style = style_of(self._place, self._today)
        self.line.setPlaceholderText(self._style.example)
        if day is not None:
            self.set_day(day)

    def changeEvent(self, event: QEvent) -> None:
        """Override: follow the way in which dates are written."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LocaleChange and self._follows:
            self._move()

    def _choose(self, day: date) -> None:
        self.set_day(day)
        self.line.setFocus()
        self.edited.emit()

    def _readable(self) -> date | None:
        try:
            return self.day()
        except Refusal:
            return None

    def _step(self, days: int) -> None:
        start = self._readable()
        try:
            moved = dates.checked(start + timedelta(days=days)) if start else self._today
        except Refusal:
            return
        self.set_day(moved)
        self.edited.emit()

    def _normalise(self) -> None:
        day = self._readable()
        if day is not None:
            self.set_day(day)
        self.left.emit()


class _Line(QLineEdit):
    """The line of a date field, with the keys that change the date.

    Signals:
        stepped: by how many days the date is to be moved.
        calendar_wanted: F4 or Alt+Down was pressed.
        left: the focus went elsewhere.
    """

    stepped = Signal(int)
    calendar_wanted = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override: the keys of a date."""
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
            self.calendar_wanted.emit()
        elif key in _STEPS and not event.modifiers() & _WITH_OTHERS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override: tell that the focus went."""
        super().focusOutEvent(event)
        self.left.emit()


class _Calendar(QWidget):
    """A month to choose a day from; closes on a choice, on Esc and on a click elsewhere."""

    chosen = Signal(object)

    def __init__(self, day: date, locale: QLocale, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._month = QCalendarWidget(self)
        self._month.setAccessibleName(tr("Calendar"))
        self._month.setLocale(locale)
        self._month.setFirstDayOfWeek(locale.firstDayOfWeek())
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Qt's own weekend is red, which means something here.
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(weekend, QTextCharFormat())
        self._month.setDateRange(_qt(dates.FIRST), _qt(dates.LAST))
        self._month.setSelectedDate(_qt(day))
        self._month.clicked.connect(self._take)
        self._month.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._month)

    def open_under(self, field: QWidget) -> None:
        """Show below ``field``, or above it where the screen ends."""
        self.adjustSize()
        below = field.mapToGlobal(QPoint(0, field.height() + 2))
        room = field.screen().availableGeometry()
        top = below.y()
        if top + self.height() > room.bottom():
            top = field.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2
        left = max(room.left(), min(below.x(), room.right() - self.width()))
        self.move(left, max(room.top(), top))
        self.show()
        self._month.setFocus()

    def _take(self, chosen: QDate) -> None:
        self.chosen.emit(date(chosen.year(), chosen.month(), chosen.day()))
        self.close()


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
