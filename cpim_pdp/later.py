"""Modules that are loaded when they are first asked for something, so that the start is not slower.

    if TYPE_CHECKING:
        from cpim_pdp.logbook import dispatch
    else:
        dispatch = later("cpim_pdp.logbook.dispatch")

The first branch is for those who check types and arrows. Any thread may be the first to ask.
"""

from importlib import import_module


class Later:
    """Stands for a module that may not be loaded yet."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        return getattr(import_module(self._name), attribute)


def later(name: str) -> Later:
    """Return what stands for a module, given by its whole name."""
    return Later(name)
