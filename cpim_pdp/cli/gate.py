"""The gate in which every start ends: exit codes, and one line for what went wrong."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cpim_pdp.core.refusals import Refusal
from cpim_pdp.later import later
from cpim_pdp.wording.translation import english as tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from cpim_pdp.cli import crash, printing
    from cpim_pdp.wording import refusals
else:
    # Of use only where something went wrong.
    crash = later("cpim_pdp.cli.crash")
    printing = later("cpim_pdp.cli.printing")
    refusals = later("cpim_pdp.wording.refusals")

DONE, REFUSED = 0, 1


def guarded(action: Callable[[], int]) -> int:
    """Return what ``action`` returns, 1 where it is refused or fails; says why on one line."""
    try:
        code = action()
        _flush()
    except Refusal as refusal:
        printing.note(refusals.sentence(refusal))
        return REFUSED
    except KeyboardInterrupt:
        printing.note(tr("Stopped; nothing half-done was kept."))
        return REFUSED
    except BrokenPipeError:
        _forget_standard_output()
        return DONE
    except Exception as error:  # noqa: BLE001 - the last gate: kept as a report, told in one line
        printing.note(crash.told(error))
        return REFUSED
    return code


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _forget_standard_output() -> None:
    """Let nobody flush to a reader that has gone: Python would complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
