"""Where a rule was read, in short: the sites, not the whole addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ADDRESS = re.compile(r"https?://([^/\s]+)\S*")


def sites(addresses: Iterable[str]) -> str:
    """Return the sites of addresses, each once; what is no address stays as it is."""
    found = (_ADDRESS.sub(r"\1", one.strip()) for one in addresses)
    return ", ".join(dict.fromkeys(one for one in found if one))
