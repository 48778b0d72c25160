"""How far a print has come, told to whoever waits for it."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total); an exception that it raises ends the print."""


class Meter:
    """Counts the blocks and rows that are set, then those that are put on pages."""

    def __init__(self, progress: Progress, to_set: int) -> None:
        self._progress = progress
        self._half = max(to_set, 1)
        self._set = 0
        self._to_draw = 1
        self._drawn = 0
        progress(0, 2 * self._half)

    def set_one(self) -> None:
        """Note that a block or a row is set."""
        self._set = min(self._set + 1, self._half)
        self._progress(self._set, 2 * self._half)

    def all_set(self, to_draw: int) -> None:
        """Note that everything is set; ``to_draw`` rows are to be put on pages."""
        self._to_draw = max(to_draw, 1)

    def drawn(self, rows: int) -> None:
        """Note that ``rows`` were put on a page; one that was parted is told twice."""
        self._drawn = min(self._drawn + rows, self._to_draw)
        self._progress(self._half + self._half * self._drawn // self._to_draw, 2 * self._half)

    def finished(self) -> None:
        """Note that the print is whole."""
        self._progress(2 * self._half, 2 * self._half)
