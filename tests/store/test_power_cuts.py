"""Whatever ends or fails at whatever step of a backup or a restore: the old or the new, whole."""

import errno
import os
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from helpers.damage import damage
from helpers.logs import StillClock, hash_of, make_log, open_log, webinar
from helpers.power_cuts import Flushed, cut_off, failing, steps_of
from helpers.rules import rulebook

from cpim_pdp.core.commands import AddActivity, NewEvidence
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.logbook import check_log, is_sound, recover
from cpim_pdp.store import places
from cpim_pdp.store.whole_file import UNFINISHED

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")


class Scene:
    """A log with a backup, changed since: what each cut begins with, over and over."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log" / "a.cpimlog"
        self.clock = StillClock()
        self.log.parent.mkdir(parents=True)
        proof = folder / "proof.txt"
        proof.write_bytes(b"the first proof")
        with make_log(self.log, clock=self.clock) as logbook:
            logbook.do(AddActivity(webinar("First"), (NewEvidence(str(proof), ""),)))
            self.first = logbook.backup()
            self.before = logbook.snapshot()
            proof.write_bytes(b"the second proof")
            self.clock.advance(minutes=1)
            logbook.do(AddActivity(webinar("Second"), (NewEvidence(str(proof), ""),)))
            self.after = logbook.snapshot()
        self.clock.advance(minutes=1)
        self._copies = folder / "copies"
        for name in ("log", "home"):
            copytree(folder / name, self._copies / name)

    def again(self) -> None:
        """Put all back as it was."""
        for name in ("log", "home"):
            rmtree(self.folder / name)
            copytree(self._copies / name, self.folder / name)

    def back_up(self) -> None:
        """Make a backup."""
        with open_log(self.log, clock=self.clock, read_only=True) as logbook:
            logbook.backup()

    def restore(self) -> None:
        """Go back to the first backup."""
        recover(self.first, self.log, rulebook(), clock=self.clock)

    def salvage(self) -> None:
        """Save what can be read of the log."""
        recover(self.log, self.log, rulebook(), clock=self.clock)

    def content(self) -> Snapshot:
        """Return what the log holds, which must be sound."""
        assert check_log(self.log) == ()
        with open_log(self.log) as logbook:
            return logbook.snapshot()

    def check_backups(self) -> int:
        """Check that each backup is whole and can be gone back to; return how many there are."""
        with open_log(self.log) as logbook:
            found = logbook.backups()
        for one in found:
            assert is_sound(one)
            assert check_log(one.path) == ()
        assert self.first in {one.path for one in found}
        return len(found)

    def unfinished(self) -> list[Path]:
        """Return what was left half done."""
        return [*self.folder.rglob(UNFINISHED)]


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """Return a log with a backup."""
    return Scene(tmp_path)


def test_a_backup_that_is_cut_off_anywhere_is_there_or_not(scene: Scene) -> None:
    outcomes = set()
    steps = steps_of(scene.back_up)
    for step in range(steps + 1):
        scene.again()
        cut_off(scene.back_up, step)

        assert scene.content() == scene.after
        outcomes.add(scene.check_backups())
        scene.back_up()
        assert scene.check_backups() >= 2
        assert scene.unfinished() == []
    assert outcomes == {1, 2}
    print(f"{steps} steps of a backup cut off")  # noqa: T201 - shown on demand


def test_a_restore_that_is_cut_off_anywhere_leaves_the_old_or_the_new(scene: Scene) -> None:
    outcomes = []
    steps = steps_of(scene.restore)
    for step in range(steps + 1):
        scene.again()
        cut_off(scene.restore, step)

        outcomes.append(scene.content())
        assert outcomes[-1] in (scene.before, scene.after)
        # The old one is kept before it goes.
        assert scene.check_backups() == 2 or outcomes[-1] == scene.after
    assert scene.before in outcomes
    assert scene.after in outcomes
    print(f"{steps} steps of a restore cut off")  # noqa: T201 - shown on demand


def test_a_salvage_that_is_cut_off_anywhere_leaves_the_old_or_the_new(scene: Scene) -> None:
    damage(scene.log, "activities")
    copytree(scene.log.parent, scene.folder / "copies" / "log", dirs_exist_ok=True)
    old = hash_of(scene.log)
    kept = places.data_folder() / "backups" / "replaced"

    steps = steps_of(scene.salvage)
    for step in range(steps + 1):
        scene.again()
        cut_off(scene.salvage, step)

        if hash_of(scene.log) != old:
            assert scene.content().activities == scene.after.activities
            assert old in {hash_of(one) for one in kept.iterdir()}
    assert hash_of(scene.log) != old


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_an_operation_that_fails_in_a_backup_is_told_and_harms_nothing(
    scene: Scene, number: int
) -> None:
    for step in range(steps_of(scene.back_up)):
        scene.again()
        with open_log(scene.log, clock=scene.clock) as logbook, failing(step, number):
            warnings = logbook.backup_if_due()

        assert scene.content() == scene.after
        # What fails once the backup has its name is told too.
        assert scene.check_backups() == 2 or warnings


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_an_operation_that_fails_in_a_restore_is_told_and_harms_nothing(
    scene: Scene, number: int
) -> None:
    steps = steps_of(scene.restore)
    told = 0
    for step in range(steps):
        scene.again()
        try:
            with failing(step, number):
                scene.restore()
        except Refusal:
            told += 1
            assert scene.content() == scene.after
        else:
            assert scene.content() == scene.before
            scene.check_backups()
    assert told > steps / 2


def test_each_file_is_flushed_before_it_gets_its_name_and_the_backup_comes_last(
    scene: Scene,
) -> None:
    flushed = Flushed()
    with flushed.watched():
        scene.back_up()

    assert flushed.unflushed == []
    *evidence, note, backup = flushed.named
    assert [len(name) for name in evidence] == [64]
    assert (Path(note).suffix, Path(backup).suffix) == (".json", ".cpimlog")


def test_a_log_is_flushed_before_it_takes_the_place_of_another(scene: Scene) -> None:
    flushed = Flushed()
    with flushed.watched():
        scene.restore()

    assert flushed.unflushed == []
    assert flushed.named[-1] == scene.log.name
