"""The application sheet as text: whose it is, the numbers, what lies behind each."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from helpers.rules import rulebook
from helpers.values import activity, cpim, details, snapshot, submission

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.submissions import CategoryFigures, Submission
from cpim_pdp.core.summary import summarise
from cpim_pdp.wording import application_sheet

TODAY = date(2026, 11, 22)
ANA = Holder("Ana Souza", "1234567")
WEBINAR = activity(replace(details(rulebook(), "webinar", "2025-05-20", "1.5"), title="S&OP"))
SECOND = activity(replace(details(rulebook(), "webinar", "2026-01-03", "2"), title="Slotting"))
CHAIR = activity(
    replace(
        details(rulebook(), "volunteering", "2025-07-01", "1", points=4, reason="table"),
        title="Chair",
    )
)
COURSE = activity(replace(details(rulebook(), "course", "2026-02-01", "80"), title="Long"))


def text(
    *activities: Activity, holder: Holder = ANA, submissions: tuple[Submission, ...] = ()
) -> str:
    log = snapshot(*activities, submissions=submissions)
    return application_sheet.text(summarise(log, rulebook(), cpim(), TODAY), holder)


def test_the_sheet_reads_from_the_numbers_to_what_is_behind_them() -> None:
    assert text(WEBINAR, SECOND, CHAIR).splitlines() == [
        "Application sheet: CPIM, cycle 1, 14 Mar 2023 to 31 Mar 2028",
        "Ana Souza, ASCM ID 1234567, as of 22 Nov 2026",
        "",
        "Education       3.5",
        "Service           4",
        "All categories  7.5",
        "",
        "Still missing: 67.5 points of the 75 that are required.",
        "",
        "Education: 2 activities, 3.5 hours, 3.5 points counted",
        "  Webinar: 2 activities, 3.5 hours, 3.5 points counted",
        "     3 Jan 2026      2  Slotting",
        "    20 May 2025    1.5  S&OP",
        "",
        "Service: 1 activity, 4 points counted",
        "  Volunteering: 1 activity, 4 points counted",
        "     1 Jul 2025      4  Chair",
    ]


def test_an_empty_log_has_zeros_and_nothing_behind_them() -> None:
    assert "Education       0" in text()
    assert text().endswith("Still missing: 75 points of the 75 that are required.")


def test_a_holder_without_an_id_has_none() -> None:
    assert "\nAna, as of 22 Nov 2026\n" in text(holder=Holder("Ana"))


def test_enough_is_said_to_be_enough() -> None:
    said = text(COURSE)

    assert "That is enough: 75 points are required, and a surplus is not carried over." in said


def test_what_was_filed_stands_as_it_was_filed() -> None:
    filed = submission(filed="2026-05-01", ids=(WEBINAR.id,))
    frozen = replace(
        filed,
        figures=replace(
            filed.figures,
            counted=Decimal("1.5"),
            categories=(CategoryFigures("education", Decimal(2), Decimal("1.5")),),
        ),
    )
    said = text(WEBINAR, SECOND, submissions=(frozen,))

    assert "These are the figures that were filed on 1 May 2026." in said
    assert "All categories  1.5" in said
    assert "Slotting" not in said
