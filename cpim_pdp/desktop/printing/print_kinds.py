"""What can be exported: its name, what its file is called, and how that ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique

from cpim_pdp.wording.translation import Phrase


@unique
class PrintKind(StrEnum):
    """What is exported."""

    REPORT = "report"
    DETAILED = "detailed"
    FORM = "form"
    PACK = "pack"


@dataclass(frozen=True, slots=True)
class KindTexts:
    """How a kind is called, what it holds, what its file is called and how that ends."""

    name: Phrase
    about: Phrase
    file: Phrase
    ready: Phrase
    suffix: str


KINDS: Mapping[PrintKind, KindTexts] = {
    PrintKind.REPORT: KindTexts(
        lambda tr: tr("Report"),
        lambda tr: tr("A PDF of a few pages: standing, points, ledger, rules, attestation."),
        lambda tr: tr("{name} {credential} cycle {number} report {date}", "a file name"),
        lambda tr: tr("The report is ready"),
        ".pdf",
    ),
    PrintKind.DETAILED: KindTexts(
        lambda tr: tr("Report with all details"),
        lambda tr: tr("The report, with a block for each activity and all its texts."),
        lambda tr: tr("{name} {credential} cycle {number} report {date}", "a file name"),
        lambda tr: tr("The report is ready"),
        ".pdf",
    ),
    PrintKind.FORM: KindTexts(
        lambda tr: tr("Application sheet"),
        lambda tr: tr("The numbers to type into the form, and what lies behind each."),
        lambda tr: tr("{name} {credential} cycle {number} application {date}", "a file name"),
        lambda tr: tr("The application sheet is ready"),
        ".pdf",
    ),
    PrintKind.PACK: KindTexts(
        lambda tr: tr("Audit pack"),
        lambda tr: tr(
            "A ZIP with the detailed report, the same with all evidence, the originals, a table,"
            " and how to check that nothing was changed. In sight is the report without the"
            " evidence."
        ),
        lambda tr: tr("{name} {credential} cycle {number} audit pack {date}", "a file name"),
        lambda tr: tr("The audit pack is ready"),
        ".zip",
    ),
}
assert set(KINDS) == set(PrintKind)  # noqa: S101 - checked on import
