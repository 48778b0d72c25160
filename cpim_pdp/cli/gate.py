"""The gate in which every start ends: exit codes, and one line for what went wrong."""

import os
import sys
from collections.abc import Callable

from cpim_pdp.cli import crash, printing
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.wording import refusals
from cpim_pdp.wording.translation import english as tr

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
