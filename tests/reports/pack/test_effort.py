"""Pages that would hold up a viewer for minutes are said to be too large; all others are shown."""

from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.packs import evidence_pages, pack_with
from helpers.pdf_files import document, says, stream

FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /F %d 0 R >> >>"
LARGE = "unpacks to more than a program can be asked to show"


def forms(deep: int, times: int, last: bytes = b"0 0 9 9 re f") -> bytes:
    """Return a page that draws a form, which draws another one so many times, and so on."""
    drawn = b"/F Do " * times
    chain = {20 + level: stream(drawn, FORM % (21 + level)) for level in range(deep)}
    chain[20 + deep] = stream(last, FORM % 20)
    return document(drawn, resources=b"/XObject << /F 20 0 R >>", more=chain)


def pattern(step: float) -> bytes:
    tile = (
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /Resources <<>>"
    )
    more = {20: stream(b"0 0 1 1 re f", tile + b" /XStep %g /YStep %g" % (step, step))}
    fill = b"/Pattern cs /P scn 0 0 612 792 re f"
    return document(fill, resources=b"/Pattern << /P 20 0 R >>", more=more)


def glyphs(deep: int) -> bytes:
    """Return a page in a font whose one letter draws forms."""
    letter = stream(b"9 0 d0 " + b"/F Do " * 99)
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.01 0 0 .01 0 0]"
        b" /CharProcs << /a 19 0 R >> /Encoding << /Differences [97 /a] >>"
        b" /FirstChar 97 /LastChar 97 /Widths [9] /Resources << /XObject << /F 20 0 R >> >> >>"
    )
    chain = {20 + level: stream(b"/F Do " * 20, FORM % (21 + level)) for level in range(deep)}
    chain |= {18: font, 19: letter, 20 + deep: stream(b"0 0 9 9 re f", FORM % 20)}
    text = b"BT /T 9 Tf (" + b"a" * 200 + b") Tj ET"
    return document(text, resources=b"/Font << /T 18 0 R >>", more=chain)


HEAVY: dict[str, Callable[[], bytes]] = {
    "forms of forms": lambda: forms(9, 10),
    "a form that draws itself": lambda: forms(2, 1, b"/F Do"),
    "tiles as small as dust": lambda: pattern(0.001),
    "letters made of forms": lambda: glyphs(3),
}
LIGHT: dict[str, Callable[[], bytes]] = {
    "a form drawn many times": lambda: forms(1, 200),
    "forms in forms": lambda: forms(15, 1),
    "tiles": lambda: pattern(9),
    "letters made of one form": lambda: glyphs(0),
    "a name of a form in a text": lambda: document(says("/F Do")),
}


@pytest.mark.parametrize("case", HEAVY)
def test_a_page_that_takes_too_long_to_draw_is_not_shown(case: str, tmp_path: Path) -> None:
    pages = evidence_pages(pack_with({"file.pdf": HEAVY[case]()}, tmp_path))

    assert len(pages) == 1
    assert LARGE in pages[0]
    assert "Original evidence/Exhibit 001 file.pdf" in pages[0]


@pytest.mark.parametrize("case", LIGHT)
def test_a_page_that_is_drawn_at_once_is_shown(case: str, tmp_path: Path) -> None:
    pages = evidence_pages(pack_with({"file.pdf": LIGHT[case]()}, tmp_path))

    assert "Exhibit 1, page 1 of 1" in pages[1]
