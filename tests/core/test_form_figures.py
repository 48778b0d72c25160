"""The form's figures: each category with the entries behind it, frozen once filed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from helpers.rules import rulebook
from helpers.values import activity, cpim, details, snapshot, submission

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.form_figures import FormFigures, form_figures
from cpim_pdp.core.submissions import CategoryFigures, Submission
from cpim_pdp.core.summary import summarise

TODAY = date(2026, 11, 22)
EDUCATION = activity(details(rulebook(), "webinar", "2025-05-20", "3"))
LATER = activity(details(rulebook(), "webinar", "2025-06-20", "2"))
SERVICE = activity(
    details(rulebook(), "volunteering", "2025-07-01", "1", points="4", reason="by the table")
)
PLANNED = activity(details(rulebook(), "webinar", "2027-06-20", "2"))
OUTSIDE = activity(details(rulebook(), "webinar", "2020-06-20", "2"))


def figures(*activities: Activity, submissions: tuple[Submission, ...] = ()) -> FormFigures:
    log = snapshot(*activities, submissions=submissions)
    return form_figures(summarise(log, rulebook(), cpim(), TODAY))


def test_the_categories_stand_in_the_order_of_the_form_and_add_up() -> None:
    found = figures(EDUCATION, LATER, SERVICE, PLANNED, OUTSIDE)

    assert [(one.category, one.counted) for one in found.lines] == [
        ("education", Decimal(5)),
        ("service", Decimal(4)),
    ]
    assert found.counted == sum(one.counted for one in found.lines)


def test_behind_a_figure_stand_the_entries_that_count_the_newest_first() -> None:
    education, service = figures(EDUCATION, LATER, SERVICE, PLANNED, OUTSIDE).lines

    assert [one.activity for one in education.entries] == [LATER, EDUCATION]
    assert [one.activity for one in service.entries] == [SERVICE]


def test_of_a_filed_cycle_the_figures_are_those_filed_and_the_entries_those_it_holds() -> None:
    filed = submission(filed="2026-05-01", ids=(EDUCATION.id,))
    as_filed = (CategoryFigures("education", Decimal(3), Decimal("2.5")),)
    frozen = replace(
        filed, figures=replace(filed.figures, counted=Decimal("2.5"), categories=as_filed)
    )

    found = figures(EDUCATION, LATER, submissions=(frozen,))

    (education,) = found.lines
    assert (education.counted, found.counted) == (Decimal("2.5"), Decimal("2.5"))
    assert [one.activity for one in education.entries] == [EDUCATION]
