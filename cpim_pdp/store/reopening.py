"""Turning to the file that lies at the path of an open log now."""

from datetime import datetime

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store import failures
from cpim_pdp.store.opening import BackUp, OpenLog, opened


def reopened(log: OpenLog, back_up: BackUp, now: datetime) -> OpenLog:
    """Return the log that is at the path of ``log``, opened in the same way.

    Raises:
        Refusal: as in `opening.opened`; LOG_GONE where there is none.
    """
    try:
        return opened(
            log.path, read_only=log.asked_read_only, busy_ms=log.busy_ms, back_up=back_up, now=now
        )
    except Refusal as refusal:
        if refusal.reason is Reason.LOG_MISSING:
            raise Refusal(Reason.LOG_GONE, path=log.path) from refusal
        raise


def same_log(log: OpenLog, back_up: BackUp, now: datetime) -> OpenLog:
    """Return the log that is at the path of ``log``, if it is another file of the same log.

    Raises:
        Refusal: as in `reopened`; LOG_REPLACED where it is another log.
    """
    found = reopened(log, back_up, now)
    try:
        _check_same(log, found)
    except BaseException:
        found.close()
        raise
    return found


def _check_same(log: OpenLog, found: OpenLog) -> None:
    with failures.refusing(log.path):
        (_, before), (_, now) = log.nature(), found.nature()
    if before != now:
        raise Refusal(Reason.LOG_REPLACED, path=log.path)
