"""The rules that --repeat takes: yearly, monthly, weekly, second tuesday, last friday."""

from cpim_pdp.core.recurrence import Frequency, Recurrence, Weekday
from cpim_pdp.core.refusals import Reason, Refusal

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
WEEKDAYS = {one.name.lower(): one for one in Weekday}


def parse(text: str, every: int) -> Recurrence:
    """Return the recurrence that a rule names, for each ``every``-th time.

    Raises:
        Refusal: RECURRENCE_NOT_UNDERSTOOD.
    """
    match text.lower().split():
        case [word] if word in set(Frequency):
            return Recurrence(Frequency(word), every)
        case [nth, day] if nth in ORDINALS and day in WEEKDAYS:
            return Recurrence(Frequency.MONTHLY, every, WEEKDAYS[day], ORDINALS[nth])
    raise Refusal(Reason.RECURRENCE_NOT_UNDERSTOOD, text=text)


def written(recurrence: Recurrence) -> str:
    """Return the rule as `parse` takes it, without how often."""
    if recurrence.weekday is None or recurrence.ordinal is None:
        return recurrence.frequency.value
    nth = next(word for word, number in ORDINALS.items() if number == recurrence.ordinal)
    return f"{nth} {recurrence.weekday.name.lower()}"
