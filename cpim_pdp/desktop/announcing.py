"""Saying something to a screen reader that only the eye would notice."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(source: QWidget, text: str, *, at_once: bool = True) -> None:
    """Have ``text`` read out; ``at_once`` interrupts what is being read."""
    spoken = QAccessibleAnnouncementEvent(source, text)
    if at_once:
        spoken.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(spoken)
