"""Two programs write into one log at once: all that they report is there, and nothing is lost."""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.logs import HOLDER, make_log, open_log, webinar
from helpers.zygote_client import Zygote

from cpim_pdp.core.clashes import Clash
from cpim_pdp.core.commands import AddActivity, ChangeHolder, EditActivity, EditCredential
from cpim_pdp.core.refusals import Reason, Refusal

EACH = 250


@pytest.mark.skipif(os.name != "posix", reason="needs fork")
def test_two_programs_do_hundreds_of_commands_on_one_log(
    tmp_path: Path, zygote: Zygote, tell: Callable[[str], None]
) -> None:
    path = tmp_path / "a.cpimlog"
    make_log(path).close()
    lines: list[str] = []
    with Zygote() as other:
        for one in (other, zygote):
            assert one.run("titled", path, prefix="none", times=0).lines == ()
        began = time.monotonic()

        def work() -> None:
            lines.extend(other.run("titled", path, prefix="theirs", times=EACH).lines)

        theirs = threading.Thread(target=work)
        theirs.start()
        lines.extend(zygote.run("titled", path, prefix="ours", times=EACH).lines)
        theirs.join()

    titles = {f"{who} {number}" for who in ("ours", "theirs") for number in range(EACH)}
    assert {line.removeprefix("added ") for line in lines} == titles
    with open_log(path) as logbook:
        assert logbook.check() == ()
        assert {one.details.title for one in logbook.snapshot().activities} == titles
        assert len(logbook.history()) == 2 * EACH
        firsts = [one.changes[0].after for one in logbook.history()]
        order = "".join(str(row["title"])[0] for row in firsts if row)
        turns = order.count("ot") + order.count("to")
        logbook.undo(2 * EACH)
        assert logbook.snapshot().activities == ()
    seconds = time.monotonic() - began
    tell(f"two programs, {2 * EACH} commands in {seconds:.1f} s, {turns} turns: none lost")


def test_a_form_learns_both_values_of_a_field_that_changed_elsewhere(tmp_path: Path) -> None:
    with make_log(tmp_path / "a.cpimlog") as window, open_log(window.path) as command_line:
        (identity,) = window.do(AddActivity(webinar())).ids
        seen = window.snapshot().activities[0].details
        command_line.do(EditActivity(identity, seen, replace(seen, notes="theirs", provider="p")))
        assert window.foreign_change()

        with pytest.raises(Refusal) as raised:
            window.do(EditActivity(identity, seen, replace(seen, notes="ours", title="New")))

        assert raised.value.facts["clashes"] == (Clash("notes", "", "theirs", "ours"),)
        present = window.snapshot().activities[0].details
        window.do(EditActivity(identity, present, replace(present, notes="ours", title="New")))
        assert window.snapshot().activities[0].details == replace(
            seen, notes="ours", title="New", provider="p"
        )


def test_changes_of_the_holder_by_two_come_together_or_are_told(tmp_path: Path) -> None:
    with make_log(tmp_path / "a.cpimlog") as window, open_log(window.path) as command_line:
        command_line.do(ChangeHolder(replace(HOLDER, email="theirs@example.org"), HOLDER))

        window.do(ChangeHolder(replace(HOLDER, name="Ana Lima"), HOLDER))
        assert window.snapshot().holder == replace(
            HOLDER, name="Ana Lima", email="theirs@example.org"
        )
        with pytest.raises(Refusal) as raised:
            window.do(ChangeHolder(replace(HOLDER, email="ours@example.org"), HOLDER))

    assert raised.value.reason is Reason.HOLDER_CHANGED_ELSEWHERE
    assert raised.value.facts["clashes"] == (
        Clash("email", "", "theirs@example.org", "ours@example.org"),
    )


def test_changes_of_a_credential_by_two_come_together_or_are_told(tmp_path: Path) -> None:
    with make_log(tmp_path / "a.cpimlog") as window, open_log(window.path) as command_line:
        (seen,) = window.snapshot().credentials
        command_line.do(EditCredential(replace(seen, number="1"), seen))

        window.do(EditCredential(replace(seen, policy="apics-five-year"), seen))
        (present,) = window.snapshot().credentials
        assert (present.number, present.policy) == ("1", "apics-five-year")
        with pytest.raises(Refusal) as raised:
            window.do(EditCredential(replace(seen, number="2"), seen))

    assert raised.value.reason is Reason.CREDENTIAL_CHANGED_ELSEWHERE
    assert raised.value.facts["clashes"] == (Clash("number", "", "1", "2"),)
