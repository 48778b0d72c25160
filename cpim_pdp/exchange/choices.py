"""Read the cells that name one of a few things: state, category, topics."""

import re
from collections.abc import Mapping
from enum import StrEnum, unique

from cpim_pdp.core.activities import State
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.exchange.fields import Field, folded
from cpim_pdp.wording import names


@unique
class Mark(StrEnum):
    """What a table's state says of an activity; the log finds out the rest by itself."""

    DONE = "done"
    PLANNED = "planned"
    DRAFT = "draft"


_MARKS: Mapping[Mark, tuple[str, ...]] = {
    Mark.DONE: (
        *(State.UNPROVEN, State.PROVEN, State.SUBMITTED),
        *("done", "completed", "complete", "attended", "passed", "finished", "earned"),
        *("abgeschlossen", "erledigt", "completado", "terminado", "termine", "completato"),
    ),
    Mark.PLANNED: (
        *(State.PLANNED, "registered", "enrolled", "scheduled", "upcoming", "booked"),
        *("geplant", "planificado", "previsto", "prevu", "pianificato", "planejado"),
    ),
    Mark.DRAFT: (State.DRAFT, "entwurf", "borrador", "brouillon", "bozza", "rascunho"),
}
_MARK_OF_WORD = {word: mark for mark, words in _MARKS.items() for word in words}
_CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "education": ("continuing education",),
    "service": ("service to the profession",),
}
_BETWEEN_TOPICS = re.compile(r"[;,|\n]")


def mark(text: str) -> Mark:
    """Return what a cell says of the state; an empty one says done.

    Raises:
        Refusal: for a word that is no state.
    """
    if not text:
        return Mark.DONE
    try:
        return _MARK_OF_WORD[folded(text)]
    except KeyError:
        raise Refusal(Reason.STATE_UNKNOWN, state=text) from None


def category(text: str, rulebook: Rulebook) -> str | None:
    """Return the id of the category that a cell names, None for an empty cell.

    Raises:
        Refusal: for a word that is no category of any edition.
    """
    if not text:
        return None
    wanted = folded(text)
    for edition in rulebook.editions:
        for known in edition.categories:
            if wanted in (known, folded(names.category(known)), *_CATEGORIES.get(known, ())):
                return known
    raise Refusal(Reason.CATEGORY_UNKNOWN, category=text)


def topics(text: str, rulebook: Rulebook) -> tuple[str, ...]:
    """Return the ids of the topics that a cell names, between commas, semicolons or bars.

    Raises:
        Refusal: for a word that is no topic.
    """
    names = [part.strip() for part in _BETWEEN_TOPICS.split(text) if part.strip()]
    return tuple(_topic(name, rulebook) for name in names)


def names_any(field: Field, cells: tuple[str, ...], rulebook: Rulebook) -> bool:
    """Say whether any of a column's cells is what ``field`` can be, or all are empty."""
    filled = tuple(cell for cell in cells if cell)
    return not filled or any(_is_known(field, cell, rulebook) for cell in filled)


def _is_known(field: Field, text: str, rulebook: Rulebook) -> bool:
    try:
        if field is Field.STATE:
            mark(text)
        elif field is Field.CATEGORY:
            category(text, rulebook)
        else:
            topics(text, rulebook)
    except Refusal:
        return False
    return True


def _topic(name: str, rulebook: Rulebook) -> str:
    for topic in rulebook.topics:
        if folded(name) in (folded(topic), folded(names.topic(topic))):
            return topic
    raise Refusal(Reason.TOPIC_UNKNOWN, topic=name)
