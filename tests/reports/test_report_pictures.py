"""The pictures of report and pack in the README are those that the script makes."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from cpim_pdp import assets

ROOT = Path(assets.__file__).parent.parent
SCRIPT = ROOT / "packaging" / "make_report_pictures.py"
NAMES = {"report-pages.png", "pack-pages.png"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the pictures that the script makes."""
    folder = tmp_path_factory.mktemp("pictures")
    subprocess.run([sys.executable, SCRIPT, folder], check=True, capture_output=True)
    return folder


def test_the_script_makes_the_pictures_that_the_readme_shows(made: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert {one.name for one in made.iterdir()} == NAMES
    assert all(f"(packaging/pictures/{name})" in readme for name in NAMES)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_picture_is_as_large_as_the_one_that_is_shown_and_small_to_load(
    name: str, made: Path
) -> None:
    kept = ROOT / "packaging" / "pictures" / name

    with Image.open(made / name) as new, Image.open(kept) as shown:
        assert new.size == shown.size
        assert new.mode == shown.mode == "P"
    assert kept.stat().st_size < 150_000
