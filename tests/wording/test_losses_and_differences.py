"""What a salvage lost, and what going back would change, has its sentence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from string import Formatter

import pytest
from helpers.fact_comments import promised, samples
from helpers.values import activity, snapshot

from cpim_pdp.core.activities import Details
from cpim_pdp.core.attempts import ExamAttempt
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.difference import difference
from cpim_pdp.core.losses import Loss, LossKind
from cpim_pdp.wording import difference as differences
from cpim_pdp.wording import losses
from cpim_pdp.wording.translation import english

PROMISED = promised(LossKind)


@pytest.mark.parametrize("kind", LossKind)
def test_every_loss_has_a_sentence_with_its_facts(kind: LossKind) -> None:
    names = PROMISED[kind.name]
    wanted = {name for _, name, _, _ in Formatter().parse(losses.TEXTS[kind](english)) if name}

    assert wanted == set(names)
    assert losses.text(Loss(kind, samples(names))).endswith(".")


def test_a_backup_is_named_by_its_whole_path() -> None:
    path = "/home/ana/" + "long/" * 30 + "backup.cpimlog"

    text = losses.text(Loss(LossKind.ROWS_FROM_BACKUP, {"count": 3, "backup": path}))

    assert path in text


def test_nothing_to_change_is_said() -> None:
    same = snapshot()

    assert [*differences.lines(difference(same, same))] == ["Nothing would change."]


def test_each_change_is_named() -> None:
    stays = activity(Details("Stays", type="webinar", date=date(2026, 5, 4)))
    changed = replace(stays, details=replace(stays.details, title="New", points=Decimal(1)))
    came, gone = activity(Details("Came", draft=True)), activity(Details("Gone", draft=True))
    now = snapshot(changed, came)
    then = snapshot(replace(stays, evidence=activity(Details("x"), proven=True).evidence), gone)
    now = replace(now, holder=Holder("Another"), credentials=(), trash=(gone,), submissions=())
    now = replace(now, attempts=(ExamAttempt("x", "c", "part-1", date(2026, 5, 2), 310),))

    assert [*differences.lines(difference(now, then))] == [
        "1 activity would go, 1 activity would come back, 1 activity would be as before.",
        "Would go: “Came”",
        "Would come back: “Gone”",
        "Would be as before: “New”, 4 May 2026 (Title, Points, evidence)",
        "The trash would be as it was then.",
        "The holder would be as then.",
        "The credentials would be as then.",
        "The exams on the way back would be as then.",
    ]
