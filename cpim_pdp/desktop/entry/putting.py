"""Putting an entry into the log, whoever else was at it meanwhile."""

from PySide6.QtWidgets import QWidget

from cpim_pdp.core.commands import AddActivity, EditActivity
from cpim_pdp.core.refusals import Refusal
from cpim_pdp.desktop.entry import changed_elsewhere
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.session import Session

Entering = AddActivity | EditActivity


def put(command: Entering, session: Session, gateway: Gateway, over: QWidget) -> str:
    """Carry a command out, or what the holder says instead; return the activity's id.

    Raises:
        Refusal: nothing was changed; what was typed is to be mended, or tried again.
    """
    while True:
        try:
            done = session.attempt(command)
        except Refusal as refusal:
            session.look_around()
            other = None
            if isinstance(command, EditActivity):
                other = changed_elsewhere.answered(command, refusal, gateway, over)
            if other is None:
                raise
            command = other
        else:
            return identity_of(command, done.ids)


def identity_of(command: Entering, ids: tuple[str, ...]) -> str:
    """Return the id of the activity that a command was about."""
    return command.id if isinstance(command, EditActivity) else ids[0]
