"""A name of a file is fit for every system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core.file_names import renamed, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("certificate.pdf", "certificate.pdf"),
        ("Zeugnis für Ana, 2026 (1).pdf", "Zeugnis für Ana, 2026 (1).pdf"),
        ("修了証.pdf", "修了証.pdf"),
        ("/etc/passwd", "passwd"),
        ("..\\..\\Windows\\a.pdf", "a.pdf"),
        ("a:b?.pdf", "a_b_.pdf"),
        ("line\nbreak.pdf", "line_break.pdf"),
        ("photo\u202egnp.exe", "photo_gnp.exe"),
        ("half\udce4.pdf", "half_.pdf"),
        (" trailing. . ", "trailing"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1", "_lpt1"),
        ("console.pdf", "console.pdf"),
        (".bashrc", "_.bashrc"),
        ("nul.txt", "_nul.txt"),
        ("con .txt", "_con .txt"),
        ("COM¹.pdf", "_COM¹.pdf"),
        ("zero\u200bwidth\ufeff.pdf", "zero_width_.pdf"),
        ("e\u0301.pdf", "é.pdf"),
        ("", "evidence"),
        ("..", "evidence"),
        ("folder/", "evidence"),
        ("???", "evidence"),
    ],
)
def test_a_name_keeps_what_every_system_takes(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("n" * 300 + ".pdf", ".pdf"), ("修" * 300 + ".pdf", ".pdf"), ("n." + "x" * 300, "x")],
)
def test_a_long_name_keeps_its_suffix(name: str, suffix: str) -> None:
    assert len(safe_name(name).encode()) <= 200
    assert safe_name(name).endswith(suffix)


@given(st.text(max_size=400))
def test_any_name_becomes_one_part_of_a_path_that_stays_as_it_is(name: str) -> None:
    safe = safe_name(name)

    assert safe == safe_name(safe)
    assert 0 < len(safe.encode()) <= 200
    assert not set(safe) & set('/\\:*?"<>|\0\n')
    assert safe not in {".", ".."}


@pytest.mark.parametrize(
    ("before", "wanted", "name"),
    [
        ("scan.pdf", "Letter of the dean", "Letter of the dean.pdf"),
        ("scan.pdf", "Letter.PDF", "Letter.PDF"),
        ("scan.pdf", "Letter.exe", "Letter.exe.pdf"),
        ("scan", "Letter", "Letter"),
        ("scan.pdf", "../Letter?", "Letter_.pdf"),
        ("scan.pdf", "x" * 300, "x" * 196 + ".pdf"),
    ],
)
def test_a_new_name_keeps_the_suffix(before: str, wanted: str, name: str) -> None:
    assert renamed(before, wanted) == name
