"""What a test does on the page of activities, and what it reads there."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from cpim_pdp.core.activities import Activity
from cpim_pdp.desktop.activities.columns import TITLE, place_of
from cpim_pdp.desktop.activities.page import ActivitiesPage
from cpim_pdp.desktop.entry.form import EntryForm
from cpim_pdp.desktop.session import Session


def titles(page: ActivitiesPage) -> list[str]:
    """Return the titles of the rows shown, from top to bottom."""
    return [row.activity.details.title for row in page.model.rows]


def chosen(page: ActivitiesPage) -> list[str]:
    """Return the titles of the rows that are selected."""
    return [row.activity.details.title for row in page.selected()]


def titled(session: Session, title: str) -> Activity:
    """Return the activity of a title."""
    return next(one for one in session.snapshot.activities if one.details.title == title)


def choose(page: ActivitiesPage, *wanted: str) -> None:
    """Select the rows of these titles."""
    page.table.select_ids(
        [row.id for row in page.model.rows if row.activity.details.title in wanted]
    )


def middle(page: ActivitiesPage, title: str) -> QPoint:
    """Return a point on the row of a title."""
    place = titles(page).index(title)
    index = page.model.index(place, place_of(TITLE, page.model.columns))
    return page.table.visualRect(index).center()


def cell(page: ActivitiesPage, title: str, key: str, role: int = 0) -> object:
    """Return what the cell of a title's row holds in the column of a key."""
    place = titles(page).index(title)
    return page.model.index(place, place_of(key, page.model.columns)).data(role)


def form_shown() -> EntryForm:
    """Return the form that is open."""
    return next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, EntryForm) and one.isVisible()
    )
