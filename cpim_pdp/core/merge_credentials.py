"""The holder and the credentials of another log: which are ours, which are new, which newer."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from cpim_pdp.core import texts
from cpim_pdp.core.credentials import Credential, Holder, checked, holder_checked
from cpim_pdp.core.merge_plan import Conflict, Kept, LeftOut, Thing, of_both
from cpim_pdp.core.merge_sides import Side, Verdict, verdict
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.rulebook import Rulebook

_HOLDER = "holder"
_TABLE = "credentials"
_FIELDS = tuple(one.name for one in fields(Credential) if one.name != "id")
_FILED = ("designation", "certified", "due", "points", "years")
"""What a cycle follows from: it stays where one was filed."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What becomes of the credentials; ``ours`` says which of the result stands for one of theirs.

    One that can't come in, or was removed here, has none.
    """

    new: tuple[Credential, ...] = ()
    changed: tuple[Credential, ...] = ()
    ours: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def ids(self) -> Mapping[str, str]:
        """Our id for each of theirs."""
        return dict(self.ours)


def holder(ours: Side, theirs: Side) -> tuple[Holder | None, tuple[Conflict, ...]]:
    """Return the holder to take over, None where ours stays, and the conflict if there is one.

    Another log's holder never replaces ours: only a copy's of the same log does.
    """
    here, there = ours.snapshot.holder, theirs.snapshot.holder
    found = of_both(here, there, Holder.__slots__)
    if not found:
        return None, ()
    key = (_HOLDER, _HOLDER)
    same_log = ours.snapshot.log_id == theirs.snapshot.log_id
    judged = verdict(key, ours, theirs) if same_log else Verdict.BOTH
    if judged is Verdict.OURS:
        return None, ()
    newer = same_log and (judged is Verdict.THEIRS or theirs.when(key) > ours.when(key))
    kept = Kept.THEIRS if newer else Kept.OURS
    conflict = Conflict(Thing.HOLDER, _HOLDER, here.name, kept, found)
    conflicts = () if judged is Verdict.THEIRS else (conflict,)
    return (holder_checked(there) if newer else None), conflicts


def credentials(ours: Side, theirs: Side, rulebook: Rulebook) -> Credentials:
    """Return what becomes of their credentials.

    One of the same designation and day is the same credential, also where both logs were begun
    by themselves.
    """
    taken = Credentials()
    for one in theirs.snapshot.credentials:
        taken = _with(taken, one, ours, theirs, rulebook)
    return taken


def _with(
    taken: Credentials, one: Credential, ours: Side, theirs: Side, rulebook: Rulebook
) -> Credentials:
    twin = _twin(one, ours)
    if twin is None and verdict((_TABLE, one.id), ours, theirs) is Verdict.AWAY:
        return taken
    try:
        tidy = replace(checked(one, rulebook), id=texts.identity(one.id))
    except Refusal as refusal:
        left_out = LeftOut.of(Thing.CREDENTIAL, 0, one.title or one.designation, refusal)
        return replace(taken, left_out=(*taken.left_out, left_out))
    taken = replace(taken, ours=(*taken.ours, (one.id, one.id if twin is None else twin.id)))
    if twin is None:
        return replace(taken, new=(*taken.new, tidy))
    return _merged(taken, twin, tidy, ours, theirs)


def _twin(one: Credential, ours: Side) -> Credential | None:
    """Return our credential that is the same, by its id or else by what it is."""
    held = ours.snapshot.credentials
    same = [here for here in held if here.id == one.id] or [
        here for here in held if _nature(here) == _nature(one)
    ]
    return same[0] if same else None


def _nature(one: Credential) -> tuple[object, ...]:
    return one.designation, one.certified, one.title


def _merged(
    taken: Credentials, here: Credential, there: Credential, ours: Side, theirs: Side
) -> Credentials:
    found = of_both(here, there, _FIELDS)
    judged, key = Verdict.BOTH, (_TABLE, here.id)
    if here.id == there.id:
        judged = verdict(key, ours, theirs)
    if not found or judged is Verdict.OURS:
        return taken
    is_newer = judged is Verdict.THEIRS or theirs.when((_TABLE, there.id)) > ours.when(key)
    filed = any(one.is_live for one in ours.snapshot.submissions_of(here.id))
    is_held = filed and bool(of_both(here, there, _FILED))
    kept = Kept.THEIRS if is_newer and here.id == there.id and not is_held else Kept.OURS
    if kept is Kept.THEIRS:
        taken = replace(taken, changed=(*taken.changed, there))
    if judged is Verdict.THEIRS and not is_held:
        return taken
    conflict = Conflict(Thing.CREDENTIAL, here.id, here.title or here.designation, kept, found)
    return replace(taken, conflicts=(*taken.conflicts, conflict))
