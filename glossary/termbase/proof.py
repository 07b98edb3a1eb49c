"""What an edit made worse: the problems of an entry after it that were not there before it."""

from collections import Counter

from glossary.errors import Problem
from glossary.termbase.check import CHECKS, find_problems
from glossary.termbase.files import split_list
from glossary.termbase.lists import Lists, TermFile
from glossary.yamltext import Items, Record, parse_yaml

_BETWEEN = ("T201", "T202", "T203", "T209")
"""Checks of entries against each other."""
_ELSEWHERE = ("T108", "T205", "T207")
"""Checks that need the other lists or all entries."""
_ALONE = tuple(code for code in CHECKS if code not in _BETWEEN + _ELSEWHERE)


def find_new_problems(before: str, after: str, *, file: str) -> tuple[Problem, ...]:
    """Return the problems that an edit of the list *before* into *after* brought, sorted by place.

    Looked at are the entries that are other than before, and what entries say against each other within the list;
    a problem is new when there are more of its code than before.
    """
    old, new = (split_list(file, *parse_yaml(text, file)) for text in (before, after))
    touched = _find_touched(old, new), _find_touched(new, old)
    (was, is_now) = (_find(one, entries) for one, entries in zip((old, new), touched, strict=True))
    counts = Counter(problem.code for problem in was)
    counts.subtract(Counter(problem.code for problem in is_now))
    return tuple(sorted(problem for problem in is_now if counts[problem.code] < 0))


def _find(file: TermFile, entries: Items) -> tuple[Problem, ...]:
    alone = find_problems(Lists([file._replace(entries=entries)]), _ALONE) if entries else ()
    return (*file.problems, *alone, *find_problems(Lists([file]), _BETWEEN))


def _find_touched(file: TermFile, other: TermFile) -> Items:
    """Return the entries of *file* that are not the same in *other*."""
    known = Counter(_freeze(entry) for entry in other.entries)
    touched = Items(file.entries.place)
    for entry, place in zip(file.entries, file.entries.places, strict=True):
        known[key := _freeze(entry)] -= 1
        if known[key] < 0:
            touched.append(entry)
            touched.places.append(place)
    return touched


def _freeze(entry: object) -> str:
    return repr(sorted(entry.items())) if isinstance(entry, Record) else repr(entry)
