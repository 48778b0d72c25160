import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import cpim_pdp

PACKAGE = Path(cpim_pdp.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def is_passed_on(path: Path) -> bool:
    return path.name == "translation.py"


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name == "tr":
                yield node


def faults(source: str) -> list[str]:
    return [f"{call.lineno}: {fault}" for call in calls(ast.parse(source)) for fault in of(call)]


def of(call: ast.Call) -> Iterator[str]:
    if not isinstance(call.func, ast.Name):
        yield "tr is called by its bare name"
    if not call.args:
        yield "tr needs a text"
        return
    text = call.args[0]
    if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
        yield "the text of tr is a literal"
        return
    if len(call.args) > 1 and not isinstance(call.args[1], ast.Constant):
        yield "the comment of tr is a literal"
    if not all(name is None or name.isidentifier() for name in placeholders(text.value)):
        yield "placeholders have names"
    if "%n" in text.value and len(call.args) < 3:
        yield "%n needs a number"


def placeholders(text: str) -> list[str | None]:
    return [name for _, name, _, _ in string.Formatter().parse(text)]


@pytest.mark.parametrize("path", MODULES, ids=[str(one.relative_to(PACKAGE)) for one in MODULES])
def test_texts_for_the_holder_are_literals_with_named_placeholders(path: Path) -> None:
    if not is_passed_on(path):
        assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("tr(f'Due {date}')", "1: the text of tr is a literal"),
        ("tr('Due ' + date)", "1: the text of tr is a literal"),
        ("tr(text)", "1: the text of tr is a literal"),
        ("tr()", "1: tr needs a text"),
        ("self.tr('Due')", "1: tr is called by its bare name"),
        ("tr('Due', note)", "1: the comment of tr is a literal"),
        ("tr('Due {}')", "1: placeholders have names"),
        ("tr('Due {0}')", "1: placeholders have names"),
        ("tr('%n day(s)')", "1: %n needs a number"),
    ],
)
def test_the_check_finds_what_a_translator_could_not(source: str, fault: str) -> None:
    assert faults(source) == [fault]
