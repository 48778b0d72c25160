"""A disk that is full or fails while an entry is saved: nothing half done, nothing typed lost."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from helpers.forms import open_form
from helpers.logs import open_log
from pytestqt.qtbot import QtBot

from cpim_pdp.core.commands import AddActivity
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.entry.form import EntryForm
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.session import Session

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond ``size`` bytes, as on a full disk."""
    import resource  # noqa: PLC0415 - not there on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def form(qtbot: QtBot, session: Session, gateway: Gateway, tmp_path: Path) -> EntryForm:
    made = open_form(qtbot, session, gateway)
    certificate = tmp_path / "certificate.pdf"
    certificate.write_bytes(b"%PDF-" + bytes(2_000_000))
    made.add_files([certificate])
    made.fields.title.setText("Typed with care")
    made.fields.notes.setPlainText("All of it")
    made.fields.quantity.setText("1.5")
    return made


def check_kept(form: EntryForm, session: Session) -> None:
    assert form.isVisible()
    assert form.fields.title.text() == "Typed with care"
    assert form.fields.notes.toPlainText() == "All of it"
    assert len(form.evidence.evidence()) == 1
    assert form.foot.error.isVisible()
    assert form.foot.error.text().count(". ") == 0
    with open_log(session.path) as logbook:
        assert len(logbook.snapshot().activities) == 2
        assert logbook.check() == ()


@needs_limits
def test_on_a_full_disk_what_was_typed_is_still_in_the_form_and_saved_once_there_is_room(
    form: EntryForm, session: Session
) -> None:
    with no_file_beyond(session.path.stat().st_size + 8192):
        assert not form.save()

    check_kept(form, session)
    assert "The disk that holds" in form.foot.error.text()

    assert form.save()
    titles = {one.details.title for one in session.snapshot.activities}
    assert "Typed with care" in titles


@pytest.mark.parametrize("reason", [Reason.DISK_FULL, Reason.DISK_FAULT, Reason.LOG_LOCKED])
def test_whatever_the_disk_says_is_one_sentence_in_the_form(
    form: EntryForm, session: Session, monkeypatch: pytest.MonkeyPatch, reason: Reason
) -> None:
    def refuse(_logbook: object, _command: AddActivity) -> None:
        raise Refusal(reason, path=session.path)

    monkeypatch.setattr(type(session.logbook), "do", refuse)

    assert not form.save()

    check_kept(form, session)
