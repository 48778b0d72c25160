"""The one loader of icons: drawn on a 16 pixel grid, tinted, sharp at any scale."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cpim_pdp import assets

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_SIDES = (16, 32)


def icon(name: str, colour: str = "") -> QIcon:
    """Return an icon in ``colour`` (``#rrggbb``), else in the text colour; paler where disabled."""
    palette = QGuiApplication.palette()
    ink = colour or palette.color(QPalette.ColorRole.WindowText).name()
    pale = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    return _drawn(name, ink, pale)


@lru_cache(maxsize=256)
def _drawn(name: str, ink: str, pale: str) -> QIcon:
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - the first painting does without

    made = QIcon()
    for side in _SIDES:
        made.addPixmap(pixmap(name, ink, side), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, pale, side), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a picture of ``side`` logical pixels at a device's pixel ratio."""
    drawing = assets.icon(name).replace(b"currentColor", colour.encode())
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture
