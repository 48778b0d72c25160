"""The application sheet as a PDF."""

from helpers.prints import CREDENTIAL, HOLDER, plain_text, reader, summary_of, usual
from helpers.values import cpim

from cpim_pdp.reports import Paper, application_sheet
from cpim_pdp.reports.application import document
from cpim_pdp.reports.document import Figures, Heading, Row, RowKind, Table
from cpim_pdp.wording.translation import english

SAID = document(summary_of(*usual()), HOLDER, english)


def texts(row: Row) -> tuple[str, ...]:
    return tuple(" / ".join(words.text for words in cell) for cell in row.cells)


def test_the_numbers_stand_in_the_order_of_the_form_with_their_total() -> None:
    shown = next(block for block in SAID.blocks if isinstance(block, Figures)).figures

    assert [(one.label, one.value) for one in shown] == [
        ("Education", "57.5"),
        ("Service", "5"),
        ("All categories", "62.5"),
    ]


def test_behind_each_number_stand_its_activities_and_their_sum() -> None:
    headings = [block.text for block in SAID.blocks if isinstance(block, Heading)]
    education, service = (block for block in SAID.blocks if isinstance(block, Table))

    assert headings == ["Numbers for the form", "Education: 57.5", "Service: 5"]
    assert [texts(row)[0:3:2] for row in education.rows if row.kind is RowKind.ENTRY] == [
        ("1", "Points before this log"),
        ("2", "Cycle counting"),
        ("3", "CONNECT"),
        ("5", "CLTD exam"),
    ]
    assert texts(education.rows[-1])[2:5] == (
        "4 activities, 1.5 hours, 57.5 points counted",
        "",
        "57.5",
    )
    assert texts(service.rows[-1])[4] == "5"


def test_a_category_with_nothing_in_it_says_so() -> None:
    said = document(summary_of(credential=CREDENTIAL), HOLDER, english)

    assert not [block for block in said.blocks if isinstance(block, Table)]


def test_the_sheet_of_a_cycle_under_old_rules_has_the_four_categories_of_then() -> None:
    old = cpim("2013-03-14")
    said = document(summary_of(credential=old, on="2016-01-01"), HOLDER, english)
    shown = next(block for block in said.blocks if isinstance(block, Figures)).figures

    assert len(shown) == 5


def test_it_prints_on_the_paper_that_is_asked_for() -> None:
    data = application_sheet(summary_of(*usual()), HOLDER, paper=Paper.LETTER)

    assert round(reader(data).pages[0].mediabox.width) == 612
    assert "Numbers for the form" in plain_text(data)
