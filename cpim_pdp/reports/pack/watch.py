"""How far the making of a pack has come, told to whoever waits for it, who may end it."""

from collections.abc import Callable
from enum import Enum, unique

Progress = Callable[[int, int], None]
"""Called with (done, total); an exception that it raises ends what is being made."""
TOTAL = 1_000


@unique
class Stage(Enum):
    """A stretch of the work: from which to which part of the whole."""

    EVIDENCE = (0, 500)
    REPORT = (500, 600)
    PACK = (600, 800)
    WRITING = (800, 1_000)


class Watch:
    """Tells the progress of one stage after the other, never backwards."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0
        self.ended: BaseException | None = None
        """What the one who waits ended the work with."""

    def tell(self, stage: Stage, done: int, total: int) -> None:
        """Tell that so much of a stage is done."""
        first, last = stage.value
        self._done = max(self._done, first + (last - first) * done // max(total, 1))
        self.look_up()

    def look_up(self) -> None:
        """Let the one who waits end the work."""
        try:
            self._progress(self._done, TOTAL)
        except BaseException as error:
            self.ended = error
            raise
