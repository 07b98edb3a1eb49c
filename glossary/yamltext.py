"""YAML text → records in which every value is text and knows its place: the only door to PyYAML."""

import json
import re
from typing import Any, TypeAlias

from glossary.errors import Problem

DEEPEST = 50
"""Levels of nesting that are read; chosen: a term list needs five."""
LONGEST = 64_000_000
"""Characters of one file that are read; chosen: ten times a list of 20,000 rich entries."""

Place: TypeAlias = tuple[int, int]


class Record(dict[str, "Value"]):
    """A mapping that knows where it and each of its keys and values stand."""

    __slots__ = ("at", "place", "value_at")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.at: dict[str, Place] = {}
        self.value_at: dict[str, Place] = {}


class Items(list["Value"]):
    """A sequence that knows where it and each of its items stand."""

    __slots__ = ("place", "places")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.places: list[Place] = []


Value: TypeAlias = Record | Items | str | None

FAULTS = {
    "T001": "can't be opened",
    "T002": "not valid YAML: {reason}",
    "T003": "duplicate key {key!r}, first at line {line}; expected each key once",
    "T004": "read as an alias, anchor or tag; expected text",
    "T005": "a key must be plain text",
    "T006": "a second document (---); expected one document a file",
    "T007": "the value was read as a comment; expected text",
    "T008": "text after ' #' was dropped as a comment; expected the whole value",
    "T009": "nested more than {deepest} levels deep; expected at most five",
    "T010": "longer than {longest} characters; expected a term list",
    "T011": "a character that YAML does not allow: {character}; expected printable text",
}
"""Code → message of the faults of YAML itself."""


def parse_yaml(text: str, file: str) -> tuple[Value, tuple[Problem, ...]]:
    """Return what *text* holds, every scalar as text, and every problem met, sorted by place.

    Empty text gives None. Where the text is not valid YAML the value is None too. *file* is the name that the
    problems carry. Built from parser events, so `no`, `1:30` and `2030` stay as written (PyYAML's constructors
    would turn them into bool, 90 and int) and duplicate keys are found.
    """
    builder = _Builder(text.removeprefix("\ufeff"), file)
    value = builder.build()
    return value, tuple(sorted(builder.problems))


def quote_scalar(text: str, *, flow: bool = False) -> str:
    """Return *text* as one YAML scalar: plain where every reader gives it back as this text, else double-quoted.

    In a flow list (`[a, b]`) everything with a comma, bracket or colon is quoted.
    """
    if _PLAIN.fullmatch(text) and not _TYPED.fullmatch(text) and not (flow and _FLOW_MARKS.search(text)):
        return text
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f").replace("\x85", "\\u0085")


_PLAIN = re.compile(
    r"(?:[^\W_]|[“”‘’《》（）])(?:(?!: |:$| #)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff])*(?<!\s)"
)
_TYPED = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|[-+.\d][\d_.,:eExXa-fA-F+-]*|\d{4}-\d\d?-\d\d?.*")
_FLOW_MARKS = re.compile(r"[\[\]{},:#&*!|>'\"%@`?]")
_UNREADABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _NestingError(Exception):
    """Nesting beyond DEEPEST; carries the place."""


