"""The audit pack: the report with the evidence itself, and the files that belong to it."""
