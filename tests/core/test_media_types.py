"""What a file is shows in how it begins, else in its suffix."""

import pytest

from cpim_pdp.core.media_types import is_program, may_open, media_type


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


@pytest.mark.parametrize(
    ("name", "beginning", "opened"),
    [
        ("certificate.pdf", b"%PDF-1.7", True),
        ("Scan.JPG", b"\xff\xd8\xff\xe0", True),
        ("notes.txt", b"words", True),
        ("slides.pptx", b"PK\x03\x04", True),
        ("certificate.pdf", b"MZ\x90", False),
        ("certificate.pdf.exe", b"%PDF-1.7", False),
        ("fdp.\u202eexe.pdf", b"MZ", False),
        ("run.sh", b"#!/bin/sh", False),
        ("setup.exe", b"MZ", False),
        ("a.lnk", b"L\0\0\0", False),
        ("a.desktop", b"[Desktop Entry]", False),
        ("a.html", b"<script>", False),
        ("a.svg", b"<svg", False),
        ("letter.doc", b"\xd0\xcf\x11\xe0", False),
        ("book.xlsm", b"PK\x03\x04", False),
        ("bomb.zip", b"PK\x03\x04", False),
        ("pdf", b"%PDF-1.7", False),
        ("certificate.pdf. .", b"%PDF-1.7", True),
        ("", b"", False),
    ],
)
def test_only_what_shows_and_never_runs_is_handed_to_another_program(
    name: str, beginning: bytes, opened: bool
) -> None:
    assert may_open(name, media_type(name, beginning)) is opened


@pytest.mark.parametrize(
    ("name", "beginning", "is_one"),
    [
        ("setup.exe", b"anything", True),
        ("certificate.pdf", b"MZ\x90\0", True),
        ("certificate.pdf", b"\x7fELF", True),
        ("certificate", b"#!/bin/sh", True),
        ("certificate.pdf.JS. ", b"alert", True),
        ("certificate", b"\xcf\xfa\xed\xfe", True),
        ("certificate.pdf", b"%PDF-1.7", False),
        ("certificate.html", b"<html>", False),
        ("certificate.docx", b"PK\x03\x04", False),
        ("exe", b"words", False),
    ],
)
def test_what_is_plainly_a_program_is_known(name: str, beginning: bytes, is_one: bool) -> None:
    assert is_program(name, beginning) is is_one
