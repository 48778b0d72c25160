"""What the menus do beyond the pages: each errand opens its dialog, which is loaded with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cpim_pdp.desktop.action_table import Action
from cpim_pdp.desktop.gateway import Offer
from cpim_pdp.desktop.translation import tr
from cpim_pdp.wording import history

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cpim_pdp.desktop.actions import Actions
    from cpim_pdp.desktop.gateway import Gateway
    from cpim_pdp.desktop.opening import Opening
    from cpim_pdp.desktop.session import Session
    from cpim_pdp.desktop.settings import Settings
    from cpim_pdp.logbook import Recovered


class Errands:
    """Run over one window; those that need a log do nothing without one."""

    def __init__(
        self,
        opening: Opening,
        gateway: Gateway,
        settings: Settings,
        actions: Actions,
        window: QWidget,
    ) -> None:
        self._opening = opening
        self._gateway = gateway
        self._settings = settings
        self._actions = actions
        self._window = window
        self._offer()

    def _offer(self) -> None:
        with_log: dict[Action, Callable[[Session], object]] = {
            Action.UNDO: self._undo,
            Action.REDO: self._redo,
            Action.HISTORY: self._show_history,
            Action.IMPORT_LOG: self._import_log,
            Action.EXPORT_REPORT: self._export_report,
            Action.EXPORT_CALENDAR: self._export_calendar,
            Action.CHECK_REPORT: self._check_report,
            Action.CREDENTIALS: self._show_credentials,
            Action.BACK_UP: self._back_up,
            Action.BACKUPS: self._show_backups,
        }
        without: dict[Action, Callable[[], object]] = {
            Action.SETTINGS: self._show_settings,
            Action.SHORTCUTS: self._show_shortcuts,
            Action.ABOUT: self._show_about,
        }
        for action, errand in with_log.items():
            self._actions.on(action, partial(self._run, errand))
        for action, plain in without.items():
            self._actions.on(action, plain)

    def _run(self, errand: Callable[[Session], object]) -> None:
        if self._opening.session is not None:
            errand(self._opening.session)

    # With the open log

    def _undo(self, session: Session) -> None:
        """Take the last change back, and say which."""
        for entry in session.undo():
            text = tr("Undone: {what}").format(what=history.command(entry.command, tr))
            self._gateway.notice(text, Offer(tr("Redo"), self._actions[Action.REDO].trigger))

    def _redo(self, session: Session) -> None:
        """Make the change again that was taken back, and say which."""
        entry = session.redo()
        if entry is not None:
            text = tr("Done again: {what}").format(what=history.command(entry.command, tr))
            self._gateway.notice(text, Offer(tr("Undo"), self._actions[Action.UNDO].trigger))

    def _show_history(self, session: Session) -> None:
        from cpim_pdp.desktop.safekeeping.history_dialog import (  # noqa: PLC0415 - when asked for
            HistoryDialog,
        )

        HistoryDialog.tell(session, self._gateway, self._window)

    def _import_log(self, session: Session) -> None:
        """Ask for another log, say what it brings, and bring it in."""
        from cpim_pdp.desktop import files  # noqa: PLC0415 - when asked for
        from cpim_pdp.desktop.safekeeping.merge_dialog import (  # noqa: PLC0415 - likewise
            MergeDialog,
        )

        other = files.log_to_bring_in(self._window, session.path.parent)
        if other is not None:
            MergeDialog.bring(session, other, self._gateway, self._window)

    def _export_report(self, session: Session) -> None:
        from cpim_pdp.desktop.printing.report_dialog import (  # noqa: PLC0415 - when asked for
            ReportDialog,
        )

        ReportDialog.export(session, self._gateway, self._window)

    def _check_report(self, session: Session) -> None:
        from cpim_pdp.desktop.cycles.report_check import (  # noqa: PLC0415 - when asked for
            ReportCheck,
        )

        ReportCheck(session, self._gateway, self._window).ask()

    def _export_calendar(self, session: Session) -> None:
        """Write what is ahead of all credentials where the holder wants it."""
        from cpim_pdp.desktop import calendar_export  # noqa: PLC0415 - when asked for

        calendar_export.export(session, self._gateway, self._window)

    def _show_credentials(self, session: Session) -> None:
        from cpim_pdp.desktop.cycles.credentials_dialog import (  # noqa: PLC0415 - when asked for
            CredentialsDialog,
        )

        CredentialsDialog.tell(session, self._gateway, self._window)

    def _back_up(self, session: Session) -> None:
        """Put a checked copy of the log among its backups."""
        self._opening.keeping.back_up(session.path, self._tell_backup)

    def _tell_backup(self, made: Path) -> None:
        text = tr("Backed up to {path}").format(path=made)
        self._gateway.notice(text, _shown_in_folder(made))

    def _show_backups(self, session: Session) -> None:
        from cpim_pdp.desktop.safekeeping.backups_dialog import (  # noqa: PLC0415 - when asked for
            BackupsDialog,
        )

        BackupsDialog.tell(session, self._opening.keeping, self._gateway, self._window)

    def tell_recovered(self, done: Recovered) -> None:
        """Say what became of a damaged log: what is lost, or where it is kept."""
        from cpim_pdp.desktop.safekeeping.losses_dialog import (  # noqa: PLC0415 - when needed
            LossesDialog,
        )

        if done.salvaged:
            LossesDialog.tell(done, self._window)
        elif done.kept is not None:
            text = tr("The log is as it was backed up; the damaged one is kept in {path}.")
            self._gateway.notice(text.format(path=done.kept), _shown_in_folder(done.kept))

    # Without one

    def _show_settings(self) -> None:
        from cpim_pdp.desktop.adjusting.dialog import (  # noqa: PLC0415 - when asked for
            SettingsDialog,
            Surroundings,
        )

        opening = self._opening
        around = Surroundings(self._settings, self._gateway, opening.keeping, opening.session)
        SettingsDialog.tell(around, self._window)

    def _show_shortcuts(self) -> None:
        from cpim_pdp.desktop.shortcuts import ShortcutsDialog  # noqa: PLC0415 - when asked for

        ShortcutsDialog.tell(self._actions, self._window)

    def _show_about(self) -> None:
        from cpim_pdp.desktop.about import AboutDialog  # noqa: PLC0415 - when asked for

        AboutDialog.tell(self._window)


def _shown_in_folder(file: Path) -> Offer:
    from cpim_pdp.desktop import files  # noqa: PLC0415 - when needed

    folder = file.parent
    return Offer(tr("Show in folder"), lambda: files.open_with_desktop(folder))
