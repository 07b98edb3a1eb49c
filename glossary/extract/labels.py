"""What stands in the documents and is no text: labels of speakers, page furniture, repeated headers."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from glossary.extract.wordlists import Wordlists
from glossary.model import Document


class Label(NamedTuple):
    """Who speaks: the name or the outlet in front of a colon."""

    document: int
    start: int
    end: int
    kind: str
    """`outlet`, `name` or empty for 问 and 答."""


class Frame(NamedTuple):
    """What is no text, for one document."""

    masks: tuple[tuple[int, int], ...]
    """Stretches that are left out, in order."""
    labels: tuple[Label, ...]


LONGEST_LABEL = 24
"""Characters of a label before its colon; 今日俄罗斯国际通讯社记者 has 12."""

LONGEST_FURNITURE = 60
"""Characters of a line that may be page furniture."""

REPEATED_HEADER = 3
"""Times the same short line stands in one document, or in more than half of several, to count as a header."""

_BLANK = r"\t \u00a0\u3000"
"""Blanks within a line; with line breaks among them, a page of empty lines would cost the cube of its length."""

_LABEL = re.compile(
    rf"^[{_BLANK}《“]*+([^\n，。；：！？、,.;!?《》“”]{{1,{LONGEST_LABEL}}})[》”]?([^\n，。；：！？、]{{0,4}})[：:]",
    re.MULTILINE,
)
_CREDIT = re.compile(
    "新华社[^，。\n]{2,20}?电(?=[　\\s（(])"
    "|[（(](?:完|责编|责任编辑|记者|编辑|本报记者|新华社|作者)[^）)\n]{0,40}[）)]"
    f"|^[{_BLANK}]*+(?:第[{_BLANK}]*\\d+[{_BLANK}]*页|(?:[-—][{_BLANK}]*+)?\\d{{1,4}}[{_BLANK}]*[-—/][{_BLANK}]*\\d{{0,4}})[{_BLANK}]*$",
    re.MULTILINE,
)
_PAGE_LINE = re.compile(f"\n(?=[{_BLANK}]*+[第\\-—\\d])")
"""The line break before a line that may be the number of a page."""

_CREDITED = "完责记编本新作"
"""What a credit in brackets begins with."""

_ANSWERS = frozenset(("问", "答", "Q", "A"))


def count_lines(documents: Sequence[Document]) -> Counter[str]:
    """Return of how many of the *documents* each line is one."""
    return Counter(line for document in documents for line in {row.strip() for row in document.hans.split("\n")})


def find_frames(
    documents: Sequence[Document], lists: Wordlists, headers: Collection[str] = frozenset()
) -> tuple[Frame, ...]:
    """Return for each of *documents* what is left out of the count, and the labels found.

    *headers* are the lines of more than half of several documents.
    """
    furniture = re.compile("|".join(map(re.escape, sorted(lists.furniture))) or "(?!)")
    endings = tuple(sorted(lists.label_endings)) or ("\n",)
    reports = tuple(sorted(word for word in lists.function_words if len(word) > 1))
    frames = []
    for index, document in enumerate(documents):
        masks: list[tuple[int, int]] = list(_find_credits(document.hans))
        labels = _find_labels(index, document.hans, endings, reports)
        masks += [(label.start, label.end) for label in labels]
        seen: Counter[str] = Counter()
        rows = document.hans.split("\n")
        copies = Counter(row.strip() for row in rows)
        start = 0
        for row in rows:
            line = row.strip()
            seen[line] += 1
            if line and len(line) <= LONGEST_FURNITURE and not line.endswith(tuple("。！？；，;")):
                header = copies[line] >= REPEATED_HEADER and seen[line] > 1
                if header or line in headers or furniture.search(line):
                    masks.append((start, start + len(row)))
            start += len(row) + 1
        frames.append(Frame(tuple(sorted(masks)), tuple(label for label in labels if label.kind)))
    return tuple(frames)


def _find_credits(text: str) -> Iterator[tuple[int, int]]:
    """Yield where _CREDIT matches; only the places where it can are tried, which is many times as fast."""
    places = [0, *(match.end() for match in _PAGE_LINE.finditer(text))]
    for sign, following in (("新华社", ""), ("（", _CREDITED), ("(", _CREDITED)):
        at = text.find(sign)
        while at >= 0:
            if not following or text[at + 1 : at + 2] in following:
                places.append(at)
            at = text.find(sign, at + 1)
    end = 0
    for place in sorted(places):
        if place >= end and (match := _CREDIT.match(text, place)):
            yield match.span()
            end = match.end()


def _find_labels(index: int, text: str, endings: tuple[str, ...], reports: tuple[str, ...]) -> list[Label]:
    """Return the labels of *text*: those of journalists, and names before a colon on two lines or more."""
    found = []
    matches = list(_LABEL.finditer(text))
    times = Counter(match[1] + match[2] for match in matches)
    for match in matches:
        whole = match[1] + match[2]
        ending = next((ending for ending in ("记者", *endings) if whole.endswith(ending)), "")
        if ending:
            name = match[1].removesuffix(ending)
            end = match.start(1) + len(name)
            found.append(Label(index, match.start(1), max(end, match.start(1) + 1), "outlet" if len(name) > 1 else ""))
        elif whole in _ANSWERS:
            found.append(Label(index, match.start(1), match.end(1), ""))
        elif times[whole] > 1 and not match[2] and len(whole) <= 12 and not whole.endswith(reports):
            found.append(Label(index, match.start(1), match.end(1), "name"))
    return found
