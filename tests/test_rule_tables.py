"""The tables of the rules: kept for exactly the texts they were read from, and only then used."""

import json
import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from cpim_pdp import assets, rule_tables
from cpim_pdp.core import rule_text

TEXTS = {"a.toml": 'first = 2019-01-01\nnames = ["é", "日本"]\n', "b.toml": "[deep]\nn = 1\n"}
TABLES = {
    "a.toml": {"first": date(2019, 1, 1), "names": ["é", "日本"]},
    "b.toml": {"deep": {"n": 1}},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of rules beside which Python would keep compiled modules."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    made = tmp_path / "rules"
    made.mkdir()
    return made


@pytest.fixture
def parsings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows with each parsing of texts."""
    counted: list[int] = []
    parse = rule_text.tables

    def counting(texts: Mapping[str, str]) -> rule_text.Tables:
        counted.append(len(texts))
        return parse(texts)

    monkeypatch.setattr(rule_text, "tables", counting)
    return counted


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*"))


def test_they_are_parsed_once_and_then_the_same(folder: Path, parsings: list[int]) -> None:
    first = rule_tables.read(folder, TEXTS)
    second = rule_tables.read(folder, TEXTS)

    assert first == second == TABLES
    assert parsings == [2]
    assert len(kept(folder)) == 1


def test_other_texts_are_parsed_anew(folder: Path, parsings: list[int]) -> None:
    rule_tables.read(folder, TEXTS)

    changed = rule_tables.read(folder, {**TEXTS, "b.toml": "[deep]\nn = 2\n"})

    assert changed["b.toml"] == {"deep": {"n": 2}}
    assert len(parsings) == 2
    assert rule_tables.read(folder, TEXTS) == TABLES


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace('"n": 1', '"n": 7'),
        lambda text: text[: len(text) // 2],
        lambda _: "",
        lambda _: "no such mark",
        lambda text: "0" * 64 + text[64:],
    ],
)
def test_damaged_ones_are_never_used(folder: Path, parsings: list[int], damage: object) -> None:
    rule_tables.read(folder, TEXTS)
    (file,) = kept(folder)
    file.write_text(damage(file.read_text()))  # type: ignore[operator]

    assert rule_tables.read(folder, TEXTS) == TABLES
    assert len(parsings) == 2
    assert rule_tables.read(folder, TEXTS) == TABLES
    assert len(parsings) == 2


def test_bytes_that_are_no_text_are_never_used(folder: Path) -> None:
    rule_tables.read(folder, TEXTS)
    (file,) = kept(folder)
    file.write_bytes(b"\xff\xfe\x00")

    assert rule_tables.read(folder, TEXTS) == TABLES


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert rule_tables.read(folder, TEXTS) == TABLES
    assert kept(folder) == []


def test_they_are_kept_where_python_keeps_its_own(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elsewhere"))

    rule_tables.read(folder, TEXTS)

    assert kept(folder) == []
    assert len(list((tmp_path / "elsewhere").rglob("*.json"))) == 1


def test_a_place_that_can_not_be_written_does_not_matter(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file where the folder should be")

    assert rule_tables.read(folder, TEXTS) == TABLES


def test_a_text_that_is_no_toml_is_named(folder: Path) -> None:
    with pytest.raises(ValueError, match=r"a\.toml"):
        rule_tables.read(folder, {"a.toml": "first ="})
    assert kept(folder) == []


def test_what_no_rule_holds_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_text, "tables", lambda _: {"a.toml": {"n": {1, 2}}})

    with pytest.raises(TypeError, match="set"):
        rule_tables.read(folder, {"a.toml": ""})


def test_the_rules_themselves_come_back_as_they_are(folder: Path) -> None:
    texts = assets.rules()
    read = rule_tables.read(folder, texts)

    again = rule_tables.read(folder, texts)

    assert again == read == rule_text.tables(texts)
    assert rule_text.build(again) == assets.rulebook()
    (file,) = kept(folder)
    assert json.loads(file.read_text(encoding="utf-8").split("\n", 1)[1])
    assert not list(folder.glob(f"**/*.{os.getpid()}"))
