"""Will I make it."""
