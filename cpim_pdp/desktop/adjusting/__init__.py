"""The settings as the holder sees them, each of which applies at once."""
