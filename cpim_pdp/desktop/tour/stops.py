"""What the tour points at: one declared table, in its order."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.actions import Actions
from cpim_pdp.desktop.tour.place import Place
from cpim_pdp.desktop.translation import tr


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that is pointed at, from below or ``beside`` it: its name, and its good."""

    place: Place
    title: Callable[[], str]
    text: Callable[[Actions], str]
    beside: bool = False


def _keys(actions: Actions, action: Action) -> str:
    return actions[action].shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _pages(_actions: Actions) -> str:
    return tr(
        "Each page answers a question: how you stand, what you did, and what is to be filed and"
        " when."
    )


def _logging(actions: Actions) -> str:
    text = tr(
        "A webinar is over? {keys}, its title, its hours, Enter. Or drop the certificate anywhere"
        " on the window: title and date come from its name."
    )
    return text.format(keys=_keys(actions, Action.LOG_ACTIVITY))


def _time_left(_actions: Actions) -> str:
    return tr(
        "Your credential, its standing and the time left stand over every page. Point at the time"
        " for the number of days."
    )


def _help(actions: Actions) -> str:
    text = tr(
        "The guide, a list of all keys, and this tour again. {keys} finds whatever you want to do"
        " or see."
    )
    return text.format(keys=_keys(actions, Action.PALETTE))


STOPS = (
    Stop(Place.PAGES, lambda: tr("The pages"), _pages, beside=True),
    Stop(Place.LOGGING, lambda: tr("Log it in ten seconds"), _logging),
    Stop(Place.TIME_LEFT, lambda: tr("The time left"), _time_left),
    Stop(Place.HELP, lambda: tr("Help"), _help),
)
