"""The files that come with the program: rules, icons, fonts. Nothing else reads ``resources``."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath, PureWindowsPath

from cpim_pdp import rule_tables
from cpim_pdp.core.rule_text import build
from cpim_pdp.core.rulebook import Rulebook


def path(*parts: str) -> Path:
    """Return where a resource lies, whether or not it is there.

    Raises:
        ValueError: for an absolute name, or one that leaves the folder.
    """
    for part in parts:
        if _leaves(PurePosixPath(part)) or _leaves(PureWindowsPath(part)):
            raise ValueError(f"not the name of a resource: {part}")
    return _folder().joinpath(*parts)


def text(*parts: str) -> str:
    """Return the text of a resource."""
    return path(*parts).read_text(encoding="utf-8")


def icon(name: str) -> bytes:
    """Return the SVG of an icon."""
    return path("icons", f"{name}.svg").read_bytes()


def font(name: str) -> Path:
    """Return the file of a font, by its file name."""
    return path("fonts", name)


def rules() -> Mapping[str, str]:
    """Return the texts of the rules by file name."""
    files = sorted(path("rules").glob("*.toml"))
    return {file.name: file.read_text(encoding="utf-8") for file in files}


@cache
def rulebook() -> Rulebook:
    """Return the rules, read and checked once."""
    return build(rule_tables.read(path("rules"), rules()))


def _leaves(name: PurePosixPath | PureWindowsPath) -> bool:
    return bool(name.anchor) or ".." in name.parts


@cache
def _folder() -> Path:
    package = Path(__file__).resolve().parent
    beside = package.parent / "resources"
    # Beside the package in a checkout; an installed wheel has it inside.
    return beside if beside.is_dir() else package / "resources"
