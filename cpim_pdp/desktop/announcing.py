"""Saying something to a screen reader that only the eye would notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(source: QWidget, text: str, *, at_once: bool = True) -> None:
    """Have ``text`` read out; ``at_once`` interrupts what is being read."""
    from PySide6.QtGui import (  # noqa: PLC0415 - with the first message
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    spoken = QAccessibleAnnouncementEvent(source, text)
    if at_once:
        spoken.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(spoken)
