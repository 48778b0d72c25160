"""JSON that a log holds, read as what somebody else may have written: wrong kinds are found here.

Each function raises ValueError where the text, or the part of it, is of another kind.
"""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from cpim_pdp.core.history import Row

Object = dict[str, Any]


@lru_cache(maxsize=1024)
def strings(text: str) -> tuple[str, ...]:
    """Return a stored list of texts; a log has the same few again and again."""
    return texts(_loaded(text))


def row(text: str) -> Row:
    """Return a stored row: names with texts, whole numbers or nothing."""
    found = document(text)
    for value in found.values():
        if value is not None and type(value) is not str:
            number(value)
    return found


def document(text: str) -> Object:
    """Return a stored object."""
    (found,) = objects([_loaded(text)])
    return found


def objects(found: object) -> tuple[Object, ...]:
    """Return a list of objects."""
    if not (isinstance(found, list) and all(isinstance(one, dict) for one in found)):
        raise ValueError("no list of objects")
    return tuple(found)


def texts(found: object) -> tuple[str, ...]:
    """Return a list of texts."""
    if not (isinstance(found, list) and all(isinstance(one, str) for one in found)):
        raise ValueError("no list of texts")
    return tuple(found)


def number(found: object) -> int:
    """Return a whole number."""
    if type(found) is not int:
        raise ValueError("no whole number")
    return found


def day(found: object) -> date:
    """Return a date."""
    return date.fromisoformat(str(found))


def _loaded(text: str) -> object:
    try:
        loaded: object = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return loaded
