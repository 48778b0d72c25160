"""What the pack says of a file of evidence that is not, or not all, on its pages."""

from collections.abc import Mapping

from cpim_pdp.reports.pack.shown import LeftOut, Shown, Why
from cpim_pdp.wording.translation import Phrase, Translate

_WHY: Mapping[Why, Phrase] = {
    Why.ENCRYPTED: lambda tr: tr(
        "It is protected by a password or against changes, so its pages can't be taken over."
    ),
    Why.DAMAGED: lambda tr: tr("It is damaged, or not what its name says, and can't be read."),
    Why.TOO_LARGE: lambda tr: tr(
        "It has too many pages, or unpacks to more than a program can be asked to show."
    ),
    Why.LIVE_FORM: lambda tr: tr(
        "It is a form that draws its pages by a program (XFA), so there are no pages to take over."
    ),
    Why.MAY_RUN: lambda tr: tr(
        "It is of a kind that may hold a program, and programs are not put into the pack."
    ),
    Why.NO_READER: lambda tr: tr(
        "It is a photo in a format (HEIC) that this program can't draw as it is installed here."
    ),
    Why.LOST: lambda tr: tr(
        "The log does not hold its bytes any more as they were attached: “check” says more."
    ),
}
_LEFT_OUT: Mapping[LeftOut, Phrase] = {
    LeftOut.SCRIPTS: lambda tr: tr("programs and actions"),
    LeftOut.LINKS: lambda tr: tr("links"),
    LeftOut.FIELDS: lambda tr: tr("form fields, whose contents are printed"),
    LeftOut.SIGNATURES: lambda tr: tr("digital signatures, which only the original proves"),
    LeftOut.ATTACHMENTS: lambda tr: tr("attached files"),
    LeftOut.MEDIA: lambda tr: tr("sound, film and 3D"),
}


def why(reason: Why, tr: Translate) -> str:
    """Return why a file has no pages in the pack."""
    return _WHY[reason](tr)


def left_out(shown: Shown, tr: Translate) -> str:
    """Return what of a file is not on its pages, empty for nothing."""
    parts = ", ".join(phrase(tr) for one, phrase in _LEFT_OUT.items() if one in shown.left_out)
    return tr("Not taken over from the file: {parts}.").format(parts=parts) if parts else ""


def state(shown: Shown, tr: Translate) -> str:
    """Return in a few words what there is of a file in the pack."""
    if shown.pages:
        return tr("%n page(s)", "", len(shown.pages))
    return tr("attached") if shown.attachment is not None else tr("only in the ZIP")
