"""Other people's files in and out: what is in them, as values that `core` knows."""
