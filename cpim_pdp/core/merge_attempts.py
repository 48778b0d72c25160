"""The exam attempts and snoozes of another log: which are new, and of two edits the newer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cpim_pdp.core import attempts, snoozes, texts
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.merge_credentials import Credentials
from cpim_pdp.core.merge_plan import Conflict, Kept, LeftOut, Thing, of_both
from cpim_pdp.core.merge_sides import Side, Verdict, is_newer, verdict
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snoozes import Snooze

_ATTEMPTS = "attempts"
_SNOOZES = "snoozes"
_FIELDS = ("exam", "date", "score")


@dataclass(frozen=True, slots=True)
class Attempts:
    """What becomes of the exam attempts."""

    new: tuple[ExamAttempt, ...] = ()
    changed: tuple[ExamAttempt, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def merged(ours: Side, theirs: Side, credentials: Credentials, rulebook: Rulebook) -> Attempts:
    """Return what becomes of their attempts.

    Those for a credential that does not come in stay away with it; the same exam on the same day
    is the same attempt, also where both logs were begun by themselves.
    """
    taken = Attempts()
    for one in theirs.snapshot.attempts:
        if one.credential in credentials.ids:
            taken = _with(taken, one, ours, theirs, credentials, rulebook)
    return taken


def slept(ours: Side, theirs: Side) -> Iterator[Snooze]:
    """Yield the snoozes that are to hold here: what is new there, or was changed later."""
    held = {one.key: one for one in ours.snapshot.snoozes}
    for one in theirs.snapshot.snoozes:
        key = (_SNOOZES, one.key)
        judged = verdict(key, ours, theirs)
        is_new = one.key not in held and judged is not Verdict.AWAY
        if is_new or is_newer(key, judged, ours, theirs):
            try:
                yield snoozes.checked(one)
            except Refusal:
                # No reminder that there is has such a key.
                continue


def _with(
    taken: Attempts,
    one: ExamAttempt,
    ours: Side,
    theirs: Side,
    credentials: Credentials,
    rulebook: Rulebook,
) -> Attempts:
    mapped = replace(one, credential=credentials.ids[one.credential])
    here = _twin(mapped, ours)
    judged = verdict((_ATTEMPTS, one.id), ours, theirs)
    if here is None and judged is Verdict.AWAY:
        return taken
    try:
        texts.identity(one.id)
        held = theirs.snapshot.credential(one.credential)
        tidy = attempts.checked(mapped, held, rulebook)
    except Refusal as refusal:
        left_out = LeftOut.of(Thing.ATTEMPT, 0, one.exam, refusal)
        return replace(taken, left_out=(*taken.left_out, left_out))
    if here is None:
        return replace(taken, new=(*taken.new, tidy))
    if here.id != one.id:
        judged = Verdict.BOTH
    return _of_both(taken, here, tidy, judged, is_newer=_is_newer(here, one, judged, ours, theirs))


def _is_newer(
    here: ExamAttempt, there: ExamAttempt, judged: Verdict, ours: Side, theirs: Side
) -> bool:
    if here.id == there.id:
        return is_newer((_ATTEMPTS, here.id), judged, ours, theirs)
    return theirs.when((_ATTEMPTS, there.id)) > ours.when((_ATTEMPTS, here.id))


def _twin(there: ExamAttempt, ours: Side) -> ExamAttempt | None:
    """Return our attempt that is the same, by its id or else by what it is."""
    held = ours.snapshot.attempts
    same = [one for one in held if one.id == there.id] or [
        one
        for one in held
        if (one.credential, one.exam, one.date) == (there.credential, there.exam, there.date)
    ]
    return same[0] if same else None


def _of_both(
    taken: Attempts, here: ExamAttempt, there: ExamAttempt, judged: Verdict, *, is_newer: bool
) -> Attempts:
    found = of_both(here, there, _FIELDS)
    if not found or judged in (Verdict.SAME, Verdict.OURS):
        return taken
    if is_newer:
        taken = replace(taken, changed=(*taken.changed, replace(there, id=here.id)))
    if judged is Verdict.THEIRS:
        return taken
    kept = Kept.THEIRS if is_newer else Kept.OURS
    conflict = Conflict(Thing.ATTEMPT, here.id, here.exam, kept, found)
    return replace(taken, conflicts=(*taken.conflicts, conflict))
