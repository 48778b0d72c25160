"""Texts in any script set as lines: cleaned, broken, reordered, shaped, in fonts that have them."""
