"""Every check of a term list: code → message, severity and the function that finds the fault."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from glossary.errors import Problem
from glossary.termbase import meaning, shape_checks
from glossary.termbase.load import TermList, read_term_lists

Find: TypeAlias = Callable[[Sequence[TermList]], Iterator[tuple[str, tuple[int, int], dict[str, Any]]]]


class Check(NamedTuple):
    """One kind of fault."""

    message: str
    """Template for the parts that `find` yields."""
    find: Find
    """Term lists → file, place and parts of each fault."""
    severity: str = "error"


CHECKS: Mapping[str, Check] = {
    "T101": Check("unknown key {key!r}; expected {expected}", shape_checks.unknown_key),
    "T102": Check("the entry has no `zh`; expected a Chinese term", shape_checks.missing_headword),
    "T103": Check("`{key}` is empty; expected text", shape_checks.empty_value),
    "T104": Check("`{key}` holds {found}; expected {expected}", shape_checks.wrong_kind),
    "T105": Check("unknown {key} {value!r}; expected {expected}", shape_checks.unknown_choice),
    "T106": Check("the entry has no English; expected `en`, or `review: draft`", shape_checks.missing_rendering),
    "T107": Check("date {value!r}; expected 2022, 2022-03, 2022-03-07 or a span 2012–2016", shape_checks.bad_date),
    "T108": Check("a term list holds no entries; expected `entries:`", shape_checks.no_entries),
    "T109": Check("no Chinese character in {value!r}; expected a Chinese term", shape_checks.no_chinese),
    "T110": Check(
        "blanks or line breaks around or inside {value!r}; expected single blanks", shape_checks.stray_blanks
    ),
    "T111": Check(
        "Chinese characters in the English {value!r}; expected English", shape_checks.chinese_in_english, "warning"
    ),
    "T112": Check(
        "Traditional characters in {value!r}; expected Simplified {expected!r}", shape_checks.traditional, "warning"
    ),
    "T201": Check("{zh} stands in {place} already; expected each headword once", meaning.repeated_headword),
    "T202": Check(
        "{form} is a form of {zh} in {place} too; expected it in one entry", meaning.repeated_form, "warning"
    ),
    "T203": Check("two preferred renderings, {first!r} and {second!r}; expected one", meaning.two_preferred),
    "T204": Check("{text!r} is both used and to be avoided; expected one of the two", meaning.used_and_avoided),
    "T205": Check("`see` names {name!r}, which is no entry; expected a headword or an id", meaning.dangling_reference),
    "T206": Check("source {name!r} is not among `sources`; expected {expected}", meaning.unknown_source, "warning"),
    "T207": Check("source {name!r} is never used", meaning.unused_source, "warning"),
    "T208": Check("pinyin {value!r} of {zh}: {reason}", meaning.wrong_pinyin, "warning"),
}
"""Code → check; T0xx are the faults of YAML itself, T1xx shape, T2xx meaning."""


def check_termbase(paths: Iterable[str | Path]) -> tuple[Problem, ...]:
    """Return every problem of the term lists *paths* (files or folders), sorted by place.

    All lists are checked together: a headword that stands in two of them is reported in the later one.
    """
    lists = list(read_term_lists(paths))
    problems = [problem for listed in lists for problem in listed.problems]
    broken = {problem.file for problem in problems if problem.code in ("T001", "T002", "T009", "T010", "T011")}
    sound = [listed for listed in lists if listed.file not in broken]
    swallowed = {(problem.file, problem.line) for problem in problems if problem.code == "T007"}
    for code, check in CHECKS.items():
        for file, place, parts in check.find(sound):
            if code == "T103" and (file, place[0]) in swallowed:
                continue  # the value is empty because it was read as a comment, which is reported
            hint = parts.pop("hint", "")
            problems.append(Problem(file, *place, code, check.message.format(**parts), check.severity, hint))
    return tuple(sorted(problems))
