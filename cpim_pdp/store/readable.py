"""What bytes are read from."""

from typing import Protocol


class Readable(Protocol):
    """What bytes are read from, piece by piece."""

    def read(self, length: int = -1, /) -> bytes:
        """Return the next ``length`` bytes, all that are left for -1, none at the end."""
