"""What the files of a pack are called: readable, in order, and the same on every system."""

from dataclasses import dataclass

from cpim_pdp.core.credentials import Holder
from cpim_pdp.core.file_names import safe_name
from cpim_pdp.core.summary import Summary
from cpim_pdp.reports.sections.entries import Exhibit
from cpim_pdp.wording import names
from cpim_pdp.wording.translation import Translate

_LONGEST_HOLDER = 60


@dataclass(frozen=True, slots=True)
class Naming:
    """Names the files of the pack of one cycle."""

    summary: Summary
    holder: Holder
    tr: Translate

    def report(self) -> str:
        """Return the name of the report."""
        tr = self.tr
        return self._named(tr("{holder} {credential} cycle {cycle} {day} report.pdf"))

    def table(self) -> str:
        """Return the name of the table of activities."""
        tr = self.tr
        return self._named(tr("{holder} {credential} cycle {cycle} {day} activities.csv"))

    def pack(self, volume: int, volumes: int) -> str:
        """Return the name of a volume of the pack."""
        tr = self.tr
        if volumes == 1:
            return self._named(tr("{holder} {credential} cycle {cycle} {day} audit pack.pdf"))
        text = tr("{holder} {credential} cycle {cycle} {day} audit pack {volume} of {volumes}.pdf")
        return self._named(text, volume=volume, volumes=volumes)

    def original(self, exhibit: Exhibit) -> str:
        """Return the name of an exhibit's original: its number, which no other has, and its own."""
        tr = self.tr
        text = tr("Exhibit {number} {name}", "a file name")
        name = text.format(number=f"{exhibit.number:03}", name=safe_name(exhibit.evidence.name))
        return f"{self.folder()}/{safe_name(name)}"

    def folder(self) -> str:
        """Return the name of the folder that the originals are in."""
        tr = self.tr
        return safe_name(tr("evidence", "a folder name"))

    def _named(self, text: str, **more: object) -> str:
        return safe_name(
            text.format(
                # A part of a path that somebody's name might hold is none here.
                holder=safe_name(self.holder.name.replace("/", "_"))[:_LONGEST_HOLDER].strip(". "),
                credential=safe_name(names.credential(self.summary.credential).replace("/", "_")),
                cycle=self.summary.cycle.number,
                day=self.summary.on.isoformat(),
                **more,
            )
        )


def manifest(part: int, parts: int) -> str:
    """Return the name of a part's list of hashes."""
    return "SHA256SUMS" if parts == 1 else f"SHA256SUMS-{part}-of-{parts}"


def verify(part: int, parts: int) -> str:
    """Return the name of the page that says how a part is checked."""
    return "VERIFY.txt" if parts == 1 else f"VERIFY-{part}-of-{parts}.txt"
