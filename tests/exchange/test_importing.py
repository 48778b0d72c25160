"""Reading a whole table of activities."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.rules import rulebook

from cpim_pdp.core.activities import Details
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.exchange.day_order import DayOrder
from cpim_pdp.exchange.importing import Outcome, Wishes, read

HEAD = "Title,Type,Date,Hours"


def imported(
    folder: Path,
    *lines: str,
    head: str = HEAD,
    known: Iterable[Details] = (),
    columns: tuple[str, ...] = (),
    default_type: str | None = None,
    order: DayOrder | None = None,
) -> Outcome:
    """Return what a table of these lines brings."""
    path = folder / "list.csv"
    path.write_text("\n".join((head, *lines)), encoding="utf-8")
    return read(path, Wishes(columns, default_type, order), known, rulebook())


def details(outcome: Outcome) -> list[Details]:
    """Return the details of what is new."""
    return [one.details for one in outcome.new]


def faults(outcome: Outcome) -> list[tuple[int, str, Reason]]:
    """Return row, column and reason of what was rejected."""
    return [(one.row, one.column, one.refusal.reason) for one in outcome.rejected]


def test_rows_become_activities(tmp_path: Path) -> None:
    outcome = imported(tmp_path, "Lean,course,2024-05-01,16.5", "S&OP,webinar,2024-06-01,1:30")

    first, second = details(outcome)
    assert (first.title, first.type, first.date) == ("Lean", "course", date(2024, 5, 1))
    assert first.quantity is not None
    assert first.quantity.shown == Decimal("16.5")
    assert second.quantity is not None
    assert second.quantity.count == 90
    assert (outcome.read, outcome.rejected, outcome.duplicates) == (2, (), ())


def test_every_field_is_read(tmp_path: Path) -> None:
    head = (
        "title,type,date,until,quantity,weeks,points_claimed,reason,provider,notes,topics,"
        "category,state,score,event,likelihood"
    )
    outcome = imported(
        tmp_path,
        'Logistics,college-course,2024-01-10,2024-05-01,3,15,40,As agreed,City U,"a\nb",'
        "demand;Inventory,education,planned,,,65",
        "Exam,exam,2024-06-01,,1,,,,ASCM,,,,proven,310,,",
        "ASCM,conference,2024-09-01,2024-09-03,3,,,,ASCM,,,service,draft,,Connect,",
        head=head,
    )

    college, exam, conference = details(outcome)
    assert (college.weeks, college.points, college.reason) == (15, Decimal(40), "As agreed")
    assert (college.provider, college.notes) == ("City U", "a\nb")
    assert (college.topics, college.planned) == (("demand", "inventory"), True)
    assert (college.likelihood, exam.likelihood) == (65, None)
    assert (exam.score, exam.draft, exam.planned) == (310, False, False)
    assert (conference.event, conference.category, conference.draft) == ("Connect", "service", True)


def test_points_that_are_those_of_the_rules_are_not_by_hand(tmp_path: Path) -> None:
    outcome = imported(
        tmp_path,
        "A,webinar,2024-05-01,2,2",
        "B,webinar,2024-05-02,2,3",
        head="Title,Type,Date,Quantity,Points",
    )

    assert details(outcome)[0].points is None
    assert faults(outcome) == [(3, "Points", Reason.REASON_NEEDED)]


def test_rows_that_cant_be_read_are_named_with_their_column(tmp_path: Path) -> None:
    outcome = imported(
        tmp_path,
        *(",course,2024-05-01,1", "B,nonsense,2024-05-01,1", "C,course,11/2021,1"),
        *("D,course,soon,1", "E,course,,1", "F,course,2024-05-01,", "G,course,2024-05-01,-1"),
        *("H,course,2024-05-01,long", 'I,course,2024-05-01,"1,234"', "J,course,1949-01-01,1"),
        *("K,,2024-05-01,1", "L,course,2024-05-01,1,more"),
        *("M,course,2024-05-01,3 days", "N,volunteering,2024-05-01,"),
    )

    assert outcome.new == ()
    assert faults(outcome) == [
        (2, "Title", Reason.TITLE_EMPTY),
        (3, "Type", Reason.TYPE_NOT_NAMED),
        (4, "Date", Reason.DATE_MONTH_ONLY),
        (5, "Date", Reason.DATE_NOT_READ),
        (6, "Date", Reason.DATE_NEEDED),
        (7, "Hours", Reason.QUANTITY_NEEDED),
        (8, "Hours", Reason.QUANTITY_OUT_OF_RANGE),
        (9, "Hours", Reason.QUANTITY_NOT_A_NUMBER),
        (10, "Hours", Reason.NUMBER_AMBIGUOUS),
        (11, "Date", Reason.DATE_NOT_READ),
        (12, "Type", Reason.TYPE_NEEDED),
        (13, "", Reason.ROW_TOO_LONG),
        (14, "Hours", Reason.QUANTITY_OF_OTHER_UNIT),
        (15, "points_claimed", Reason.POINTS_NEEDED),
    ]


@pytest.mark.parametrize(
    ("head", "line", "column", "reason"),
    [
        (
            "Title,Type,Date,Until",
            "A,book,2024-05-02,2024-05-01",
            "Until",
            Reason.UNTIL_BEFORE_DATE,
        ),
        ("Title,Type,Date,Until", "A,book,2024-05-02,05/2024", "Until", Reason.DATE_MONTH_ONLY),
        ("Title,Type,Date,Score", "A,exam,2024-05-02,passed", "Score", Reason.NOT_A_WHOLE_NUMBER),
        ("Title,Type,Date,Score", "A,exam,2024-05-02,300.5", "Score", Reason.NOT_A_WHOLE_NUMBER),
        ("Title,Type,Date,Score", "A,exam,2024-05-02,400", "Score", Reason.SCORE_OUT_OF_RANGE),
        ("Title,Type,Date,Points", "A,other,2024-05-02,many", "Points", Reason.POINTS_NOT_A_NUMBER),
        ("Title,Type,Date,Points", "A,other,2024-05-02,1000", "Points", Reason.POINTS_OUT_OF_RANGE),
        (
            "Title,Type,Date,Likelihood",
            "A,exam,2024-05-02,110",
            "Likelihood",
            Reason.LIKELIHOOD_OUT_OF_RANGE,
        ),
        ("Title,Type,Date,Weeks", "A,book,2024-05-02,3", "Weeks", Reason.WEEKS_NOT_FOR_TYPE),
    ],
)
def test_each_field_is_blamed_for_its_own_fault(
    tmp_path: Path, head: str, line: str, column: str, reason: Reason
) -> None:
    assert faults(imported(tmp_path, line, head=head)) == [(2, column, reason)]


def test_a_text_too_long_names_its_column(tmp_path: Path) -> None:
    outcome = imported(
        tmp_path, f"A,book,2024-05-01,{'x' * 10_001}", head="Title,Type,Date,Sponsor"
    )

    assert faults(outcome) == [(2, "Sponsor", Reason.TEXT_TOO_LONG)]


def test_a_type_for_rows_that_name_none(tmp_path: Path) -> None:
    outcome = imported(
        tmp_path,
        *("A,Otros,2024-05-01,1", "B,,2024-05-01,1", "C,webinar,2024-05-01,1"),
        default_type="course",
    )

    assert [one.type for one in details(outcome)] == ["course", "course", "webinar"]


def test_an_unknown_type_for_such_rows_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        imported(tmp_path, "A,course,2024-05-01,1", default_type="nonsense")

    assert refused.value.reason is Reason.TYPE_UNKNOWN


def test_a_conference_by_the_hour_is_read_as_a_seminar_and_told(tmp_path: Path) -> None:
    outcome = imported(tmp_path, "A,Conference,2024-05-01,8", "B,Conference,2016-05-01,8")

    today, then = outcome.new
    assert (today.details.type, today.retyped) == ("seminar", True)
    assert (then.details.type, then.retyped) == ("conference", False)


def test_hours_are_not_taken_for_pieces(tmp_path: Path) -> None:
    outcome = imported(tmp_path, "A,exam,2024-05-01,3.5", "B,exam,2024-05-01,")

    assert faults(outcome) == [(2, "Hours", Reason.QUANTITY_OF_OTHER_UNIT)]
    assert [one.title for one in details(outcome)] == ["B"]


def test_duplicates_of_the_log_and_of_earlier_rows_are_left_out(tmp_path: Path) -> None:
    first = details(imported(tmp_path, "Lean  planning,course,2024-05-01,1"))

    outcome = imported(
        tmp_path,
        *("LEAN planning,course,2024-05-01,9", "Lean planning,course,2024-05-02,1"),
        *("lean planning,course,2024-05-02,1", "Lean planning,webinar,2024-05-02,1"),
        known=first,
    )

    assert outcome.duplicates == (2, 4)
    assert [one.row for one in outcome.new] == [3, 5]


@pytest.mark.parametrize(
    ("dates", "order", "first"),
    [
        (("01/02/2024", "25/12/2024"), DayOrder.DMY, date(2024, 2, 1)),
        (("01/02/2024", "12/25/2024"), DayOrder.MDY, date(2024, 1, 2)),
        (("4/7/26", "25/7/26"), DayOrder.DMY, date(2026, 7, 4)),
        (("2024-02-01", "2024-02-02"), None, date(2024, 2, 1)),
    ],
)
def test_the_rows_that_are_clear_decide_for_all(
    tmp_path: Path, dates: tuple[str, str], order: DayOrder | None, first: date
) -> None:
    outcome = imported(tmp_path, *(f"{day},course,{day},1" for day in dates))

    assert outcome.order is order
    assert details(outcome)[0].date == first


@pytest.mark.parametrize("dates", [("01/02/2024", "02/03/2024"), ("25/12/2024", "12/25/2024")])
def test_where_no_row_decides_the_holder_must(tmp_path: Path, dates: tuple[str, str]) -> None:
    lines = [f"{day},course,{day},1" for day in dates]
    with pytest.raises(Refusal) as refused:
        imported(tmp_path, *lines)
    assert refused.value.reason is Reason.DATE_ORDER_AMBIGUOUS

    outcome = imported(tmp_path, *lines, order=DayOrder.DMY)

    assert details(outcome)[0].date is not None
    assert all(reason is Reason.DATE_NOT_IN_ORDER for _, _, reason in faults(outcome))


def test_the_end_of_a_period_may_decide_for_its_start(tmp_path: Path) -> None:
    outcome = imported(
        tmp_path, "A,book,01/02/2024,25/02/2024", head="Title,Type,Start date,End date"
    )

    assert details(outcome)[0].date == date(2024, 2, 1)


def test_a_column_of_other_things_is_not_a_choice_by_its_title_alone(tmp_path: Path) -> None:
    head = "Title,Type,Date,Category,Topic,Status"
    line = "A,book,2024-05-01,Soft skills,Excel,Y"

    outcome = imported(tmp_path, line, head=head)

    assert outcome.columns.unread == ("Category", "Topic", "Status")
    assert len(outcome.new) == 1
    assert faults(imported(tmp_path, line, head=head, columns=("category=Category",))) == [
        (2, "Category", Reason.CATEGORY_UNKNOWN)
    ]


def test_where_some_cells_are_choices_the_others_are_faults(tmp_path: Path) -> None:
    head = "Title,Type,Date,Category,Topics,State"

    outcome = imported(
        tmp_path,
        *("A,book,2024-05-01,service,demand,done", "B,book,2024-05-02,x,,"),
        *("C,book,2024-05-02,,x,", "D,book,2024-05-02,,,x"),
        head=head,
    )

    assert faults(outcome) == [
        (3, "Category", Reason.CATEGORY_UNKNOWN),
        (4, "Topics", Reason.TOPIC_UNKNOWN),
        (5, "State", Reason.STATE_UNKNOWN),
    ]


def test_a_draft_may_lack_what_others_need(tmp_path: Path) -> None:
    outcome = imported(tmp_path, "A,,,draft", head="Title,Type,Date,State")

    assert details(outcome)[0].draft


def test_a_line_break_in_a_title_is_a_space(tmp_path: Path) -> None:
    outcome = imported(tmp_path, '"Two\nlines",book,2024-05-01,')

    assert details(outcome)[0].title == "Two lines"


@pytest.mark.parametrize("name", ["list.xlsx", "list", "list.csv.zip"])
def test_other_files_are_refused_by_their_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path / name, Wishes(), (), rulebook())

    assert refused.value.reason is Reason.FILE_NOT_OF_TYPE


def test_a_table_without_a_title_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        imported(tmp_path, "1,2", head="When,Where")

    assert refused.value.reason is Reason.TABLE_NO_TITLES
    assert refused.value.facts["path"] == tmp_path / "list.csv"
