"""Term lists → concept entries: what is broken is reported and left out, the rest is loaded."""

import gc
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path

from glossary.errors import Problem
from glossary.model import ConceptEntry
from glossary.termbase.build import build_entry, read_defaults
from glossary.termbase.check import SHAPE, find_problems
from glossary.termbase.files import read_term_lists
from glossary.termbase.glance import is_sound
from glossary.termbase.lists import Lists, TermFile
from glossary.yamltext import Items, Record


def load_termbase(
    paths: Iterable[str | Path], *, layer: str = ""
) -> tuple[tuple[ConceptEntry, ...], tuple[Problem, ...]]:
    """Return the entries of the files and folders *paths*, in file order, and the problems of reading them.

    Entries whose YAML or shape is wrong are reported and left out, the others are loaded; what else may be wrong
    with those `check_termbase` tells. Every term carries *layer*. A folder is searched for *.yaml and *.yml files.
    """
    entries: list[ConceptEntry] = []
    problems: list[Problem] = []
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand tuples and no cycles: collection would only cost time
    try:
        for file in read_term_lists(paths):
            built, found = build_entries(file, layer)
            entries += built
            problems += found
    finally:
        if collecting:
            gc.enable()
    return tuple(entries), tuple(sorted(problems))


def build_entries(file: TermFile, layer: str = "") -> tuple[list[ConceptEntry], list[Problem]]:
    """Return the entries of one file that can be trusted, and the problems of the file and the others."""
    defaults = read_defaults(file.head)
    draft = defaults.texts.get("review") == "draft"
    suspects = Items(file.entries.place)
    for item, place in zip(file.entries, file.entries.places, strict=True):
        if not isinstance(item, Record) or not is_sound(item, draft=draft):
            suspects.append(item)
            suspects.places.append(place)
    problems = list(file.problems)
    if suspects or file.head or not (file.entries or problems):
        problems += find_problems(Lists([file._replace(entries=suspects)]), SHAPE)
    faulty = _blame(file.entries, problems)
    built = (
        build_entry(item, defaults, file.file, layer)
        for item in file.entries
        if isinstance(item, Record) and item.place not in faulty
    )
    return [entry for entry in built if entry is not None], problems


def _blame(entries: Items, problems: Iterable[Problem]) -> set[tuple[int, int]]:
    """Return the places of the entries that an error stands in."""
    faulty = set()
    for problem in problems:
        index = bisect_right(entries.places, (problem.line, problem.column)) - 1
        if problem.severity == "error" and index >= 0:
            faulty.add(entries.places[index])
    return faulty
