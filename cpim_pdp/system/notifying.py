"""Showing a message of the desktop, through the program that each system has for it.

Texts go to it as arguments or in its environment, never into a command line that is read again.
Sources: https://specifications.freedesktop.org/notification-spec/latest/ (whose text may hold
markup), notify-send(1), gdbus(1), osascript(1), and
https://learn.microsoft.com/en-us/windows/apps/design/shell/tiles-and-notifications/toast-notifications
"""

import html
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from cpim_pdp.core.frozen import dataclass
from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.system.asking import asked
from cpim_pdp.system.program import NAME

_APPLESCRIPT = (
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
)
_POWERSHELL = """\
$ErrorActionPreference = 'Stop'
$manager = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, \
ContentType = WindowsRuntime]
$toast = $manager::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText02)
$texts = $toast.GetElementsByTagName('text')
[void]$texts.Item(0).AppendChild($toast.CreateTextNode($env:CPIM_PDP_TITLE))
[void]$texts.Item(1).AppendChild($toast.CreateTextNode($env:CPIM_PDP_TEXT))
$shown = New-Object Windows.UI.Notifications.ToastNotification $toast
$manager::CreateToastNotifier($env:CPIM_PDP_SENDER).Show($shown)
"""
# Only what has a shortcut in the start menu may send: PowerShell has, under this name.
_SENDER = "{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe"


@dataclass(frozen=True, slots=True)
class Order:
    """A program to start, and what its environment has in addition."""

    words: tuple[str, ...]
    environment: Mapping[str, str]


def notify(title: str, text: str, icon: Path) -> None:
    """Show a message, of several lines perhaps, with the program's icon where the system lets it.

    Raises:
        Refusal: NO_NOTIFICATIONS where nothing on this system shows one.
    """
    every = orders(title, text, icon)
    if all(asked(order.words, order.environment) is None for order in every):
        programs = ", ".join(order.words[0] for order in every)
        raise Refusal(Reason.NO_NOTIFICATIONS, programs=programs)


def orders(title: str, text: str, icon: Path) -> Sequence[Order]:
    """Return the ways to show a message on this system, the best first."""
    if sys.platform == "win32":
        return (_toast(title, text),)
    if sys.platform == "darwin":
        script = tuple(part for line in _APPLESCRIPT for part in ("-e", line))
        return (Order(("osascript", *script, "--", title, text), {}),)
    return (_notify_send(title, text, icon), _gdbus(title, text, icon))


def _notify_send(title: str, text: str, icon: Path) -> Order:
    options = (f"--app-name={NAME}", f"--icon={icon}", "--")
    # It takes what follows a backslash for an escape, in the text though not in the title.
    said = _unmarked(text).replace("\\", "\\\\")
    return Order(("notify-send", *options, title, said), {})


def _gdbus(title: str, text: str, icon: Path) -> Order:
    """Return the same for where libnotify is not there, but GLib is."""
    service, path = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
    call = ("--session", "--dest", service, "--object-path", path, "--method", f"{service}.Notify")
    said = (_variant(str(icon)), _variant(title), _variant(_unmarked(text)))
    rest = ("@as []", "@a{sv} {}", "-1")
    return Order(("gdbus", "call", *call, "--", _variant(NAME), "uint32 0", *said, *rest), {})


def _toast(title: str, text: str) -> Order:
    words = ("powershell", "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)
    texts = {"CPIM_PDP_TITLE": title, "CPIM_PDP_TEXT": text, "CPIM_PDP_SENDER": _SENDER}
    return Order(words, texts)


def _unmarked(text: str) -> str:
    """Return a text in which nothing is markup."""
    return html.escape(text, quote=False)


def _variant(text: str) -> str:
    """Return a text as GVariant's own notation has it: https://docs.gtk.org/glib/gvariant-text-format.html."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
