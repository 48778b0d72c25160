"""The window: shows what `core` worked out, and hands what the holder does to the logbook."""
