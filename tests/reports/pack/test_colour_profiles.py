"""What the colours of a picture mean comes along, where it is said in a way that a PDF may hold."""

import struct
from pathlib import Path

import pytest
from helpers.packs import pack_with, plain
from helpers.pictures import corners, saved
from PIL.ImageCms import ImageCmsProfile, createProfile

PLAIN = ImageCmsProfile(createProfile("sRGB")).tobytes()


def kept(profile: bytes, folder: Path, mode: str = "RGB", kind: str = "JPEG") -> bytes:
    """Return what a pack holds of a picture with a profile."""
    picture = saved(corners().convert(mode), kind, icc_profile=profile)
    return plain(pack_with({f"picture.{kind}": picture}, folder), folder)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_profile_comes_along_byte_for_byte(kind: str, tmp_path: Path) -> None:
    found = kept(PLAIN, tmp_path, kind=kind)

    assert b"/ICCBased" in found
    assert PLAIN in found
    assert b"/Alternate /DeviceRGB" in found


def test_a_picture_without_one_says_nothing_of_its_colours(tmp_path: Path) -> None:
    assert b"/ICCBased" not in kept(b"", tmp_path)


def test_a_profile_for_other_colours_stays_behind(tmp_path: Path) -> None:
    assert b"/ICCBased" not in kept(PLAIN, tmp_path, mode="L")


@pytest.mark.parametrize(
    "profile",
    [
        PLAIN[:100],
        PLAIN[:-1],
        PLAIN[:8] + b"\x05" + PLAIN[9:],
        PLAIN[:12] + b"link" + PLAIN[16:],
        PLAIN[:36] + b"none" + PLAIN[40:],
        PLAIN[:128] + struct.pack(">I", 1 << 30) + PLAIN[132:],
        PLAIN[:136] + struct.pack(">II", len(PLAIN), 9) + PLAIN[144:],
    ],
    ids=["short", "cut", "of a later edition", "a link", "something else", "tags", "a tag outside"],
)
def test_a_profile_that_is_not_sound_stays_behind(profile: bytes, tmp_path: Path) -> None:
    assert b"/ICCBased" not in kept(profile, tmp_path)
