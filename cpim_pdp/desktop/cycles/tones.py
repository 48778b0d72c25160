"""What the colours of cycles mean; the word beside them always says the same."""

from collections.abc import Mapping

from cpim_pdp.core.cycle_records import CycleState
from cpim_pdp.desktop.look.labels import Tone

TONES: Mapping[CycleState, Tone] = {
    CycleState.AHEAD: Tone.SECONDARY,
    CycleState.OPEN: Tone.ACCENT,
    CycleState.SUSPENDED: Tone.BAD,
    CycleState.EXPIRED: Tone.BAD,
    CycleState.FILED: Tone.WARN,
    CycleState.AUDITED: Tone.WARN,
    CycleState.APPROVED: Tone.GOOD,
    CycleState.MAINTAINED: Tone.GOOD,
}
