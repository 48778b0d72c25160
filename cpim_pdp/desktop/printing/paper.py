"""Which paper is usual where the holder lives."""

from PySide6.QtCore import QLocale

from cpim_pdp.reports import Paper

_LETTER_COUNTRIES = {
    QLocale.Country.UnitedStates,
    QLocale.Country.Canada,
    QLocale.Country.Mexico,
    QLocale.Country.Philippines,
}


def usual_paper() -> Paper:
    """Return the paper of the system's country."""
    return Paper.LETTER if QLocale().territory() in _LETTER_COUNTRIES else Paper.A4
