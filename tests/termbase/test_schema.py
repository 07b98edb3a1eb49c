"""The schema says what the program says, as far as a schema can."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from glossary.termbase import builtin_terms
from glossary.termbase.schema import MODELINE, NAME_OF_FILE, make_schema, render_schema
from glossary.termbase.shape import ENTRY_KEYS, HEAD_KEYS, TERM_KEYS
from tests.termbase.editor import find_diagnostics

PROBLEMS = Path(__file__).parents[1] / "problems"

SEEN = ("T101", "T102", "T104", "T105", "T107", "T116")
"""Codes of faults that a schema can see."""


def read_like_an_editor(text: str) -> Any:
    """Return what *text* holds for a YAML 1.2 reader, near enough: numbers, booleans and null, no dates."""
    return _type(yaml.load(text.removeprefix("\ufeff"), Loader=yaml.BaseLoader))


def _type(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _type(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_type(item) for item in value]
    named = {"true": True, "false": False, "null": None, "~": None, "": None}
    return named[value] if value in named else int(value) if value.isdecimal() else value


@pytest.fixture
def validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft7Validator.check_schema(make_schema())
    return jsonschema.Draft7Validator(make_schema())


def test_every_key_is_in_the_schema_with_a_description() -> None:
    definitions = make_schema()["definitions"]
    for name, keys in (("list", HEAD_KEYS), ("entry", ENTRY_KEYS), ("long", TERM_KEYS)):
        assert tuple(definitions[name]["properties"]) == keys
        assert all(value["description"] for value in definitions[name]["properties"].values())


def test_the_schema_is_written_the_same_every_time() -> None:
    assert render_schema() == render_schema()
    assert json.loads(render_schema()) == make_schema()
    assert NAME_OF_FILE in MODELINE


@pytest.mark.parametrize("path", sorted(builtin_terms().glob("*.yaml")), ids=lambda path: path.name)
def test_the_builtin_lists_fit_the_schema(path: Path, validator: Any) -> None:
    found = list(validator.iter_errors(read_like_an_editor(path.read_text(encoding="utf-8"))))
    assert [(list(error.absolute_path), error.message[:200]) for error in found] == []


@pytest.mark.parametrize("code", SEEN)
def test_the_schema_sees_what_the_checks_see(code: str, validator: Any) -> None:
    text = (PROBLEMS / f"{code}.yaml").read_text(encoding="utf-8")
    assert not validator.is_valid(read_like_an_editor(text))


@pytest.mark.parametrize(
    "text",
    [
        "- {zh: 大国, en: major country, date: 2017, case: true}\n",
        "review: draft\nentries:\n  - {zh: 大国}\n",
        "- {zh: 大国, en: , review: draft}\n",
        "- zh: [二十国集团, {text: G20, status: 可用}]\n  en: {text: Group of Twenty, date: since 1999}\n",
        "entries:\n",
    ],
    ids=["bare numbers", "draft by the head", "draft without English", "long forms", "no entries yet"],
)
def test_what_people_write_fits_the_schema(text: str, validator: Any) -> None:
    assert validator.is_valid(read_like_an_editor(text))


@pytest.mark.skipif(not shutil.which("yaml-language-server"), reason="yaml-language-server is not installed")
def test_an_editor_shows_each_fault_at_its_place(tmp_path: Path) -> None:
    (tmp_path / NAME_OF_FILE).write_bytes(render_schema())
    lines = [
        MODELINE,
        "entries:",
        "  - zh: 大国",
        "    en: [{text: major country, status: prefered}]",
        "  - zh: 小国",
        "    en: #MeToo",
        "  - zh: 强国",
        "    en: strong country",
        "    enn: x",
        "  - en: no headword",
        "    date: 2022-13",
        "  - {zh: 中等强国, en: NO, date: 2030, case: true}",
    ]
    found = find_diagnostics(tmp_path / "mine.yaml", "\n".join(lines) + "\n")
    assert {line for line, _ in found} == {4, 6, 9, 10, 11}, found


def test_the_builtin_lists_name_the_schema_beside_them() -> None:
    folder = builtin_terms()
    lists = sorted(folder.glob("*.yaml"))
    bare = [path.name for path in lists if path.read_text(encoding="utf-8").splitlines()[0] != MODELINE]
    assert bare == [], "run `glossary terms schema terms`"
    assert (folder / NAME_OF_FILE).read_bytes() == render_schema(), "run `glossary terms schema terms`"


@pytest.mark.skipif(not shutil.which("yaml-language-server"), reason="yaml-language-server is not installed")
def test_an_editor_finds_no_fault_in_a_builtin_list(tmp_path: Path) -> None:
    (tmp_path / NAME_OF_FILE).write_bytes(render_schema())
    text = (builtin_terms() / "initiatives.yaml").read_text(encoding="utf-8")
    assert find_diagnostics(tmp_path / "initiatives.yaml", text) == []
