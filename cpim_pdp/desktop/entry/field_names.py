"""What the fields of the entry form are called, and what each is for by the rules."""

from collections.abc import Mapping

from cpim_pdp.core.details import PASSED_FROM
from cpim_pdp.desktop.translation import tr


def labels() -> Mapping[str, str]:
    """Return the label of each field, with its mnemonic."""
    return {
        "title": tr("&Title"),
        "type": tr("T&ype"),
        "provider": tr("P&rovider"),
        "date": tr("&Date"),
        "quantity": tr("&Quantity"),
        "until": tr("Last d&ay, where it took several"),
        "event": tr("Name of the e&vent"),
        "weeks": tr("&Weeks"),
        "score": tr("Sc&ore"),
        "points": tr("&Points, if not by the rule"),
        "reason": tr("Reaso&n for these points"),
        "category": tr("&Category"),
        "row": tr("R&ule"),
        "likelihood": tr("Likeli&hood in %"),
        "notes": tr("Not&es"),
    }


def tips() -> Mapping[str, str]:
    """Return what each field is for; where the rules decide, what they say."""
    return {
        "title": tr("As it stands on the certificate: audits compare the two."),
        "provider": tr("Who held it: audits ask for the sponsoring organisation."),
        "date": tr(
            "Write it as you are used to, or today, yesterday or a weekday. Up and Down move a day,"
            " Page Up and Page Down a week; F4 opens a calendar."
        ),
        "quantity": tr("How much of it. Hours may be written as 1:30, 1.5, 90 min or 2 h."),
        "until": tr("The last day decides which rules, which calendar year and which cycle it is."),
        "event": tr(
            "Points for one conference are limited: the name says which days belong to it."
        ),
        "weeks": tr("A college course counts its credit hours times its weeks."),
        "score": tr(
            "The exams are passed from {score}; without a score it is taken as passed."
        ).format(score=PASSED_FROM),
        "points": tr("Only where the official table gives another number, or the rules give none."),
        "reason": tr("The report prints it beside points that were entered by hand."),
        "category": tr("To which total of the application form the points belong."),
        "row": tr("By which rule of its day it is priced, where there are several."),
        "likelihood": tr("How likely it comes true; the forecast takes it so. Empty: the usual."),
        "notes": tr("What it was about, and whatever you want to remember."),
    }
