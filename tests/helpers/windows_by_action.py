"""The windows that open over a log with one activity selected, by the action that opens each."""

from cpim_pdp.desktop.action_table import Action

WINDOWS = (
    Action.BACKUPS,
    Action.HISTORY,
    Action.SETTINGS,
    Action.CHOOSE_COLUMNS,
    Action.LOG_ACTIVITY,
    Action.EDIT_ACTIVITY,
    Action.PLACE_ACTIVITY,
    Action.EXPORT_REPORT,
    Action.CREDENTIALS,
    Action.SHORTCUTS,
    Action.ABOUT,
)
