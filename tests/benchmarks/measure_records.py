"""Measure what a frozen dataclass costs, and then an object of it, against the library's own.

Run by hand: ``PYTHONPATH=. python tests/benchmarks/measure_records.py``. Only the ratios within one
run mean something on another machine.
"""

import dataclasses
import gc
import sys
import time
from collections.abc import Callable
from typing import Any

from cpim_pdp.core import frozen

CLASSES, OBJECTS = 400, 200_000
BODY = {
    "__annotations__": {f"field_{number}": "int" for number in range(8)},
    "__doc__": "Eight fields.",
    "__module__": __name__,
}


def plain() -> type:
    """Return a class with eight fields that nothing was made of yet."""
    return type("Eight", (), dict(BODY))


def seconds(carry_out: Callable[[], object], times: int) -> float:
    """Return how long one of ``times`` repetitions takes."""
    begun = time.process_time()
    for _ in range(times):
        carry_out()
    return (time.process_time() - begun) / times


def told(name: str, usual: float, ours: float) -> None:
    """Say a line."""
    sys.stdout.write(
        f"{name:10}{usual * 1e6:9.1f} us{ours * 1e6:9.1f} us{usual / ours:7.1f} times\n"
    )


if __name__ == "__main__":
    gc.disable()
    usual: Any = dataclasses.dataclass(frozen=True, slots=True)
    ours: Any = frozen.dataclass(frozen=True, slots=True)
    told(
        "a class",
        seconds(lambda: usual(plain()), CLASSES),
        seconds(lambda: ours(plain()), CLASSES),
    )
    one, other = usual(plain()), ours(plain())
    told(
        "an object",
        seconds(lambda: one(1, 2, 3, 4, 5, 6, 7, 8), OBJECTS),
        seconds(lambda: other(1, 2, 3, 4, 5, 6, 7, 8), OBJECTS),
    )
