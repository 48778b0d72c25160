"""Texts in any script: cleaned, broken into lines, put in order, in fonts that have them."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.reports.typesetting import clusters, direction
from cpim_pdp.reports.typesetting.cleaning import MISSING, line, paragraphs
from cpim_pdp.reports.typesetting.faces import Faces, Weight
from cpim_pdp.reports.typesetting.setting import Line, Setter


@pytest.fixture(scope="module")
def faces() -> Iterator[Faces]:
    opened = Faces()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def setter(faces: Faces) -> Setter:
    return Setter(faces, Weight.REGULAR)


def files(setter: Setter, text: str) -> list[str]:
    return [run.face.font.file.removesuffix("-Regular") for run in setter.line(text).runs]


def reads(one: Line) -> str:
    """Return what the runs of a line read, from left to right."""
    return "".join(
        run.face.embedded.reading(ord(char))
        for run in one.runs
        for piece in run.pieces
        for char in piece.text
    )


def glyphs(one: Line) -> set[str]:
    return {char for run in one.runs for piece in run.pieces for char in piece.text}


# Cleaning


def test_control_and_direction_characters_go_and_line_ends_part_paragraphs() -> None:
    assert paragraphs("a\x00b\u202ec\r\n\n d\te \x85f\n\n") == ("abc", "", "d e", "f")


def test_one_line_has_blanks_for_line_ends() -> None:
    assert line("  one\ntwo\u2028three  ") == "one two three"


def test_what_is_no_character_becomes_a_box() -> None:
    assert line("a\ue000\ud800\U000e0fffb") == f"a{MISSING * 3}b"


def test_letters_and_their_marks_are_composed() -> None:
    assert line("e\u0301") == "é"


def test_an_empty_text_has_no_line(setter: Setter) -> None:
    assert [reads(one) for one in setter.lines("", 1000)] == [""]
    assert setter.lines("\n\x00\n\u200b", 1000) == ()


# Fonts


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Łódź", "NotoSans"),
        ("Διαχείριση", "NotoSans"),
        ("Київ", "NotoSans"),
        ("Nguyễn", "NotoSans"),
        ("课程", "DroidSansFallback"),
        ("課程", "DroidSansFallback"),
        ("カタカナ東京", "NotoSansJP"),
        ("공급망", "NanumSquare"),
        ("محمد", "NotoSansArabic"),
        ("שלום", "NotoSansHebrew"),
        ("การจัด", "NotoSansThai"),
        ("प्रबंधन", "NotoSansDevanagari"),
        ("😀", "NotoEmoji"),
    ],
)
def test_each_script_has_its_font(setter: Setter, text: str, font: str) -> None:
    assert files(setter, text) == [font]


def test_a_text_of_several_scripts_is_set_in_several_fonts(setter: Setter) -> None:
    assert files(setter, "SCM 课程 공급") == [
        "NotoSans",
        "DroidSansFallback",
        "NotoSans",
        "NanumSquare",
    ]


def test_ideographs_are_japanese_where_the_document_is(faces: Faces) -> None:
    japanese = Setter(faces, Weight.REGULAR, japanese=True)

    assert files(japanese, "山田") == ["NotoSansJP"]


def test_a_character_that_no_font_has_is_a_box(setter: Setter) -> None:
    assert reads(setter.line("aქb")) == f"a{MISSING}b"


def test_bold_texts_fall_back_to_a_font_of_one_weight(faces: Faces) -> None:
    bold = Setter(faces, Weight.BOLD)

    assert files(bold, "SCM 课程") == ["NotoSans-Bold", "DroidSansFallback"]


# Shaping


def test_a_conjunct_of_devanagari_is_one_glyph_that_reads_all(setter: Setter) -> None:
    one = setter.line("क्ष")

    assert sum(len(piece.text) for run in one.runs for piece in run.pieces) == 1
    assert reads(one) == "क्ष"


def test_arabic_letters_are_joined(setter: Setter) -> None:
    joined = setter.line("ببب")
    apart = setter.line("ب ب ب")

    assert joined.width < apart.width - 2 * setter.line(" ").width
    assert len(glyphs(joined)) > len(glyphs(apart) - glyphs(setter.line(" ")))


def test_a_mark_above_is_put_over_its_letter(setter: Setter) -> None:
    pieces = setter.line("x\u030c").runs[0].pieces

    assert len(pieces) == 2
    assert pieces[1].x < setter.line("x").width


def test_every_character_is_read_by_some_glyph(setter: Setter) -> None:
    for text in ("น้ำผึ้ง", "आपूर्ति श्रृंखला", "👨‍👩‍👧"):
        assert reads(setter.line(text)) == text


# Direction


def test_a_name_from_the_right_is_seen_from_the_left_in_reverse(setter: Setter) -> None:
    assert reads(setter.line("שלום")) == "םולש"
    assert setter.line("שלום").right_to_left


def test_a_name_in_two_directions_keeps_each(setter: Setter) -> None:
    assert reads(setter.line("John דוד Smith")) == "John דוד Smith".replace("דוד", "דוד"[::-1])


def test_numbers_within_a_text_from_the_right_stay_as_they_are(setter: Setter) -> None:
    assert reads(setter.line("אב 12 גד")) == "דג 12 בא"


def test_brackets_are_mirrored_where_the_text_runs_to_the_left(setter: Setter) -> None:
    seen = direction.segments("אב (גד)", right_to_left=True)

    assert seen[0] == ("(גד)", True)
    left, right = setter.line("אב (גד)").runs[0], setter.line(")").runs[0]
    assert left.face is right.face
    assert reads(setter.line("אב (גד)")) == ")דג( בא"
    assert setter.line("אב (גד)").runs[0].pieces[0].text not in "()"


def test_brackets_around_latin_stay(setter: Setter) -> None:
    assert direction.segments("a (b) c", right_to_left=False) == [("a (b) c", False)]
    assert reads(setter.line("אב (cd)")) == ")cd( בא"


# Breaking


def test_lines_are_no_wider_than_asked(setter: Setter) -> None:
    for text in ("plain words " * 30, "x" * 500, "东" * 300, "การจัดการ" * 40, "محمد علي " * 40):
        lines = setter.lines(text, 12_000)

        assert len(lines) > 1
        assert max(one.width for one in lines) <= 12_000


def test_a_broken_text_is_read_whole(setter: Setter) -> None:
    text = "https://example.org/a/very/long/path?with=a&query=of-some-length#and-a-fragment"
    lines = setter.lines(text, 9_000)

    assert "".join(map(reads, lines)) == text
    assert reads(lines[0]).endswith("/")


def test_ideographs_break_anywhere_but_not_before_a_full_stop() -> None:
    assert clusters.words("供应链。好") == [
        ("供", False),
        ("应", False),
        ("链。", False),
        ("好", False),
    ]


def test_clusters_hold_together() -> None:
    assert clusters.clusters("e\u0301x") == ["e\u0301", "x"]
    assert clusters.clusters("🇵🇱🇩🇪") == ["🇵🇱", "🇩🇪"]
    assert clusters.clusters("👨‍👩‍👧!") == ["👨‍👩‍👧", "!"]
    assert clusters.clusters("เก") == ["เก"]


@given(st.text(max_size=200))
def test_any_text_is_set_and_nothing_visible_is_lost(setter: Setter, text: str) -> None:
    lines = setter.lines(text, 7_000)
    unseen = str.maketrans("", "", " \u200c\u200d")
    printed = "".join(map(reads, lines)).translate(unseen)

    assert len(printed) == len("".join(paragraphs(text)).translate(unseen))
