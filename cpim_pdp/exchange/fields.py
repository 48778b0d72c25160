"""Which column of a table is which field of an activity, by the titles that people give them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, unique

from cpim_pdp.core.refusals import Reason, Refusal


@unique
class Field(StrEnum):
    """What a column can be; the values are those of the command line."""

    TITLE = "title"
    TYPE = "type"
    DATE = "date"
    UNTIL = "until"
    QUANTITY = "quantity"
    WEEKS = "weeks"
    POINTS = "points_claimed"
    REASON = "reason"
    PROVIDER = "provider"
    NOTES = "notes"
    TOPICS = "topics"
    CATEGORY = "category"
    STATE = "state"
    SCORE = "score"
    EVENT = "event"
    LIKELIHOOD = "likelihood"


WORDS: Mapping[Field, tuple[str, ...]] = {
    # "event" is a field of its own, but where nothing else names the activity it is the title.
    Field.TITLE: (
        *("title", "activity", "activity title", "course title", "course name", "event name"),
        *("name", "description", "subject", "course", "training"),
        *("titel", "bezeichnung", "kurs", "titulo", "nombre", "actividad", "curso", "evento"),
        *("titre", "intitule", "activite", "formation", "titolo", "attivita", "corso"),
        *("atividade", "naam", "activiteit", "cursus", "tytul", "nazwa", "event"),
    ),
    Field.TYPE: (
        *("type", "activity type", "kind", "format"),
        *("typ", "art", "tipo", "tipo de actividad", "type d activite", "tipo attivita", "soort"),
        *("rodzaj",),
    ),
    Field.DATE: (
        *("date", "start date", "start", "from", "date from", "begin", "date completed"),
        *("completion date", "completed", "completed on", "date attended"),
        *("datum", "beginn", "startdatum", "von", "fecha", "fecha de inicio", "fecha inicio"),
        *("inicio", "desde", "date de debut", "debut", "data", "data inizio", "inizio"),
        *("data de inicio", "data inicio", "begindatum", "data rozpoczecia"),
    ),
    Field.UNTIL: (
        *("until", "end date", "end", "to", "date to", "finish date", "finish"),
        *("completion date", "completed", "completed on", "date completed"),
        *("ende", "enddatum", "bis", "fecha de fin", "fecha fin", "fecha de termino", "fin"),
        *("hasta", "date de fin", "data fine", "fine", "data de fim", "data fim", "fim"),
        *("einddatum", "data zakonczenia"),
    ),
    Field.QUANTITY: (
        *("quantity", "hours", "duration", "length", "contact hours", "credit hours", "hrs"),
        *("minutes", "days", "units", "amount", "number of hours", "duration hours"),
        *("duration in hours", "duration minutes", "duration in minutes", "hours attended"),
        *("stunden", "dauer", "menge", "anzahl", "tage", "horas", "duracion", "cantidad", "dias"),
        *("heures", "duree", "quantite", "nombre d heures", "jours", "ore", "durata", "giorni"),
        *("duracao", "quantidade", "uren", "duur", "godziny", "liczba godzin", "minuten"),
        *("minutos", "minuti"),
    ),
    Field.WEEKS: ("weeks", "wochen", "semanas", "semaines", "settimane", "weken", "tygodnie"),
    Field.POINTS: (
        *("points claimed", "points", "pdp", "pdps", "maintenance points", "credits", "pdus"),
        *("punkte", "puntos", "punti", "pontos", "punten", "punkty"),
    ),
    Field.REASON: ("reason", "grund", "begrundung", "motivo", "razon", "raison", "reden", "powod"),
    Field.PROVIDER: (
        *("provider", "sponsor", "organizer", "organiser", "organization", "organisation"),
        *("institution", "vendor", "host", "company", "school", "presented by"),
        *("anbieter", "veranstalter", "proveedor", "organizador", "institucion", "entidad"),
        *("organisateur", "organisme", "fournisseur", "organizzatore", "ente", "fornecedor"),
        *("aanbieder", "organizator"),
    ),
    Field.NOTES: (
        *("notes", "note", "comment", "comments", "remarks", "notizen", "bemerkung"),
        *("bemerkungen", "anmerkungen", "notas", "observaciones", "comentarios", "remarques"),
        *("commentaires", "opmerkingen", "uwagi", "observacoes"),
    ),
    Field.TOPICS: ("topics", "topic", "tags", "themen", "thema", "temas", "tema", "sujets", "temi"),
    Field.CATEGORY: ("category", "kategorie", "categoria", "categorie", "kategoria"),
    Field.STATE: ("state", "status", "estado", "etat", "stato", "stan"),
    Field.SCORE: ("score", "exam score", "punktzahl", "puntaje", "punteggio", "pontuacao"),
    Field.EVENT: ("event", "conference", "conference name", "veranstaltung", "konferenz"),
    Field.LIKELIHOOD: (
        *("likelihood", "probability", "wahrscheinlichkeit", "probabilidad", "probabilite"),
        *("probabilita", "probabilidade", "waarschijnlijkheid", "prawdopodobienstwo"),
    ),
}
"""The titles taken for each field, the likeliest first, written as `folded` writes them."""

_BRACKETED = re.compile(r"\([^)]*\)|\[[^]]*\]")
_NOT_A_WORD = re.compile(r"[\W_]+")


def folded(title: str) -> str:
    """Return a title in small letters without accents and signs, words one space apart."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_A_WORD.sub(" ", bare.replace("ł", "l")).strip()


