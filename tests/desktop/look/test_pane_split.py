"""A list and its pane: beside each other or below, as large as the holder made it."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.desktop.look.pane_sizes import PaneSizes, read
from cpim_pdp.desktop.look.pane_split import PaneSplit


@pytest.fixture
def split(qtbot: QtBot) -> PaneSplit:
    made = PaneSplit(QWidget(), QWidget(), least_letters=100)
    qtbot.addWidget(made)
    made.resize(2000, 800)
    made.show()
    return made


def narrow(split: PaneSplit) -> None:
    split.resize(50 * split.fontMetrics().averageCharWidth(), 800)
    QApplication.processEvents()


def test_the_pane_takes_a_quarter_beside_and_half_below(split: PaneSplit) -> None:
    whole = split.width() - split.handleWidth()
    assert split.is_beside
    assert split.sizes() == [whole - whole // 4, whole // 4]

    narrow(split)

    assert not split.is_beside
    assert abs(split.sizes()[0] - split.sizes()[1]) <= 1


def test_what_the_holder_makes_of_it_is_told_and_kept_for_each_way(split: PaneSplit) -> None:
    told: list[PaneSizes] = []
    split.changed.connect(lambda: told.append(split.sizes_wished))
    split.moveSplitter(1500, 1)
    beside = split.sizes()[1]
    narrow(split)
    split.moveSplitter(600, 1)
    below = split.sizes()[1]

    assert told[-1] == PaneSizes(beside, below)
    split.resize(2000, 800)
    QApplication.processEvents()
    assert split.sizes()[1] == beside


def test_however_large_it_once_was_the_list_keeps_half(split: PaneSplit) -> None:
    split.wish(PaneSizes(beside=5_000))

    assert split.sizes()[0] >= split.sizes()[1]


def test_sizes_come_back_as_they_were_stored() -> None:
    assert read(PaneSizes(312, 200).text()) == PaneSizes(312, 200)


@pytest.mark.parametrize("stored", ["", "3", "axb", "1x2x3", "-1x2", "1x99999", None])
def test_what_is_no_size_is_refused(stored: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any is replaced by the default
        read(stored)
