"""What is to be fixed before an audit: the list by points, what each lacks, and its button."""

from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.layout import settle
from helpers.logs import webinar
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cpim_pdp.core.activities import EvidenceKind
from cpim_pdp.core.commands import AddActivity, AttachEvidence, NewEvidence
from cpim_pdp.desktop.action_table import Action, Wish
from cpim_pdp.desktop.overview.evidence_card import EvidenceCard
from cpim_pdp.desktop.overview.page import Overview
from cpim_pdp.desktop.session import Session

MakeSession = Callable[..., Session]


@pytest.fixture
def paper(tmp_path: Path) -> Callable[[EvidenceKind], NewEvidence]:
    """Return what makes a file of evidence of a kind."""

    def made(kind: EvidenceKind) -> NewEvidence:
        file = tmp_path / f"{kind.value}.txt"
        file.write_text(kind.value)
        return NewEvidence(str(file), file.name, kind)

    return made


@pytest.fixture
def show(qtbot: QtBot, make_session: MakeSession) -> Callable[..., Overview]:
    """Return what shows the overview of a log that commands were done on."""

    def shown(*commands: AddActivity) -> Overview:
        overview = Overview(make_session(*commands))
        overview.settle()
        qtbot.addWidget(overview)
        overview.show()
        return overview

    return shown


def seven(*, first: int = 0) -> list[AddActivity]:
    """Return seven webinars without evidence, each of an hour more."""
    return [
        AddActivity(webinar(f"Webinar {number}", hours=str(number)))
        for number in range(first + 1, first + 8)
    ]


def titles(card: EvidenceCard) -> list[str]:
    return [line.title.text() for line in card.lines]


def test_what_has_most_points_is_listed_first_with_what_it_lacks(
    show: Callable[..., Overview], paper: Callable[[EvidenceKind], NewEvidence]
) -> None:
    slides = paper(EvidenceKind.SLIDES)
    overview = show(
        AddActivity(webinar("Small", "2026-05-04", "1")),
        AddActivity(webinar("Weak", "2026-06-01", "2"), (slides,)),
        AddActivity(webinar("Large", "2026-07-01", "3")),
        AddActivity(webinar("Sound", "2026-08-01", "4"), (paper(EvidenceKind.CERTIFICATE),)),
    )

    card = overview.evidence
    assert titles(card) == ["Large", "Weak", "Small"]
    assert [line.points.text() for line in card.lines] == ["3 points", "2 points", "1 point"]
    assert [line.what.text() for line in card.lines] == [
        "no evidence · 1 Jul 2026",
        "weak: Slides · 1 Jun 2026",
        "no evidence · 4 May 2026",
    ]
    assert card.bar.accessibleName() == card.split.text()
    assert card.split.text() == ("4 points proven · 2 by weak papers only · 4 without evidence")
    assert overview.glance.evidence.sentence.text() == "4 points without evidence · 3 to fix"


def test_the_button_of_a_line_names_its_activity(
    qtbot: QtBot, show: Callable[..., Overview]
) -> None:
    overview = show(AddActivity(webinar("Inventory", "2026-05-04", "1.5")))
    (activity,) = overview._session.snapshot.activities
    (line,) = overview.evidence.lines

    assert line.attach.accessibleDescription() == (
        "Inventory, 1.5 points: no evidence · 4 May 2026"
    )
    with qtbot.waitSignal(overview.step_taken) as taken:
        qtbot.mouseClick(line.attach, Qt.MouseButton.LeftButton)
    assert taken.args == [Wish(Action.ATTACH_EVIDENCE, activity.id)]


def test_a_few_are_shown_and_more_when_asked(qtbot: QtBot, show: Callable[..., Overview]) -> None:
    overview = show(*seven(), *seven(first=7), *seven(first=14))
    card = overview.evidence
    assert titles(card) == ["Webinar 21", "Webinar 20", "Webinar 19"]
    assert card.more.text() == "Show 10 more"
    assert not card.fewer.isVisible()

    overview.activateWindow()
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert len(card.lines) == 13
    assert card.more.text() == "Show 8 more"
    assert overview.focusWidget() is card.lines[3].attach

    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert len(card.lines) == 21
    assert not card.more.isVisible()

    qtbot.mouseClick(card.fewer, Qt.MouseButton.LeftButton)
    assert len(card.lines) == 3
    assert overview.focusWidget() is card.lines[0].attach


def test_a_new_line_never_comes_up_as_a_window(qtbot: QtBot, show: Callable[..., Overview]) -> None:
    overview = show(*seven())
    overview.activateWindow()
    qtbot.waitUntil(overview.isActiveWindow)

    overview._session.do(AddActivity(webinar()))
    settle()

    assert overview.isActiveWindow()


def test_the_keyboard_stays_in_the_list_when_a_line_is_fixed(
    qtbot: QtBot, show: Callable[..., Overview], paper: Callable[[EvidenceKind], NewEvidence]
) -> None:
    overview = show(*seven())
    session, card = overview._session, overview.evidence
    overview.activateWindow()
    card.lines[1].attach.setFocus()
    qtbot.waitUntil(card.lines[1].attach.hasFocus)
    (sixth,) = [one for one in session.snapshot.activities if "6" in one.details.title]

    session.do(AttachEvidence(sixth.id, (paper(EvidenceKind.CERTIFICATE),)))

    assert titles(card) == ["Webinar 7", "Webinar 5", "Webinar 4"]
    assert overview.focusWidget() is card.lines[1].attach


def test_with_nothing_to_fix_there_is_no_such_card(
    show: Callable[..., Overview], paper: Callable[[EvidenceKind], NewEvidence]
) -> None:
    overview = show(AddActivity(webinar(), (paper(EvidenceKind.CERTIFICATE),)))

    assert not overview.evidence.isVisible()
    assert overview.glance.evidence.sentence.text() == "nothing to fix"


def test_a_log_that_can_only_be_read_offers_no_button(
    qtbot: QtBot, show: Callable[..., Overview], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda _: True))

    overview = show(*seven())

    assert not any(line.attach.isVisible() for line in overview.evidence.lines)
