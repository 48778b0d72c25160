"""Finding out which column is which field."""

import pytest
from helpers.rules import rulebook

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.exchange import type_names
from cpim_pdp.exchange.fields import WORDS, Field, columns, folded, mapping


def found(*titles: str, **told: str) -> dict[str, str]:
    """Return the title of the column found for each field."""
    result = columns(titles, {Field(name): column for name, column in told.items()})
    return {field.value: titles[place] for field, place in result.places.items()}


def test_the_programs_own_names_are_known() -> None:
    names = [field.value for field in Field]

    assert found(*names) == {name: name for name in names}


@pytest.mark.parametrize(
    ("titles", "fields"),
    [
        (
            ("Type", "Event", "Sponsor", "Hours", "Start date", "End date", "Country"),
            {
                "type": "Type",
                "title": "Event",
                "provider": "Sponsor",
                "quantity": "Hours",
                "date": "Start date",
                "until": "End date",
            },
        ),
        (("Title", "Event"), {"title": "Title", "event": "Event"}),
        (
            ("Course name", "Completion Date", "Duration (hours)"),
            {
                "title": "Course name",
                "date": "Completion Date",
                "quantity": "Duration (hours)",
            },
        ),
        (
            ("Título", "Fecha de inicio", "Horas", "Institución"),
            {
                "title": "Título",
                "date": "Fecha de inicio",
                "quantity": "Horas",
                "provider": "Institución",
            },
        ),
        (
            ("Bezeichnung", "Von", "Bis", "Stunden", "Veranstalter"),
            {
                "title": "Bezeichnung",
                "date": "Von",
                "until": "Bis",
                "quantity": "Stunden",
                "provider": "Veranstalter",
            },
        ),
        (("Name", "End date"), {"title": "Name", "date": "End date"}),
        (("Tytuł", "Godziny"), {"title": "Tytuł", "quantity": "Godziny"}),
    ],
)
def test_usual_titles_are_known(titles: tuple[str, ...], fields: dict[str, str]) -> None:
    assert found(*titles) == fields


def test_what_is_told_comes_before_what_is_found() -> None:
    titles = ("Title", "Course", "When", "Date")

    assert found(*titles, title="Course", date="3") == {"title": "Course", "date": "When"}
    assert found(*titles, date="") == {"title": "Title"}
    assert found(*titles, title="course") == {"title": "Course", "date": "Date"}


def test_a_title_that_is_a_number_comes_before_a_place() -> None:
    assert found("Title", "2", "1", title="1") == {"title": "1"}


@pytest.mark.parametrize(
    ("titles", "told", "reason"),
    [
        (("Title",), {"date": "When"}, Reason.COLUMN_UNKNOWN),
        (("Title",), {"date": "0"}, Reason.COLUMN_UNKNOWN),
        (("Title",), {"date": "2"}, Reason.COLUMN_UNKNOWN),
        (("Title", "Day", "day"), {"date": "DAY"}, Reason.COLUMN_AMBIGUOUS),
        (("Date", "Hours"), {}, Reason.TABLE_NO_TITLES),
        (("Title",), {"title": ""}, Reason.TABLE_NO_TITLES),
    ],
)
def test_columns_that_are_not_there_are_refused(
    titles: tuple[str, ...], told: dict[str, str], reason: Reason
) -> None:
    with pytest.raises(Refusal) as refused:
        found(*titles, **told)

    assert refused.value.reason is reason


def test_columns_are_told_as_field_and_title() -> None:
    assert mapping(["title=A = B", " Date =2", "title=C"]) == {Field.TITLE: "C", Field.DATE: "2"}


@pytest.mark.parametrize(
    ("text", "reason"), [("title", Reason.MAP_MALFORMED), ("id=Nr", Reason.FIELD_UNKNOWN)]
)
def test_what_names_no_field_is_refused(text: str, reason: Reason) -> None:
    with pytest.raises(Refusal) as refused:
        mapping([text])

    assert refused.value.reason is reason


def test_columns_that_are_no_field_are_named() -> None:
    result = columns(("Title", "Country", ""), {})

    assert result.unread == ("Country",)
    assert result.title(Field.TITLE) == "Title"
    assert result.title(Field.DATE) == "date"


@pytest.mark.parametrize("words", [*WORDS.values(), *type_names.WORDS.values()])
def test_the_tables_of_words_hold_them_folded_and_once(words: tuple[str, ...]) -> None:
    assert [folded(word) for word in words] == list(words)
    assert len(set(words)) == len(words)


def test_no_word_names_two_types() -> None:
    every = [word for words in type_names.WORDS.values() for word in words]

    assert len(set(every)) == len(every)
    assert set(type_names.WORDS) <= set(rulebook().types)


@pytest.mark.parametrize(
    ("name", "type_id"),
    [
        *(("course", "course"), ("Curso", "course"), ("Taller", "seminar"), ("WEBINAR", "webinar")),
        *(("college-course", "college-course"), ("College course", "college-course")),
        *(("Seminar or workshop", "seminar"), ("Otros", None), ("", None), ("other", "other")),
        *(("Congreso", "seminar"), ("Conferencia", "seminar"), ("ASCM conference", "conference")),
    ],
)
def test_types_are_known_by_their_usual_names(name: str, type_id: str | None) -> None:
    assert type_names.type_of(name, rulebook()) == type_id
