"""What comes again is added, changed and refused in its dialog, each in one undoable step."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from helpers.layout import cut_off, settle
from PySide6.QtCore import Qt

from cpim_pdp.core.activities import Details
from cpim_pdp.core.commands import AddSchedule
from cpim_pdp.core.recurrence import Frequency, Recurrence, Weekday
from cpim_pdp.core.schedules import Series
from cpim_pdp.desktop.look.date_field import DateField
from cpim_pdp.desktop.planning.page import PlanPage
from cpim_pdp.desktop.planning.schedule_dialog import ScheduleDialog
from cpim_pdp.desktop.session import Session

ShowPage = Callable[[Session], PlanPage]
MakeSession = Callable[..., Session]
Ask = Callable[..., tuple[Session, PlanPage, ScheduleDialog]]
MEMBERSHIP = Series(
    Details("Membership", type="membership"), Recurrence(Frequency.YEARLY), date(2027, 1, 15)
)


@pytest.fixture
def ask(make_session: MakeSession, show_page: ShowPage) -> Iterator[Ask]:
    """Lend what opens the dialog for a new schedule, or for one that the log has."""
    opened: list[ScheduleDialog] = []

    def asked(held: Series | None = None) -> tuple[Session, PlanPage, ScheduleDialog]:
        session = make_session(*(() if held is None else (AddSchedule(held),)))
        page = show_page(session)
        buttons = page.recurring.edit_buttons
        (page.recurring.add_button if held is None else next(iter(buttons.values()))).click()
        (dialog,) = page.window().findChildren(ScheduleDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        opened.append(dialog)
        return session, page, dialog

    yield asked
    for dialog in opened:
        dialog.done(0)


def fill(dialog: ScheduleDialog, start: date, until: date | None = None) -> None:
    """Type a chapter meeting of an hour and a half on every second Tuesday."""
    dialog.line("title").setText("Chapter meeting")
    dialog.line("provider").setText("ASCM")
    dialog.type.choose("chapter-meeting")
    dialog.line("amount").setText("1:30")
    dialog.rule.setCurrentIndex(dialog.rule.findData(Frequency.MONTHLY))
    dialog.weekday.setCurrentText("the second Tuesday")
    for name, day in (("start", start), ("until", until)):
        field = dialog.boxes[name].editor
        assert isinstance(field, DateField)
        field.set_day(day)


def test_a_chapter_meeting_on_the_second_tuesday_plans_its_entries(ask: Ask) -> None:
    session, page, dialog = ask()

    fill(dialog, date(2027, 1, 1), date(2027, 3, 31))
    dialog.take_button.click()

    (made,) = session.snapshot.schedules
    assert made.series.recurrence == Recurrence(Frequency.MONTHLY, 1, Weekday.TUESDAY, 2)
    assert (made.series.template.provider, made.series.until) == ("ASCM", date(2027, 3, 31))
    days = [one.details.date for one in session.snapshot.activities]
    assert days == [date(2027, 1, 12), date(2027, 2, 9), date(2027, 3, 9)]
    assert len(page.planned.lines) == 3
    session.undo()
    assert (session.snapshot.schedules, session.snapshot.activities) == ((), ())


def test_it_shows_what_is_held_and_changes_what_lies_ahead(ask: Ask) -> None:
    session, _, dialog = ask(MEMBERSHIP)
    assert dialog.line("title").text() == "Membership"
    assert dialog.type.type_id() == "membership"
    assert dialog.weekday.isHidden() or not dialog.weekday.isVisible()

    dialog.line("title").setText("ASCM membership")
    dialog.take()

    assert session.snapshot.schedules[0].series.template.title == "ASCM membership"
    assert {one.details.title for one in session.snapshot.activities} == {"ASCM membership"}


def test_what_is_held_on_a_weekday_is_shown_so_and_stays(ask: Ask) -> None:
    last = Recurrence(Frequency.MONTHLY, 2, Weekday.FRIDAY, -1)
    held = Series(Details("Club", type="membership"), last, date(2027, 1, 1))
    session, _, dialog = ask(held)

    assert dialog.weekday.currentText() == "the last Friday"
    dialog.take()

    assert session.snapshot.schedules[0].series.recurrence == last


def test_an_end_before_the_start_is_refused_beside_its_field(ask: Ask) -> None:
    session, _, dialog = ask()

    fill(dialog, date(2027, 3, 1), date(2027, 2, 1))
    dialog.take()

    assert dialog.isVisible()
    assert dialog.focusWidget() is not None
    assert dialog.boxes["until"].isAncestorOf(dialog.focusWidget())
    assert session.snapshot.schedules == ()


@pytest.mark.parametrize("missing", ["title", "type", "amount"])
def test_what_is_missing_or_no_number_is_said_beside_its_field(ask: Ask, missing: str) -> None:
    session, _, dialog = ask()
    fill(dialog, date(2027, 1, 1))
    if missing == "type":
        dialog.type.setEditText("")
    else:
        dialog.line(missing).setText("" if missing == "title" else "many")

    dialog.take()

    assert dialog.isVisible()
    assert dialog.focusWidget() is not None
    assert dialog.boxes[missing].isAncestorOf(dialog.focusWidget())
    assert session.snapshot.schedules == ()


def test_the_amount_is_named_by_its_type(ask: Ask) -> None:
    _, _, dialog = ask()

    dialog.type.choose("webinar")
    assert dialog.boxes["amount"]._label.text() == "Hours each time"

    dialog.type.choose("other")
    assert dialog.boxes["amount"]._label.text() == "&Points each time"


def test_nothing_of_it_is_cut_off(ask: Ask) -> None:
    _, _, dialog = ask()

    fill(dialog, date(2027, 1, 1))
    settle()

    assert cut_off(dialog) == []
    assert dialog.height() <= 600
