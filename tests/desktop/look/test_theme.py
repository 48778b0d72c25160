"""The table of colours: readable in both themes, and mapped to the palette of native widgets."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette

from cpim_pdp.desktop.look.labels import Tone
from cpim_pdp.desktop.look.theme import (
    DARK,
    LIGHT,
    Colours,
    Scheme,
    Size,
    colours_in,
    names,
    palette_of,
    palette_of_fields,
    sized,
    wanted_colours,
)

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "card", "side", "selected")
TEXTS = ("ink", "secondary", "accent", "good", "warn", "bad")
AA_TEXT = 4.5
AA_SHAPE = 3.0


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2 defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_readable_on_every_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= AA_TEXT


@BOTH
@pytest.mark.parametrize("tone", [Tone.ACCENT, Tone.GOOD, Tone.WARN, Tone.BAD])
def test_every_tone_is_readable_on_its_soft_ground(colours: Colours, tone: Tone) -> None:
    ground = tone.soft(colours)

    assert contrast(tone.of(colours), ground) >= AA_TEXT
    assert contrast(colours.ink, ground) >= AA_TEXT
    assert contrast(colours.accent, ground) >= AA_TEXT


@BOTH
def test_words_are_readable_under_the_pointer_on_marks_and_on_the_filled_button(
    colours: Colours,
) -> None:
    pressed = QColor(colours.accent).darker(115).name()

    assert contrast(colours.ink, colours.line) >= AA_TEXT
    assert contrast(colours.secondary, colours.line) >= AA_TEXT
    assert contrast(colours.ink, colours.accent_soft) >= AA_TEXT
    assert contrast(colours.on_accent, colours.accent) >= AA_TEXT
    assert contrast(colours.on_accent, pressed) >= AA_TEXT


READ = [
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Window),
    (QPalette.ColorRole.LinkVisited, QPalette.ColorRole.Base),
    (QPalette.ColorRole.BrightText, QPalette.ColorRole.Base),
]


@BOTH
@pytest.mark.parametrize("pair", READ, ids=lambda pair: f"{pair[0].name} on {pair[1].name}")
def test_native_widgets_are_readable(
    colours: Colours, pair: tuple[QPalette.ColorRole, QPalette.ColorRole]
) -> None:
    palette = palette_of(colours)
    text, ground = (palette.color(role).name() for role in pair)

    assert contrast(text, ground) >= AA_TEXT


@BOTH
def test_the_ring_of_focus_can_be_seen_on_every_ground(colours: Colours) -> None:
    for ground in (*GROUNDS, "line", "good_soft", "warn_soft", "bad_soft"):
        assert contrast(colours.accent, getattr(colours, ground)) >= AA_SHAPE, ground
    assert contrast(colours.ink, colours.window) >= AA_SHAPE
    assert contrast(colours.ink, colours.card) >= AA_SHAPE


@BOTH
def test_the_mark_of_a_selected_row_can_be_seen(colours: Colours) -> None:
    assert contrast(colours.accent, colours.selected) >= AA_SHAPE
    assert contrast(colours.accent, colours.card) >= AA_SHAPE


@BOTH
def test_what_is_counted_stands_out_from_the_empty_ring(colours: Colours) -> None:
    assert contrast(colours.accent, colours.line) >= AA_SHAPE


@BOTH
def test_edges_of_fields_can_be_seen(colours: Colours) -> None:
    assert contrast(colours.edge, colours.card) >= AA_SHAPE
    assert contrast(colours.edge, colours.window) >= AA_SHAPE


@BOTH
def test_icons_and_pieces_of_a_chart_stand_out_from_the_card(colours: Colours) -> None:
    for shape in ("ink", "secondary", "accent", "good", "warn", "bad"):
        assert contrast(getattr(colours, shape), colours.card) >= AA_SHAPE


def test_every_colour_is_opaque_and_written_in_full() -> None:
    for colours in (LIGHT, DARK):
        assert all(re.fullmatch("#[0-9a-f]{6}", getattr(colours, name)) for name in names())


@BOTH
def test_fields_are_drawn_with_that_edge_and_still_know_their_theme(colours: Colours) -> None:
    palette = palette_of_fields(colours)
    drawn = palette.color(QPalette.ColorRole.Window).darker(140)

    assert contrast(drawn.name(), colours.card) >= AA_SHAPE
    assert colours_in(palette) is colours


@BOTH
def test_a_palette_leads_back_to_the_set_it_was_made_from(colours: Colours) -> None:
    palette = palette_of(colours)

    assert colours_in(palette) is colours
    assert palette.color(QPalette.ColorRole.WindowText).name() == colours.ink
    assert palette.color(QPalette.ColorRole.Highlight).name() == colours.accent


@pytest.mark.parametrize(
    ("wish", "system", "expected"),
    [
        (Scheme.SYSTEM, Qt.ColorScheme.Dark, DARK),
        (Scheme.SYSTEM, Qt.ColorScheme.Light, LIGHT),
        (Scheme.SYSTEM, Qt.ColorScheme.Unknown, LIGHT),
        (Scheme.LIGHT, Qt.ColorScheme.Dark, LIGHT),
        (Scheme.DARK, Qt.ColorScheme.Light, DARK),
    ],
)
def test_the_holders_wish_goes_before_the_desktops(
    wish: Scheme, system: Qt.ColorScheme, expected: Colours
) -> None:
    assert wanted_colours(wish, system) is expected


def test_sizes_are_shares_of_the_systems_font(qapp: object) -> None:
    base = QFont()
    base.setPointSizeF(20)

    assert sized(base, Size.SMALL).pointSizeF() == pytest.approx(17.2)
    assert sized(base, Size.FIGURE).pointSizeF() == pytest.approx(37.2)


def test_a_font_given_in_pixels_is_scaled_in_pixels(qapp: object) -> None:
    base = QFont()
    base.setPixelSize(20)

    assert sized(base, Size.RING).pixelSize() == 57
