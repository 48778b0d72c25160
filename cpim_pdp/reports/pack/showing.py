"""Show one file of evidence: whatever is wrong with it, the pack goes on and says so."""

import logging
import warnings
from typing import BinaryIO

from cpim_pdp.core.activities import Evidence
from cpim_pdp.core.media_types import UNKNOWN
from cpim_pdp.reports.pack import attaching, pdf_pages, pictures
from cpim_pdp.reports.pack.objects import Objects
from cpim_pdp.reports.pack.shown import NotShown, Shown, Why
from cpim_pdp.reports.pack.watch import Watch

_SHOWN = (".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".heic", ".avif")
_LOOKED_AT = 1024
"""A PDF may begin after so many other bytes; its readers all look there."""

# What the libraries think of a damaged file, the file's page says in a holder's words.
for _library in ("pypdf", "PIL"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)


def shown(evidence: Evidence, file: BinaryIO, objects: Objects, watch: Watch) -> Shown:
    """Write what there is of a file; what ``watch`` raises, and a full disk, ends it."""
    try:
        # A warning is about a picture's small print; what can't be read raises.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _shown(evidence, file, objects, watch)
    except NotShown as absent:
        return _absent(absent.why, evidence, file, objects)
    except MemoryError:
        return _absent(Why.TOO_LARGE, evidence, file, objects)
    except Exception as error:
        # The libraries raise a hundred different things over files damaged, or made to harm.
        if watch.ended is error or getattr(error, "errno", None) is not None:
            raise
        return _absent(Why.DAMAGED, evidence, file, objects)


def _shown(evidence: Evidence, file: BinaryIO, objects: Objects, watch: Watch) -> Shown:
    file.seek(0)
    beginning = file.read(_LOOKED_AT)
    file.seek(0)
    if b"%PDF-" in beginning:
        return pdf_pages.of_file(file, objects, watch.look_up)
    if evidence.media_type.startswith("image/") and evidence.media_type != "image/svg+xml":
        return pictures.of_file(file, objects, watch.look_up)
    if evidence.media_type == UNKNOWN and evidence.name.lower().endswith(_SHOWN):
        # It has the name of pages or a picture, and does not begin like any.
        raise NotShown(Why.DAMAGED)
    return attaching.of_file(evidence, file, objects)


def _absent(why: Why, evidence: Evidence, file: BinaryIO, objects: Objects) -> Shown:
    """Take back what was written of a file; a photo without a reader is attached instead."""
    objects.give_up()
    if why is not Why.NO_READER:
        return Shown(why=why)
    attached = attaching.of_file(evidence, file, objects)
    return Shown(why=why, attachment=attached.attachment)
