"""The tables of the rules, read from their texts once, and kept as Python keeps compiled modules.

They lie beside the rules in ``__pycache__`` (or below ``sys.pycache_prefix``), where whoever could
change them could change the program too; nothing is kept where Python keeps nothing. They hold for
exactly the texts they were read from; where they don't, or are damaged, the texts are read again.
What the tables mean is checked each time (`core.rule_text.build`).
"""

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from importlib.util import cache_from_source
from pathlib import Path

from cpim_pdp.core import rule_text
from cpim_pdp.core.rule_text import Tables

_DATE = ""
"""The key that no table of the rules has: what stands at it is a date."""


def read(folder: Path, texts: Mapping[str, str]) -> Tables:
    """Return the tables of ``texts``, which lie in ``folder``.

    Raises:
        ValueError: where a text is no TOML.
    """
    place = Path(cache_from_source(str(folder / "tables.py"))).with_suffix(".json")
    kept = _kept(place, texts)
    if kept is not None:
        return kept
    tables = rule_text.tables(texts)
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            _keep(place, texts, tables)
    return tables


def _kept(place: Path, texts: Mapping[str, str]) -> Tables | None:
    try:
        mark, body = place.read_text(encoding="utf-8").split("\n", 1)
    except (OSError, ValueError):
        return None
    if mark != _mark(texts, body):
        return None
    tables: Tables = json.loads(body, object_hook=_with_date)
    return tables


def _keep(place: Path, texts: Mapping[str, str], tables: Tables) -> None:
    body = json.dumps(tables, default=_dated)
    place.parent.mkdir(exist_ok=True, parents=True)
    beside = place.with_suffix(f".{os.getpid()}")
    beside.write_text(f"{_mark(texts, body)}\n{body}", encoding="utf-8")
    beside.replace(place)


def _mark(texts: Mapping[str, str], body: str) -> str:
    """Return what tells these tables of these texts from any others."""
    parts = [part for name in sorted(texts) for part in (name, texts[name])]
    return hashlib.sha256("\0".join([*parts, body]).encode()).hexdigest()


def _dated(value: object) -> Mapping[str, str]:
    if not isinstance(value, date):
        raise TypeError(f"rules hold no {type(value).__name__}")
    return {_DATE: value.isoformat()}


def _with_date(found: dict[str, object]) -> object:
    return date.fromisoformat(str(found[_DATE])) if _DATE in found else found
