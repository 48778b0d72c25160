"""The guide as it is written: pages in the order of its first one, their sections, and searching.

The pages are Markdown in ``resources/help``, the same that the project's page shows. The first is
its list of contents, and nothing else says which pages there are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cpim_pdp import assets
from cpim_pdp.desktop.activities.filter import folded

FIRST = "README.md"
_FOLDER = "help"
_LINK = re.compile(r"\[[^\]]+\]\((?P<page>[a-z-]+\.md)\)")
_HEADING = re.compile(r"(?P<marks>#{1,3}) (?P<title>.+)")
_FENCE = "```"
_MARKUP = re.compile(r"[*`|]|\]\([^)]*\)|^[#>-]+ |\[|^[-| ]+$", re.MULTILINE)
_NOT_IN_SLUGS = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its heading, the name that links have for it, and its words alone."""

    title: str
    slug: str
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its file, its title, its Markdown, and its parts; the first is before any other."""

    file: str
    title: str
    text: str
    sections: tuple[Section, ...]

    def has(self, slug: str) -> bool:
        """Say whether a link to that part of the page leads anywhere; "" is the page itself."""
        return not slug or any(slug == one.slug for one in self.sections)


@dataclass(frozen=True, slots=True)
class Found:
    """A section that has all the words that were searched."""

    page: Page
    section: Section


@cache
def pages() -> tuple[Page, ...]:
    """Return all pages, the list of contents first."""
    first = _read(FIRST)
    named = dict.fromkeys(match["page"] for match in _LINK.finditer(first.text))
    return (first, *(_read(file) for file in named))


def page(file: str) -> Page:
    """Return the page of a file.

    Raises:
        KeyError: there is none.
    """
    return {one.file: one for one in pages()}[file]


def split(place: str) -> tuple[str, str]:
    """Return the page and the section that a link names: "filing.md#the-report"."""
    file, _, slug = place.partition("#")
    return file, slug


def slug(title: str) -> str:
    """Return what links call a heading, as GitHub makes it."""
    return _NOT_IN_SLUGS.sub("", title.lower()).replace(" ", "-")


def search(words: str) -> tuple[Found, ...]:
    """Return the sections with every word, in any case and without accents; none for no word.

    The list of contents names everything, so it is not among them.
    """
    wanted = folded(words).split()
    if not wanted:
        return ()
    return tuple(
        Found(one, section)
        for one in pages()[1:]
        for section in one.sections
        if all(word in folded(f"{section.title} {section.words}") for word in wanted)
    )


def _read(file: str) -> Page:
    text = assets.text(_FOLDER, file)
    sections = tuple(_sections(text))
    return Page(file, sections[0].title, text, sections)


def _sections(text: str) -> Iterator[Section]:
    title, lines, in_code = "", [], False
    for line in text.splitlines():
        in_code ^= line.startswith(_FENCE)
        heading = None if in_code else _HEADING.fullmatch(line)
        if heading is None:
            lines.append(line)
            continue
        if title:
            yield _section(title, lines)
        title, lines = heading["title"], []
    yield _section(title, lines)


def _section(title: str, lines: list[str]) -> Section:
    return Section(title, slug(title), " ".join(_MARKUP.sub(" ", "\n".join(lines)).split()))
