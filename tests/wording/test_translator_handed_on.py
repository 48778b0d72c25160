"""The holder's words and figures reach every sentence: the translator is always handed on."""

import ast
import importlib
import inspect
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import cpim_pdp

PACKAGE = Path(cpim_pdp.__file__).parent
MODULES = sorted([*(PACKAGE / "desktop").rglob("*.py"), *(PACKAGE / "wording").rglob("*.py")])
WORDING = sorted(path.stem for path in (PACKAGE / "wording").glob("*.py"))


def worded_by(tree: ast.AST) -> Mapping[str, str]:
    """Return the modules of wording that a module imports, by the name it calls each."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "cpim_pdp.wording":
            found |= {one.asname or one.name: one.name for one in node.names}
    return {name: module for name, module in found.items() if module in WORDING}


def place_of_translator(module: str, function: str) -> int | None:
    """Return at which place a function takes the translator, None where it takes none."""
    called = getattr(importlib.import_module(f"cpim_pdp.wording.{module}"), function)
    if not inspect.isfunction(called):
        return None
    names = list(inspect.signature(called).parameters)
    return names.index("tr") if "tr" in names else None


def forgotten(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    modules = worded_by(tree)
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        owner, function = node.func.value, node.func.attr
        if isinstance(owner, ast.Name) and owner.id in modules:
            place = place_of_translator(modules[owner.id], function)
            is_handed = any(keyword.arg == "tr" for keyword in node.keywords)
            if place is not None and len(node.args) <= place and not is_handed:
                yield f"{node.lineno}: {owner.id}.{function}"


@pytest.mark.parametrize("path", MODULES, ids=[str(one.relative_to(PACKAGE)) for one in MODULES])
def test_every_wording_gets_the_translator(path: Path) -> None:
    assert list(forgotten(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("figures.points(value)", ["2: figures.points"]),
        ("figures.points(value, tr)", []),
        ("figures.points(value, tr=tr)", []),
        ("figures.plural(value)", []),
    ],
)
def test_the_check_finds_a_call_without_it(call: str, found: list[str]) -> None:
    assert list(forgotten(f"from cpim_pdp.wording import figures\n{call}\n")) == found
