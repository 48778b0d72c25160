"""The form, the pane and the larger look: nothing cut off, whatever the font, width, direction."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.forms import fill
from helpers.papers import pdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.core.commands import AttachEvidence, NewEvidence
from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.entry.entries import Entries
from cpim_pdp.desktop.entry.form import EntryForm
from cpim_pdp.desktop.evidence.attached import AttachedLine
from cpim_pdp.desktop.look.labels import Elided, Label
from cpim_pdp.desktop.window import MainWindow

NAME = "certificate of completion, master planning of resources, دورة تدريبية 2026-09-18.pdf"


@pytest.fixture(params=[1.0, 1.75], ids=["usual font", "large font"])
def _font(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    usual = qapp.font()
    other = qapp.font()
    other.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(other)
    yield
    qapp.setFont(usual)


@pytest.fixture(params=["left to right", "right to left"])
def _direction(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    if request.param == "right to left":
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_bytes(pdf("One", "Two"))
    return path


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def cut_off(page: QWidget) -> list[str]:
    """Return the words that have less room than they need, and what reaches out at a side."""
    found = []
    for label in page.findChildren(Label):
        if isinstance(label, Elided) or not label.isVisible():
            continue
        wraps = label.wordWrap()
        tall = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
        if label.height() < tall or (not wraps and label.width() < label.sizeHint().width()):
            found.append(label.text())
    for button in page.findChildren(QAbstractButton):
        room = button.parentWidget()
        if button.isVisible() and room is not None and not room.rect().contains(button.geometry()):
            found.append(f"{button.text()} {button.accessibleName()}")
    return found


def nameless(page: QWidget) -> list[str]:
    return [
        type(one).__name__
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
        if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
        if one.focusProxy() is None
    ]


def mnemonics(form: EntryForm) -> list[str]:
    """Return the letters that are pressed with Alt in a form."""
    labels = [one.label for one in form.fields.boxes.values() if one.isVisible()]
    buttons = [
        one.text() for one in form.findChildren(QAbstractButton) if one.isVisible() and one.text()
    ]
    return [text.partition("&")[2][:1].lower() for text in (*labels, *buttons) if "&" in text]


@pytest.mark.usefixtures("_font", "_direction")
@pytest.mark.parametrize("kind", ["Webinar", "ASCM conference", "College course", "Volunteering"])
def test_nothing_of_the_form_is_cut_off(
    qtbot: QtBot, entries: Entries, paper: Path, kind: str
) -> None:
    form = entries.log([paper])
    assert form is not None
    fill(form, title="", type=kind, quantity="2", date="1/12/2026")
    form.foot.more.click()
    form.save()
    qtbot.waitUntil(lambda: all(line.sha256 for line in form.evidence._coming.values()))
    settle()

    assert cut_off(form) == []
    assert nameless(form) == []


@pytest.mark.parametrize(
    "kind", ["Webinar", "ASCM conference", "College course", "Certification exam"]
)
def test_no_letter_of_the_form_is_there_twice(entries: Entries, kind: str) -> None:
    form = entries.log()
    assert form is not None
    fill(form, type=kind, date="1/12/2026")
    form.foot.more.click()
    settle()

    letters = mnemonics(form)
    assert len(letters) == len(set(letters)), sorted(letters)


@pytest.fixture
def page(qtbot: QtBot, open_window: MainWindow, paper: Path) -> ActivitiesPage:
    """Return the page with an activity that has evidence, some of it removed, and weak."""
    space = open_window.workspace
    assert space is not None
    space.show_page(Action.SHOW_ACTIVITIES)
    found = space.activities
    one = found.model.rows[0].activity
    other = paper.with_name("locked.pdf")
    other.write_bytes(b"%PDF-1.4 nothing")
    files = (
        NewEvidence(str(paper), paper.name, EvidenceKind.PROGRAMME),
        NewEvidence(str(other), other.name, EvidenceKind.OTHER),
    )
    space.session.do(AttachEvidence(one.id, files))
    found.table.select_ids([one.id])
    lines = found.pane.evidence.findChildren(AttachedLine)
    qtbot.waitUntil(lambda: all(line.thumb.found is not None for line in lines))
    return found


@pytest.mark.usefixtures("_font", "_direction")
@pytest.mark.parametrize("size", [(800, 600), (1000, 700), (1920, 1080)])
def test_nothing_of_the_pane_is_cut_off(
    qtbot: QtBot, open_window: MainWindow, page: ActivitiesPage, size: tuple[int, int]
) -> None:
    open_window.resize(*size)
    settle()

    inside = page.pane.title.parentWidget()
    assert inside is not None
    view = inside.parentWidget()
    assert view is not None
    assert inside.width() <= view.width()
    assert cut_off(inside) == []
    assert nameless(page.pane) == []


@pytest.mark.usefixtures("_font", "_direction")
def test_nothing_of_the_larger_look_is_cut_off(
    qtbot: QtBot, open_window: MainWindow, page: ActivitiesPage
) -> None:
    page.pane.look()
    look = page.evidence._quick_look
    assert look is not None
    qtbot.waitUntil(look.view.isVisible)
    look.resize(look.minimumSizeHint())
    settle()

    assert cut_off(look) == []
    assert nameless(look) == []
    look.close()


@pytest.mark.usefixtures("_font", "_direction")
@pytest.mark.parametrize("size", [(640, 480), (1000, 700)])
def test_nothing_of_the_inbox_is_cut_off(
    qtbot: QtBot, open_window: MainWindow, page: ActivitiesPage, size: tuple[int, int], paper: Path
) -> None:
    open_window.resize(*size)
    form = page.entries.log()
    assert form is not None
    fill(form, title="Begun")
    form.reject()
    settle()

    assert page.inbox.isVisible()
    assert cut_off(page.inbox) == []


def test_the_form_is_as_tall_as_its_fields_ask_for(qtbot: QtBot, entries: Entries) -> None:
    form = entries.log()
    assert form is not None
    with qtbot.waitSignal(form.preview.changed):
        form.preview.show_details(form.fields.reading().details)
    settle()
    short = form.height()

    form.foot.more.click()
    settle()
    tall = form.height()
    form.foot.more.click()
    settle()

    assert tall > short
    assert form.height() == short


def test_a_height_that_the_holder_gave_the_form_stays(entries: Entries) -> None:
    form = entries.log()
    assert form is not None
    form.resize(form.width(), form.height() + 40)
    given = form.height()

    form.foot.more.click()
    settle()
    form.resize(form.width(), form.height() + 1)
    form.foot.more.click()
    settle()

    assert form.height() > given


def test_what_is_wrong_with_a_file_is_said_beside_its_name(page: ActivitiesPage) -> None:
    lines = page.pane.evidence.findChildren(AttachedLine)
    by_name = {line.name.text(): line for line in lines}

    assert by_name["locked.pdf"].trouble.isVisible()
    assert by_name["locked.pdf"].trouble.text() == by_name["locked.pdf"].thumb.toolTip()
    others = [line for name, line in by_name.items() if name != "locked.pdf"]
    assert others
    assert not any(line.trouble.isVisible() for line in others)
