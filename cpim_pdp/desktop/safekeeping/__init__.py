"""Backups, history, other logs, and the way out of a damaged one."""
