"""What was found and taken last, newest first, by the keys of the lines it stood in."""

from __future__ import annotations

import re

from cpim_pdp.core.frozen import dataclass

MOST = 6
"""So many are kept: as many as one takes in at a glance."""
_KEY = re.compile(r"[a-z]+:[\w-]+")


@dataclass(frozen=True, slots=True)
class Recent:
    """The keys of what was taken last."""

    keys: tuple[str, ...] = ()

    def after(self, key: str) -> Recent:
        """Return what is recent once the thing of ``key`` was taken."""
        others = tuple(one for one in self.keys if one != key)
        return Recent((key, *others)[:MOST])

    def text(self) -> str:
        """Return it as it is stored."""
        return " ".join(self.keys)


def read(stored: object) -> Recent:
    """Return what was stored.

    Raises:
        ValueError: where that is none.
    """
    keys = tuple(str(stored).split())
    if len(keys) > MOST or not all(_KEY.fullmatch(key) for key in keys):
        raise ValueError("no keys of lines")
    return Recent(keys)
