import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cpim_pdp
from cpim_pdp import assets


def test_the_rules_come_by_file_name() -> None:
    assert "topics.toml" in assets.rules()
    assert all(name.endswith(".toml") for name in assets.rules())


def test_the_rulebook_is_read_once() -> None:
    assert assets.rulebook() is assets.rulebook()


def test_a_text_is_read_by_its_parts() -> None:
    assert assets.text("rules", "topics.toml") == assets.rules()["topics.toml"]


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../pyproject.toml", "rules/../../x", r"C:\x", r"..\x", r"\x"]
)
def test_a_name_that_leaves_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a resource"):
        assets.path(name)


def test_icons_and_fonts_lie_in_their_folders() -> None:
    assert assets.font("any.ttf") == assets.path("fonts", "any.ttf")
    some = next(assets.path("icons").glob("*.svg"))

    assert b"<svg" in assets.icon(some.stem)


def test_an_installed_package_reads_the_resources_inside_it(tmp_path: Path) -> None:
    package = tmp_path / "cpim_pdp"
    source = Path(cpim_pdp.__file__).parent
    package.mkdir()
    shutil.copy(source / "__init__.py", package)
    for module in ("assets.py", "rule_tables.py"):
        shutil.copy(source / module, package)
    shutil.copytree(source / "core", package / "core")
    shutil.copytree(assets.path("rules"), package / "resources" / "rules")

    code = "from cpim_pdp import assets; print(assets.path('rules')); assets.rulebook()"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert Path(done.stdout.strip()) == (package / "resources" / "rules").resolve()
