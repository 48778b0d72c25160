"""Choosing files and showing them: every file chooser, and the desktop's own programs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from cpim_pdp.desktop.translation import tr

LOG_SUFFIX = ".cpimlog"
_NOT_IN_NAMES = '/\\:*?"<>|'
_PATIENCE_S = 2


def log_to_open(parent: QWidget | None, beside: Path) -> Path | None:
    """Ask for a log; return None where the holder changed their mind."""
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, tr("Open log"), str(beside), tr("Logs (*.cpimlog);;All files (*)")
    )
    return Path(chosen) if chosen else None


def log_to_begin(parent: QWidget | None, proposed: Path) -> Path | None:
    """Ask where a new log is to be; the suffix is added where it was left out."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent,
        tr("New log"),
        str(proposed),
        tr("Logs (*.cpimlog)"),
        # A log is never replaced, so there is no such question to ask: the page says so.
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return with_suffix(Path(chosen), LOG_SUFFIX) if chosen else None


def report_to_write(parent: QWidget | None, proposed: Path) -> Path | None:
    """Ask where a report is to be; the suffix is added where it was left out."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, tr("Export report"), str(proposed), tr("PDF files (*.pdf)")
    )
    return with_suffix(Path(chosen), ".pdf") if chosen else None


def pack_to_write(parent: QWidget | None, proposed: Path) -> Path | None:
    """Ask where an audit pack is to be; the suffix is added where it was left out."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, tr("Export audit pack"), str(proposed), tr("ZIP files (*.zip)")
    )
    return with_suffix(Path(chosen), ".zip") if chosen else None


def form_to_write(parent: QWidget | None, proposed: Path) -> Path | None:
    """Ask where a form to be signed is to be; the suffix is added where it was left out."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, tr("Confirmation of attendance"), str(proposed), tr("PDF files (*.pdf)")
    )
    return with_suffix(Path(chosen), ".pdf") if chosen else None


def report_to_check(parent: QWidget | None) -> Path | None:
    """Ask for a file that may be a report that was filed."""
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, tr("Check a report"), str(Path.home()), tr("PDF files (*.pdf);;All files (*)")
    )
    return Path(chosen) if chosen else None


def calendar_to_write(parent: QWidget | None, proposed: Path) -> Path | None:
    """Ask where a calendar is to be; the suffix is added where it was left out."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, tr("Export calendar"), str(proposed), tr("Calendars (*.ics)")
    )
    return with_suffix(Path(chosen), ".ics") if chosen else None


def folder_for_backups(parent: QWidget | None, present: Path | None) -> Path | None:
    """Ask for a folder in which backups are kept too; None where the holder changed their mind."""
    chosen = QFileDialog.getExistingDirectory(
        parent, tr("Also keep backups in"), str(present or Path.home())
    )
    return Path(chosen) if chosen else None


def salvaged_to_write(parent: QWidget | None, damaged: Path) -> Path | None:
    """Ask where the log is to be that is made of what can be read of a damaged one."""
    proposed = damaged.with_name(tr("{name} saved", "a file name").format(name=damaged.stem))
    chosen, _filter = QFileDialog.getSaveFileName(
        parent,
        tr("Save what can be read"),
        str(with_suffix(proposed, LOG_SUFFIX)),
        tr("Logs (*.cpimlog)"),
    )
    return with_suffix(Path(chosen), LOG_SUFFIX) if chosen else None


def copy_to_write(parent: QWidget | None, name: str) -> Path | None:
    """Ask where a copy of a file of evidence is to be."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, tr("Save a copy"), str(Path.home() / name)
    )
    return Path(chosen) if chosen else None


def log_to_bring_in(parent: QWidget | None, beside: Path) -> Path | None:
    """Ask for another log whose activities are to come into this one."""
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, tr("Import another log"), str(beside), tr("Logs (*.cpimlog);;All files (*)")
    )
    return Path(chosen) if chosen else None


def safe_in_names(name: str) -> str:
    """Return ``name`` without what no system allows in the name of a file."""
    return "".join(letter for letter in name if letter not in _NOT_IN_NAMES).strip()


def with_suffix(path: Path, suffix: str) -> Path:
    """Return ``path`` with ``suffix`` behind its name, unless it ends so."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def open_with_desktop(path: Path) -> bool:
    """Open a file or a folder with the program that the desktop has for it; say if it has one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def names_program_for(media_type: str) -> bool:
    """Say whether the desktop names a program for files of this type, as far as it can be asked.

    Qt starts `xdg-open` and does not hear that it found none (Qt 6.11), so it is asked before.
    """
    asked = shutil.which("xdg-mime")
    if asked is None:
        return True
    try:
        answer = subprocess.run(  # noqa: S603 - the type is one of ours
            [asked, "query", "default", media_type],
            capture_output=True,
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return True
    return answer.returncode != 0 or bool(answer.stdout.strip())
