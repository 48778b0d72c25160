"""Foresight: what lies ahead of a cycle, worked out once, and only where it is asked for.

What it is worked out with is loaded then, too: a window is painted sooner.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cpim_pdp.core.forecasting.burn_up import BurnUp
    from cpim_pdp.core.forecasting.chances import Chances
    from cpim_pdp.core.forecasting.forecast import Forecast
    from cpim_pdp.core.forecasting.prospect import Prospect


class Foresight:
    """What a prospect leads to; the prospect itself is made when it is first asked for."""

    def __init__(self, make: Callable[[], Prospect]) -> None:
        self._make = make

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Foresight) and self.prospect == other.prospect

    def __hash__(self) -> int:
        return hash((self.prospect.on, self.prospect.due, self.prospect.counted))

    @cached_property
    def prospect(self) -> Prospect:
        """All that a forecast is made of."""
        return self._make()

    @cached_property
    def chances(self) -> Chances:
        """What the prospect may come to."""
        from cpim_pdp.core.forecasting.chances import Chances  # noqa: PLC0415 - see above

        return Chances(self.prospect)

    @cached_property
    def forecast(self) -> Forecast:
        """Will the points be reached."""
        from cpim_pdp.core.forecasting.forecast import forecast  # noqa: PLC0415 - see above

        return forecast(self.chances)

    @cached_property
    def burn_up(self) -> BurnUp:
        """The points over the cycle, as they are drawn."""
        from cpim_pdp.core.forecasting.burn_up import burn_up  # noqa: PLC0415 - see above

        return burn_up(self.chances)
