"""Reminders in the window: the list that can be put off, its count, and the tray."""
