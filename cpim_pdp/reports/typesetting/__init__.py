"""Texts in any script set as lines: cleaned, broken, reordered, shaped, each run in a font that has its characters."""
