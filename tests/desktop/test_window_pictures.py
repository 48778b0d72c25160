"""The pictures of the window in the README are those that the script makes, of every page."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from cpim_pdp import assets
from cpim_pdp.desktop.pages import PAGES

ROOT = Path(assets.__file__).parent.parent
SCRIPT = ROOT / "packaging" / "make_window_pictures.py"
SHOWN = re.compile(r'(?:src|srcset)="([^"]+)"')
NAMES = {
    f"{page.action.value.removeprefix('show-')}-{scheme}.png"
    for page in PAGES
    for scheme in ("light", "dark")
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the pictures that the script makes."""
    folder = tmp_path_factory.mktemp("pictures")
    subprocess.run([sys.executable, SCRIPT, folder], check=True, capture_output=True)
    return folder


def test_the_script_makes_a_picture_of_each_page_in_both_themes(made: Path) -> None:
    assert {one.name for one in made.iterdir()} == NAMES
    for name in NAMES:
        with Image.open(made / name) as picture:
            assert picture.mode == "P"
            dark = picture.convert("L").resize((1, 1)).getpixel((0, 0))
        assert isinstance(dark, int)
        assert (dark < 128) == name.endswith("-dark.png")


def test_every_picture_in_the_readme_is_there_and_made_by_the_script() -> None:
    shown = SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8"))

    assert all((ROOT / one).is_file() for one in shown)
    assert {Path(one).name for one in shown} <= NAMES
    assert {"overview-light.png", "overview-dark.png"} <= {Path(one).name for one in shown}
