"""The facts that the comment behind each member of an enum in core promises."""

import ast
import inspect
import tokenize
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from io import StringIO
from string import Formatter

from cpim_pdp.core.quantities import Unit

SAMPLES: Mapping[str, object] = {
    "unit": Unit.HOUR,
    "type": "webinar",
    "category": "presentations",
    "edition": "current",
    "field": "title",
    "command": "add-activity",
    "path": "/home/ana/log.cpimlog",
}
DATES = {
    "date", "until", "last", "due", "certified", "opens", "since", "filed", "decided", "present",
    "last_day", "start",
}  # fmt: skip
NUMBERS = {"points", "value", "counted", "required", "claimed", "limit", "core"}


def promised(codes: type[StrEnum]) -> Mapping[str, tuple[str, ...]]:
    """Return for each member's name the facts that its comment names."""
    source = inspect.getsource(codes)
    comments = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    (tree,) = ast.parse(source).body
    assert isinstance(tree, ast.ClassDef)
    return {
        node.targets[0].id: _names(comments.get(node.lineno, ""))
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }


def samples(names: tuple[str, ...]) -> dict[str, object]:
    """Return a value of the right kind for each fact."""
    return {name: _sample(name) for name in names}


def wanted(text: str) -> set[str]:
    """Return the names of the placeholders in a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _names(comment: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in comment.split(",") if name.strip())


def _sample(name: str) -> object:
    if name in DATES:
        return date(2028, 3, 31)
    if name in NUMBERS:
        return Decimal("24.00") if name in {"counted", "limit"} else Decimal("32.00")
    return SAMPLES.get(name, "something")
