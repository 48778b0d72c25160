"""Pages of PDFs are drawn from bytes, within the size and the time one says."""

import subprocess
import sys

import pytest
from helpers.papers import locked, pdf
from PySide6.QtCore import QSize

from cpim_pdp.desktop.pdf_pages import NotDrawn, Undrawn, drawn

PATIENT = 60_000


def why(data: bytes, *, most_ms: int = PATIENT) -> Undrawn:
    with pytest.raises(NotDrawn) as refused:
        drawn(data, 0, QSize(100, 100), most_ms=most_ms)
    return refused.value.why


def test_a_page_is_drawn_as_large_as_fits_with_its_words() -> None:
    found = drawn(pdf("One", "Two", size=(600, 300)), 1, QSize(200, 200), most_ms=PATIENT)

    assert (found.image.width(), found.image.height()) == (200, 100)
    assert (found.page, found.pages) == (1, 2)
    assert found.words.strip() == "Two"
    assert found.image.pixelColor(0, 99).name() == "#ffffff"
    assert any(found.image.pixelColor(x, y).value() < 200 for x in range(100) for y in range(60))


def test_beyond_the_last_page_is_the_last_page() -> None:
    assert drawn(pdf("One", "Two"), 9, QSize(50, 50), most_ms=PATIENT).page == 1
    assert drawn(pdf("One", "Two"), -3, QSize(50, 50), most_ms=PATIENT).page == 0


def test_a_page_of_any_shape_has_a_picture() -> None:
    found = drawn(pdf("Long", size=(14_000, 20)), 0, QSize(48, 48), most_ms=PATIENT)

    assert (found.image.width(), found.image.height()) == (48, 1)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 nothing", pdf("Cut")[:300], bytes(5_000)])
def test_what_is_damaged_is_said_to_be(data: bytes) -> None:
    assert why(data) is Undrawn.DAMAGED


def test_what_is_locked_is_said_to_be() -> None:
    assert why(locked(pdf("Secret"))) is Undrawn.ENCRYPTED


def test_what_takes_too_long_is_given_up() -> None:
    assert why(pdf("Any"), most_ms=0) is Undrawn.SLOW


def test_the_window_does_not_import_it() -> None:
    code = "import cpim_pdp.desktop.window, sys; print('pypdfium2' in sys.modules)"

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "False"
