"""Files of evidence on their way into the log, with the kind that their name suggests."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.core.commands import NewEvidence
from cpim_pdp.desktop.activities.filter import folded
from cpim_pdp.desktop.translation import tr

_NAMED = {
    "transcript": EvidenceKind.TRANSCRIPT,
    "attend": EvidenceKind.ATTENDANCE,
    "letter": EvidenceKind.LETTER,
    "programme": EvidenceKind.PROGRAMME,
    "program": EvidenceKind.PROGRAMME,
    "agenda": EvidenceKind.PROGRAMME,
    "receipt": EvidenceKind.RECEIPT,
    "invoice": EvidenceKind.RECEIPT,
    "invitation": EvidenceKind.INVITATION,
    "slides": EvidenceKind.SLIDES,
    "screenshot": EvidenceKind.SCREENSHOT,
}


def kind_suggested(name: str) -> EvidenceKind:
    """Return the kind that a file's name speaks of, else a certificate: what one attaches most."""
    plain = folded(name)
    if "certificat" in plain:
        return EvidenceKind.CERTIFICATE
    found = (kind for word, kind in _NAMED.items() if word in plain)
    return next(found, EvidenceKind.CERTIFICATE)


def evidence_of(paths: Iterable[Path], kind: EvidenceKind | None = None) -> tuple[NewEvidence, ...]:
    """Return the files as evidence; without ``kind`` each has the one that its name suggests."""
    return tuple(
        NewEvidence(str(path), path.name, kind or kind_suggested(path.name)) for path in paths
    )


def title_suggested(path: Path) -> str:
    """Return a title made from a file's name."""
    words = path.stem.replace("_", " ").replace("-", " ").split()
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


def choose(parent: QWidget) -> tuple[Path, ...]:
    """Let the holder choose files; nothing where they think better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Attach evidence"))
    return tuple(Path(name) for name in names)


def dropped(data: QMimeData) -> tuple[Path, ...]:
    """Return the files on this computer that a drag carries."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
