"""Loading PySide with less: it works as ever, and what is kept is only ever a help."""

import builtins
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cpim_pdp.desktop import lean_pyside

_LIMIT_S = 60
LOADED = """
import builtins, re, sys
from pathlib import Path
from cpim_pdp.desktop import lean_pyside

own = builtins.compile, re.compile
compiled = []
def counting(text, name, *rest, **named):
    if str(name).startswith("shibokensupport/"):
        compiled.append(name)
    return own[0](text, name, *rest, **named)
builtins.compile = counting
with lean_pyside.loading(Path(sys.argv[1])):
    from PySide6.QtCore import QObject, QPoint
assert builtins.compile is counting and re.compile is own[1]
try:
    QPoint("no", "point")
except TypeError as error:
    print(error)
print(QPoint(1, 2) + QPoint(3, 4), QObject().objectName())
print(len(compiled), file=sys.stderr)
"""
AS_EVER = LOADED.replace("with lean_pyside.loading(Path(sys.argv[1])):", "if True:")


def load(kept: Path, code: str = LOADED, **environment: str) -> tuple[str, int]:
    """Load PySide in a process of its own; return what it says and how much it has compiled."""
    plain = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(kept)],
        env=plain | environment,
        capture_output=True,
        text=True,
        timeout=_LIMIT_S,
        check=True,
    )
    return done.stdout, int(done.stderr)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return where the bytecode is kept."""
    return tmp_path / "kept" / "bytecode.pyc"


def test_pyside_says_and_does_the_same_as_loaded_without(kept: Path) -> None:
    as_ever, _ = load(kept, AS_EVER)

    assert "wrong argument types" in as_ever
    assert load(kept)[0] == as_ever
    assert load(kept)[0] == as_ever


def test_what_pyside_brings_is_compiled_once_only(kept: Path) -> None:
    assert load(kept)[1] > 0
    assert load(kept)[1] == 0


def test_where_nothing_may_be_kept_it_is_compiled_each_time(kept: Path) -> None:
    kept.parent.write_text("a file in the place of the folder")

    assert load(kept)[1] > 0
    assert load(kept)[1] > 0


def test_nothing_is_kept_where_python_is_told_to_write_no_bytecode(kept: Path) -> None:
    load(kept, PYTHONDONTWRITEBYTECODE="1")

    assert not kept.exists()


@pytest.mark.parametrize("damage", [b"", b"\0" * 200])
def test_bytecode_that_is_not_whole_is_made_anew(kept: Path, damage: bytes) -> None:
    load(kept)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:40] + damage)

    assert load(kept)[1] > 0
    assert kept.read_bytes() == whole


def test_what_others_compile_meanwhile_is_compiled_by_python(kept: Path) -> None:
    with lean_pyside.loading(kept):
        code = builtins.compile("1 + 1", "shibokensupport/not_bytes", "eval")
        pattern = re.compile("a+")

    assert eval(code) == 2  # noqa: S307 - compiled here
    assert isinstance(pattern, re.Pattern)
    assert not kept.exists()
