"""core may know neither files nor the clock: shown from its own source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpim_pdp import core

SOURCES = sorted(Path(str(core.__file__)).parent.glob("*.py"))
ALLOWED = {
    "__future__", "bisect", "collections", "dataclasses", "datetime", "decimal", "enum",
    "fractions", "functools", "itertools", "math", "operator", "re", "tomllib", "types", "typing",
    "unicodedata",
    "cpim_pdp.core",
}  # fmt: skip
CLOCK_AND_FILES = {
    "now",
    "today",
    "utcnow",
    "fromtimestamp",
    "open",
    "print",
    "input",
    "__import__",
}


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def called(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr
            elif isinstance(node.func, ast.Name):
                yield node.func.id


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_core_imports_only_what_computes(source: Path) -> None:
    for module in imported(ast.parse(source.read_text(encoding="utf-8"))):
        top = "cpim_pdp.core" if module.startswith("cpim_pdp.core") else module.split(".")[0]
        assert top in ALLOWED, f"{source.name} imports {module}"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_core_reads_neither_the_clock_nor_a_file(source: Path) -> None:
    found = set(called(ast.parse(source.read_text(encoding="utf-8"))))

    assert found.isdisjoint(CLOCK_AND_FILES)
