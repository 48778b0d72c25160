"""What to do where an activity was changed or deleted elsewhere while it was being edited."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from cpim_pdp.core.clashes import Clash
from cpim_pdp.core.commands import AddActivity, EditActivity
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.entry.clash_question import ClashQuestion
from cpim_pdp.desktop.gateway import Gateway
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import values

_GONE = (Reason.ACTIVITY_IN_TRASH, Reason.ACTIVITY_UNKNOWN)


def answered(
    command: EditActivity, refusal: Refusal, gateway: Gateway, over: QWidget
) -> AddActivity | EditActivity | None:
    """Ask the holder about a refused edit; return what to do instead, None to go on editing."""
    if refusal.reason in _GONE:
        return _logged_anew(command, gateway, over)
    clashes = refusal.facts.get("clashes")
    if refusal.reason is not Reason.ACTIVITY_CHANGED_ELSEWHERE or not isinstance(clashes, tuple):
        return None
    is_mine = ClashQuestion.ask(str(refusal.facts["title"]), clashes, over)
    return None if is_mine is None else settled(command, clashes, is_mine)


def settled(
    command: EditActivity, clashes: tuple[Clash, ...], is_mine: Mapping[str, bool]
) -> EditActivity:
    """Return an edit that starts from what is there now, with mine or theirs for each clash."""
    present: dict[str, Any] = {one.field: one.present for one in clashes}
    theirs = {field: value for field, value in present.items() if not is_mine[field]}
    return replace(
        command,
        before=replace(command.before, **present),
        after=replace(command.after, **theirs),
    )


def _logged_anew(command: EditActivity, gateway: Gateway, over: QWidget) -> AddActivity | None:
    question = tr("“{title}” was deleted elsewhere. Log what you typed as a new activity?")
    is_wanted = gateway.ask(
        question.format(title=values.short(command.after.title)),
        yes=tr("Log it as new"),
        no=tr("Go on editing"),
        detail=tr("Files that were attached before stay with the deleted one."),
        over=over,
    )
    return AddActivity(command.after, command.evidence) if is_wanted else None
