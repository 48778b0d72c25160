"""The page of cycles: all of a credential's, the way to file one, and what became of it."""
