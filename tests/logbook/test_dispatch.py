"""Every command has one function that carries it out, and a name in the journal."""

from typing import get_args

import pytest

from cpim_pdp.core import commands
from cpim_pdp.core.history import COMMAND_NAMES
from cpim_pdp.logbook import dispatch
from cpim_pdp.wording import history


def test_every_command_has_its_carrier() -> None:
    assert set(dispatch.CARRIERS) == set(get_args(commands.Command))


def test_a_command_without_carrier_is_found_on_import() -> None:
    fewer = dict(dispatch.CARRIERS)
    del fewer[commands.EmptyTrash]

    with pytest.raises(LookupError, match="EmptyTrash"):
        dispatch.check_complete(fewer)


def test_a_command_without_a_name_is_found_on_import(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "COMMAND_NAMES", COMMAND_NAMES[1:])

    with pytest.raises(LookupError, match="change-holder"):
        dispatch.check_complete(dispatch.CARRIERS)


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_every_name_has_its_words(name: str) -> None:
    assert history.command(name) != name