@dataclass(frozen=True, slots=True)
class Columns:
    """For each field that the table has, its column's place (from 0) and title."""

    titles: tuple[str, ...]
    places: Mapping[Field, int]

    def without(self, fields: Iterable[Field]) -> "Columns":
        """Return the columns as if these fields had none."""
        dropped = set(fields)
        places = {field: place for field, place in self.places.items() if field not in dropped}
        return Columns(self.titles, places)

    def title(self, field: Field) -> str:
        """Return the title of the field's column, the field's own name where there is none."""
        place = self.places.get(field)
        return field.value if place is None else self.titles[place] or str(place + 1)

    @property
    def unread(self) -> tuple[str, ...]:
        """The titles of the columns that are no field."""
        used = set(self.places.values())
        return tuple(
            title for place, title in enumerate(self.titles) if title and place not in used
        )


def columns(titles: tuple[str, ...], told: Mapping[Field, str]) -> Columns:
    """Return which column is which field.

    ``told`` names columns by title or by number from 1; "" means that the field has no column.

    Raises:
        Refusal: for a column that the table lacks or has twice, and where no column is the title.
    """
    places = {field: _place(titles, column) for field, column in told.items() if column}
    free = [place for place in range(len(titles)) if place not in places.values()]
    for field in (one for one in Field if one not in told):
        found = _found(titles, free, field)
        if found is not None:
            places[field] = found
            free.remove(found)
    if Field.TITLE not in places:
        raise Refusal(Reason.TABLE_NO_TITLES)
    if Field.DATE not in places and Field.DATE not in told and Field.UNTIL in places:
        places[Field.DATE] = places.pop(Field.UNTIL)
    return Columns(titles, places)


def mapping(pairs: Iterable[str]) -> Mapping[Field, str]:
    """Return the columns that ``FIELD=COLUMN`` texts name; the last one of a field holds.

    Raises:
        Refusal: without a ``=``, or for a field that there is not.
    """
    told: dict[Field, str] = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not equals:
            raise Refusal(Reason.MAP_MALFORMED, text=pair)
        told[_field(name)] = column.strip()
    return told


def _field(name: str) -> Field:
    try:
        return Field(name.strip().casefold())
    except ValueError:
        raise Refusal(Reason.FIELD_UNKNOWN, field=name.strip()) from None


def _place(titles: tuple[str, ...], column: str) -> int:
    wanted = column.casefold()
    found = [place for place, title in enumerate(titles) if title == column] or [
        place for place, title in enumerate(titles) if title.casefold() == wanted
    ]
    if len(found) > 1:
        raise Refusal(Reason.COLUMN_AMBIGUOUS, column=column)
    if found:
        return found[0]
    if column.isascii() and column.isdigit() and 1 <= int(column) <= len(titles):
        return int(column) - 1
    raise Refusal(Reason.COLUMN_UNKNOWN, column=column)


def _found(titles: tuple[str, ...], free: list[int], field: Field) -> int | None:
    named = {place: (folded(titles[place]), _unbracketed(titles[place])) for place in free}
    for word in WORDS[field]:
        for place, readings in named.items():
            if word in readings:
                return place
    return None


def _unbracketed(title: str) -> str:
    return folded(_BRACKETED.sub(" ", title))
