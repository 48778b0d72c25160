"""Frozen dataclasses with slots, made in a fraction of the time.

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

_DROPPED = frozenset({"__dict__", "__weakref__"})
"""What a class without slots has."""

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - exported so to type checkers
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[Made], Made]:
        """Return what makes a class a frozen dataclass with slots."""
        if not (frozen and slots):
            raise TypeError("the standard library makes the other dataclasses")
        return _made


def _made(plain: Made) -> Made:
    own = tuple(plain.__annotations__)
    defaults = {name: vars(plain)[name] for name in own if name in vars(plain)}
    for name in own:
        _check_field(plain, name, defaults.get(name))
    inherited: dict[str, object] = {}
    for base in reversed(plain.__mro__[1:]):
        inherited |= vars(base).get("__frozen_fields__", {})
    fields = inherited | {name: defaults.get(name, dataclasses.MISSING) for name in own}
    kept = {name: value for name, value in vars(plain).items() if name not in _DROPPED | set(own)}
    made: Made = type(plain)(plain.__name__, plain.__bases__, kept | _body(plain, own, fields))
    made.__init__ = _first_init(made, fields)
    return made


def _body(plain: Made, own: tuple[str, ...], fields: dict[str, object]) -> dict[str, object]:
    """Return what a frozen class has besides what stands in its text."""
    return {
        "__qualname__": plain.__qualname__,
        "__slots__": own,
        "__match_args__": tuple(fields),
        "__frozen_fields__": fields,
        "__frozen_values__": attrgetter(*fields) if fields else staticmethod(_nothing),
        "__dataclass_fields__": _Later(plain),
        "__dataclass_params__": _Later(plain),
        "__eq__": _equal,
        "__hash__": _hash,
        "__repr__": _repr,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state,
        "__setstate__": _set_state,
    }


def _check_field(plain: Made, name: str, default: object) -> None:
    """Let pass a field that has nothing but a type and a default that can't change."""
    is_plain = not isinstance(default, dataclasses.Field) and type(default).__hash__ is not None
    if not is_plain or "ClassVar" in str(plain.__annotations__[name]):
        raise TypeError(f"{plain.__qualname__}.{name}: the standard library makes such a one")


class _Later:
    """What the library keeps of its dataclasses, worked out where one of its functions asks."""

    def __init__(self, plain: Made) -> None:
        self._plain = plain

    def __set_name__(self, owner: Made, name: str) -> None:
        self._name = name

    def __get__(self, one: object, owner: Made) -> object:
        del one
        if self._name not in vars(self._plain):
            dataclasses.dataclass(init=False, repr=False, eq=False, frozen=True)(self._plain)
        found: object = vars(self._plain)[self._name]
        if self._name in vars(owner):
            setattr(owner, self._name, found)
        return found


def _first_init(made: Made, fields: dict[str, object]) -> Callable[..., None]:
    """Return what makes the first objects, slowly, and then what makes all further ones."""
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
        for name, default in fields.items():
            object.__setattr__(self, name, given.get(name, default))

    return first


def _compiled_init(made: Made) -> Callable[..., None]:
    names: dict[str, object] = {}
    head, body = ["self"], []
    for name, default in made.__frozen_fields__.items():
        has_default = default is not dataclasses.MISSING
        names[f"_default_{name}"] = default
        head.append(f"{name}=_default_{name}" if has_default else name)
        # Straight into the slot, past `__setattr__`.
        names[f"_set_{name}"] = getattr(made, name).__set__
        body.append(f" _set_{name}(self, {name})")
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
    values = self.__frozen_values__
    return values(self) == values(other)


def _hash(self: Made) -> int:
    return hash(self.__frozen_values__(self))


def _repr(self: Made) -> str:
    told = (f"{name}={getattr(self, name)!r}" for name in self.__frozen_fields__)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    del self, value
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    del self
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Made) -> list[object]:
    return [getattr(self, name) for name in self.__frozen_fields__]


def _set_state(self: Made, state: list[object]) -> None:
    for name, value in zip(self.__frozen_fields__, state, strict=True):
        object.__setattr__(self, name, value)
