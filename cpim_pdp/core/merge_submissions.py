"""The applications that another log has: new ones come in as filed, decided ones as decided."""

from dataclasses import dataclass, fields, replace

from cpim_pdp.core import texts
from cpim_pdp.core.merge_credentials import Credentials
from cpim_pdp.core.merge_plan import Conflict, Kept, LeftOut, Thing, of_both
from cpim_pdp.core.merge_sides import Side, Verdict, verdict
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.submissions import Submission

_TABLE = "submissions"
_FIELDS = tuple(one.name for one in fields(Submission) if one.name != "id")


@dataclass(frozen=True, slots=True)
class Submissions:
    """What becomes of the submissions.

    ``held_here`` are the activities that a submission of ours holds fast afterwards;
    ``held_there`` those that one of theirs brings along as filed.
    """

    new: tuple[Submission, ...] = ()
    changed: tuple[Submission, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    held_here: frozenset[str] = frozenset()
    held_there: frozenset[str] = frozenset()


def submissions(ours: Side, theirs: Side, credentials: Credentials) -> Submissions:
    """Return what becomes of their submissions.

    Of two that are live for one cycle ours stays; those of a credential that does not come in
    stay away with it.
    """
    taken = Submissions()
    for one in theirs.snapshot.submissions:
        if one.credential in credentials.ids:
            mapped = replace(one, credential=credentials.ids[one.credential])
            taken = _with(taken, mapped, ours, theirs)
    return replace(taken, held_here=_held(_standing(taken, ours)), held_there=_held(taken.new))


def _with(taken: Submissions, one: Submission, ours: Side, theirs: Side) -> Submissions:
    key = (_TABLE, one.id)
    judged = verdict(key, ours, theirs)
    here = next((held for held in ours.snapshot.submissions if held.id == one.id), None)
    if judged in (Verdict.SAME, Verdict.OURS, Verdict.AWAY):
        return taken
    if one.report in theirs.unreadable:
        refusal = Refusal(Reason.EVIDENCE_NOT_READABLE, name=f"report-{one.filed}.pdf")
        return _without(taken, one, refusal)
    rival = _rival(one, taken, ours)
    if rival is not None:
        return _in_conflict(taken, rival, one, Kept.OURS)
    if here is None:
        return _new(taken, one)
    kept = Kept.THEIRS if judged is Verdict.THEIRS or theirs.when(key) > ours.when(key) else None
    if kept is Kept.THEIRS:
        taken = replace(taken, changed=(*taken.changed, one))
    if judged is Verdict.THEIRS:
        return taken
    return _in_conflict(taken, here, one, kept or Kept.OURS)


def _new(taken: Submissions, one: Submission) -> Submissions:
    try:
        texts.identity(one.id)
    except Refusal as refusal:
        return _without(taken, one, refusal)
    return replace(taken, new=(*taken.new, one))


def _without(taken: Submissions, one: Submission, refusal: Refusal) -> Submissions:
    left_out = LeftOut.of(Thing.SUBMISSION, 0, str(one.filed), refusal)
    return replace(taken, left_out=(*taken.left_out, left_out))


def _in_conflict(
    taken: Submissions, here: Submission, there: Submission, kept: Kept
) -> Submissions:
    found = of_both(here, there, _FIELDS)
    conflict = Conflict(Thing.SUBMISSION, there.id, str(there.filed), kept, found)
    return replace(taken, conflicts=(*taken.conflicts, conflict))


def _rival(one: Submission, taken: Submissions, ours: Side) -> Submission | None:
    """Return another submission that is live for the same cycle, where ``one`` is live too."""
    others = (*_standing(taken, ours), *taken.new)
    return next(
        (
            held
            for held in others
            if one.is_live
            and held.is_live
            and held.id != one.id
            and (held.credential, held.cycle) == (one.credential, one.cycle)
        ),
        None,
    )


def _standing(taken: Submissions, ours: Side) -> tuple[Submission, ...]:
    """Return our submissions as they are after what was taken so far."""
    changed = {one.id: one for one in taken.changed}
    return tuple(changed.get(one.id, one) for one in ours.snapshot.submissions)


def _held(filed: tuple[Submission, ...]) -> frozenset[str]:
    return frozenset(
        activity for one in filed if one.is_live for activity in one.figures.activities
    )
