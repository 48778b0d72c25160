"""What a backup says of itself, frozen when it was made: a list of them tells them apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cpim_pdp.core import points
from cpim_pdp.core.rulebook import Rulebook
from cpim_pdp.core.snapshot import Snapshot
from cpim_pdp.core.summary import summaries


@dataclass(frozen=True, slots=True)
class CountedPoints:
    """The points counted for one credential in its shown cycle."""

    credential: str
    designation: str
    counted: Decimal


@dataclass(frozen=True, slots=True)
class BackupFigures:
    """How many activities a log held, and the points counted, the credential due first on top."""

    activities: int
    points: tuple[CountedPoints, ...]


def figures_of(snapshot: Snapshot, rulebook: Rulebook, on: date) -> BackupFigures:
    """Return the figures of a log on a date; what is in the trash is not counted."""
    return BackupFigures(
        len(snapshot.activities),
        tuple(
            CountedPoints(one.credential.id, one.credential.designation, one.points.counted)
            for one in summaries(snapshot, rulebook, on)
        ),
    )


def plain(figures: BackupFigures) -> dict[str, object]:
    """Return figures as what JSON can hold, points in hundredths."""
    return {
        "activities": figures.activities,
        "points": [
            {
                "credential": one.credential,
                "designation": one.designation,
                "counted": points.hundredths(one.counted),
            }
            for one in figures.points
        ],
    }


def read(stored: Mapping[str, object]) -> BackupFigures:
    """Return the figures that `plain` made.

    Raises:
        ValueError: for anything else.
    """
    activities, counted = stored.get("activities"), stored.get("points")
    if not isinstance(activities, int) or not isinstance(counted, list):
        raise ValueError("no figures")  # noqa: TRY004 - the value of a file, not a caller's type
    return BackupFigures(activities, tuple(_counted(one) for one in counted))


def _counted(stored: object) -> CountedPoints:
    match stored:
        case {"credential": str(credential), "designation": str(code), "counted": int(counted)}:
            return CountedPoints(credential, code, points.from_hundredths(counted))
    raise ValueError("no points")
