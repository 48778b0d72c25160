"""Texts laid out once: shortened to their room, right or left, marked where they should be."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cpim_pdp.desktop.look.lettering import Lettering

GROUND, INK = QColor("#00ff00"), QColor("#000000")
BOLD = QFont.Weight.DemiBold
ROOM = QRect(0, 0, 300, 30)


@pytest.fixture
def lettering(qapp: QApplication) -> Lettering:
    return Lettering(qapp.font())


def drawn(lettering: Lettering, text: str, times: int = 1) -> QImage:
    image = QImage(ROOM.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for _ in range(times):
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setPen(INK)
        lettered = lettering.laid_out(text, ROOM.width())
        lettering.draw(painter, lettered, 0, 5)
        painter.end()
    return image


def marked(lettering: Lettering, text: str, begin: int, length: int) -> list[int]:
    """Return the columns of pixels on which a mark lies."""
    image = QImage(ROOM.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(INK)
    lettered = lettering.laid_out(text, ROOM.width())
    lettering.draw_marked(painter, lettered, 0, 5, [(begin, length)], GROUND)
    painter.end()
    return columns_of(image, GROUND)


def columns_of(image: QImage, colour: QColor) -> list[int]:
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) == colour for y in range(image.height()))
    ]


def inked(image: QImage) -> list[int]:
    white = QColor(Qt.GlobalColor.white)
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != white for y in range(image.height()))
    ]


def test_a_text_is_shortened_to_its_room(lettering: Lettering) -> None:
    text = "A title that has no room"
    room = lettering.width(text) - 20
    short = lettering.laid_out(text, room)

    assert short.is_short
    assert short.text.endswith("…")
    assert short.width <= room
    assert not lettering.laid_out(text, room + 20).is_short


def test_a_bolder_text_is_wider(qapp: QApplication) -> None:
    assert Lettering(qapp.font(), BOLD).width("Demand") > Lettering(qapp.font()).width("Demand")


@pytest.mark.parametrize("text", ["Demand sensing", "תכנון מכירות", "Ärger"])
def test_a_text_that_comes_again_looks_the_same(lettering: Lettering, text: str) -> None:
    first = drawn(lettering, text)

    assert drawn(Lettering(QApplication.font()), text, times=4) == first


def test_a_mark_lies_under_its_letters(lettering: Lettering) -> None:
    columns = marked(lettering, "Demand sensing", 7, 4)
    before = lettering.width("Demand ")

    assert columns[0] == before
    assert columns[-1] < before + lettering.width("sens")


def test_in_a_text_from_right_to_left_a_mark_lies_where_the_letters_are(
    lettering: Lettering,
) -> None:
    text = "אבגד plan"
    columns = marked(lettering, text, 0, 4)

    # The Hebrew word is read first, so it stands on the right.
    assert columns
    assert columns[-1] > lettering.width(text) // 2


def test_what_is_drawn_once_ends_with_its_room(lettering: Lettering) -> None:
    image = QImage(ROOM.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    text = lettering.cut("words and words " * 50, 100)
    lettering.draw_once(painter, text, QRect(0, 0, 100, 30), [(0, 5)], GROUND)
    painter.end()

    assert len(text) < 200
    assert inked(image)[-1] < 100
    assert columns_of(image, GROUND)[0] == 0


def test_many_texts_do_not_stay_for_ever(lettering: Lettering) -> None:
    for number in range(5_000):
        lettering.laid_out(str(number), 100)

    assert len(lettering._kept) < 5_000
    assert len(lettering._widths) < 5_000
