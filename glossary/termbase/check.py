"""Every check of a term list: code → message, severity and the function that finds the fault."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from glossary.errors import Problem
from glossary.termbase import meaning, shape_checks, text_checks
from glossary.termbase.files import read_term_lists
from glossary.termbase.lists import Fault, Lists, TermFile
from glossary.termbase.pinyin_check import wrong_pinyin

Find: TypeAlias = Callable[[Lists], Iterator[Fault]]


class Check(NamedTuple):
    """One kind of fault."""

    message: str
    """Template for the parts that `find` yields."""
    find: Find
    """Term lists → file, place and parts of each fault; the part `hint` says what to write instead."""
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
    "T110": Check("stray blanks in {value!r}; expected {expected!r}", text_checks.stray_blanks),
    "T111": Check(
        "Chinese characters in the English {value!r}; expected English", text_checks.chinese_in_english, "warning"
    ),
    "T112": Check(
        "Traditional characters in {value!r}; expected Simplified {expected!r}", text_checks.traditional, "warning"
    ),
    "T113": Check("{character}, which nobody sees, in {value!r}; expected plain text", text_checks.invisible_character),
    "T114": Check("punctuation of {value!r}; expected {expected!r}", text_checks.odd_punctuation, "warning"),
    "T115": Check("{mark!r} without its partner in {value!r}; expected both", text_checks.unpaired_mark, "warning"),
    "T116": Check("id {value!r}; expected a letter, then letters, digits, '-', '_' or '.'", shape_checks.bad_id),
    "T117": Check("status {value!r} under `avoid`; expected deprecated or superseded", shape_checks.use_of_the_avoided),
    "T201": Check("{zh} stands in {place} already; expected each headword once", meaning.repeated_headword),
    "T202": Check(
        "{form} is a form of {zh} in {place} too; expected it in one entry", meaning.repeated_form, "warning"
    ),
    "T203": Check("two preferred terms, {first!r} and {second!r}; expected one", meaning.two_preferred),
    "T204": Check("{text!r} is both used and to be avoided; expected one of the two", meaning.used_and_avoided),
    "T205": Check("`see` names {name!r}, which is no entry; expected a headword or an id", meaning.dangling_reference),
    "T206": Check("source {name!r} is not among `sources`; expected {expected}", meaning.unknown_source, "warning"),
    "T207": Check("source {name!r} is never used; expected an entry that names it", meaning.unused_source, "warning"),
    "T208": Check("pinyin {value!r} of {zh}: {reason}", wrong_pinyin, "warning"),
    "T209": Check("id {value!r} stands in {place} already; expected each id once", meaning.repeated_id),
    "T210": Check("{text!r} stands twice in the entry; expected it once", meaning.repeated_rendering, "warning"),
}
"""Code → check; T0xx are the faults of YAML itself, T1xx shape, T2xx meaning."""

SHAPE = ("T101", "T102", "T103", "T104", "T105", "T106", "T107", "T108", "T109", "T116", "T117")
"""Codes of faults that cost an entry its place when loading: what it says can't be trusted (`satus: superseded`)."""

_BROKEN = frozenset(("T001", "T002", "T009", "T010", "T011"))
"""Codes of faults that leave nothing of a file to check."""


def check_termbase(paths: Iterable[str | Path]) -> tuple[Problem, ...]:
    """Return every problem of the term lists *paths* (files or folders), sorted by place.

    All lists are checked together: a headword that stands in two of them is reported in the later one.
    """
    return check_lists(tuple(read_term_lists(paths)))


def check_lists(files: Sequence[TermFile]) -> tuple[Problem, ...]:
    """Return every problem of the lists *files*, sorted by place."""
    problems = [problem for file in files for problem in file.problems]
    broken = {problem.file for problem in problems if problem.code in _BROKEN}
    swallowed = {(problem.file, problem.line) for problem in problems if problem.code == "T007"}
    found = find_problems(Lists(file for file in files if file.file not in broken))
    # A value that was read as a comment is empty: that much is said already.
    problems += (item for item in found if item.code != "T103" or (item.file, item.line) not in swallowed)
    return tuple(sorted(problems))


def find_problems(lists: Lists, codes: Iterable[str] = tuple(CHECKS)) -> tuple[Problem, ...]:
    """Return what the checks *codes* find in *lists*, in the order of the codes."""
    problems = []
    for code in codes:
        check = CHECKS[code]
        for file, place, parts in check.find(lists):
            message = check.message.format(**parts)
            problems.append(Problem(file, *place, code, message, check.severity, parts.get("hint", "")))
    return tuple(problems)
