"""Two changes of one thing: what can be brought together, and what can't."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from cpim_pdp.core.activities import Details
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.credentials import Credential, Holder
from cpim_pdp.core.schedules import Series

Thing = TypeVar("Thing", Details, Credential, Holder, Series, ExamAttempt)
Same = Callable[[str, object, object], bool]


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that somebody else changed too, to something else.

    ``before`` is what both began with, ``present`` what is there now, ``wanted`` what was to be.
    """

    field: str
    before: object
    present: object
    wanted: object


def equal(_field: str, one: object, other: object) -> bool:
    """Say whether two values of a field are alike: here, whether they are equal."""
    return one == other


def merged(
    before: Thing, present: Thing, wanted: Thing, same: Same = equal
) -> tuple[Thing, tuple[Clash, ...]]:
    """Return the present thing with what changed from ``before`` to ``wanted``, and the clashes.

    A field clashes where it was changed at both places, to different values.
    """
    every = [
        Clash(one.name, *(getattr(version, one.name) for version in (before, present, wanted)))
        for one in fields(before)
    ]
    ours = [one for one in every if not same(one.field, one.before, one.wanted)]
    clashing = tuple(
        one
        for one in ours
        if not same(one.field, one.present, one.before)
        and not same(one.field, one.present, one.wanted)
    )
    changed: dict[str, Any] = {one.field: one.wanted for one in ours}
    return replace(present, **changed), clashing
