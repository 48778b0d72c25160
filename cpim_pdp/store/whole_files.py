"""Writing several files together: all of them whole, or everything is as it was."""

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cpim_pdp.store.whole_file import ORDINARY, keep_rights, spare_log, whole_file


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a file is to be, what is to be put there, and a second name of what was there."""

    target: Path
    temporary: Path
    before: Path | None


@contextmanager
def whole_files(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """Lend an empty file beside each path to fill; all take their places at the end, or none does.

    Raises:
        Refusal: as `whole_file`, and FILE_EXISTS where a log lies.
    """
    for path in paths:
        spare_log(path)
    with ExitStack() as afterwards:
        places: list[_Place] = []
        afterwards.callback(_tidy, places)
        ours: list[tuple[int, int] | None] = []
        try:
            with ExitStack() as stack:
                for path in paths:
                    temporary = stack.enter_context(whole_file(path, mode=ORDINARY))
                    target = Path(os.path.realpath(path))
                    places.append(_Place(target, temporary, _second_name(target)))
                ours = [_identity(place.temporary) for place in places]
                yield tuple(place.temporary for place in places)
                for place in places:
                    keep_rights(place.target, place.temporary)
        except BaseException:
            for place, own in zip(places, ours, strict=False):
                _put_back(place, own)
            raise


def _second_name(target: Path) -> Path | None:
    """Return another name of the file that is there, None where none is."""
    if not target.is_file():
        return None
    name = target.parent / f".cpim-pdp-{secrets.token_hex(8)}.tmp"
    try:
        name.hardlink_to(target)
    except OSError:
        # Some file systems have no links.
        shutil.copy2(target, name)
    return name


def _put_back(place: _Place, ours: tuple[int, int] | None) -> None:
    """Put back what was at a place, if what we made is there now."""
    if _identity(place.target) != ours:
        return
    with suppress(OSError):
        if place.before is None:
            place.target.unlink()
        else:
            place.before.replace(place.target)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _tidy(places: Sequence[_Place]) -> None:
    for place in places:
        # What can't be removed does no harm; the next backup tidies up.
        with suppress(OSError):
            if place.before is not None:
                place.before.unlink(missing_ok=True)
