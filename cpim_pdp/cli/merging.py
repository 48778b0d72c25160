"""Bringing in another log: its activities, evidence, credentials and submissions."""

from collections.abc import Iterator
from pathlib import Path

from cpim_pdp.cli import printing, shapes
from cpim_pdp.cli.face import Face
from cpim_pdp.core.commands import MergeLog
from cpim_pdp.core.merge_plan import Conflict, MergePlan
from cpim_pdp.wording import merging, refusals, values
from cpim_pdp.wording.translation import english as tr


def merge(face: Face, file: Path, *, dry_run: bool, as_json: bool) -> None:
    """Bring another log in, or only say what would come.

    Raises:
        Refusal: where either log can't be opened.
    """
    ids: tuple[str, ...] = ()
    with face.reading() if dry_run else face.changing() as logbook:
        plan = logbook.merge_plan(file)
        if not (dry_run or plan.changes_nothing):
            ids = logbook.do(MergeLog(file.name, str(file), plan)).ids
    if as_json:
        printing.as_json(_shape(plan, ids))
    else:
        printing.answer("\n".join(_described(plan, dry_run=dry_run)))


def _shape(plan: MergePlan, ids: tuple[str, ...]) -> shapes.Shape:
    return {
        "read": plan.read,
        "new": len(plan.new_activities),
        "duplicates": plan.known,
        "rejected": [
            {
                "row": one.place,
                "column": one.thing.value,
                "reason": refusals.sentence(one.refusal),
            }
            for one in plan.left_out
        ],
        "ids": list(ids),
        "changed": len(plan.activities),
        "evidence": len(plan.attached),
        "detached": len(plan.detached),
        "relabelled": len(plan.relabelled),
        "credentials": len(plan.new_credentials) + len(plan.credentials),
        "submissions": len(plan.new_submissions) + len(plan.submissions),
        "schedules": len(plan.new_schedules) + len(plan.schedules),
        "dropped": len(plan.dropped),
        "attempts": len(plan.new_attempts) + len(plan.attempts),
        "snoozes": len(plan.snoozes),
        "holder": plan.holder is not None,
        "trash": plan.trash,
        "conflicts": [_conflict(one) for one in plan.conflicts],
    }


def _conflict(conflict: Conflict) -> shapes.Shape:
    return {
        "thing": conflict.thing.value,
        "id": conflict.id,
        "title": conflict.title,
        "kept": conflict.kept.value,
        "fields": [
            {
                "field": one.field,
                "ours": values.text(one.field, one.ours),
                "theirs": values.text(one.field, one.theirs),
            }
            for one in conflict.fields
        ],
    }


def _described(plan: MergePlan, *, dry_run: bool) -> Iterator[str]:
    yield tr("This would come in:") if dry_run else tr("This came in:")
    yield from (f"  {line}" for line in merging.counts(plan))
    for conflict in plan.conflicts:
        yield merging.conflict(conflict)
        yield from (f"  {line}" for line in merging.versions(conflict))
    for one in plan.left_out:
        yield merging.left_out(one)
