"""Pictures as pages of the pack: upright, in print's colours, whole, and never too large."""

import struct
import zlib
from pathlib import Path

import pytest
from helpers import pictures
from helpers.packs import drawn, evidence_pages, inked, pack_with, plain
from helpers.pictures import BLUE, GREEN, RED, corners, saved, turned
from PIL import Image

Colour = tuple[int, ...]


def near(found: object, wanted: Colour) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) < 30 for a, b in zip(found, wanted, strict=True))


def seen(name: str, data: bytes, folder: Path) -> Image.Image:
    """Return what is drawn of the picture that is the only evidence of a pack."""
    pack = pack_with({name: data}, folder)
    pages = evidence_pages(pack)
    assert "Exhibit 1, page 1 of 1" in pages[1]
    last = int(pages[1].split("Page ")[-1].split()[0])
    page = drawn(pack, last, folder)
    return page.crop(inked(page))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_is_upright_however_the_camera_was_held(
    orientation: int, kind: str, tmp_path: Path
) -> None:
    found = seen("photo.jpg", turned(orientation, kind), tmp_path)
    right, low = found.width - 6, found.height - 6

    assert found.width > found.height
    assert near(found.getpixel((6, 6)), RED)
    assert near(found.getpixel((right, 6)), GREEN)
    assert near(found.getpixel((6, low)), BLUE)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "GIF", "WEBP", "BMP", "AVIF"])
def test_every_kind_of_picture_has_a_page(kind: str, tmp_path: Path) -> None:
    found = seen(f"picture.{kind.lower()}", saved(corners(), kind), tmp_path)

    assert near(found.getpixel((6, 6)), RED)


def test_a_photo_of_a_telephone_has_a_page_where_its_reader_is_installed(tmp_path: Path) -> None:
    heif = pytest.importorskip("pillow_heif")
    heif.register_heif_opener()
    found = seen("IMG_1.HEIC", saved(corners(), "HEIF", quality=95), tmp_path)

    assert near(found.getpixel((6, 6)), RED)


def test_a_photo_of_a_telephone_is_attached_where_no_reader_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpim_pdp.reports.pack.heic.formats", lambda: ())
    data = b"\0\0\0\x18ftypheic" + bytes(100)
    pack = pack_with({"IMG_1.HEIC": data}, tmp_path)
    (cover,) = evidence_pages(pack)

    assert "It is a photo in a format (HEIC) that this program can't draw" in cover
    assert "It is attached to this PDF" in cover
    assert b"/EmbeddedFile" in plain(pack, tmp_path)


def test_the_four_inks_of_print_are_not_turned_into_their_opposites(tmp_path: Path) -> None:
    found = seen("print.jpg", pictures.printed(), tmp_path)
    red, green, blue = found.getpixel((6, 6))  # type: ignore[misc]

    assert red > 150 > green
    assert red > 150 > blue


def page_of(name: str, data: bytes, folder: Path) -> Image.Image:
    pack = pack_with({name: data}, folder)
    last = int(evidence_pages(pack)[1].split("Page ")[-1].split()[0])
    return drawn(pack, last, folder)


def test_sixteen_bits_keep_their_shades(tmp_path: Path) -> None:
    page = page_of("deep.png", pictures.deep(), tmp_path)
    middle = page.height // 2 - 6
    line = [page.getpixel((x, middle)) for x in range(page.width)]
    shades = [one[0] for one in line if isinstance(one, tuple) and one != (255, 255, 255)]

    assert min(shades) < 10
    assert len(set(shades)) > 100


def test_the_paper_is_seen_through_a_hole(tmp_path: Path) -> None:
    found = seen("hole.png", pictures.clear(), tmp_path)

    assert found.getpixel((found.width // 2, found.height // 2)) == (255, 255, 255)


def test_each_page_of_a_fax_is_a_page(tmp_path: Path) -> None:
    pages = evidence_pages(pack_with({"fax.tif": pictures.paged(3)}, tmp_path))

    assert [f"Exhibit 1, page {number} of 3" in pages[number] for number in (1, 2, 3)] == [True] * 3


def test_an_animation_is_one_picture(tmp_path: Path) -> None:
    frames = [corners().rotate(angle) for angle in (0, 90)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])

    assert "Exhibit 1, page 1 of 1" in evidence_pages(pack_with({"a.gif": data}, tmp_path))[1]


def test_a_small_picture_is_not_blown_up_and_a_large_one_fits(tmp_path: Path) -> None:
    small = page_of("small.png", saved(corners(48, 30), "PNG"), tmp_path)
    large = page_of("large.png", saved(corners(4000, 2500), "PNG"), tmp_path)
    left, top, right, bottom = inked(large)

    assert inked(small)[2] - inked(small)[0] == pytest.approx(36, abs=3)
    assert left > 20
    assert right < large.width - 20
    assert top > 40
    assert bottom < large.height - 50


def test_the_size_on_paper_is_the_one_it_was_scanned_in(tmp_path: Path) -> None:
    page = page_of("scan.png", saved(corners(600, 400), "PNG", dpi=(200, 200)), tmp_path)
    left, _, right, _ = inked(page)

    assert right - left == pytest.approx(3 * 72, abs=3)


def bomb(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(100_000))
    chunks = [(b"IHDR", header), (b"IDAT", data), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in chunks)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("bomb.png", bomb(60_000, 60_000), "unpacks to more than a program can be asked to show"),
        ("cut.jpg", turned(1)[:3000], "It is damaged, or not what its name says"),
        ("cut.png", turned(1, "PNG")[:300], "It is damaged, or not what its name says"),
        ("cut.tif", pictures.paged()[:300], "It is damaged, or not what its name says"),
        ("nothing.bmp", b"BM", "It is damaged, or not what its name says"),
        ("letter.jpg", b"Dear Sir", "It is damaged, or not what its name says"),
    ],
)
def test_a_picture_that_can_not_be_drawn_has_a_page_that_says_why(
    name: str, data: bytes, why: str, tmp_path: Path
) -> None:
    (cover,) = evidence_pages(pack_with({name: data}, tmp_path))

    assert "This file could not be included as pages." in cover
    assert why in cover
    assert f"Original evidence/Exhibit 001 {name}" in cover
