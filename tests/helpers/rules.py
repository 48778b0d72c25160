"""The rules that come with the program, read once for all tests."""

from cpim_pdp import assets
from cpim_pdp.core.rulebook import Rulebook


def rulebook() -> Rulebook:
    """Return the rulebook of ``resources/rules``."""
    return assets.rulebook()
