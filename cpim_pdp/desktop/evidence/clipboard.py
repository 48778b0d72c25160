"""What lies on the clipboard and can be evidence: files, or a picture."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from cpim_pdp.desktop.evidence.files import dropped
from cpim_pdp.desktop.translation import tr


def carried() -> QMimeData:
    """Return what the clipboard holds."""
    # Where nobody ever copied anything there may be none, whatever the stubs say.
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def files(data: QMimeData) -> tuple[Path, ...]:
    """Return the files that were copied."""
    return dropped(data) if data.hasUrls() else ()


def picture(data: QMimeData) -> bytes:
    """Return a picture that was copied, as PNG; empty where there is none, or words beside it.

    Programs for texts and tables copy a picture of the words, which are what is meant.
    """
    if not data.hasImage() or data.hasText():
        return b""
    image = data.imageData()
    return _as_png(image) if isinstance(image, QImage) else b""


def has_evidence(data: QMimeData) -> bool:
    """Say whether something of it can be evidence."""
    return bool(files(data)) or (data.hasImage() and not data.hasText())


def picture_name(now: datetime) -> str:
    """Return a name for a pasted picture: it speaks of what it is, and of when."""
    return tr("Screenshot {moment}.png", "a file name").format(moment=f"{now:%Y-%m-%d %H.%M.%S}")


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
