"""Numbers and dates on every page are written as the system does, years with four digits."""

import re
from collections.abc import Iterator

import pytest
from helpers.layout import settle
from helpers.words_in_sight import in_sight, words_of
from PySide6.QtCore import QLocale

from cpim_pdp.desktop.pages import PAGES
from cpim_pdp.desktop.place import Place
from cpim_pdp.desktop.translation import tr
from cpim_pdp.desktop.window import MainWindow

SHORT_YEAR = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
POINTED = re.compile(r"(?<![\d.])\d+\.\d{1,2}(?![\d.])")
PLACES = ("en_US", "en_GB", "de_DE", "fr_FR", "pt_BR", "ja_JP", "sv_SE")
WITH_COMMA = ("de_DE", "fr_FR", "pt_BR", "sv_SE")


@pytest.fixture
def _place(request: pytest.FixtureRequest) -> None:
    tr.move_to(Place(QLocale(request.param)))


def words(window: MainWindow) -> Iterator[str]:
    """Return all words of all pages, with an activity selected."""
    workspace = window.workspace
    assert workspace is not None
    workspace.show_activity(workspace.session.snapshot.activities[0].id)
    for page in PAGES:
        window.actions_table[page.action].trigger()
        settle()
        for part in in_sight(window):
            yield from words_of(part)


@pytest.mark.parametrize("_place", PLACES, indirect=True)
@pytest.mark.usefixtures("_place")
def test_every_year_has_four_digits(open_window: MainWindow) -> None:
    assert [text for text in words(open_window) if SHORT_YEAR.search(text)] == []


@pytest.mark.parametrize("_place", WITH_COMMA, indirect=True)
@pytest.mark.usefixtures("_place")
def test_where_a_comma_is_written_no_number_has_a_point(open_window: MainWindow) -> None:
    shown = list(words(open_window))

    assert any("4,5" in text for text in shown)
    assert [text for text in shown if POINTED.search(text)] == []
