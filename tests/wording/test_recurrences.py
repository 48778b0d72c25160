from datetime import date

import pytest

from cpim_pdp.core.recurrence import Frequency, Recurrence, Weekday
from cpim_pdp.wording import recurrences

YEARLY, MONTHLY, WEEKLY = Frequency.YEARLY, Frequency.MONTHLY, Frequency.WEEKLY


@pytest.mark.parametrize(
    ("recurrence", "start", "text"),
    [
        (Recurrence(YEARLY), "2026-03-14", "every year on 14 March"),
        (Recurrence(YEARLY, 2), "2024-02-29", "every 2 years on the last day of February"),
        (Recurrence(MONTHLY), "2026-03-14", "every month on day 14"),
        (Recurrence(MONTHLY, 3), "2026-03-31", "every 3 months on the last day"),
        (Recurrence(MONTHLY, 1, Weekday.TUESDAY, 2), "2026-03-14", (
            "every month on the second Tuesday"
        )),
        (Recurrence(MONTHLY, 2, Weekday.FRIDAY, -1), "2026-03-14", (
            "every 2 months on the last Friday"
        )),
        (Recurrence(WEEKLY), "2026-03-14", "every week on Saturday"),
        (Recurrence(WEEKLY, 2), "2026-03-16", "every 2 weeks on Monday"),
    ],
)  # fmt: skip
def test_it_is_said_how_often_and_on_which_day(
    recurrence: Recurrence, start: str, text: str
) -> None:
    assert recurrences.text(recurrence, date.fromisoformat(start)) == text


def test_without_its_start_only_the_rule_is_said() -> None:
    assert recurrences.rule(Recurrence(MONTHLY)) == "every month"
    assert recurrences.rule(Recurrence(MONTHLY, 1, Weekday.MONDAY, 1)) == (
        "every month on the first Monday"
    )


def test_each_day_of_the_week_has_a_name_of_its_own() -> None:
    assert len({recurrences.weekday(one) for one in Weekday}) == 7
