"""Writing the report from the window."""
