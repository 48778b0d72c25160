"""How the window looks and writes figures, as the holder chose it; each choice applies at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cpim_pdp.desktop.look import theme
from cpim_pdp.desktop.look.dressing import dressing
from cpim_pdp.desktop.place import Place
from cpim_pdp.desktop.settings import DATES, SCHEME, TEXT_SIZE, TEXT_SIZES, Setting, Settings
from cpim_pdp.desktop.translation import tr


def dress(settings: Settings) -> None:
    """Dress the program as the holder chose, or as the system is."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, settings.get(SCHEME))
        theme.size_texts(app, settings.get(TEXT_SIZE))
        dressing.changed.emit()


def write_as_at(locale: QLocale, settings: Settings) -> None:
    """Write figures as in ``locale``, dates as the holder chose."""
    tr.move_to(Place(locale, settings.get(DATES)))


class Appearance(QObject):
    """Applies what is chosen, and follows the system where it is to be followed.

    Signals:
        dressed: the colours or the size of the texts are others.
        rewritten: figures are written otherwise.
    """

    dressed = Signal()
    rewritten = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        settings.changed.connect(self._apply)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._dress)

    def grow(self, steps: int) -> None:
        """Make all texts larger by so many steps, or smaller; 0 is their usual size."""
        size = self._settings.get(TEXT_SIZE) + steps * TEXT_SIZES.step if steps else 100
        size = min(max(size, TEXT_SIZES.least), TEXT_SIZES.most)
        self._settings.set(TEXT_SIZE, size)

    def _apply(self, setting: Setting[object]) -> None:
        if setting in (SCHEME, TEXT_SIZE):
            self._dress()
        elif setting is DATES:
            self._rewrite()

    def _dress(self) -> None:
        dress(self._settings)
        self.dressed.emit()

    def _rewrite(self) -> None:
        write_as_at(tr.place.locale, self._settings)
        for widget in QApplication.allWidgets():
            QApplication.sendEvent(widget, QEvent(QEvent.Type.LocaleChange))
        self.rewritten.emit()
