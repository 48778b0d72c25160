"""The guide as it is written: whole, with every link leading somewhere, and searchable."""

import re

import pytest

from cpim_pdp import assets
from cpim_pdp.desktop.guide import book
from cpim_pdp.desktop.pages import PAGES

LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")


def test_every_page_that_comes_with_the_program_is_in_the_list_of_contents() -> None:
    files = {file.name for file in assets.path("help").iterdir()}

    assert {page.file for page in book.pages()} == files


def test_every_page_begins_with_its_title_and_has_one_only() -> None:
    for page in book.pages():
        assert page.text.startswith(f"# {page.title}\n")
        assert (
            len(
                re.findall(
                    r"^# ", re.sub("```.*?```", "", page.text, flags=re.DOTALL), re.MULTILINE
                )
            )
            == 1
        )


@pytest.mark.parametrize("page", book.pages(), ids=lambda page: page.file)
def test_every_link_leads_somewhere(page: book.Page) -> None:
    for address in LINK.findall(page.text):
        if address.startswith("https://"):
            continue
        file, slug = book.split(address)
        assert book.page(file or page.file).has(slug), address


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.action)
def test_every_page_of_the_window_has_its_place_in_the_guide(page: object) -> None:
    file, slug = book.split(page.guide)  # type: ignore[attr-defined]

    assert book.page(file).has(slug)


def test_a_section_is_called_as_github_calls_it() -> None:
    assert book.slug("Done, planned, draft") == "done-planned-draft"
    assert book.slug("What's known") == "whats-known"


def test_a_hash_in_code_begins_no_section() -> None:
    text = "# One\n\n```\n# a comment\n```\n\n## Two\n"

    assert [one.title for one in book._sections(text)] == ["One", "Two"]


def test_a_search_finds_the_sections_with_every_word_in_any_case() -> None:
    found = {(one.page.file, one.section.slug) for one in book.search("CONFIRMATION sign")}

    assert ("evidence.md", "where-there-is-no-certificate") in found
    assert all(file != book.FIRST for file, _ in found)
    assert book.search("no such wørd") == ()
    assert book.search("  ") == ()


def test_the_marks_of_markdown_are_no_words() -> None:
    words = " ".join(one.words for page in book.pages() for one in page.sections)

    assert not set("*`|") & set(words)
    assert ".md" not in words
