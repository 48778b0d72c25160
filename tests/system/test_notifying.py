"""Messages of the desktop: through which program, and that texts arrive as they are."""

import sys
from pathlib import Path

import pytest
from helpers.system_programs import SystemPrograms

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.system.notifying import notify, orders

TITLE = "CPIM PDP: 2 reminders"
TEXT = '-n "S&OP" <b>$(date)</b> \\n `x` %USERNAME% – “ß”\nsecond line'


ICON = Path("/opt/icons/cpim-pdp.svg")


def on_system(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)


def test_on_linux_nothing_in_a_text_is_markup_or_an_option(programs: SystemPrograms) -> None:
    programs.has("notify-send", "gdbus")

    notify(TITLE, TEXT, ICON)

    (words,) = programs.calls
    assert words[:2] == ["notify-send", "--app-name=cpim-pdp"]
    assert words[-3:-1] == ["--", TITLE]
    assert words[-1].startswith('-n "S&amp;OP" &lt;b&gt;$(date)&lt;/b&gt; \\\\n `x` %USERNAME%')
    assert words[-1].endswith("\nsecond line")


def test_without_notify_send_the_bus_is_called(programs: SystemPrograms) -> None:
    programs.has("gdbus")

    notify(TITLE, 'a "b" \\ c\nd', ICON)

    (words,) = programs.calls
    assert words[:3] == ["gdbus", "call", "--session"]
    after = words.index("--") + 1
    assert words[after:] == [
        '"cpim-pdp"',
        "uint32 0",
        f'"{ICON}"',
        f'"{TITLE}"',
        '"a \\"b\\" \\\\ c\\nd"',
        "@as []",
        "@a{sv} {}",
        "-1",
    ]


@pytest.mark.parametrize("code", [0, 1])
def test_one_that_fails_is_followed_by_the_next(programs: SystemPrograms, code: int) -> None:
    programs.has("notify-send", code=code)
    programs.has("gdbus")

    notify(TITLE, TEXT, ICON)

    assert len(programs.calls) == 1 + code


def test_where_nothing_shows_messages_that_is_refused(programs: SystemPrograms) -> None:
    with pytest.raises(Refusal) as refused:
        notify(TITLE, TEXT, ICON)

    assert refused.value.reason is Reason.NO_NOTIFICATIONS
    assert refused.value.facts == {"programs": "notify-send, gdbus"}


def test_on_macos_texts_are_arguments_of_a_fixed_script(
    programs: SystemPrograms, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.has("osascript")
    on_system(monkeypatch, "darwin")

    notify(TITLE, TEXT, ICON)

    (words,) = programs.calls
    assert words[-3:] == ["--", TITLE, TEXT]
    assert "S&OP" not in " ".join(words[:-1])


def test_on_windows_texts_are_in_the_environment(
    programs: SystemPrograms, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.has("powershell")
    on_system(monkeypatch, "win32")
    (order,) = orders(TITLE, TEXT, ICON)

    assert order.words[0] == "powershell"
    assert TITLE not in " ".join(order.words)
    assert order.environment["CPIM_PDP_TITLE"] == TITLE
    assert order.environment["CPIM_PDP_TEXT"] == TEXT
    notify(TITLE, TEXT, ICON)
    (told,) = programs.told()
    assert told["environment"]["CPIM_PDP_TEXT"] == TEXT  # type: ignore[index]
