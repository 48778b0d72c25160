"""A file's name suggests title, date and kind; what it does not say is left open."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpim_pdp.core import texts
from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.exchange.day_order import DayOrder
from cpim_pdp.exchange.file_name_guesses import draft_of, guess, kind_of


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("certificate-demand-sensing.pdf", "Demand sensing"),
        ("demand-sensing_2026.pdf", "Demand sensing 2026"),
        ("2026-09-18 Certificate of Completion - S&OP in practice.pdf", "S&OP in practice"),
        ("CertificateOfCompletion_DemandSensing_20260918.pdf", "Demand Sensing"),
        ("Zertifikat Lagerhaltung 18.09.2026.pdf", "Lagerhaltung"),
        ("Master-planning deep dive (1).pdf", "Master-planning deep dive"),
        ("Certified in Planning.pdf", "Certified in Planning"),
        ("Certificate.pdf", "Certificate"),
        ("cert_12345.pdf", "Cert 12345"),
        ("MITx_SC1x_Certificate.pdf", "MITx SC1x"),
        ("修了証 需要予測 2026年9月18日.pdf", "修了証 需要予測"),
        ("2026-09-18.pdf", "2026 09 18"),
        ("2026.pdf", "2026"),
        ("", "Evidence"),
    ],
)
def test_the_title_is_the_name_without_what_says_something_else(name: str, title: str) -> None:
    assert guess(name).title == title


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a 2026-09-18.pdf", date(2026, 9, 18)),
        ("a_20260918_b.pdf", date(2026, 9, 18)),
        ("18.09.2026 a.pdf", date(2026, 9, 18)),
        ("a 09-18-2026.pdf", date(2026, 9, 18)),
        ("a-18-sep-2026.pdf", date(2026, 9, 18)),
        ("18th September 2026 a.pdf", date(2026, 9, 18)),
        ("a Sep 18, 2026.pdf", date(2026, 9, 18)),
        ("a 18. Oktober 2026.pdf", date(2026, 10, 18)),
        ("a 2026年9月18日.pdf", date(2026, 9, 18)),
        ("a 04-04-2026.pdf", date(2026, 4, 4)),
        ("a 03-04-2026.pdf", None),
        ("a Sep 2026.pdf", None),
        ("20261399.pdf", None),
        ("order 120260918.pdf", None),
        ("a 2026-02-30.pdf", None),
    ],
)
def test_a_date_is_read_where_it_can_be_only_one(name: str, expected: date | None) -> None:
    assert guess(name).date == expected


def test_a_date_that_can_be_two_is_read_in_the_order_of_the_system() -> None:
    assert guess("a 03-04-2026.pdf", DayOrder.DMY).date == date(2026, 4, 3)
    assert guess("a 03-04-2026.pdf", DayOrder.MDY).date == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Certificate of attendance.pdf", EvidenceKind.CERTIFICATE),
        ("my-cert.png", EvidenceKind.CERTIFICATE),
        ("Zertifikat.JPG", EvidenceKind.CERTIFICATE),
        ("Diploma.pdf", EvidenceKind.CERTIFICATE),
        ("証明書.pdf", EvidenceKind.CERTIFICATE),
        ("certificate.docx", None),
        ("concert.pdf", None),
        ("Transcript.pdf", EvidenceKind.TRANSCRIPT),
        ("Teilnahmebestätigung.pdf", EvidenceKind.ATTENDANCE),
        ("ASCM invoice.pdf", EvidenceKind.RECEIPT),
        ("Einladung.pdf", EvidenceKind.INVITATION),
        ("meeting.ics", EvidenceKind.INVITATION),
        ("talk.pptx", EvidenceKind.SLIDES),
        ("Screenshot 2026.png", EvidenceKind.SCREENSHOT),
        ("agenda.docx", EvidenceKind.PROGRAMME),
        ("letter.pdf", EvidenceKind.LETTER),
        ("letter.docx", None),
        ("Slotting.pdf", None),
        ("setup.exe", None),
    ],
)
def test_the_kind_is_what_the_name_speaks_of(name: str, kind: EvidenceKind | None) -> None:
    assert kind_of(name) == kind


def test_a_draft_has_what_the_name_suggests_and_the_file() -> None:
    draft = draft_of(Path("/somewhere/Slotting 2026-09-18.pdf"))

    assert (draft.details.title, draft.details.date) == ("Slotting", date(2026, 9, 18))
    assert draft.details.draft
    (file,) = draft.evidence
    assert (file.name, file.kind) == ("Slotting 2026-09-18.pdf", EvidenceKind.OTHER)


@given(st.text(max_size=60), st.sampled_from([None, *DayOrder]))
def test_any_name_gives_a_title_that_a_log_takes(name: str, order: DayOrder | None) -> None:
    title = guess(f"{name}.pdf", order).title

    assert title
    assert texts.line(title, "title") == title
