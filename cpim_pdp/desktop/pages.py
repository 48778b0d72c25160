"""The pages of the window: one declared table, a page to a line, each made when it is first needed.

A page is a widget over one session that listens to ``session.changed``. Its line names the action
that shows it, which stands in the menu and in the side bar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.desktop import action_table
from cpim_pdp.desktop.action_table import Action, Entry, Menu, Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from cpim_pdp.desktop.actions import Actions
    from cpim_pdp.desktop.gateway import Gateway
    from cpim_pdp.desktop.session import Session
    from cpim_pdp.desktop.settings import Settings


@dataclass(frozen=True, slots=True)
class Parts:
    """What a page may be made of; ``take`` carries out what a page wishes of another."""

    session: Session
    gateway: Gateway
    actions: Actions
    settings: Settings
    take: Callable[[Wish], object]


@dataclass(frozen=True, slots=True)
class Page:
    """One line of the table.

    ``count`` is how many things the page holds, shown beside its name. ``offers`` are the actions
    that the page carries out once it is there: asked for earlier, they make it. ``guide`` is the
    place in the guide that is about it.
    """

    action: Action
    make: Callable[[Parts], QWidget]
    count: Callable[[Session], int] | None = None
    offers: tuple[Action, ...] = ()
    guide: str = "README.md"


def _overview(parts: Parts) -> QWidget:
    from cpim_pdp.desktop.overview.page import Overview  # noqa: PLC0415 - with its page

    page = Overview(parts.session)
    page.step_taken.connect(parts.take)
    return page


def _activities(parts: Parts) -> QWidget:
    from cpim_pdp.desktop.activities.page import ActivitiesPage  # noqa: PLC0415 - with its page

    return ActivitiesPage(parts.session, parts.gateway, parts.actions, parts.settings)


def _plan(parts: Parts) -> QWidget:
    from cpim_pdp.desktop.planning.page import PlanPage  # noqa: PLC0415 - with its page

    page = PlanPage(parts.session, parts.gateway)
    page.wanted.connect(parts.take)
    return page


def _cycles(parts: Parts) -> QWidget:
    from cpim_pdp.desktop.cycles.page import CyclesPage  # noqa: PLC0415 - with its page

    page = CyclesPage(parts.session, parts.gateway, parts.actions)
    page.detail.wanted.connect(parts.take)
    return page


PAGES: tuple[Page, ...] = (
    Page(Action.SHOW_OVERVIEW, _overview, guide="first-steps.md#one-glance"),
    Page(
        Action.SHOW_ACTIVITIES,
        _activities,
        count=lambda session: len(session.snapshot.activities),
        offers=(
            Action.LOG_ACTIVITY,
            Action.FINISH_DRAFT,
            Action.PASTE_EVIDENCE,
            Action.FIND,
            Action.SHOW_TRASH,
            Action.EMPTY_TRASH,
            Action.CLEAR_FILTERS,
            Action.CHOOSE_COLUMNS,
        ),
        guide="logging.md#finding-and-changing",
    ),
    Page(Action.SHOW_PLAN, _plan, guide="planning.md"),
    Page(
        Action.SHOW_CYCLES,
        _cycles,
        offers=(Action.FILE_APPLICATION, Action.NOTE_DECISION),
        guide="filing.md",
    ),
)


def check(pages: Iterable[Page], entries: Iterable[Entry]) -> None:
    """Make sure that the table is whole.

    Raises:
        ValueError: a page is not shown by an action of the view menu that can be checked and has
            icon and shortcut, or two pages offer the same action.
    """
    known = {entry.action: entry for entry in entries}
    for page in pages:
        shown_by = known[page.action]
        is_whole = shown_by.checkable and shown_by.icon and shown_by.shortcut
        if shown_by.menu is not Menu.VIEW or not is_whole:
            raise ValueError(f"{page.action} does not show a page")
    offered = [action for page in pages for action in (page.action, *page.offers)]
    if len(offered) != len(set(offered)):
        raise ValueError("an action is offered twice")


check(PAGES, action_table.table())
