"""How likely it is that what is planned comes true."""

from cpim_pdp.core.activities import Details
from cpim_pdp.core.quantities import Unit
from cpim_pdp.core.rulebook import Rulebook

USUAL = 80
"""Per cent. Assumption: four of five things that somebody put into a calendar come true; no source
measures it. The holder can set another for each activity."""

CERTAIN = 100
"""Per cent, for memberships: they are renewed by a payment, not by finding the time."""


def likelihood_of(details: Details, rulebook: Rulebook) -> int:
    """Return the per cent, 0 to 100, the holder's or the usual, that a planned activity comes true.

    It says nothing of one that is not planned.
    """
    if details.likelihood is not None:
        return details.likelihood
    kind = rulebook.types.get(details.type or "")
    return CERTAIN if kind is not None and kind.unit is Unit.MEMBERSHIP_YEAR else USUAL
