"""Likely duplicates: the same title on the same day."""

from dataclasses import replace

from helpers.rules import rulebook
from helpers.values import activity, details

from cpim_pdp.core.activities import Activity
from cpim_pdp.core.duplicates import key_of, likely_duplicates, proven_by


def titled(title: str, on: str = "2025-05-20") -> Activity:
    return activity(replace(details(rulebook(), on=on), title=title))


def test_case_and_spaces_make_no_difference() -> None:
    first, second = titled("Demand  Sensing"), titled(" demand sensing")

    assert likely_duplicates([first, second]) == ((second, first),)


def test_a_third_one_is_told_beside_the_first() -> None:
    one, two, three = titled("A"), titled("A"), titled("A")

    assert likely_duplicates([one, two, three]) == ((two, one), (three, one))


def test_another_day_or_title_is_another_activity() -> None:
    assert likely_duplicates([titled("A"), titled("A", "2025-05-21"), titled("B")]) == ()


def test_nothing_can_be_said_without_a_title_or_a_date() -> None:
    undated = titled("A")
    undated = replace(undated, details=replace(undated.details, date=None))

    assert key_of(undated.details) is None
    assert likely_duplicates([undated, undated, titled(""), titled("")]) == ()


def test_who_else_is_proven_by_the_same_bytes_is_known() -> None:
    one = activity(details(rulebook()), proven=True)
    other = activity(details(rulebook()), proven=True)
    without = activity(details(rulebook()))
    sha256 = one.evidence[0].sha256

    assert proven_by(sha256, [one, without, other]) == (one, other)
    assert proven_by(sha256, [one, other], besides=one.id) == (other,)
    assert proven_by("1" * 64, [one, other]) == ()
