"""The counts of the fault tests, printed at the end of a run: how often what was done to a log.

They travel with each test's result, for the test may have been run by another process.
"""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from helpers.zygote_client import Zygote

_TOLD = "faults"


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """Lend a process that has all imported and starts others from itself within milliseconds."""
    with Zygote() as started:
        yield started


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Return what puts a line under the results of the run."""
    return partial(record_property, _TOLD)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    ended = (one for reports in terminalreporter.stats.values() for one in reports)
    tests = (one for one in ended if isinstance(one, pytest.TestReport) and one.when == "call")
    lines = [told for one in tests for name, told in one.user_properties if name == _TOLD]
    if lines:
        terminalreporter.section("faults")
        for line in lines:
            terminalreporter.write_line(str(line))
