"""What the colour of a standing means; the word beside it always says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpim_pdp.core.standing import Standing
from cpim_pdp.desktop.look.labels import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

TONES: Mapping[Standing, Tone] = {
    Standing.ACTIVE: Tone.GOOD,
    Standing.SUSPENDED: Tone.BAD,
    Standing.EXPIRED: Tone.BAD,
}
