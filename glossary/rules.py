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
    seal_wordlists,
    unseal_wordlists,
)
from glossary.sealed import read_kept


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
    try:
        return Rules(*load_wordlists(paths), ())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(Problem(str(error.filename), 0, 0, "E005", f"can't be opened: {reason}")) from error
