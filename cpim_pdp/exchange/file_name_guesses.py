"""What the name of a dropped file suggests: a title, a date, and what kind of evidence it is.

Guesses only, for a draft in which the holder sees each of them: nothing is taken over in silence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cpim_pdp.core.activities import Details, EvidenceKind
from cpim_pdp.core.commands import AddActivity, NewEvidence
from cpim_pdp.core.file_names import safe_name
from cpim_pdp.exchange.day_order import DayOrder, written_date
from cpim_pdp.exchange.fields import folded

_PAGES = frozenset(
    {"pdf", "png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp", "heic", "avif"}
)
"""Suffixes of what others hand out on paper or as a page; a text file named so proves little."""

_BY_SUFFIX: Mapping[str, EvidenceKind] = {
    "ics": EvidenceKind.INVITATION,
    "ppt": EvidenceKind.SLIDES,
    "pptx": EvidenceKind.SLIDES,
    "odp": EvidenceKind.SLIDES,
}
_WORDS: Mapping[EvidenceKind, tuple[str, ...]] = {
    # The first that fits: a certificate of attendance is a certificate.
    EvidenceKind.CERTIFICATE: (
        *(
            "certificat",
            "certificad",
            "zertifikat",
            "certyfikat",
            "certifikat",
            "sertifi",
            "diplom",
        ),
        *("urkunde", "attestato", "oorkonde", "badge", "修了証", "証明書", "证书", "證書"),
    ),
    EvidenceKind.TRANSCRIPT: ("transcript", "zeugnis", "grade report"),
    EvidenceKind.ATTENDANCE: (
        *("attend", "participation", "teilnahme", "anwesenheit", "asistencia", "presenza"),
        *("attestation", "deelname"),
    ),
    EvidenceKind.RECEIPT: (
        *("receipt", "invoice", "rechnung", "quittung", "factura", "facture", "fattura", "recibo"),
        *("ricevuta", "factuur"),
    ),
    EvidenceKind.INVITATION: ("invitation", "invite", "einladung", "invitacion", "invito"),
    EvidenceKind.SLIDES: ("slides", "presentation", "folien", "handout", "diapositiv"),
    EvidenceKind.SCREENSHOT: (
        *("screenshot", "screen shot", "screencast", "bildschirmfoto", "schermata"),
        *("captura de pantalla", "capture d ecran"),
    ),
    EvidenceKind.PROGRAMME: ("programme", "program", "agenda", "syllabus"),
    EvidenceKind.LETTER: ("letter", "schreiben", "lettre", "lettera"),
}
_BEYOND_PAGES = frozenset(
    {
        EvidenceKind.PROGRAMME,
        EvidenceKind.RECEIPT,
        EvidenceKind.INVITATION,
        EvidenceKind.SLIDES,
        EvidenceKind.SCREENSHOT,
    }
)
"""Kinds that a file which is no page can be."""

_GAP = r"[-_. ]"
_YEAR = r"(?:19|20)\d\d"
_MONTH = r"[^\W\d_]{3,10}"
_DATES = tuple(
    re.compile(rf"(?<!\d){pattern}(?!\d)")
    for pattern in (
        rf"{_YEAR}{_GAP}\d{{1,2}}{_GAP}\d{{1,2}}",
        rf"{_YEAR}[01]\d[0-3]\d",
        rf"{_YEAR}年\d{{1,2}}月\d{{1,2}}日",
        rf"\d{{1,2}}{_GAP}\d{{1,2}}{_GAP}{_YEAR}",
        rf"\d{{1,2}}(?:st|nd|rd|th)?{_GAP}*{_MONTH}{_GAP}*{_YEAR}",
        rf"(?<![^\W\d_]){_MONTH}{_GAP}*\d{{1,2}}(?:st|nd|rd|th)?,?{_GAP}*{_YEAR}",
    )
)
_KIND_PHRASE = re.compile(
    r"\b(?:certificates?|cert|certificado|certificat|certificato|zertifikat|certyfikat|certifikat"
    r"|diploma|diplom|urkunde|attestato|transcript|badge)\b"
    r"(?:\s+(?:of|for|in|de|di|über|für)\b)?"
    r"(?:\s+(?:completion|attendance|participation|achievement|accomplishment|appreciation)\b)?",
    re.IGNORECASE,
)
_COPY = re.compile(r"\s*\((?:\d+|copy)\)$", re.IGNORECASE)
_HUMP = re.compile(r"(?:(?<=[A-Z][a-z])|(?<=[a-z][a-z]))(?=[A-Z][a-z])")
_TELLING = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a name suggests; None where it says nothing of it."""

    title: str
    date: date | None
    kind: EvidenceKind | None


def guess(name: str, order: DayOrder | None = None) -> Guess:
    """Return what a file's name suggests; ``order`` reads dates such as 03-04-2026."""
    safe = safe_name(name)
    stem = _COPY.sub("", Path(safe).stem)
    found, rest = _dated(stem, order)
    return Guess(_title(rest) or _title(stem) or safe, found, kind_of(safe))


def kind_of(name: str) -> EvidenceKind | None:
    """Return the kind of evidence that a file's name speaks of, None where it speaks of none."""
    suffix = Path(name).suffix.lower().removeprefix(".")
    plain = folded(re.sub(r"[_.-]+", " ", Path(name).stem))
    for kind, words in _WORDS.items():
        if suffix not in _PAGES and kind not in _BEYOND_PAGES:
            continue
        if any(word in plain for word in words) or (
            kind is EvidenceKind.CERTIFICATE and "cert" in plain.split()
        ):
            return kind
    return _BY_SUFFIX.get(suffix)


def draft_of(path: Path, order: DayOrder | None = None) -> AddActivity:
    """Return the draft that a dropped file begins, with the file as its evidence."""
    guessed = guess(path.name, order)
    details = Details(guessed.title, date=guessed.date, draft=True)
    file = NewEvidence(str(path), path.name, guessed.kind or EvidenceKind.OTHER)
    return AddActivity(details, (file,))


def _dated(stem: str, order: DayOrder | None) -> tuple[date | None, str]:
    """Return the date in a name and the name without it."""
    for pattern in _DATES:
        for match in pattern.finditer(stem):
            found = _day(match.group(), order)
            if found is not None:
                return found, f"{stem[: match.start()]}_{stem[match.end() :]}"
    return None, stem


def _day(text: str, order: DayOrder | None) -> date | None:
    written = written_date(re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", _spaced(text)))
    if written is None:
        return None
    readings = set(written.readings.values())
    return next(iter(readings)) if len(readings) == 1 else written.day(order)


def _spaced(text: str) -> str:
    return re.sub(r"(?<=\d)(?:st|nd|rd|th)(?![^\W\d_])", "", text.replace("_", " "))


def _title(text: str) -> str:
    """Return a name as a title; the words for a certificate go where others are left."""
    if " " not in text:
        # Hyphens stand between words only where nothing else does.
        text = text.replace("-", "_")
    words = (word.strip("-") for word in _HUMP.sub(" ", text.replace("_", " ")).split())
    tidy = " ".join(word for word in words if word)
    bare = " ".join(_KIND_PHRASE.sub(" ", tidy).split()).strip("-., ")
    chosen = bare if _TELLING.search(bare) else tidy
    return chosen[:1].upper() + chosen[1:]
