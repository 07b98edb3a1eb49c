"""Documents and their English versions, cut into sentence pairs."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from glossary.bitext import DocumentPair, SentencePair
from glossary.model import Document
from glossary.parallel import chinese, english
from glossary.parallel.beads import Bead, Side, align_sentences

LEAST_SIMILARITY = 0.05
MOST_DEVIATION = 3.5
"""Pairs below the one or beyond the other teach nothing; from a prototype."""
LONGEST_ZH, LONGEST_EN = 700, 2400
"""Characters of the longest pair that is learned from; chosen: a full page. Time and memory grow with their product."""

PAIRED = 0.15
"""Similarity from which a pair speaks for a translation."""
LEAST_PAIRED = 0.5
"""Share of the Chinese that must stand in such pairs; measured: translations have above 0.8, other texts below 0.2."""

Splitter = Callable[[str], list[tuple[int, int]]]


class Lines:
    """Where offsets of a document stand in the original."""

    def __init__(self, document: Document) -> None:
        if document.breaks:  # the reader joined lines of the original
            self._starts = [start for start, _ in document.breaks]
            self._numbers: Sequence[int] = [number for _, number in document.breaks]
        else:
            text = document.text
            self._starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]
            self._numbers = document.line_numbers

    def find_place(self, offset: int) -> tuple[int, int]:
        """Return line and column of *offset*, from 1; the column counts code points."""
        row = bisect_right(self._starts, offset) - 1
        return self._numbers[min(row, len(self._numbers) - 1)], offset - self._starts[row] + 1


def pair_sentences(documents: DocumentPair, number: int = 0) -> list[SentencePair]:
    """Return the sentence pairs of *documents* in order, the *number*-th document pair of a run.

    Every sentence stands in exactly one pair; what is found on one side only is paired with an empty text.
    """
    zh, en = documents
    zh_spans, en_spans = chinese.split_sentences(zh.hans), english.split_sentences(en.text)
    left = _make_side(zh.hans, zh_spans, lambda text: [unit.text for unit in chinese.find_units(text)])
    right = _make_side(
        en.text, en_spans, lambda text: [word.stem for word in english.find_words(text) if word.is_content]
    )
    lines = Lines(zh), Lines(en)
    return [_make_pair(documents, number, bead, zh_spans, en_spans, lines) for bead in align_sentences(left, right)]


def measure_paired(pairs: Sequence[SentencePair]) -> float:
    """Return which share of the Chinese stands in pairs that look like translations, 0 to 1."""
    total = sum(len(pair.zh) for pair in pairs)
    return sum(len(pair.zh) for pair in pairs if pair.similarity >= PAIRED) / total if total else 0.0


def _make_side(text: str, spans: Sequence[tuple[int, int]], cut: Callable[[str], list[str]]) -> Side:
    following = [*(start for start, _ in spans[1:]), len(text)][: len(spans)]
    return Side(
        [cut(text[start:end]) for start, end in spans],
        [sum(map(len, text[start:end].split())) for start, end in spans],
        [after == len(text) or "\n" in text[end:after] for (_, end), after in zip(spans, following, strict=True)],
    )


def _make_pair(
    documents: DocumentPair,
    number: int,
    bead: Bead,
    zh_spans: Sequence[tuple[int, int]],
    en_spans: Sequence[tuple[int, int]],
    lines: tuple[Lines, Lines],
) -> SentencePair:
    zh_start, zh_end = _find_stretch(bead.zh, zh_spans)
    en_start, en_end = _find_stretch(bead.en, en_spans)
    zh, en = documents
    both = zh_start < zh_end and en_start < en_end
    return SentencePair(
        number,
        zh.text[zh_start:zh_end],
        en.text[en_start:en_end],
        zh_start,
        en_start,
        lines[0].find_place(zh_start)[0],
        lines[1].find_place(en_start)[0],
        round(bead.similarity, 3),
        both
        and bead.similarity >= LEAST_SIMILARITY
        and abs(bead.deviation) <= MOST_DEVIATION
        and zh_end - zh_start <= LONGEST_ZH
        and en_end - en_start <= LONGEST_EN,
        zh.hans[zh_start:zh_end],
    )


def _find_stretch(numbers: tuple[int, int], spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the offsets of the sentences *numbers*; of none the place where they would stand."""
    first, last = numbers
    if first < last:
        return spans[first][0], spans[last - 1][1]
    place = spans[first][0] if first < len(spans) else spans[-1][1] if spans else 0
    return place, place
