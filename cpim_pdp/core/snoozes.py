"""Snoozes: reminders that the holder does not want to see before some day."""

from datetime import date

from cpim_pdp.core import dates, texts
from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal

KEY_MOST = 200


@dataclass(frozen=True, slots=True)
class Snooze:
    """A reminder that sleeps until a day, on which it is shown again.

    ``key`` tells it from all others.
    """

    key: str
    until: date


def checked(snooze: Snooze) -> Snooze:
    """Return the snooze.

    Raises:
        Refusal: REMINDER_MALFORMED for a key that is empty or over 200 characters, or what
            `texts.line` and `dates.checked` refuse.
    """
    key = texts.line(snooze.key, "key")
    if not key or len(key) > KEY_MOST:
        raise Refusal(Reason.REMINDER_MALFORMED)
    return Snooze(key, dates.checked(snooze.until))
