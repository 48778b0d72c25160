"""The command palette over one window: made when it is first asked for, about the log in sight."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cpim_pdp.desktop.action_table import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cpim_pdp.desktop.action_table import Wish
    from cpim_pdp.desktop.actions import Actions
    from cpim_pdp.desktop.palette.command_palette import CommandPalette
    from cpim_pdp.desktop.settings import Settings
    from cpim_pdp.desktop.workspace import Workspace


class Finding:
    """Opens and closes the palette, and shows what it found."""

    def __init__(
        self,
        actions: Actions,
        settings: Settings,
        over: QWidget,
        in_sight: Callable[[], Workspace | None],
    ) -> None:
        """Find over ``over``; ``in_sight`` gives the workspace, None where another page is."""
        self._actions = actions
        self._settings = settings
        self._over = over
        self._in_sight = in_sight
        actions.on(Action.PALETTE, self.turn)

    @cached_property
    def palette(self) -> CommandPalette:
        """What is typed into."""
        from cpim_pdp.desktop.palette.command_palette import (  # noqa: PLC0415 - when asked for
            CommandPalette,
        )

        made = CommandPalette(self._actions, self._settings, self._over)
        made.activity_wanted.connect(self._show_activity)
        made.wish.connect(self._take)
        return made

    def turn(self) -> None:
        """Open the palette, or close it where it is open."""
        if self.palette.isVisible():
            self.palette.leave()
            return
        workspace = self._in_sight()
        self.palette.open(None if workspace is None else workspace.session)

    def _show_activity(self, activity: str) -> None:
        if (workspace := self._in_sight()) is not None:
            workspace.show_activity(activity)

    def _take(self, wish: Wish) -> None:
        if (workspace := self._in_sight()) is not None:
            workspace.take(wish)
