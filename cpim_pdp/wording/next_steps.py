"""The sentence that says what to do next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cpim_pdp.core.next_steps import Step, StepKind
from cpim_pdp.core.way_back import WayBack
from cpim_pdp.wording import amounts, figures, way_back
from cpim_pdp.wording.translation import Translate, english

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SENTENCES: Mapping[StepKind, Callable[[Translate], str]] = {
    StepKind.AWAIT_DECISION: lambda tr: tr(
        "Your application of {filed} is on its way. Keep its papers until it is decided."
    ),
    StepKind.COME_BACK: lambda tr: tr(
        "The credential has expired: ask its issuer how to earn it again. Your log stays whole."
    ),
    StepKind.FILE_LATE: lambda tr: tr(
        "You have the {required} needed. Export the report and file by {until}."
    ),
    StepKind.EARN_LATE: lambda tr: tr(
        "Earn {remaining} more to come to the {required} needed, and file by {until}."
    ),
    StepKind.LOG_FIRST: lambda tr: tr("Log the first activity of this cycle."),
    StepKind.ATTACH: lambda tr: tr("Add the certificate of “{title}” ({points})."),
    StepKind.WAIT_TO_FILE: lambda tr: tr(
        "You have all {required}. You can file the application from {opens} on."
    ),
    StepKind.FILE: lambda tr: tr(
        "You have all {required}. Export the report and file the application by {due}."
    ),
    StepKind.EARN: lambda tr: tr("Earn {remaining} more by {due}: plan and log what comes next."),
}


def text(step: Step, tr: Translate = english) -> str:
    """Return the step as one sentence."""
    found = step.facts.get("way_back")
    if isinstance(found, WayBack):
        return way_back.to_do(found, tr)
    facts = {name: _shown(value, tr) for name, value in step.facts.items()}
    return _SENTENCES[step.kind](tr).format(**facts)


def _shown(value: Any, tr: Translate) -> str:  # noqa: ANN401 - a fact is a date, points or a text
    if isinstance(value, date):
        return figures.day(value, tr)
    if isinstance(value, Decimal):
        return amounts.points(value, tr)
    return str(value)
