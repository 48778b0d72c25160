"""Pictures are made beside the window, once, and kept for the session."""

from pathlib import Path

import pytest
from helpers.papers import pdf, picture
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.evidence import previews as module
from cpim_pdp.desktop.evidence.pictures import Blank, Picture
from cpim_pdp.desktop.evidence.previews import Previews, Shown
from cpim_pdp.desktop.evidence.thumb import Thumb

SIDE = 48


class Read:
    """Hands bytes out, or refuses; counts how often it was asked."""

    def __init__(self, data: bytes | Refusal) -> None:
        self.data = data
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        if isinstance(self.data, Refusal):
            raise self.data
        return self.data


def shown(read: Read | bytes, media_type: str = "application/pdf", *, key: str = "a") -> Shown:
    reading = Read(read) if isinstance(read, bytes) else read
    return Shown(key, "certificate.pdf", media_type, 1_000, reading)


@pytest.fixture
def previews(qapp: object) -> Previews:
    return Previews()


def test_a_thumbnail_is_made_once_and_told(qtbot: QtBot, previews: Previews) -> None:
    read = Read(pdf("One"))
    file = shown(read)
    with qtbot.waitSignal(previews.made) as made:
        assert previews.thumbnail(file, SIDE) is None
        assert previews.thumbnail(file, SIDE) is None

    assert made.args == ["a"]
    found = previews.thumbnail(file, SIDE)
    assert isinstance(found, Picture)
    assert found.image.height() == SIDE
    assert read.times == 1


def test_what_has_no_picture_is_not_read(previews: Previews) -> None:
    read = Read(b"x")
    large = Shown("l", "l.pdf", "application/pdf", 33 * 1024 * 1024, read)

    assert previews.thumbnail(shown(read, "text/plain"), SIDE) is Blank.NOT_DRAWN
    assert previews.thumbnail(large, SIDE) is Blank.LARGE
    assert read.times == 0


def test_a_log_that_can_t_be_read_just_now_has_none(qtbot: QtBot, previews: Previews) -> None:
    file = shown(Read(Refusal(Reason.LOG_LOCKED, path="a")))
    with qtbot.waitSignal(previews.made):
        previews.thumbnail(file, SIDE)

    assert previews.thumbnail(file, SIDE) is Blank.UNREADABLE


def test_only_so_many_are_kept(
    qtbot: QtBot, previews: Previews, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT", 2)
    data = picture(tmp_path / "a.png").read_bytes()
    files = [shown(data, "image/png", key=key) for key in "abc"]
    for file in files:
        with qtbot.waitSignal(previews.made):
            previews.thumbnail(file, SIDE)

    assert previews.thumbnail(files[2], SIDE) is not None
    assert previews.thumbnail(files[1], SIDE) is not None
    with qtbot.waitSignal(previews.made):
        assert previews.thumbnail(files[0], SIDE) is None


def test_a_page_asked_for_anew_takes_the_place_of_what_has_not_begun(
    qtbot: QtBot, previews: Previews
) -> None:
    heard: list[int] = []
    previews.page_made.connect(lambda _key, found: heard.append(found.page))
    file = shown(pdf("One", "Two", "Three"))
    for page in range(3):
        previews.ask_page(file, page, QSize(50, 50))

    qtbot.waitUntil(lambda: heard[-1:] == [2])

    assert heard == [0, 2]


def test_a_thumb_shows_an_icon_until_its_picture_is_there(qtbot: QtBot, previews: Previews) -> None:
    thumb = Thumb(shown(pdf("One")), previews)
    qtbot.addWidget(thumb)
    assert thumb.found is None
    thumb.grab()

    qtbot.waitUntil(lambda: isinstance(thumb.found, Picture))

    assert thumb.accessibleName() == "Look at certificate.pdf"
    assert "Space" in thumb.toolTip()
    thumb.grab()


@pytest.mark.parametrize(("data", "says"), [(b"%PDF-1.4 no", "damaged"), (b"", "damaged")])
def test_a_thumb_of_what_can_t_be_drawn_says_so_quietly(
    qtbot: QtBot, previews: Previews, data: bytes, says: str
) -> None:
    thumb = Thumb(shown(data), previews)
    qtbot.addWidget(thumb)

    qtbot.waitUntil(lambda: thumb.found is Blank.DAMAGED)

    assert says in thumb.toolTip()
    assert thumb.accessibleDescription() == thumb.toolTip()
    thumb.grab()
