"""Codes and figures of core put into sentences; the translator is handed in."""
