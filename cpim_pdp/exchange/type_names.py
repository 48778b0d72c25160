"""Activity types by the names that people give them in lists of their own."""

from collections.abc import Mapping

from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.exchange.fields import folded
from cpim_pdp.wording import names

WORDS: Mapping[str, tuple[str, ...]] = {
    "course": (
        *("training", "training course", "class", "e learning", "elearning", "online course"),
        *("education", "in house training", "kurs", "schulung", "lehrgang", "weiterbildung"),
        *("curso", "capacitacion", "formacion", "cours", "formation", "corso", "formazione"),
        *("formacao", "treinamento", "cursus", "opleiding", "szkolenie"),
    ),
    "webinar": ("webcast", "online seminar", "webinaire", "webinario"),
    "seminar": (
        *("workshop", "seminario", "taller", "seminaire", "atelier", "laboratorio"),
        *("seminarium", "warsztat", "warsztaty", "oficina"),
        # One row of the rules: conferences that are not ASCM's, seminars, workshops, by the hour.
        *("congress", "congreso", "kongress", "tagung", "congres", "congresso", "kongres"),
        *("konferenz", "conferencia", "conferenza", "konferencja", "conferentie"),
    ),
    "conference": (*("ascm conference", "apics conference"),),
    "college-course": ("university course", "college", "college or university course"),
    "teaching": ("instructing", "training taught", "presentation", "speaking", "lecture given"),
    "learning-system": ("cscp learning system",),
    "exam": ("examination", "certification exam", "prufung", "examen", "esame", "exame"),
    "legacy-exam": ("cpim exam", "cirm exam"),
    "endorsement": ("endorsement exam",),
    "membership": ("ascm membership", "apics membership", "mitgliedschaft", "membresia"),
    "other-membership": ("other professional membership",),
    "book": ("book read", "reading a book", "buch", "libro", "livre"),
    "article": ("article read", "reading an article", "artikel", "articulo", "articolo"),
    "project": ("project work", "projekt", "proyecto", "projet", "progetto"),
    "mentoring": ("mentor", "mentorship", "mentoria"),
    "volunteering": ("volunteer", "volunteer service", "ehrenamt", "voluntariado", "benevolat"),
    "publication": ("published article", "publishing", "veroffentlichung", "publicacion"),
    "chapter-meeting": ("chapter event", "plant tour", "professional development meeting"),
    "simulator": ("exam simulator", "cpim exam simulator"),
    "opening-balance": ("opening balance", "balance brought forward"),
}
"""Names beside the ids, as `folded` writes them.

A word for "other" is none of them: it names no type in particular.
"""


def type_of(name: str, rulebook: Rulebook) -> str | None:
    """Return the type that ``name`` is the id or a usual name of, None where it is neither."""
    wanted = folded(name)
    for type_id in rulebook.types:
        known = (folded(type_id), folded(names.activity_type(type_id)))
        if wanted in (*known, *WORDS.get(type_id, ())):
            return type_id
    return None
