"""Whether a window can be shown at all: Qt would abort, so one line says what is missing."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.translation import tr
from cpim_pdp.later import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from cpim_pdp.wording import refusals
else:
    refusals = later("cpim_pdp.wording.refusals")

_LIBRARY = re.compile(r"(lib[\w.+-]+\.so[\w.]*)")
_NAMED_BY_QT = re.compile(r"(libxcb-cursor0)")


def check() -> None:
    """Make sure that there is something to show a window on, as far as the environment tells.

    Raises:
        Refusal: NO_DISPLAY.
    """
    needs_server = sys.platform not in ("win32", "darwin")
    has_server = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if needs_server and not has_server and not chosen:
        raise Refusal(Reason.NO_DISPLAY, missing=_no_server())


def missing_library(error: ImportError) -> Refusal | None:
    """Return the refusal for a system library that Qt misses; None: the error is another one."""
    found = _LIBRARY.search(str(error))
    return Refusal(Reason.NO_DISPLAY, missing=_library(found.group(1))) if found else None


def catch_abort(say: Callable[[Refusal], None]) -> None:
    """Leave with 1 after ``say`` where Qt would abort; before that its complaints are kept back."""
    complaints: list[str] = []

    def heard(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        del context
        complaints.append(text)
        if kind is QtMsgType.QtFatalMsg:
            say(Refusal(Reason.NO_DISPLAY, missing=_missing(complaints)))
            sys.stderr.flush()
            # Qt aborts as soon as this returns.
            os._exit(1)

    qInstallMessageHandler(heard)


def _missing(complaints: list[str]) -> str:
    told = "\n".join(complaints)
    if found := _NAMED_BY_QT.search(told):
        return _library(found.group(1))
    if library := _unloadable():
        return _library(library)
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return tr("a display: {name} does not answer").format(name=display) if display else _no_server()


def _unloadable() -> str:
    """Return the library that Qt's X11 plugin misses, empty where it misses none."""
    import ctypes  # noqa: PLC0415 - only where nothing can be shown

    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415 - likewise

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    try:
        ctypes.CDLL(str(plugins / "platforms" / "libqxcb.so"))
    except OSError as error:
        found = _LIBRARY.search(str(error))
        return found.group(1) if found else ""
    return ""


def _library(name: str) -> str:
    return tr("the system library {name}").format(name=name)


def _no_server() -> str:
    return tr("a display (neither DISPLAY nor WAYLAND_DISPLAY is set)")


def say(refusal: Refusal) -> None:
    """Write a refusal to standard error as one line."""
    sys.stderr.write(f"{refusals.sentence(refusal, tr)}\n")
