"""Telling widgets that the program wears another font or other colours.

Each could ask every event that it gets whether it is that one; at the start there are hundreds of
them, and each takes its way through Python.
"""

from PySide6.QtCore import QObject, Signal


class Dressing(QObject):
    """What the program wears.

    Signals:
        changed: it is another font, or other colours.
    """

    changed = Signal()


dressing = Dressing()
"""The program wears one thing at a time."""
