"""Loading PySide without what it does anew in each process, which takes a third of its time.

WORKAROUND: PySide brings some twenty modules of Python inside its library, for signatures and for
stubs (6.11, ``signature_bootstrap.py``; PYSIDE-2404 is about the same cost of its enums). It
compiles their text at each start, and they compile regular expressions of many thousand characters
which a program that makes no stubs never uses. Here

- their bytecode is kept beside that of this module, as Python does with modules in files: not at
  all where it may not be written, and made anew where the text or Python is another one;
- their regular expressions are compiled when they are first used.

Where PySide is made otherwise, nothing of this takes hold and it is loaded as ever.
"""

from __future__ import annotations

import builtins
import marshal
import os
import re
import sys
from contextlib import contextmanager
from functools import partial
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

_PACKAGE = "shibokensupport"
_HASH_LENGTH = 8


@contextmanager
def loading(kept: Path | None = None) -> Iterator[None]:
    """Let the block load PySide; ``kept`` is the file for the bytecode, else the usual one."""
    place = _usual_place() if kept is None else kept
    bytecode = _Bytecode(_read(place))
    python: Any = builtins
    compile_text, compile_pattern = python.compile, re.compile
    python.compile, re.compile = bytecode.compile, _pattern
    try:
        yield
    finally:
        python.compile, re.compile = compile_text, compile_pattern
    if bytecode.has_new and not sys.dont_write_bytecode:
        _write(place, bytecode.known)


class _Bytecode:
    """Stands in for Python's `compile`; ``known`` is bytecode by the hash of its text."""

    def __init__(self, known: dict[bytes, CodeType]) -> None:
        self.known = known
        self.has_new = False
        self._compile = builtins.compile

    def compile(self, text: Any, name: Any, mode: str, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - as Python's own
        """Return what Python's own returns."""
        is_pyside_s = isinstance(name, str) and name.startswith(f"{_PACKAGE}/")
        if not is_pyside_s or not isinstance(text, bytes) or mode != "exec" or rest or named:
            return self._compile(text, name, mode, *rest, **named)
        key = source_hash(name.encode() + b"\0" + text)
        if key not in self.known:
            self.known[key] = self._compile(text, name, mode)
            self.has_new = True
        return self.known[key]


class _LaterPattern:
    """Stands for a regular expression that is compiled when one of its methods is first called."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._asked = (pattern, flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the pattern's own
        if callable(getattr(re.Pattern, name)):
            return partial(self._call, name)
        return getattr(re.compile(*self._asked), name)

    def _call(self, name: str, *given: object, **named: object) -> object:
        # Python's own cache keeps it.
        return getattr(re.compile(*self._asked), name)(*given, **named)


def _pattern(pattern: Any, flags: Any = 0, _compile: Any = re.compile) -> Any:  # noqa: ANN401 - as Python's own
    """Stand in for Python's `re.compile`, which ``_compile`` is."""
    asking = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001 - nothing else tells
    if asking.startswith(f"{_PACKAGE}."):
        return _LaterPattern(pattern, flags)
    return _compile(pattern, flags)


def _usual_place() -> Path:
    return Path(cache_from_source(str(Path(__file__).with_name(f"{_PACKAGE}.py"))))


def _read(place: Path) -> dict[bytes, CodeType]:
    """Return what is kept; nothing where that is another Python's, or not whole."""
    try:
        kept = place.read_bytes()
    except OSError:
        return {}
    start = len(MAGIC_NUMBER) + _HASH_LENGTH
    packed = kept[start:]
    if kept[:start] != MAGIC_NUMBER + source_hash(packed):
        return {}
    known: dict[bytes, CodeType] = marshal.loads(packed)  # noqa: S302 - as Python reads its own
    return known


def _write(place: Path, known: dict[bytes, CodeType]) -> None:
    packed = marshal.dumps(known)
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(MAGIC_NUMBER + source_hash(packed) + packed)
        beside.replace(place)
    except OSError:
        # Not to be written here: it is compiled again the next time, as without this.
        return