class _Builder:
    """Builds the value from parser events and gathers the problems."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self.lines: list[str] | None = None

    def report(self, place: Place, code: str, hint: str = "", **parts: object) -> None:
        """Add a problem."""
        self.problems.append(Problem(self.file, *place, code, FAULTS[code].format(**parts), hint=hint))

    def build(self) -> Value:
        """Return the root value, or None where there is none or the text is broken."""
        import gc

        import yaml

        if len(self.text) > LONGEST:
            self.report((1, 1), "T010", longest=f"{LONGEST:,}")
            return None
        if bad := _UNREADABLE.search(self.text):
            line = self.text.count("\n", 0, bad.start()) + 1
            column = bad.start() - self.text.rfind("\n", 0, bad.start())
            self.report((line, column), "T011", character=f"U+{ord(bad[0]):04X}", hint="delete the character")
            return None
        collecting = gc.isenabled()
        gc.disable()  # hundreds of thousands of small lists and no cycles: collection would double the time
        try:
            return self._root()
        except _NestingError as error:
            self.report(error.args[0], "T009", deepest=DEEPEST)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self.report(place, "T002", reason=error.problem or "unreadable", hint=self._hint(place[0]))
        finally:
            if collecting:
                gc.enable()
        return None

    def _root(self) -> Value:
        import yaml

        parser: Any = _open_parser(self.text)
        next_event = parser.get_event
        next_event()
        if isinstance(next_event(), yaml.StreamEndEvent):
            return None
        value = self._node(next_event(), next_event, 0)
        next_event()
        if not isinstance(extra := next_event(), yaml.StreamEndEvent):
            self.report(_place(extra), "T006")
        return value

    def _node(self, event: Any, next_event: Any, depth: int) -> Value:
        """Return the value that begins with *event*."""
        from yaml import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        place = _place(event)
        if isinstance(event, AliasEvent):
            self.report(place, "T004", hint="put the value in quotes")
            return None
        if event.anchor or event.tag:
            self.report(place, "T004", hint="put the value in quotes")
        if depth >= DEEPEST:
            raise _NestingError(place)
        if isinstance(event, SequenceStartEvent):
            items = Items(place)
            while not isinstance(event := next_event(), SequenceEndEvent):
                items.places.append(_place(event))
                items.append(self._node(event, next_event, depth + 1))
            return items
        record = Record(place)
        while not isinstance(event := next_event(), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self.report(_place(event), "T005")
                self._node(event, next_event, depth + 1)
                self._node(next_event(), next_event, depth + 1)
                continue
            key = event.value
            if key in record:
                self.report(_place(event), "T003", key=key, line=record.at[key][0])
            record.at[key] = _place(event)
            event = next_event()
            record.value_at[key] = _place(event)
            record[key] = self._node(event, next_event, depth + 1)
        return record

    def _scalar(self, event: Any) -> str:
        value: str = event.value
        if event.anchor or event.tag:
            self.report(_place(event), "T004", hint="put the value in quotes")
        if not event.style and "#" in self.text:
            self._check_comment(event, value)
        return value

    def _check_comment(self, event: Any, value: str) -> None:
        """Report a plain scalar whose line goes on with `#` and no blank: `en: #MeToo`, `en: G7 #1`."""
        if self.lines is None:
            self.lines = self.text.split("\n")
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if re.match(r"\s*#\S", rest) and not rest.lstrip().startswith(("##", "#!")):
            code = "T008" if value else "T007"
            whole = (value + rest).strip()
            self.report(_place(event), code, hint=f"put it in quotes: {json.dumps(whole, ensure_ascii=False)}")

    def _hint(self, line: int) -> str:
        """Return what to write instead, judged by the faulty line and the one before it."""
        lines = self.text.split("\n")
        near = "\n".join(lines[max(0, line - 2) : line])
        if "：" in near:
            return "write an ASCII ':' and a space instead of '：'"
        if re.search(r"^[ ]*\t", near, re.MULTILINE):
            return "indent with spaces, not with tabs"
        if re.search(r"^\s*[\u3000\xa0]", near, re.MULTILINE):
            return "indent with ordinary spaces"
        if re.search(r":\s.*:\s", near):
            return "put a value that holds ': ' in quotes"
        return "put a value with special characters in quotes" if re.search(r"[\"'&*!%@`|>\[{]", near) else ""


def _place(event: Any) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _open_parser(text: str) -> Any:
    """Return libyaml's event parser, or PyYAML's own where it was built without libyaml."""
    import yaml

    if not yaml.__with_libyaml__:
        return yaml.SafeLoader(text)
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    return CParser(text)
