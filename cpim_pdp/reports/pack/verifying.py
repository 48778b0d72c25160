"""The page in a pack that says how a holder or an auditor checks that nothing in it was changed."""

from cpim_pdp.reports.pack import naming
from cpim_pdp.wording import disclaimer
from cpim_pdp.wording.translation import Translate

_POWERSHELL = (
    "Get-Content {list} -Encoding UTF8 | ForEach-Object {{ $hash, $name = $_ -split '  ', 2;"
    " if ((Get-FileHash -LiteralPath $name -Algorithm SHA256).Hash -eq $hash)"
    ' {{ "OK      $name" }} else {{ "FAILED  $name" }} }}'
)


def page(part: int, parts: int, tr: Translate) -> str:
    """Return the page of one part."""
    names = {"list": naming.manifest(part, parts), "part": part, "parts": parts}
    paragraphs = [text.format(**names) for text in _texts(part, parts, tr)]
    return "\n\n".join((*paragraphs, disclaimer.text(tr))) + "\n"


def _texts(part: int, parts: int, tr: Translate) -> list[str]:
    of_several = [
        tr(
            "This is part {part} of {parts}. Each part is checked by itself; unpack all of them"
            " into one folder and nothing is in the way of anything else."
        )
    ]
    del part
    return [
        tr("HOW TO CHECK THIS AUDIT PACK"),
        tr(
            "The pack holds a report on a certification's maintenance, the same with all evidence"
            " in one document, a table of the activities, and in a folder each file of evidence"
            " as the holder received it, named by the number of its exhibit."
        ),
        *(of_several if parts > 1 else ()),
        tr(
            "{list} lists the SHA-256 of each file: a number that comes out the same only if not a"
            " single byte differs. Whoever sends the pack can tell you the SHA-256 of {list}"
            " itself by another way; then nobody can have exchanged both."
        ),
        tr(
            "Unpack the ZIP, open a terminal in the folder that you unpacked it into, and type the"
            " line for your system. Each file must be answered with OK; a file that was changed"
            " says FAILED."
        ),
        tr("Linux:") + "\n    sha256sum -c {list}",
        tr("macOS:") + "\n    shasum -a 256 -c {list}",
        tr("Windows, in PowerShell:") + f"\n    {_POWERSHELL}",
        tr(
            "What it does not prove: that a certificate is genuine. Ask its issuer; the report"
            " names the provider of each activity."
        ),
    ]
