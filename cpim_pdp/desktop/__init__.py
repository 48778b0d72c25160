"""The window: shows what `core` worked out, hands what the holder does to the logbook. PySide6."""
