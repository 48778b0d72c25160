"""An iCalendar file with alarms (RFC 5545).

The same entries and date give the same bytes, and each event keeps its UID, so that a calendar that
takes the file again changes what it has instead of doubling it.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

from cpim_pdp import __version__
from cpim_pdp.core.dates import day_after
from cpim_pdp.wording import figures
from cpim_pdp.wording.translation import Translate, english

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cpim_pdp.exchange.calendar_entries import Entry

SUFFIX = ".ics"
_MORNING = dt.timedelta(hours=9)
"""When the alarms of a day ring."""


def calendar(ahead: Iterable[Entry], on: dt.date, tr: Translate = english) -> bytes:
    """Return entries as a calendar as of a date."""
    made = Calendar()
    made.add("prodid", f"-//CPIM PDP//cpim-pdp {__version__}//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", tr("CPIM PDP"))
    for one in ahead:
        made.add_component(_event(one, on, tr))
    written: bytes = made.to_ical()
    return written


def _event(one: Entry, on: dt.date, tr: Translate) -> Event:
    made = Event()
    made.add("uid", one.uid)
    # The moment of the date asked for, not of the clock.
    made.add("dtstamp", dt.datetime(on.year, on.month, on.day, tzinfo=dt.UTC))
    made.add("dtstart", one.first)
    made.add("dtend", day_after(one.last))
    made.add("summary", _printable(one.title))
    made.add("description", _printable(one.text))
    made.add("transp", "TRANSPARENT")
    for day in one.alarms:
        made.add_component(_alarm(one, day, tr))
    return made


def _alarm(one: Entry, day: dt.date, tr: Translate) -> Alarm:
    made = Alarm()
    made.add("action", "DISPLAY")
    if day > one.last:
        text = tr("{title}, {day}: if it took place, confirm it.")
        made.add("trigger", day - day_after(one.last) + _MORNING, parameters={"RELATED": "END"})
    else:
        text = tr("{title}, {day}", "an event and its day")
        made.add("trigger", day - one.first + _MORNING)
    said = text.format(title=one.title, day=figures.days(one.first, one.last, tr))
    made.add("description", _printable(said))
    return made


def _printable(text: str) -> str:
    """Return a text without control characters, which iCalendar has no way to write."""
    return "".join(
        sign for sign in text if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"}
    )
