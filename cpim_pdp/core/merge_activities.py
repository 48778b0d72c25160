"""The activities of another log, with their evidence: what is new, and of two edits the newer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime

from cpim_pdp.core import details, texts
from cpim_pdp.core.activities import Activity, Details, Evidence, same_value
from cpim_pdp.core.merge_plan import (
    Attachment,
    Conflict,
    FieldOfBoth,
    Kept,
    LeftOut,
    Thing,
    of_both,
)
from cpim_pdp.core.merge_sides import Side, Verdict, verdict
from cpim_pdp.core.merge_submissions import Submissions
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.core.rulebook import Rulebook

_TABLE = "activities"
_EVIDENCE = "evidence"
_LABELS = ("name", "kind")
_FIELDS = tuple(one.name for one in fields(Details))


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one of their activities."""

    new: Activity | None = None
    changed: Activity | None = None
    attached: tuple[Attachment, ...] = ()
    detached: tuple[str, ...] = ()
    relabelled: tuple[Evidence, ...] = ()
    conflict: Conflict | None = None
    labels: tuple[Conflict, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    trash: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is to be done, and nothing to be told."""
        return self == Fate()


@dataclass(frozen=True, slots=True)
class Activities:
    """Decides about activities, once it is known what becomes of credentials and submissions."""

    ours: Side
    theirs: Side
    rulebook: Rulebook
    credentials: Mapping[str, str]
    submissions: Submissions
    here: Mapping[str, Activity]
    attached_there: frozenset[str]
    """The ids of their evidence that is not detached."""

    def fates(self) -> Iterator[Fate]:
        """Yield what becomes of each activity of theirs: those outside their trash come first."""
        snapshot = self.theirs.snapshot
        for place, one in enumerate((*snapshot.activities, *snapshot.trash), start=1):
            try:
                mapped = self._mapped(one)
            except Refusal as refusal:
                yield Fate(
                    left_out=(LeftOut.of(Thing.ACTIVITY, place, one.details.title, refusal),)
                )
            else:
                yield self._fate(place, mapped)

    def _mapped(self, one: Activity) -> Activity:
        """Return an activity of theirs as it would be here.

        Raises:
            Refusal: where the rules do not take it.
        """
        texts.identity(one.id)
        allocations = tuple(
            replace(decided, credential=self.credentials[decided.credential])
            for decided in one.details.allocations
            if decided.credential in self.credentials
        )
        tidy = details.checked(replace(one.details, allocations=allocations), self.rulebook)
        return replace(one, details=tidy)

    def _fate(self, place: int, there: Activity) -> Fate:
        key = (_TABLE, there.id)
        here = self.here.get(there.id)
        judged = verdict(key, self.ours, self.theirs)
        if here is None:
            return self._fate_of_new(place, there, judged)
        evidence = self._evidence(place, here, there)
        if judged in (Verdict.SAME, Verdict.OURS) and there.id not in self.submissions.held_there:
            return evidence
        return self._fate_of_both(here, there, judged, evidence)

    def _fate_of_new(self, place: int, there: Activity, judged: Verdict) -> Fate:
        emptied = self.ours.gone.get((_TABLE, there.id))
        if judged is Verdict.AWAY or (emptied is not None and _stamp(there) <= emptied):
            return Fate()
        if there.trashed is not None:
            return Fate(trash=True)
        whole = [one for one in there.evidence if one.sha256 not in self.theirs.unreadable]
        attached = tuple(Attachment(there.id, one) for one in whole)
        return Fate(new=there, attached=attached, left_out=self._broken(place, there))

    def _fate_of_both(
        self, here: Activity, there: Activity, judged: Verdict, evidence: Fate
    ) -> Fate:
        """Return the fate of an activity that is in both logs, with the newer version standing."""
        found = _of_both(here, there)
        newer = judged is Verdict.THEIRS or (
            judged is Verdict.BOTH and _stamp(there) > _stamp(here)
        )
        held_here = there.id in self.submissions.held_here
        takes = (newer or there.id in self.submissions.held_there) and not held_here
        fate = replace(evidence, changed=there) if takes and found else evidence
        if not found or (judged is Verdict.THEIRS and takes):
            return fate
        kept = Kept.THEIRS if takes else Kept.OURS
        return replace(fate, conflict=_conflict(here, kept, found, fate.conflict))

    def _evidence(self, place: int, here: Activity, there: Activity) -> Fate:
        """Return what becomes of the files of an activity that is in both logs."""
        present = {one.sha256 for one in here.evidence}
        wanted = [one for one in there.evidence if one.sha256 not in present and self._is_new(one)]
        dropped = [one for one in here.evidence if self._is_dropped(one)]
        labels = self._labels(here, there)
        if there.id in self.submissions.held_here and (wanted or dropped):
            both = FieldOfBoth("evidence", _names(here.evidence), _names(there.evidence))
            return Fate(conflict=_conflict(here, Kept.OURS, (both,)), labels=labels)
        whole = (one for one in wanted if one.sha256 not in self.theirs.unreadable)
        return Fate(
            attached=tuple(Attachment(here.id, one) for one in whole),
            detached=tuple(one.id for one in dropped),
            relabelled=self._relabelled(here, there),
            labels=labels,
            left_out=self._broken(place, replace(there, evidence=tuple(wanted))),
        )

    def _is_new(self, one: Evidence) -> bool:
        """Say whether a file of theirs was never here: what was detached here stays so."""
        key = (_EVIDENCE, one.id)
        return key not in self.ours.gone and verdict(key, self.ours, self.theirs) is Verdict.NEW

    def _is_dropped(self, one: Evidence) -> bool:
        """Say whether they detached a file since the logs were alike."""
        key = (_EVIDENCE, one.id)
        return (
            key in self.theirs.present
            and one.id not in self.attached_there
            and verdict(key, self.ours, self.theirs) is Verdict.THEIRS
        )

    def _relabelled(self, here: Activity, there: Activity) -> tuple[Evidence, ...]:
        """Return their files that are here too, and that they said something else of, or later."""
        pairs = _in_both(here, there)
        return tuple(theirs for _, theirs in pairs if self._label_stands(theirs, here.id))

    def _label_stands(self, theirs: Evidence, activity: str) -> bool:
        key = (_EVIDENCE, theirs.id)
        judged = verdict(key, self.ours, self.theirs)
        is_newer = self.theirs.when(key) > self.ours.when(key)
        stands = judged is Verdict.THEIRS or (judged is Verdict.BOTH and is_newer)
        return stands and activity not in self.submissions.held_here

    def _labels(self, here: Activity, there: Activity) -> tuple[Conflict, ...]:
        """Return the files that both said something else of, or only they though it is filed."""
        told = {Verdict.BOTH, Verdict.THEIRS}
        if here.id not in self.submissions.held_here:
            told.remove(Verdict.THEIRS)
        return tuple(
            Conflict(
                Thing.EVIDENCE,
                here.id,
                here.details.title,
                Kept.THEIRS if self._label_stands(theirs, here.id) else Kept.OURS,
                of_both(ours, theirs, _LABELS),
            )
            for ours, theirs in _in_both(here, there)
            if verdict((_EVIDENCE, theirs.id), self.ours, self.theirs) in told
        )

    def _broken(self, place: int, there: Activity) -> tuple[LeftOut, ...]:
        return tuple(
            LeftOut.of(
                Thing.EVIDENCE,
                place,
                there.details.title,
                Refusal(Reason.EVIDENCE_NOT_READABLE, name=one.name),
            )
            for one in there.evidence
            if one.sha256 in self.theirs.unreadable
        )


def _stamp(activity: Activity) -> datetime:
    return max(activity.changed, activity.trashed or activity.changed)


def _of_both(here: Activity, there: Activity) -> tuple[FieldOfBoth, ...]:
    return (
        *of_both(here.details, there.details, _FIELDS, same_value),
        *of_both(here, there, ("trashed",), _same_place),
    )


def _same_place(_field: str, one: object, other: object) -> bool:
    """Say whether both lie in the trash or neither: since when is no difference."""
    return (one is None) == (other is None)


def _conflict(
    here: Activity,
    kept: Kept,
    found: tuple[FieldOfBoth, ...],
    other: Conflict | None = None,
) -> Conflict:
    more = () if other is None else other.fields
    return Conflict(Thing.ACTIVITY, here.id, here.details.title, kept, (*found, *more))


def _in_both(here: Activity, there: Activity) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield each file that both have as one entry, here and there."""
    ours = {one.id: one for one in here.evidence}
    for theirs in there.evidence:
        if theirs.id in ours and of_both(ours[theirs.id], theirs, _LABELS):
            yield ours[theirs.id], theirs


def _names(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    return tuple(one.name for one in evidence)
