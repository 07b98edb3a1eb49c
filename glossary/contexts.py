"""Contexts: the sentence around each occurrence, in the original script, with its line."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from glossary.model import Context, Document, Occurrence

MOST_CONTEXTS = 100
"""Contexts kept for one term; chosen: an archive has thousands of 中国 (China), nobody reads them all."""

LONGEST_CONTEXT = 120
"""Characters of one context; chosen: two printed lines. Longer sentences are cut at clause marks."""

_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;]*[”’」』）)》\"]*\n*")
_CLAUSE_MARKS = "，、：,:　 "
_BLANKS = " \t\r\n　"


class _Sentences:
    """The sentence starts of one document, found once and searched by bisection."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts = [match.start() for match in _SENTENCE.finditer(document.text) if match.end() > match.start()]
        # Where the reader joined lines of the original, `breaks` tells them all; else a line is a line.
        if document.breaks:
            self.line_starts = [offset for offset, _ in document.breaks]
            self.numbers: Sequence[int] = [number for _, number in document.breaks]
        else:
            self.line_starts = [0, *(match.end() for match in re.finditer("\n", document.text))]
            self.numbers = document.line_numbers

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds *offset*."""
        index = bisect_right(self.starts, offset) - 1
        last = index + 1 == len(self.starts)
        return self.starts[index], len(self.document.text) if last else self.starts[index + 1]

    def line(self, offset: int) -> int:
        """Return the line of the original that holds *offset*."""
        return self.numbers[bisect_right(self.line_starts, offset) - 1]


def find_contexts(
    documents: Sequence[Document], terms: Iterable[Sequence[Occurrence]], most: int = MOST_CONTEXTS
) -> list[tuple[Context, ...]]:
    """Return for each sequence of occurrences in *terms* its contexts, one a sentence, in text order.

    A sentence that holds a term twice is given once, with the first occurrence marked. At most *most*
    contexts are given for one term; the frequency tells how many there are.
    """
    index: dict[int, _Sentences] = {}
    found = []
    for occurrences in terms:
        contexts: dict[tuple[int, int], Context] = {}
        for place in occurrences if most else ():
            if place.document not in index:
                index[place.document] = _Sentences(documents[place.document])
            sentences = index[place.document]
            start, end = sentences.sentence(place.start)
            if (place.document, start) not in contexts:
                contexts[place.document, start] = _cut_context(sentences, start, max(end, place.end), place)
                if len(contexts) == most:
                    break
        found.append(tuple(contexts.values()))
    return found


def _cut_context(sentences: _Sentences, start: int, end: int, place: Occurrence) -> Context:
    """Return the context of *place* inside the sentence from *start* to *end*, shortened where it is long."""
    text = sentences.document.text
    while start < place.start and text[start] in _BLANKS:
        start += 1
    while end > place.end and text[end - 1] in _BLANKS:
        end -= 1
    head = tail = ""
    room = max(0, LONGEST_CONTEXT - (place.end - place.start)) // 2
    if place.start - start > room:
        start, head = _next_clause(text, place.start - room, place.start), "…"
    if end - place.end > room:
        end, tail = _last_clause(text, place.end, place.end + room), "…"
    return Context(
        source=sentences.document.name,
        line=sentences.line(place.start),
        text=(head + text[start:end] + tail).replace("\n", " "),
        start=len(head) + place.start - start,
        end=len(head) + place.end - start,
    )


def _next_clause(text: str, low: int, high: int) -> int:
    """Return the first clause start between *low* and *high*, or *low* where there is none."""
    return next((offset + 1 for offset in range(low, high) if text[offset] in _CLAUSE_MARKS), low)


def _last_clause(text: str, low: int, high: int) -> int:
    """Return the end of the last clause between *low* and *high*, or *high* where there is none."""
    return next((offset for offset in range(high - 1, low - 1, -1) if text[offset] in _CLAUSE_MARKS), high)
