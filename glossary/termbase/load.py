"""Term lists → concept entries: files and folders are read here, and what is broken is reported and left out."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from glossary.errors import Problem
from glossary.model import ConceptEntry
from glossary.termbase.build import build_entry
from glossary.yamltext import FAULTS, Items, Record, Value, parse_yaml

SUFFIXES = (".yaml", ".yml")
"""Suffixes of the files that a folder is searched for."""


class TermList(NamedTuple):
    """One file of the term base as it was read."""

    file: str
    head: Record
    entries: Items
    problems: tuple[Problem, ...]


def builtin_terms() -> Path:
    """Return the folder of the lists that come with the program: inside the wheel, or beside the source."""
    package = Path(__file__).parents[1]
    installed = package / "data" / "terms"
    return installed if installed.is_dir() else package.parent / "terms"


def load_termbase(
    paths: Iterable[str | Path], *, layer: str = ""
) -> tuple[tuple[ConceptEntry, ...], tuple[Problem, ...]]:
    """Return the entries of the files and folders *paths*, in file order, and the problems of reading them.

    Entries without a usable `zh` are left out; what is wrong with the others, `check_termbase` tells. Every term
    carries *layer*. A folder is searched for *.yaml and *.yml files, sorted by path.
    """
    entries: list[ConceptEntry] = []
    problems: list[Problem] = []
    for listed in read_term_lists(paths):
        problems.extend(listed.problems)
        built = (
            build_entry(item, listed.head, listed.file, layer) for item in listed.entries if isinstance(item, Record)
        )
        entries.extend(entry for entry in built if entry is not None)
    return tuple(entries), tuple(sorted(problems))


def read_term_lists(paths: Iterable[str | Path]) -> Iterator[TermList]:
    """Yield every term list that *paths* name; one that can't be read has no entries and says why."""
    for name, path in _find_files(paths):
        try:
            text = path.read_bytes().decode("utf-8")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            yield _broken(Problem(name, 0, 0, "T001", f"{FAULTS['T001']}: {reason}"))
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            message = FAULTS["T011"].format(character=f"byte 0x{error.object[error.start]:02X}")
            yield _broken(Problem(name, line, 0, "T011", message, hint="save the file as UTF-8"))
        else:
            yield _split(name, *parse_yaml(text, name))


def _split(name: str, value: Value, problems: tuple[Problem, ...]) -> TermList:
    """Return head and entries of what a file holds; a bare list of entries is allowed."""
    if isinstance(value, Items):
        return TermList(name, Record((1, 1)), value, problems)
    if isinstance(value, Record):
        entries = value.get("entries")
        if isinstance(entries, Items):
            return TermList(name, value, entries, problems)
        return TermList(name, value, Items(value.value_at.get("entries", value.place)), problems)
    return TermList(name, Record((1, 1)), Items((1, 1)), problems)


def _broken(problem: Problem) -> TermList:
    return TermList(problem.file, Record((1, 1)), Items((1, 1)), (problem,))


def _find_files(paths: Iterable[str | Path]) -> Iterator[tuple[str, Path]]:
    """Yield the name and path of every file; the built-in ones are named from `terms/` down."""
    builtin = builtin_terms()
    for given in paths:
        path = Path(given)
        if not path.is_dir():
            yield str(given), path
            continue
        found = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
        shown = Path("terms") if path == builtin else Path(given)
        for file in found:
            yield (shown / file.relative_to(path)).as_posix(), file
