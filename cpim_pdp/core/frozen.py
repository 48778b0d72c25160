"""Frozen dataclasses with slots, made in a tenth of the time.

The standard library writes and compiles the text of six methods for each dataclass as its module is
loaded; before Python 3.13 that takes 1.5 ms a class, a third of the window's start. Here they share
their methods, and ``__init__`` is compiled when there are many objects to make. Measured by
``tests/benchmarks/measure_records.py``. It looks, and to type checkers it is, the same.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

Made = Any
"""A class, or an object of it, whose fields are known when it is there, not before."""

_FEW = 30
"""So many objects are made sooner than the method is compiled that makes one quickly."""

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - exported so to type checkers
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[Made], Made]:
        """Return what makes a class a frozen dataclass with slots."""
        if not (frozen and slots):
            raise TypeError("the standard library makes the other dataclasses")
        return _made


def _made(plain: Made) -> Made:
    # Without a text of its own the standard library would work out a signature.
    plain.__doc__ = plain.__doc__ or plain.__name__
    made: Made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    names = tuple(_plain_field(made, field) for field in dataclasses.fields(made))
    made.__values__ = attrgetter(*names) if names else staticmethod(_nothing)
    made.__init__ = _first_init(made)
    made.__eq__ = _equal
    made.__hash__ = _hash
    made.__repr__ = _repr
    made.__setattr__ = _refuse_to_set
    made.__delattr__ = _refuse_to_delete
    made.__getstate__ = _state
    made.__setstate__ = _set_state
    return made


def _plain_field(made: Made, field: dataclasses.Field[object]) -> str:
    """Return the name of a field that has nothing but a type and a default."""
    is_plain = field.init and field.repr and field.compare and not field.kw_only
    if not is_plain or field.default_factory is not dataclasses.MISSING:
        raise TypeError(f"{made.__qualname__}.{field.name}: the standard library makes such a one")
    return field.name


def _first_init(made: Made) -> Callable[..., None]:
    """Return what makes the first objects, slowly, and then what makes all further ones."""
    fields = {field.name: field.default for field in dataclasses.fields(made)}
    places = [(name, getattr(made, name).__set__) for name in fields]
    needed = {name for name, default in fields.items() if default is dataclasses.MISSING}
    count = 0

    def first(self: object, *args: object, **named: object) -> None:
        nonlocal count
        count += 1
        given = {**dict(zip(fields, args, strict=False)), **named}
        is_fitting = (
            len(given) == len(args) + len(named) and needed <= given.keys() <= fields.keys()
        )
        if count > _FEW or not is_fitting:
            made.__init__ = _compiled_init(made)
            made.__init__(self, *args, **named)
            return
        for name, put in places:
            put(self, given[name] if name in given else fields[name])

    return first


def _compiled_init(made: Made) -> Callable[..., None]:
    names: dict[str, object] = {}
    head, body = ["self"], []
    for field in dataclasses.fields(made):
        has_default = field.default is not dataclasses.MISSING
        names[f"_default_{field.name}"] = field.default
        head.append(f"{field.name}=_default_{field.name}" if has_default else field.name)
        # Straight into the slot, past `__setattr__`.
        names[f"_set_{field.name}"] = getattr(made, field.name).__set__
        body.append(f" _set_{field.name}(self, {field.name})")
    text = f"def __init__({', '.join(head)}):\n" + "\n".join(body or [" pass"])
    exec(text, names)  # noqa: S102 - as the standard library does; the names are our own fields
    init: Made = names["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    compiled: Callable[..., None] = init
    return compiled


def _nothing(_self: object) -> tuple[()]:
    return ()


def _equal(self: Made, other: Made) -> Made:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = self.__values__
    return values(self) == values(other)


def _hash(self: Made) -> int:
    return hash(self.__values__(self))


def _repr(self: Made) -> str:
    told = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self))
    return f"{type(self).__qualname__}({', '.join(told)})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    del self, value
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    del self
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Made) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Made, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
