"""The command line on a new log of a CPIM holder."""

from pathlib import Path

import pytest
from helpers.command_line import CommandLine


@pytest.fixture
def bare(tmp_path: Path) -> CommandLine:
    """Return a command line without a log yet."""
    return CommandLine(tmp_path / "ana.cpimlog")


@pytest.fixture
def cli(bare: CommandLine) -> CommandLine:
    """Return a command line with the log of a CPIM certified on 14 March 2023."""
    bare.init()
    return bare
