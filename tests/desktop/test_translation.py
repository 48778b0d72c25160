"""The window's words: English with its plurals, or the translator's where there is one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from cpim_pdp.desktop.place import Place
from cpim_pdp.desktop.translation import CONTEXT, tr


class Polish(QTranslator):
    """Knows two texts."""

    def translate(self, context: str, text: str, *_: object) -> str | None:  # type: ignore[override]
        if context != CONTEXT:
            return None
        return {"Overview": "Przegląd", "%n day(s) left": "zostało dni: %n"}.get(text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def _polish(qapp: QCoreApplication) -> Iterator[None]:
    translator = Polish()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("n", "expected"), [(0, "0 days left"), (1, "1 day left"), (2, "2 days left")]
)
def test_without_a_translator_plurals_are_english(qapp: object, n: int, expected: str) -> None:
    assert tr("%n day(s) left", "", n) == expected


def test_without_a_translator_texts_are_as_written(qapp: object) -> None:
    assert tr("Overview") == "Overview"


@pytest.mark.usefixtures("_polish")
def test_a_translator_is_asked_first() -> None:
    assert tr("Overview") == "Przegląd"
    assert tr("%n day(s) left", "", 3) == "zostało dni: 3"


@pytest.mark.usefixtures("_polish")
def test_a_translated_count_separates_thousands_as_the_place_does() -> None:
    tr.move_to(Place(QLocale("pl_PL")))

    assert tr("%n day(s) left", "", 12_345) == "zostało dni: 12\N{NO-BREAK SPACE}345"
    assert tr("%n day(s) left", "", 3) == "zostało dni: 3"


@pytest.mark.usefixtures("_polish")
def test_what_the_translator_does_not_know_stays_english() -> None:
    assert tr("%n entr(y|ies)", "", 2) == "2 entries"
