"""The first page: where the holder stands, at a glance."""
