"""Aiming higher than what is required: room for an activity that is refused in an audit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cpim_pdp.core.commands import Command, EditCredential
from cpim_pdp.core.credentials import designation_of
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.desktop.cycles.note_dialog import Misplaced, NoteDialog, line_box
from cpim_pdp.desktop.gateway import Gateway, Offer
from cpim_pdp.desktop.look import typed
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import figures, names

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtWidgets import QWidget

    from cpim_pdp.core.credentials import Credential
    from cpim_pdp.desktop.session import Session

_PLACES = {Reason.TARGET_TOO_LOW: "target", Reason.POINTS_OUT_OF_RANGE: "target"}


class TargetDialog(NoteDialog):
    """One field; left empty, the target is just what is required."""

    guide = "planning.md#will-i-make-it"

    def __init__(
        self,
        session: Session,
        gateway: Gateway,
        credential: Credential,
        parent: QWidget | None = None,
    ) -> None:
        boxes = {"target": line_box(tr("&Own target, in points"))}
        super().__init__(session, gateway, tr("Own target"), tr("&Save"), boxes, parent)
        self.places = _PLACES
        self._held = credential
        if credential.target is not None:
            point = tr.place.locale.decimalPoint()
            self.line("target").setText(typed.number_text(credential.target, point))
        required = designation_of(credential, session.rulebook).points
        words = tr(
            "{credential} requires {points} points. A target above that leaves room for an activity"
            " that falls through or is refused; empty, it is just what is required."
        )
        self.build(
            tr("How many points to aim at"),
            words.format(
                credential=names.credential(credential), points=figures.points(required, tr)
            ),
        )
        self.line("target").setFocus()

    def command(self) -> Command:
        """Override: change the credential's target and nothing else."""
        return EditCredential(replace(self._held, target=self._target()), before=self._held)

    def done_with(self, command: Command) -> None:
        """Override: say so, with Undo beside it."""
        del command
        target = self.session.snapshot.credential(self._held.id).target
        if target is None:
            text = tr("The target is what is required.")
        else:
            text = tr("The target is {points} points.").format(points=figures.points(target, tr))
        self.gateway.notice(text, Offer(tr("Undo"), self.session.undo))

    def _target(self) -> Decimal | None:
        text = self.typed("target").strip()
        try:
            return typed.claimed(text, tr.place.locale.groupSeparator()) if text else None
        except Refusal as refusal:
            raise Misplaced("target", refusal) from refusal
