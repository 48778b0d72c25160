"""The counts of the fault tests, printed at the end of a run: how often what was done to a log."""

from collections.abc import Callable, Iterator

import pytest
from helpers.zygote_client import Zygote

_LINES = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """Lend a process that has all imported and starts others from itself within milliseconds."""
    with Zygote() as started:
        yield started


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Return what puts a line under the results of the run."""
    return request.config.stash.setdefault(_LINES, []).append


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    lines = config.stash.get(_LINES, [])
    if lines:
        terminalreporter.section("faults")
        for line in lines:
            terminalreporter.write_line(line)
