"""What the guide calls an action by: its menu and its text, **Cycle > Mark as filed**."""

from collections.abc import Mapping
from functools import cache

from cpim_pdp.desktop.action_table import Action, Entry, menu_title, table

_BETWEEN = " > "


def path_of(entry: Entry) -> str:
    """Return the way to an action through the menus."""
    text = entry.text.replace("&", "").removesuffix("...")
    return f"{menu_title(entry.menu).replace('&', '')}{_BETWEEN}{text}"


@cache
def by_path() -> Mapping[str, Action]:
    """Return each action by the way to it."""
    return {path_of(entry): entry.action for entry in table()}
