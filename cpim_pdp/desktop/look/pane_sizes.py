"""How large the holder made a pane, and how that is stored."""

from cpim_pdp.core.frozen import dataclass

_LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class PaneSizes:
    """How large the holder made the pane, in pixels: its width beside, its height below.

    0 is the usual size.
    """

    beside: int = 0
    below: int = 0

    def text(self) -> str:
        """Return them as they are stored."""
        return f"{self.beside}x{self.below}"


def read(stored: object) -> PaneSizes:
    """Return the sizes that were stored.

    Raises:
        ValueError: where these are none.
    """
    beside, below = (int(number) for number in str(stored).split("x"))
    if not (0 <= beside < _LARGEST and 0 <= below < _LARGEST):
        raise ValueError("no size of a pane")
    return PaneSizes(beside, below)
