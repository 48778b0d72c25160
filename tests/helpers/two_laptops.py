"""Two copies of one log that go their own ways, and are brought together again."""

import shutil
from dataclasses import replace
from pathlib import Path

from helpers.logs import StillClock, by_title, hash_of, make_log, open_log, webinar

from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.core.commands import (
    AddActivity,
    DeleteActivities,
    EditActivity,
    MergeLog,
    NewEvidence,
)
from cpim_pdp.core.merge_plan import MergePlan
from cpim_pdp.logbook import Logbook


class TwoLaptops:
    """Two copies of one log that go their own ways; each step is an hour later."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = StillClock()
        with make_log(folder / "ours.cpimlog", clock=self.clock) as made:
            made.do(AddActivity(webinar("Shared"), (self.file("shared"),)))
            made.do(AddActivity(webinar("Other")))
        shutil.copy(folder / "ours.cpimlog", folder / "theirs.cpimlog")
        self.ours = open_log(folder / "ours.cpimlog", clock=self.clock)
        self.theirs = open_log(folder / "theirs.cpimlog", clock=self.clock)

    def file(self, text: str) -> NewEvidence:
        path = self.folder / f"{text}.txt"
        path.write_text(text, encoding="utf-8")
        return NewEvidence(str(path), path.name, EvidenceKind.CERTIFICATE)

    def edit(self, log: Logbook, title: str, **values: object) -> None:
        self.clock.advance(hours=1)
        found = by_title(log, title)
        wanted = replace(found.details, **values)  # type: ignore[arg-type]
        log.do(EditActivity(found.id, found.details, wanted))

    def delete(self, log: Logbook, title: str) -> None:
        self.clock.advance(hours=1)
        log.do(DeleteActivities((by_title(log, title).id,)))

    def merge(self, into: Logbook | None = None, other: Logbook | None = None) -> MergePlan:
        into, other = into or self.ours, other or self.theirs
        self.clock.advance(hours=1)
        before = hash_of(other.path)
        plan = into.merge_plan(other.path)
        if not plan.changes_nothing:
            into.do(MergeLog(other.path.name, str(other.path), plan))
        assert into.check() == ()
        assert hash_of(other.path) == before
        assert into.merge_plan(other.path).changes_nothing
        return plan

    def titles(self) -> list[str]:
        return sorted(one.details.title for one in self.ours.snapshot().activities)
