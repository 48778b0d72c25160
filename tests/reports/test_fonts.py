"""The fonts that come with the program."""

from cpim_pdp import assets


def test_every_font_has_its_licence() -> None:
    fonts = {file.stem.partition("-")[0] for file in assets.path("fonts").glob("*.ttf")}
    licences = {file.stem for file in assets.path("fonts", "licences").glob("*.txt")}

    assert fonts == licences


def test_every_font_is_described_and_no_other() -> None:
    described = assets.text("fonts", "README.md")
    files = [file.name for file in assets.path("fonts").glob("*.ttf")]

    assert all(f"`{name}`" in described for name in files)
    assert described.count(".ttf`") - described.count("(there `") == len(files)


def test_the_fonts_are_no_more_than_is_bearable() -> None:
    sizes = [file.stat().st_size for file in assets.path("fonts").glob("*.ttf")]

    assert sum(sizes) < 16_000_000
