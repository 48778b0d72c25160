"""The look as one table: colours by name, light and dark; sizes as shares of the system's."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum, unique
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from cpim_pdp.core.frozen import dataclass

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

GRID = 4
"""Everything sits on multiples of this many pixels."""
PAGE_MARGIN = 20
GAP = 12
RADIUS = 8
PADDING_ACROSS = 16
PADDING_DOWN = 14


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour a meaning; the light and the dark set have the same names."""

    window: str
    card: str
    side: str
    line: str
    edge: str
    ink: str
    secondary: str
    accent: str
    on_accent: str
    accent_soft: str
    selected: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str


LIGHT = Colours(
    window="#f5f6f8",
    card="#ffffff",
    side="#ecedf1",
    line="#dfe2e7",
    edge="#868e99",
    ink="#1c2126",
    secondary="#5b6470",
    accent="#1f5fd0",
    on_accent="#ffffff",
    accent_soft="#cfdffb",
    selected="#dee4ef",
    good="#157347",
    good_soft="#dff3e8",
    warn="#935700",
    warn_soft="#fbeed8",
    bad="#b3261e",
    bad_soft="#fbe4e2",
)
DARK = Colours(
    window="#1b1d21",
    card="#25282d",
    side="#1f2226",
    line="#383c43",
    edge="#757c87",
    ink="#eceef1",
    secondary="#a4abb5",
    accent="#7aa7ff",
    on_accent="#10141a",
    accent_soft="#2c4372",
    selected="#30353d",
    good="#5cc98b",
    good_soft="#1e3529",
    warn="#f0b35a",
    warn_soft="#3b2f1c",
    bad="#ff8a80",
    bad_soft="#43262a",
)


@unique
class Scheme(StrEnum):
    """Which set the holder wants; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@unique
class Size(StrEnum):
    """A step of the scale of texts."""

    TEXT = "text"
    SMALL = "small"
    TITLE = "title"
    HEAD = "head"
    FIGURE = "figure"
    RING = "ring"


_SHARES = {
    Size.TEXT: 1.0,
    Size.SMALL: 0.86,
    Size.TITLE: 0.93,
    Size.HEAD: 1.2,
    Size.FIGURE: 1.86,
    Size.RING: 2.86,
}
_DARKENED = 140
_RESIZED = "cpim-pdp-resized"
"""Notes on the application that its font is not the system's any more."""
_FIELDS = (
    "QLineEdit",
    "QComboBox",
    "QAbstractSpinBox",
    "QPlainTextEdit",
    "QPushButton",
    "QToolButton",
    "QCheckBox",
    "QRadioButton",
)
_SEMIBOLD = {Size.TITLE, Size.HEAD, Size.FIGURE, Size.RING}


def sized(base: QFont, size: Size, *, bold: bool = False) -> QFont:
    """Return ``base`` in a step of the scale, with figures of equal width."""
    font = QFont(base)
    if base.pointSizeF() > 0:
        font.setPointSizeF(base.pointSizeF() * _SHARES[size])
    else:
        font.setPixelSize(round(base.pixelSize() * _SHARES[size]))
    if bold or size in _SEMIBOLD:
        font.setWeight(QFont.Weight.DemiBold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def colours_of(widget: QWidget) -> Colours:
    """Return the set that the widget is shown in."""
    return colours_in(widget.palette())


def colours_in(palette: QPalette) -> Colours:
    """Return the set that a palette was made from."""
    return DARK if palette.color(QPalette.ColorRole.Base).lightness() < 128 else LIGHT


def wanted_colours(scheme: Scheme, system: Qt.ColorScheme) -> Colours:
    """Return the set for the holder's wish, or for the desktop's scheme where that is wished."""
    if scheme is Scheme.SYSTEM:
        return DARK if system is Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme is Scheme.DARK else LIGHT


def palette_of(colours: Colours) -> QPalette:
    """Return the palette that native widgets are drawn with."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(colours.card), QColor(colours.window))
    plain = {
        role.Window: colours.window,
        role.WindowText: colours.ink,
        role.Base: colours.card,
        role.AlternateBase: colours.window,
        role.Text: colours.ink,
        role.Button: colours.card,
        role.ButtonText: colours.ink,
        role.PlaceholderText: colours.secondary,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.ink,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.BrightText: colours.bad,
    }
    for each, colour in plain.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.edge))
    return palette


def palette_of_fields(colours: Colours) -> QPalette:
    """Return the palette of what is typed into or pressed: its edge can be seen on a card.

    WORKAROUND: Fusion (Qt 6.11) draws edges as the window's colour made darker, which in a dark
    theme nobody sees; so these get the window's colour that becomes the edge's.
    """
    palette = palette_of(colours)
    window = QColor(colours.edge).lighter(_DARKENED)
    palette.setColor(QPalette.ColorRole.Window, window)
    return palette


def apply(app: QApplication, scheme: Scheme) -> None:
    """Dress the program; call it again when the wish or the desktop's scheme changes."""
    hints = QGuiApplication.styleHints()
    asked = {
        Scheme.SYSTEM: Qt.ColorScheme.Unknown,
        Scheme.LIGHT: Qt.ColorScheme.Light,
        Scheme.DARK: Qt.ColorScheme.Dark,
    }
    hints.setColorScheme(asked[scheme])
    colours = wanted_colours(scheme, hints.colorScheme())
    app.setPalette(palette_of(colours))
    for kind in _FIELDS:
        # PySide takes the name as text, though its stubs ask for bytes.
        app.setPalette(palette_of_fields(colours), cast("Any", kind))


def size_texts(app: QApplication, percent: int) -> None:
    """Show all texts in this share of the system's size; 100 follows the system."""
    if percent == 100 and not app.property(_RESIZED):
        return
    from PySide6.QtGui import QFontDatabase  # noqa: PLC0415 - only where the size is another one

    wanted = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if wanted.pointSizeF() > 0:
        wanted.setPointSizeF(wanted.pointSizeF() * percent / 100)
    else:
        wanted.setPixelSize(round(wanted.pixelSize() * percent / 100))
    app.setProperty(_RESIZED, percent != 100)
    app.setFont(wanted)


def names() -> tuple[str, ...]:
    """Return the names of the table's colours."""
    return tuple(field.name for field in fields(Colours))
