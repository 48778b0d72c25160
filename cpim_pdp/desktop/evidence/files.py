"""Files of evidence on their way into the log, with the kind that their name speaks of."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.core.commands import NewEvidence
from cpim_pdp.desktop.translation import tr


def evidence_of(paths: Iterable[Path]) -> tuple[NewEvidence, ...]:
    """Return files as evidence; a name that speaks of no kind is `other`, to be said later."""
    # The window is shown without it.
    from cpim_pdp.exchange.file_name_guesses import kind_of  # noqa: PLC0415

    return tuple(
        NewEvidence(str(path), path.name, kind_of(path.name) or EvidenceKind.OTHER)
        for path in paths
    )


def choose(parent: QWidget) -> tuple[Path, ...]:
    """Let the holder choose files; nothing where they think better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Attach evidence"))
    return tuple(Path(name) for name in names)


def dropped(data: QMimeData) -> tuple[Path, ...]:
    """Return the files on this computer that a drag carries."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
