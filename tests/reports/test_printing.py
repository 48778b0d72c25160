"""A document as a file, whatever it says."""

from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from helpers.prints import reader, report, tidy, usual

from cpim_pdp.reports import Paper
from cpim_pdp.reports.document import (
    Block,
    Document,
    Heading,
    Insertion,
    Margin,
    NewPage,
    Prose,
    Words,
)
from cpim_pdp.reports.layout.printing import Print, printed


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


def print_of(*blocks: Block) -> Print:
    return printed(document(*blocks), Paper.A4.size, lambda _done, _total: None)


def said(text: str) -> Prose:
    return Prose((Words(text),))


def pages(data: bytes) -> list[str]:
    return [tidy(page.extract_text()) for page in reader(data).pages]


def test_what_is_to_begin_a_page_does() -> None:
    texts = pages(print_of(said("one"), NewPage(), said("two")).data)

    assert ["one" in texts[0], "two" in texts[1]] == [True, True]
    assert ["1 of 2" in texts[0], "2 of 2" in texts[1]] == [True, True]


def test_a_page_that_would_be_empty_is_not_there() -> None:
    assert len(pages(print_of(NewPage(), said("one"), NewPage(), NewPage()).data)) == 1


def test_pages_that_come_from_elsewhere_are_numbered_too() -> None:
    made = print_of(said("one"), Insertion(3), said("two"), Insertion(2), Insertion(1))
    texts = pages(made.data)

    assert made.inserts == (1, 2, 2)
    assert ["1 of 8" in texts[0], "5 of 8" in texts[1]] == [True, True]


def test_a_heading_leads_where_its_place_is_named() -> None:
    blocks = (Prose((Words("see there", to="there"),)), NewPage(), Heading("There", place="there"))
    opened = reader(print_of(*blocks).data)
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
    opened = reader(printed(named, Paper.A4.size, lambda _done, _total: None).data)
    metadata: Any = opened.trailer["/Root"]["/Metadata"]

    assert ET.fromstring(metadata.get_data())  # noqa: S314 - what was just written
    assert opened.metadata is not None
    assert opened.metadata.title == "<b>&□ \"Łódź\" '東京'"


def test_the_title_is_shown_instead_of_the_file_name() -> None:
    root: Any = reader(report(*usual())).trailer["/Root"]

    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - pypdf's own kind
