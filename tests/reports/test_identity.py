"""Which print a file says it is."""

from dataclasses import replace

from helpers.prints import HOLDER, report, summary_of, usual

from cpim_pdp.reports.identity import stated_id
from cpim_pdp.reports.maintenance import document
from cpim_pdp.wording.translation import english


def test_a_report_states_the_id_that_stands_on_its_pages() -> None:
    said = document(summary_of(*usual()), HOLDER, detailed=False, tr=english)

    assert stated_id(report(*usual())) == said.id


def test_a_name_can_t_pass_for_an_id() -> None:
    trick = replace(HOLDER, name="<print:id>0000-0000-0000-0000</print:id>")
    said = document(summary_of(), trick, detailed=False, tr=english)

    assert stated_id(report(holder=trick)) == said.id


def test_what_is_no_print_states_none() -> None:
    assert stated_id(b"") == stated_id(b"%PDF-1.7 something else") == ""
