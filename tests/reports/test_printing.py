"""A document as a file, whatever it says."""

from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from helpers.prints import reader, report, tidy, usual

from cpim_pdp.reports import Paper
from cpim_pdp.reports.document import (
    Block,
    Cover,
    Document,
    Entered,
    Field,
    Fields,
    Heading,
    Margin,
    NewPage,
    Plate,
    Prose,
    Words,
)
from cpim_pdp.reports.layout.printing import printed


def document(*blocks: Block, title: str = "A print") -> Document:
    return Document(
        title=title,
        author="Ana",
        subject="Cycle 1",
        language="en",
        on=date(2026, 11, 22),
        fingerprint="0123456789abcdef",
        margin=Margin("left", "right", "foot", "{page} of {pages}"),
        blocks=blocks,
    )


def print_of(*blocks: Block) -> bytes:
    return printed(document(*blocks), Paper.A4.size, lambda _done, _total: None)


def said(text: str) -> Prose:
    return Prose((Words(text),))


def pages(data: bytes) -> list[str]:
    return [tidy(page.extract_text()) for page in reader(data).pages]


def test_what_is_to_begin_a_page_does() -> None:
    texts = pages(print_of(said("one"), NewPage(), said("two")))

    assert ["one" in texts[0], "two" in texts[1]] == [True, True]
    assert ["1 of 2" in texts[0], "2 of 2" in texts[1]] == [True, True]


def test_a_page_that_would_be_empty_is_not_there() -> None:
    assert len(pages(print_of(NewPage(), said("one"), NewPage(), NewPage()))) == 1


def plate(name: str, width: float, height: float, *entered: Entered) -> Plate:
    return Plate(name, width, height, f"Exhibit 1, {name}", "certificate.pdf", entered)


def test_a_plate_has_a_page_of_its_own_below_what_it_is() -> None:
    texts = pages(print_of(said("one"), plate("a", 500, 700), plate("b", 90, 50), said("two")))

    assert ["Exhibit 1, a certificate.pdf" in text for text in texts] == [False, True, False, False]
    assert ["2 of 4" in texts[1], "4 of 4" in texts[3]] == [True, True]


def test_a_plate_that_is_wider_than_tall_lies_on_its_side() -> None:
    opened = reader(print_of(plate("a", 500, 700), plate("b", 700, 500), said("two")))
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in opened.pages]

    assert sizes == [(595, 842), (842, 595), (595, 842)]


def test_what_is_put_in_later_is_named_on_its_page() -> None:
    opened = reader(print_of(plate("a", 500, 700), plate("b", 700, 500)))
    names: list[Any] = [page["/Resources"]["/XObject"] for page in opened.pages]

    assert [list(one) for one in names] == [["/FormXob.a"], ["/FormXob.b"]]


@pytest.mark.parametrize("text", ["Łukasz", "word " * 300, "שלום", ""])
def test_a_text_is_entered_in_its_field(text: str) -> None:
    data = print_of(plate("a", 500, 700, Entered(20, 30, 60, 20, text)))

    assert text[:4] in pages(data)[0]


def test_a_cover_begins_a_page_and_is_found_from_the_outline() -> None:
    fields = Fields((Field("Proves", "1. Webinar"),))
    cover = Cover("Exhibit 1", "a.pdf", "Exhibit 1: a.pdf", fields, (), "exhibit-1")
    told = Prose((Words("see", to="exhibit-1"),))
    opened = reader(print_of(Heading("Evidence"), told, cover, plate("a", 500, 700)))
    outline: list[Any] = opened.outline

    assert outline[1][0].title == "Exhibit 1: a.pdf"
    assert opened.get_destination_page_number(outline[1][0]) == 1
    assert "Proves 1. Webinar" in tidy(opened.pages[1].extract_text())


def test_a_heading_leads_where_its_place_is_named() -> None:
    blocks = (Prose((Words("see there", to="there"),)), NewPage(), Heading("There", place="there"))
    opened = reader(print_of(*blocks))
    link: Any = opened.pages[0]["/Annots"]

    assert link[0].get_object()["/Dest"][0] == opened.pages[1].indirect_reference


def test_the_file_says_the_same_about_itself_to_other_programs() -> None:
    data = report(*usual())
    opened = reader(data)
    metadata: Any = opened.trailer["/Root"]["/Metadata"]
    tree = ET.fromstring(metadata.get_data())  # noqa: S314 - what was just written
    texts = {one.tag.rpartition("}")[2]: "".join(one.itertext()).strip() for one in tree.iter()}

    assert texts["title"] == "Certification maintenance report: CPIM, Łukasz Żółkiewski"
    assert texts["creator"] == "Łukasz Żółkiewski"
    assert texts["language"] == "en"
    assert texts["CreateDate"] == texts["on"] == "2026-11-22"
    assert texts["id"] in pages(data)[0]


def test_a_title_may_have_any_character() -> None:
    named = document(said("one"), title="<b>&\x07\udc80 \"Łódź\"\n'東京'")
    opened = reader(printed(named, Paper.A4.size, lambda _done, _total: None))
    metadata: Any = opened.trailer["/Root"]["/Metadata"]

    assert ET.fromstring(metadata.get_data())  # noqa: S314 - what was just written
    assert opened.metadata is not None
    assert opened.metadata.title == "<b>&□ \"Łódź\" '東京'"


def test_the_title_is_shown_instead_of_the_file_name() -> None:
    root: Any = reader(report(*usual())).trailer["/Root"]

    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - pypdf's own kind
