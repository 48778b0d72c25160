"""What a file is shows in how it begins, else in its suffix."""

import pytest

from cpim_pdp.store.media_types import media_type


@pytest.mark.parametrize(
    ("name", "beginning", "expected"),
    [
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.txt", b"%PDF-1.7", "application/pdf"),
        ("a", b"\x89PNG\r\n\x1a\n....", "image/png"),
        ("a", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a", b"GIF89a", "image/gif"),
        ("a", b"RIFF\n\n\n\nWEBPVP8 ", "image/webp"),
        ("a", b"II*\0", "image/tiff"),
        ("a", b"\0\0\0\x18ftypheic", "image/heic"),
        ("a.odt", b"PK\x03\x04", "application/vnd.oasis.opendocument.text"),
        ("a.TXT", b"words", "text/plain"),
        ("a.svg", b"<svg", "image/svg+xml"),
        ("a.pdf", b"<html>", "application/octet-stream"),
        ("a", b"words", "application/octet-stream"),
        ("pdf", b"", "application/octet-stream"),
    ],
)
def test_the_beginning_goes_before_the_suffix(name: str, beginning: bytes, expected: str) -> None:
    assert media_type(name, beginning) == expected
