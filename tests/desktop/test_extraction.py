"""Qt's own tools take all texts out, and what translators made with them comes back."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

import cpim_pdp
from cpim_pdp.desktop.translation import CONTEXT, tr

PACKAGE = Path(cpim_pdp.__file__).parent
TOOLS = Path(sys.executable).parent
PLURAL = re.compile(r"%n|\((?:\w*\|\w+|s)\)")
FORMS = 3
"""Polish has so many: 1, 2 to 4, and 5 and more."""
Text = tuple[str, str, bool]
"""A text, what is said of its use, and whether a number picks its plural."""


def run(tool: str, *arguments: str | Path) -> None:
    subprocess.run([TOOLS / f"pyside6-{tool}", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file for translators that Qt's tool makes, for Polish."""
    file = tmp_path_factory.mktemp("texts") / "cpim-pdp_pl.ts"
    run("lupdate", "-extensions", "py", PACKAGE, "-ts", file)
    return file


def messages(file: Path) -> Iterator[tuple[str, ET.Element]]:
    # Made by the tool just now, and nobody else's.
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314
        for message in context.iter("message"):
            yield context.findtext("name") or "", message


def text_of(message: ET.Element) -> Text:
    text, comment = message.findtext("source"), message.findtext("comment")
    return text or "", comment or "", message.get("numerus") == "yes"


def written() -> set[Text]:
    """Return the texts as they stand in the code."""
    found = set()
    for file in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                continue
            if call.func.id == "tr" and isinstance(call.args[0], ast.Constant):
                more = call.args[1] if len(call.args) > 1 else ast.Constant("")
                assert isinstance(more, ast.Constant)
                found.add((str(call.args[0].value), str(more.value), len(call.args) > 2))
    return found


def test_every_text_is_taken_out_with_its_use_and_its_plural(extracted: Path) -> None:
    taken = {text_of(message) for _context, message in messages(extracted)}

    assert taken == written()
    assert len(taken) > 2_000


def test_every_text_is_in_the_context_that_the_window_asks_in(extracted: Path) -> None:
    assert {context for context, _message in messages(extracted)} == {CONTEXT}


def test_what_a_number_picks_and_nothing_else_has_forms(extracted: Path) -> None:
    for _context, message in messages(extracted):
        text, _comment, is_counted = text_of(message)
        assert is_counted == bool(PLURAL.search(text)), text
        assert (message.find("translation/numerusform") is not None) == is_counted, text


def translate(file: Path) -> None:
    """Write a translation beside every text: itself in brackets, plurals with the form."""
    tree = ET.parse(file)  # noqa: S314 - as above
    for message in tree.getroot().iter("message"):
        text, _comment, is_counted = text_of(message)
        wanted = ET.Element("translation")
        if is_counted:
            for form in range(FORMS):
                ET.SubElement(wanted, "numerusform").text = f"[{form} {text}]"
        else:
            wanted.text = f"[{text}]"
        before = message.find("translation")
        assert before is not None
        message.remove(before)
        message.append(wanted)
    tree.write(file, encoding="utf-8", xml_declaration=True)


@pytest.fixture
def _translated(qapp: QCoreApplication, extracted: Path, tmp_path: Path) -> Iterator[None]:
    source, made = tmp_path / "cpim-pdp_pl.ts", tmp_path / "cpim-pdp_pl.qm"
    source.write_bytes(extracted.read_bytes())
    translate(source)
    run("lrelease", source, "-qm", made)
    translator = QTranslator()
    assert translator.load(str(made))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("_translated")
def test_a_translation_comes_back_with_the_plural_that_the_language_has() -> None:
    assert tr("&File") == "[&File]"
    assert tr("{verb}: {what}", "Undo: Log an activity") == "[{verb}: {what}]"
    assert [tr("%n day(s) left", "", n) for n in (1, 3, 5)] == [
        "[0 1 day(s) left]",
        "[1 3 day(s) left]",
        "[2 5 day(s) left]",
    ]


@pytest.mark.usefixtures("_translated")
def test_every_single_text_comes_back_translated() -> None:
    back = {(text, use): tr(text, use, 5 if counted else -1) for text, use, counted in written()}

    assert [text for text, found in back.items() if not found.startswith("[")] == []
