"""The command palette: every action and every activity, found by typing."""
