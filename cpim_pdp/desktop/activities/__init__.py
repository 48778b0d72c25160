"""The page of all activities: a fast table, its filters, and what is done to a row."""
