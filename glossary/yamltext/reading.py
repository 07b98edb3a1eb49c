"""YAML text → records in which every value is text and knows its place."""

import gc
import json
import re
from collections.abc import Callable
from typing import Any

from glossary.errors import Problem
from glossary.yamltext.records import Items, Place, Record, Value

DEEPEST = 50
"""Levels of nesting that are read; chosen: a term list needs five."""
LONGEST = 16_000_000
"""Characters of one file that are read; chosen: twice a list of 20,000 rich entries."""
LONGEST_VALUE = 100_000
"""Characters of one value that are read; chosen: a book chapter, where a definition has three lines."""
MOST = 1_000_000
"""Values of one file that are read; chosen: twice a list of 20,000 rich entries."""
MOST_KEYS = 10_000
"""Keys of one mapping that are read; chosen: ten times the sources of the largest list."""

FAULTS = {
    "T001": "can't be opened",
    "T002": "not valid YAML: {reason}; expected `key: value` lines, indented with spaces",
    "T003": "duplicate key {key!r}, first at line {line}; expected each key once",
    "T004": "{text!r} was read as {found}; expected text",
    "T005": "the key is {found}; expected plain text",
    "T006": "a second document (---); expected one document a file",
    "T007": "the value was read as a comment; expected text",
    "T008": "the text after ' #' was dropped as a comment; expected the whole value",
    "T009": "nested more than {deepest} levels deep; expected at most five",
    "T010": "longer than {longest}; expected a term list",
    "T011": "{character}, which a term list may not hold; expected printable text in UTF-8",
    "T012": "{text!r} was read as one text; expected a key, ':' and a value",
}
"""Code → message of the faults of YAML itself."""


def parse_yaml(text: str, file: str) -> tuple[Value, tuple[Problem, ...]]:
    """Return what *text* holds, every scalar as text, and every problem met, sorted by place.

    Empty text gives None; so does text that is not valid YAML or too large. Problems carry the name *file*. Built
    from parser events, so `no`, `1:30` and `2030` stay as written (PyYAML would make them bool, 90 and int),
    duplicate keys are found, and aliases can't multiply (a bomb of them gives messages).
    """
    builder = _Builder(text.removeprefix("\ufeff"), file)
    return builder.build(), tuple(sorted(builder.problems))


_UNREADABLE = r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
"""A text, and compiled by whoever asks: that takes 5 ms, and lists that were read before need it not."""

_SHORT = 200_000  # characters that PyYAML's own parser reads in a few seconds
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_WIDE_KEY = re.compile(r"[A-Za-z_]+：")
_COMMENT = re.compile(r"\s*#(?=[^\s#!])")
_COMPOUND = {"SequenceStartEvent": "a list", "MappingStartEvent": "a mapping"}


class _TooMuchError(Exception):
    """More than is read; carries place, code and the parts of the message."""


