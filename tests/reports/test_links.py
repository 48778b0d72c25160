"""Page numbers that stand before the page they name."""

from datetime import date
from typing import Any

from helpers.prints import plain_text, reader

from cpim_pdp.reports import Paper
from cpim_pdp.reports.document import Block, Document, Heading, Margin, NewPage, Prose, Words
from cpim_pdp.reports.layout.printing import printed


def written(*blocks: Block) -> bytes:
    margin = Margin("", "", "", "")
    document = Document("Links", "", "", "en", date(2026, 11, 22), "links", margin, blocks)
    return printed(document, Paper.A4.size, lambda _done, _total: None)


def filler(pages: int) -> tuple[Block, ...]:
    return pages * (NewPage(), Prose((Words("Line"),)))


def test_the_number_of_a_page_stands_before_it_and_leads_there() -> None:
    told = Prose((Words("See page"), Words("", to="end", numbered=True)))
    data = written(told, *filler(3), Heading("End", place="end"))
    opened = reader(data)
    (link,) = opened.pages[0]["/Annots"]
    leads: Any = link.get_object()["/Dest"]

    assert "See page" in plain_text(data)
    assert opened.pages[3].indirect_reference == leads[0]
    assert opened.pages[0].extract_text().split().count("4") == 1


def test_a_page_that_is_named_twice_has_its_number_at_both_places() -> None:
    number = Words("", to="end", numbered=True)
    data = written(Prose((number,)), *filler(1), Prose((number,)), Heading("End", place="end"))
    pages = [page.extract_text().split() for page in reader(data).pages]

    assert pages[0].count("2") == pages[1].count("2") == 1
