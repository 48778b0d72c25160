"""Labels and the like: they follow the font and the colours that the program wears."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop import appearance
from cpim_pdp.desktop.look.chips import Chip
from cpim_pdp.desktop.look.labels import Label, Pill, Tone
from cpim_pdp.desktop.look.theme import DARK, LIGHT, Scheme, Size
from cpim_pdp.desktop.look.toggle_chips import ToggleChip
from cpim_pdp.desktop.settings import SCHEME, TEXT_SIZE, Settings


@pytest.fixture(autouse=True)
def _usual_dress(qapp: QApplication) -> Iterator[None]:
    palette, font = qapp.palette(), qapp.font()
    yield
    qapp.setPalette(palette)
    qapp.setFont(font)


def ink(label: QLabel) -> str:
    """Return the colour that a label's words are drawn in."""
    return label.palette().color(label.foregroundRole()).name()


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_is_drawn_in_its_colour_and_follows_the_theme(
    qtbot: QtBot, settings: Settings, tone: Tone
) -> None:
    settings.set(SCHEME, Scheme.LIGHT)
    appearance.dress(settings)
    host = QWidget()
    qtbot.addWidget(host)
    label = Label("words", tone=tone, parent=host)
    changed = Label("words", parent=host)
    host.show()
    changed.set_tone(tone)
    qtbot.waitUntil(lambda: ink(label) == ink(changed) == tone.of(LIGHT))

    settings.set(SCHEME, Scheme.DARK)
    appearance.dress(settings)

    qtbot.waitUntil(lambda: ink(label) == ink(changed) == tone.of(DARK))
    label.set_tone(Tone.INK)
    qtbot.waitUntil(lambda: ink(label) == DARK.ink)


def test_a_label_paints_its_words_in_the_tone(qtbot: QtBot, settings: Settings) -> None:
    settings.set(SCHEME, Scheme.LIGHT)
    appearance.dress(settings)
    label = Label("MMMM", Size.RING, Tone.SECONDARY)
    qtbot.addWidget(label)
    label.setAutoFillBackground(True)
    picture = label.grab().toImage()

    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert QColor(LIGHT.secondary).name() in colours


@pytest.mark.parametrize(
    "make",
    [
        lambda: Label("words"),
        lambda: Label("words", Size.FIGURE, wraps=True),
        lambda: Pill("Active"),
        lambda: Chip("Inventory 14", filled=True),
        lambda: ToggleChip("This cycle"),
    ],
    ids=["label", "figure", "pill", "chip", "toggle"],
)
def test_words_grow_with_the_size_of_all_texts(
    qtbot: QtBot, settings: Settings, make: type[QLabel]
) -> None:
    appearance.dress(settings)
    grown = make()
    qtbot.addWidget(grown)
    before = grown.sizeHint()

    settings.set(TEXT_SIZE, 200)
    appearance.dress(settings)
    large = make()
    qtbot.addWidget(large)

    assert grown.font() == large.font()
    assert grown.sizeHint() == large.sizeHint()
    assert grown.sizeHint().height() > 1.5 * before.height()
    settings.set(TEXT_SIZE, 100)
    appearance.dress(settings)
    assert grown.sizeHint() == before


def test_a_disabled_label_keeps_its_palette_role(qtbot: QtBot) -> None:
    label = Label("words", tone=Tone.ACCENT)
    qtbot.addWidget(label)

    assert label.foregroundRole() is QPalette.ColorRole.Link
    assert label.textFormat() is Qt.TextFormat.PlainText
