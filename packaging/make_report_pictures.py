"""Make the pictures of the report's and the audit pack's pages that the README shows.

Run by hand from a checkout: ``python packaging/make_report_pictures.py [FOLDER]``; without a folder
they go into ``packaging/pictures``. The log is a sample, made on the same day with the same seed,
and the same log gives the same pages. So a picture changes only where the pages do.
"""

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

ON = "2026-11-22"
SAMPLE = ("--activities", "40", "--seed", "3", "--on", ON)
REPORT_SCALE, PACK_SCALE = 1.35, 0.95
"""Pixels for a point."""
GAP, GROUND = 12, "#d0d4da"
COLOURS = 64
"""As many as a picture keeps: black, greys and one blue need no more."""
HERE = Path(__file__).parent


def run(*arguments: str) -> None:
    """Carry a command of the program out."""
    command = [sys.executable, "-m", "cpim_pdp", *arguments]
    subprocess.run(command, check=True, cwd=HERE.parent, stdout=subprocess.DEVNULL)  # noqa: S603


def report_of(log: Path, folder: Path) -> pypdfium2.PdfDocument:
    """Write the report of a log and open it."""
    place = folder / "report.pdf"
    run("--log", str(log), "report", str(place), "--on", ON)
    return pypdfium2.PdfDocument(place)


def pack_of(log: Path, folder: Path) -> pypdfium2.PdfDocument:
    """Write the audit pack of a log and open its document with all evidence."""
    place = folder / "pack.zip"
    run("--log", str(log), "pack", str(place), "--on", ON)
    with zipfile.ZipFile(place) as packed:
        name = next(one for one in packed.namelist() if one.endswith("audit pack.pdf"))
        return pypdfium2.PdfDocument(packed.read(name))


def page_with(document: pypdfium2.PdfDocument, text: str) -> int:
    """Return the number, from 0, of the first page that says something; `LookupError` if none."""
    for number, page in enumerate(document):
        if text in page.get_textpage().get_text_range():
            return number
    raise LookupError(text)


def picture(
    document: pypdfium2.PdfDocument, pages: Sequence[int], scale: float, place: Path
) -> None:
    """Draw pages side by side, each on paper with room around it."""
    drawn = [document[number].render(scale=scale).to_pil().convert("RGB") for number in pages]
    width = sum(one.width + GAP for one in drawn) + GAP
    ground = Image.new("RGB", (width, max(one.height for one in drawn) + 2 * GAP), GROUND)
    x = GAP
    for one in drawn:
        ground.paste(one, (x, GAP))
        x += one.width + GAP
    ground.quantize(COLOURS, dither=Image.Dither.NONE).save(place, optimize=True)


def main() -> None:
    """Make both, and tell where and how large they are."""
    into = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE / "pictures"
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        log = folder / "Holder.cpimlog"
        run("sample", str(log), *SAMPLE)
        report, pack = report_of(log, folder), pack_of(log, folder)
        exhibit = page_with(pack, "Exhibit 1, page 1 of")
        index = page_with(pack, "Evidence index")
        picture(report, (0, len(report) - 1), REPORT_SCALE, into / "report-pages.png")
        picture(pack, (index, exhibit - 1, exhibit), PACK_SCALE, into / "pack-pages.png")
        report.close()
        pack.close()
    for name in ("report-pages.png", "pack-pages.png"):
        sys.stdout.write(f"{into / name} {(into / name).stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
