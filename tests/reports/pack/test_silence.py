"""What a library thinks of a file is nothing for a holder to read."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from helpers.packs import evidence_pages, pack_with
from helpers.pictures import corners, saved
from PIL import Image

from cpim_pdp.reports.pack.silence import silenced

_PLACES, _LENGTHS = 273, 279


def spoilt() -> bytes:
    """Return a fax whose packed pixels end as no such thing; its reader says so, and goes on."""
    whole = bytearray(saved(corners().convert("1"), "TIFF", compression="group4"))
    with Image.open(BytesIO(whole)) as picture:
        first, length = picture.tag_v2[_PLACES][0], picture.tag_v2[_LENGTHS][0]  # type: ignore[attr-defined]
    begin = first + length // 3
    whole[begin : first + length] = b"\xa5" * (first + length - begin)
    return bytes(whole)


def test_a_damaged_fax_is_told_of_on_its_page_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    evidence_pages(pack_with({"fax.tif": spoilt()}, tmp_path))

    assert capfd.readouterr().err == ""


def test_what_is_written_afterwards_is_heard(capfd: pytest.CaptureFixture[str]) -> None:
    with silenced():
        os.write(2, b"within")
    os.write(2, b"after")

    assert capfd.readouterr().err == "after"


def test_it_is_lifted_whatever_is_raised(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError), silenced():
        raise KeyError
    os.write(2, b"after")

    assert capfd.readouterr().err == "after"
