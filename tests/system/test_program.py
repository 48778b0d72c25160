"""What starts this program."""

import subprocess
import sys

import pytest

from cpim_pdp.system.program import command


def test_the_command_starts_this_program() -> None:
    said = subprocess.run(
        [*command(), "--version"], capture_output=True, text=True, check=True, timeout=60
    )

    assert said.stdout.startswith("cpim-pdp")


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert command() == (sys.executable,)
