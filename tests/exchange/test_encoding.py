"""Finding out how a text was written."""

import pytest

from cpim_pdp.exchange.encoding import decoded

POLISH = (
    "Tytuł;Data;Godziny\nZarządzanie zapasami w łańcuchu dostaw;2024-05-01;8\nŻółw;2024-05-02;3\n"
)
GERMAN = "Titel;Datum;Stunden\nEinführung für Führungskräfte;2024-05-01;8\nGrößen;2024-05-02;3\n"
SPANISH = "Curso;Fecha;Horas\nPlanificación;2024-05-01;8\n"
RUSSIAN = "Название;Дата;Часы\nУправление запасами в цепях поставок;2024-05-01;8\n"
JAPANESE = "タイトル,日付,時間\n在庫管理の基礎セミナー,2024-05-01,8\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, "utf-8") for text in (POLISH, GERMAN, SPANISH, RUSSIAN, JAPANESE, "")),
        *((text, "utf-8-sig") for text in (POLISH, JAPANESE)),
        *((text, "utf-16") for text in (POLISH, GERMAN, RUSSIAN)),
        *((text, "utf-16-le") for text in (POLISH, GERMAN)),
        (GERMAN, "utf-16-be"),
        (GERMAN, "cp1252"),
        (SPANISH, "cp1252"),
        (SPANISH, "latin-1"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "cp932"),
    ],
)
def test_a_text_comes_back_as_it_was_written(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))

    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(("encoding", "certain"), [("utf-8", True), ("cp1252", False)])
def test_what_was_found_by_looking_at_the_letters_is_not_certain(
    encoding: str, *, certain: bool
) -> None:
    found = decoded(GERMAN.encode(encoding))

    assert found is not None
    assert found.certain is certain
    assert found.encoding == encoding


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 50, b"PK\x03\x04\x00\x00\x00\x00", b"\xff\xfe\x00", b"a\x00b"]
)
def test_bytes_that_are_no_text_are_none(data: bytes) -> None:
    assert decoded(data) is None
