"""A backup's figures survive being written down, and nothing else is taken for them."""

import json
from decimal import Decimal

import pytest
from helpers.rules import rulebook
from helpers.values import activity, cpim, day, details, snapshot

from cpim_pdp.core import backup_figures
from cpim_pdp.core.backup_figures import BackupFigures, CountedPoints

FIGURES = BackupFigures(
    3, (CountedPoints("a", "CPIM", Decimal("28.50")), CountedPoints("b", "CSCP", Decimal("0.00")))
)


def test_they_count_activities_and_points_the_credential_due_first_on_top() -> None:
    later = cpim("2024-03-14", id="later", designation="CSCP")
    log = snapshot(activity(details(rulebook())), credentials=(later, cpim()))

    found = backup_figures.figures_of(log, rulebook(), day("2026-11-22"))

    assert found == BackupFigures(
        1,
        (
            CountedPoints("cred", "CPIM", Decimal("1.50")),
            CountedPoints("later", "CSCP", Decimal("1.50")),
        ),
    )


def test_they_can_be_written_down_and_read() -> None:
    stored = json.loads(json.dumps(backup_figures.plain(FIGURES)))

    assert backup_figures.read(stored) == FIGURES


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"activities": "3", "points": []},
        {"activities": 3, "points": {}},
        {"activities": 3, "points": [None]},
        {"activities": 3, "points": [{"credential": "a", "designation": "CPIM", "counted": "1"}]},
    ],
)
def test_anything_else_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no "):
        backup_figures.read(stored)
