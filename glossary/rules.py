"""The word lists of the extractor's rules: the user's files over the built-in ones, which are kept from run to run."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from glossary import __version__
from glossary.errors import InputError, Problem
from glossary.extract.wordlists import (
    Wordlists,
    fingerprint_builtin,
    load_wordlists,
    parse_wordlists,
    seal_wordlists,
    unseal_wordlists,
)
from glossary.sealed import read_kept
from glossary.termbase.files import read_file


class Rules(NamedTuple):
    """Word lists and what was wrong with them."""

    lists: Wordlists
    problems: tuple[Problem, ...]
    fresh: tuple[tuple[Path, bytes], ...]
    """Files that may be written for a faster next run."""


def load_rules(paths: Sequence[str] = (), folder: str = "") -> Rules:
    """Return the built-in lists, changed by the files *paths* in order; *folder* keeps what is loaded, empty nothing.

    Raises InputError E005 for a file that can't be opened.
    """
    if folder and not paths:
        key, file = fingerprint_builtin(__version__), Path(folder, "wordlists.json")
        if (kept := unseal_wordlists(read_kept(file), key)) is not None:
            return Rules(kept, (), ())
        lists, problems = load_wordlists()
        return Rules(lists, problems, ((file, seal_wordlists(lists, key)),))
    lists, problems = load_wordlists()
    found = list(problems)
    for path in paths:
        text, problem = read_file(Path(path), path)
        if problem is not None and problem.code == "T001":
            raise InputError(problem._replace(code="E005"))
        if problem is not None:  # no text, or too much of it
            found.append(problem)
            continue
        lists, slips = parse_wordlists(text, path, lists)
        found += slips
    return Rules(lists, tuple(found), ())
