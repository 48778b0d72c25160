import dataclasses
import inspect
import re
from typing import get_args

from cpim_pdp.core import commands
from cpim_pdp.core.history import COMMAND_NAMES


def test_every_command_is_one_that_the_log_can_be_told_and_has_a_name_in_the_journal() -> None:
    defined = {
        one
        for one in vars(commands).values()
        if inspect.isclass(one)
        and one.__module__ == commands.__name__
        and one is not commands.NewEvidence
    }

    assert set(get_args(commands.Command)) == defined
    assert {re.sub(r"(?<!^)([A-Z])", r"-\1", one.__name__).lower() for one in defined} == set(
        COMMAND_NAMES
    )


def test_commands_are_values() -> None:
    for one in get_args(commands.Command):
        assert dataclasses.is_dataclass(one)
        assert one.__dataclass_params__.frozen  # type: ignore[attr-defined]
