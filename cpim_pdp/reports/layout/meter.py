"""How far a print has come, told to whoever waits for it."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total); an exception that it raises ends the print."""


class Meter:
    """Counts the rows that are set, of about ``total``; the last step is the file's."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total + 1
        self._done = 0
        progress(0, self._total)

    def count(self) -> None:
        """Note that a row is set."""
        if self._done < self._total - 1:
            self._done += 1
        self._progress(self._done, self._total)

    def finished(self) -> None:
        """Note that the print is whole."""
        self._progress(self._total, self._total)
