"""The one place that tells the holder something: in the window's bar, questions as a dialog.

What the world or the input did comes as a `Refusal` and becomes one sentence; a mistake of ours
goes to `crash`. Nothing else shows a message. The last one is kept, for tests.
"""

from __future__ import annotations

import logging
from enum import StrEnum, unique
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.desktop.translation import tr
from cpim_pdp.later import later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from cpim_pdp.core.refusals import Refusal
    from cpim_pdp.wording import refusals
else:
    refusals = later("cpim_pdp.wording.refusals")

_LOG = logging.getLogger(__name__)


@unique
class Level(StrEnum):
    """How much a message matters."""

    NOTICE = "notice"
    WARNING = "warning"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Offer:
    """A button beside a message: what it says and what it does."""

    text: str
    carry_out: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for the holder, with up to two things to do about it."""

    level: Level
    text: str
    offers: tuple[Offer, ...] = ()


class Gateway(QObject):
    """Shows messages; the window's bar listens to ``shown``.

    Signals:
        shown: a `Message` is to be seen and spoken.
        cleared: the message is out of date.
    """

    shown = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last: Message | None = None
        self.dialog_parent: QWidget | None = None

    def notice(self, text: str, *offers: Offer) -> None:
        """Tell what was done."""
        self._show(Message(Level.NOTICE, text, offers))

    def warn(self, text: str, *offers: Offer) -> None:
        """Tell what did not work although the command did."""
        self._show(Message(Level.WARNING, text, offers))

    def refuse(self, refusal: Refusal, *offers: Offer) -> None:
        """Tell why something was not done, and what to do."""
        _LOG.info("refused: %s", refusal)
        self._show(Message(Level.REFUSAL, refusals.in_window(refusal, tr), offers))

    def clear(self) -> None:
        """Take the message away."""
        self.cleared.emit()

    def ask(
        self,
        question: str,
        *,
        yes: str,
        no: str = "",
        detail: str = "",
        over: QWidget | None = None,
    ) -> bool:
        """Ask the holder; return True for ``yes``. Esc and Enter mean no."""
        answers = (yes, no or tr("Cancel"))
        return self.choose(question, answers, detail=detail, safest=1, over=over) == 0

    def choose(
        self,
        question: str,
        answers: Sequence[str],
        *,
        detail: str = "",
        safest: int = -1,
        over: QWidget | None = None,
    ) -> int:
        """Ask the holder to pick one of ``answers``; return its position.

        Esc and Enter pick ``safest``. It stands over the window, or over the dialog given.
        """
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - with the first question

        box = QMessageBox(
            QMessageBox.Icon.Question,
            tr("CPIM PDP"),
            question,
            QMessageBox.StandardButton.NoButton,
            over or self.dialog_parent,
        )
        box.setInformativeText(detail)
        role = QMessageBox.ButtonRole.ActionRole
        buttons = [box.addButton(answer, role) for answer in answers]
        box.setDefaultButton(buttons[safest])
        box.setEscapeButton(buttons[safest])
        box.exec()
        picked = next(place for place, one in enumerate(buttons) if one is box.clickedButton())
        box.deleteLater()
        return picked

    def _show(self, message: Message) -> None:
        self.last = message
        self.shown.emit(message)
