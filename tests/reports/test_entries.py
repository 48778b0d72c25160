"""The numbers that all sections of a report use."""

from dataclasses import replace

from helpers.prints import entry, summary_of, usual

from cpim_pdp.reports.sections.entries import numbered


def test_exhibits_are_numbered_in_the_order_of_the_entries() -> None:
    entries = numbered(summary_of(*usual()))

    assert [one.exhibits for one in entries.all if one.exhibits] == [
        (1,),
        (2, 3),
        (4,),
        (5,),
        (6,),
        (7,),
    ]
    assert [one.number for one in entries.exhibits] == [1, 2, 3, 4, 5, 6, 7]
    assert entries.exhibits[1].evidence.name == "Certificate 3-0.pdf"


def test_a_file_that_proves_two_entries_is_one_exhibit() -> None:
    first = entry(1, "Morning", on="2025-03-05")
    second = replace(entry(2, "Afternoon", on="2025-03-05", files=2), created=first.created)
    second = replace(second, evidence=(second.evidence[0], first.evidence[0]))
    entries = numbered(summary_of(first, second))

    assert [one.exhibits for one in entries.all] == [(1,), (2, 1)]
    assert [one.title for one in entries.exhibits[0].entries] == ["Morning", "Afternoon"]


def test_an_entry_without_evidence_has_no_exhibit() -> None:
    entries = numbered(summary_of(entry(1, files=0)))

    assert entries.all[0].exhibits == ()
    assert entries.exhibits == ()
