from pathlib import Path

import pytest
from helpers.system_programs import SystemPrograms


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SystemPrograms:
    """Return the programs of the system, none at first."""
    return SystemPrograms(tmp_path, monkeypatch)
