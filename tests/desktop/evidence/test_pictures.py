"""What can be seen of a file is made from its bytes, and what can't be is said."""

from pathlib import Path

import pytest
from helpers.papers import locked, pdf, picture
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from cpim_pdp.desktop.evidence import pictures
from cpim_pdp.desktop.evidence.pictures import Blank, Picture, why_blank

BOX = QSize(100, 100)


def seen(data: bytes, media_type: str, page: int = 0, box: QSize = BOX) -> Picture:
    found = pictures.picture(data, media_type, page, box)
    assert isinstance(found, Picture), found
    return found


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("webp", "image/webp"),
        ("tiff", "image/tiff"),
        ("bmp", "image/bmp"),
    ],
)
def test_an_image_is_made_to_fit_and_never_larger_than_it_is(
    tmp_path: Path, suffix: str, media_type: str
) -> None:
    large = picture(tmp_path / f"large.{suffix}", 400, 200).read_bytes()
    small = picture(tmp_path / f"small.{suffix}", 40, 30).read_bytes()

    assert seen(large, media_type).image.size() == QSize(100, 50)
    assert seen(small, media_type).image.size() == QSize(40, 30)


def test_a_page_of_a_pdf_comes_with_how_many_there_are() -> None:
    found = seen(pdf("One", "Two", "Three"), "application/pdf", 1)

    assert (found.page, found.pages, found.words.strip()) == (1, 3, "Two")


# Qt's decoder says so too.
@pytest.mark.qt_log_ignore("Not a JPEG file", extend=True)
def test_what_holds_no_picture_says_why(tmp_path: Path) -> None:
    png = picture(tmp_path / "a.png").read_bytes()

    assert pictures.picture(png[:40], "image/png", 0, BOX) is Blank.DAMAGED
    assert pictures.picture(b"", "image/jpeg", 0, BOX) is Blank.DAMAGED
    assert pictures.picture(b"%PDF-1.4", "application/pdf", 0, BOX) is Blank.DAMAGED
    assert pictures.picture(locked(pdf("x")), "application/pdf", 0, BOX) is Blank.ENCRYPTED
    assert pictures.picture(b"MZ", "application/octet-stream", 0, BOX) is Blank.NOT_DRAWN


def test_a_drawing_that_is_a_program_is_not_run_as_an_image() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'

    assert pictures.picture(svg, "image/svg+xml", 0, BOX) is Blank.NOT_DRAWN
    assert pictures.picture(svg, "image/png", 0, BOX) is Blank.DAMAGED


def test_an_image_that_would_fill_the_memory_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    png = picture(tmp_path / "a.png", 400, 200).read_bytes()
    monkeypatch.setattr(pictures, "_MOST_PIXELS", 400 * 200 - 1)

    assert pictures.picture(png, "image/png", 0, BOX) is Blank.LARGE


def test_a_photograph_is_turned_upright(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", 400, 200)
    # What a camera notes when it was held upright: turn it by 90 degrees.
    exif = bytes.fromhex("ffe1002245786966000049492a0008000000010012010300010000000600000000000000")
    data = path.read_bytes()
    turned = data[:2] + exif + data[2:]

    assert seen(turned, "image/jpeg").image.size() == QSize(50, 100)


@pytest.mark.parametrize(
    "data",
    ["Müller\nnext".encode(), "Müller\nnext".encode("utf-16"), b"\xef\xbb\xbfM\xc3\xbcller\nnext"],
)
def test_a_text_is_read_whatever_its_letters(data: bytes) -> None:
    found = seen(data, "text/plain")

    assert found.words == "Müller\nnext"
    assert found.image.isNull()


def test_letters_that_can_t_be_read_are_marked_and_a_long_text_is_cut() -> None:
    assert seen(b"M\xfcller\0", "text/plain").words == "M\N{REPLACEMENT CHARACTER}ller"
    assert len(seen(b"x" * 1_000_000, "text/csv").words) == 200_000


@pytest.mark.parametrize("blank", list(Blank))
def test_every_reason_is_a_sentence(blank: Blank) -> None:
    assert why_blank(blank).endswith(".")


def test_a_picture_alone_is_one_page() -> None:
    assert (Picture(QImage()).page, Picture(QImage()).pages) == (0, 1)