class _Builder:
    """Builds the value from parser events and gathers the problems."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.problems: list[Problem] = []
        self.commented = _find_lines("#", text)
        self.wide = "：" in text
        self.count = 0
        self._lines: list[str] = []
        self.scalar_event: type | None = None

    def report(self, place: Place, code: str, hint: str = "", **parts: object) -> None:
        """Add a problem."""
        self.problems.append(Problem(self.file, *place, code, FAULTS[code].format(**parts), hint=hint))

    def build(self) -> Value:
        """Return the root value, or None where there is none or the text is broken."""
        import yaml

        if len(self.text) > LONGEST:
            self.report((1, 1), "T010", "split the file", longest=f"{LONGEST:,} characters")
        elif bad := re.search(_UNREADABLE, self.text):
            before = _LINE_BREAK.split(self.text[: bad.start()])
            place = (len(before), len(before[-1]) + 1)
            self.report(place, "T011", "delete it", character=f"the character U+{ord(bad[0]):04X}")
        if self.problems:
            return None
        collecting = gc.isenabled()
        gc.disable()  # hundreds of thousands of small lists and no cycles: collection would double the time
        self.scalar_event = yaml.ScalarEvent
        try:
            return self._root(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)
        except _TooMuchError as error:
            self.report(*error.args[:2], **error.args[2])
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            if "nesting depth" in (error.problem or ""):
                self._report_depth(place)
                return None
            self.problems = [problem for problem in self.problems if problem.code != "T012"]  # the cause of this one
            self.report(place, "T002", self._hint(place[0]), reason=error.problem or "unreadable")
        finally:
            if collecting:
                gc.enable()
        return None

    def _report_depth(self, place: tuple[int, int]) -> None:
        """Report the first level too many, or for a long text the *place* 1000 levels deep where libyaml 0.2.6 stops."""
        import yaml

        if len(self.text) <= _SHORT:
            self.count, self.problems = 0, []
            try:
                self._root(yaml.SafeLoader)
            except _TooMuchError as error:
                place = error.args[0]
        self.report(place, "T009", deepest=DEEPEST)

    def _root(self, parser: Callable[[str], Any]) -> Value:
        next_event = parser(self.text).get_event
        next_event()
        if type(next_event()).__name__ == "StreamEndEvent":
            return None
        event = next_event()
        self._check_colon(event, value := self.node(event, next_event, 0))
        next_event()
        if type(event := next_event()).__name__ != "StreamEndEvent":
            self.report(_place(event), "T006", "delete the line ---, or make two files")
        return value

    def node(self, event: Any, next_event: Callable[[], Any], depth: int) -> Value:
        """Return the value that begins with *event*."""
        self.count += 1
        if self.count > MOST:
            raise self.too_much(event, f"{MOST:,} values", "split the file")
        if type(event) is self.scalar_event:
            return self.scalar(event)
        kind = type(event).__name__
        place = _place(event)
        if kind == "AliasEvent" or event.anchor or event.tag:
            self._report_syntax(event, place)
        if kind == "AliasEvent":
            return None
        if depth >= DEEPEST:
            raise _TooMuchError(place, "T009", {"deepest": DEEPEST})
        if kind == "SequenceStartEvent":
            return self._items(Items(place), next_event, depth + 1)
        return self._record(Record(place), next_event, depth + 1)

    def scalar(self, event: Any) -> str:
        """Return the text of a scalar; whatever YAML would make of it is no concern here."""
        value: str = event.value
        if len(value) > LONGEST_VALUE:
            raise self.too_much(event, f"{LONGEST_VALUE:,} characters in one value", "look for a missing quote")
        if event.anchor or event.tag:
            self._report_syntax(event, _place(event))
        if self.commented and not event.style and event.end_mark.line in self.commented:
            self._check_comment(event, value)
        return value

    def too_much(self, event: Any, longest: str, hint: str) -> _TooMuchError:
        """Return the error for what is beyond a bound at *event*."""
        return _TooMuchError(_place(event), "T010", {"longest": longest, "hint": hint})

    def _items(self, items: Items, next_event: Callable[[], Any], depth: int) -> Items:
        while type(event := next_event()).__name__ != "SequenceEndEvent":
            items.places.append(_place(event))
            items.append(value := self.node(event, next_event, depth))
            self._check_colon(event, value)
        return items

    def _record(self, record: Record, next_event: Callable[[], Any], depth: int) -> Record:
        at, value_at = record.at, record.value_at
        while True:
            event = next_event()
            if type(event) is not self.scalar_event:
                kind = type(event).__name__
                if kind == "MappingEndEvent":
                    return record
                self.report(_place(event), "T005", "put the key in quotes", found=_COMPOUND.get(kind, "an alias"))
                self.node(event, next_event, depth)
                self.node(next_event(), next_event, depth)
                continue
            key = self.scalar(event)
            if len(at) > MOST_KEYS:
                raise self.too_much(event, f"{MOST_KEYS:,} keys in one mapping", "split it")
            if key in at:
                self.report(_place(event), "T003", "delete one of the two", key=key, line=at[key][0])
            at[key] = _place(event)
            event = next_event()
            value_at[key] = _place(event)
            record[key] = self.node(event, next_event, depth)

    def _check_colon(self, event: Any, value: Value) -> None:
        """Report a plain scalar that was meant as key and value: `zh：人类` (humankind)."""
        if self.wide and isinstance(value, str) and not event.style and _WIDE_KEY.match(value):
            self.report(_place(event), "T012", "write an ASCII ':' and a space instead of '：'", text=value)

    def _report_syntax(self, event: Any, place: Place) -> None:
        """Report a value that begins with `*`, `&` or `!`, which YAML reads as alias, anchor or tag."""
        text = self.line(place[0])[place[1] - 1 :].strip()
        found = {"*": "an alias", "&": "an anchor"}.get(text[:1], "a tag")
        self.report(place, "T004", f"put it in quotes: {json.dumps(text, ensure_ascii=False)}", text=text, found=found)

    def _check_comment(self, event: Any, value: str) -> None:
        """Report a plain scalar whose line goes on with `#` and no blank: `en: #MeToo`, `en: G7 #1`."""
        rest = self.line(event.end_mark.line + 1)[event.end_mark.column :]
        if _COMMENT.match(rest):
            whole = json.dumps((value + rest).strip(), ensure_ascii=False)
            self.report(_place(event), "T008" if value else "T007", f"put it in quotes: {whole}")

    def line(self, number: int) -> str:
        """Return line *number* of the text, from 1; empty behind the last."""
        self._lines = self._lines or ["", *_LINE_BREAK.split(self.text), ""]
        return self._lines[min(number, len(self._lines) - 1)]

    def _hint(self, line: int) -> str:
        """Return what to write instead, judged by the faulty line and the one before it."""
        near = self.line(line - 1) + "\n" + self.line(line)
        return next((hint for pattern, hint in _HINTS if pattern.search(near)), "")


_HINTS = (
    (re.compile(r"^[ \-]*\t", re.MULTILINE), "indent with spaces, not with tabs"),
    (re.compile(r"^[ \-]*[\u3000\xa0]", re.MULTILINE), "indent with ordinary spaces"),
    (re.compile(r"^[ \-]*[A-Za-z_]+：", re.MULTILINE), "write an ASCII ':' and a space instead of '：'"),
    (re.compile(r"""[:\-] (?:"[^"]*"|'[^']*')[^\s,\]}#]"""), "put the whole value in quotes, or use “ ”"),
    (re.compile(r":\s.*:(?:\s|$)", re.MULTILINE), "put a value that holds ': ' in quotes"),
    (re.compile(r"[\"'&*!%@`|>\[{]"), "put a value with special characters in quotes"),
)
"""What a line looks like → what its writer should have written; the first that fits is said."""


def _find_lines(sign: str, text: str) -> frozenset[int]:
    """Return the numbers, from 0, of the lines of *text* that hold *sign*; few do, and all values ask."""
    if sign not in text:
        return frozenset()
    return frozenset(number for number, line in enumerate(_LINE_BREAK.split(text)) if sign in line)


def _place(event: Any) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
