"""Documents → arrays of word ids, with quotation marks and title marks kept as spans over them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossary.extract.characters import (
    BREAK,
    CLOSE,
    FOLDED,
    HAN,
    LATIN,
    LINK,
    OPEN,
    SPACE,
    TITLE_MARKS,
    character_codes,
    classify,
    find_bracket_signs,
    find_brackets,
    find_dates,
    find_pairs,
    join_documents,
)
from glossary.extract.repair import find_joins, find_splits
from glossary.extract.wordlists import Wordlists
from glossary.model import Document
from glossary.segment import Tokenizer

Ints = NDArray[np.signedinteger[Any]]
Bools = NDArray[np.bool_]
"""Arrays over tokens, over words or over candidates."""

NOWHERE = np.iinfo(np.int32).max
"""End of the span of a token that stands in no marks."""

Span = tuple[int, int]
"""Offsets of a stretch of a document: start and end."""


@dataclass(frozen=True, slots=True)
class TokenStream:
    """All documents as one row of tokens; id 0 is a break between clauses."""

    words: list[str]
    """Word of each id; `words[0]` is the break."""
    ids: Ints
    documents: Ints
    """Index of the document of each token."""
    span_start: Ints
    """First token of the innermost pair of marks around the token; -1 outside."""
    span_end: Ints
    """Token after the last of that pair; NOWHERE outside."""
    titled: Bools
    """True where that pair holds a title."""


def make_stream(
    documents: Sequence[Document], tokenizer: Tokenizer, lists: Wordlists, masks: Sequence[Sequence[Span]]
) -> TokenStream:
    """Return the *documents* as one row of tokens; the stretches in *masks* (one list a document) are left out."""
    vocabulary: defaultdict[str, int] = defaultdict()
    vocabulary.default_factory = vocabulary.__len__
    vocabulary["\n"]
    rows: list[tuple[Any, ...]] = [(np.zeros(0, np.int32),) * 4]
    pairs: list[tuple[int, int, bool]] = []
    offsets: list[Any] = []
    base = 0
    for first, last, text, within in join_documents(documents):
        mask = [
            (a + start, b + start)
            for start, spans in zip(within.tolist(), masks[first:last], strict=True)
            for a, b in spans
        ]
        ids, starts, ends, kinds = _cut(text, tokenizer, mask, vocabulary)
        marks = starts[(kinds == OPEN) | (kinds == CLOSE)].tolist()
        pairs += [(a + base, b + base, text[a] in TITLE_MARKS) for a, b in find_pairs(text, marks)]
        rows.append((ids, starts + base, ends + base, kinds))
        offsets.append(within + base)
        base += len(text)
    bases = np.concatenate(offsets) if offsets else np.zeros(0, np.int64)
    ids, starts, ends, kinds = (np.concatenate(column) for column in zip(*rows, strict=True))
    rows.clear()
    ids, starts, ends, kept = _repair(ids, starts, ends, vocabulary, lists, tokenizer)
    kinds = kinds[kept]
    # “脱钩”“冷战”: two pairs side by side are two items of a list
    listed = (kinds[:-1] == CLOSE) & (kinds[1:] == OPEN) & (ends[:-1] == starts[1:])
    kinds[:-1][listed] = BREAK
    # marks and blanks leave the row, one break is enough, and none at the very beginning
    stays = (kinds != OPEN) & (kinds != CLOSE) & (kinds != SPACE)
    at = np.flatnonzero(stays)
    at = at[(ids[at] != 0) | (np.concatenate(([0], ids[at][:-1])) != 0)]
    ids, starts, ends = ids[at], starts[at], ends[at]
    numbers = (np.searchsorted(bases, starts, side="right") - 1).astype(np.int32)
    span_start, span_end, titled = _spans(starts, pairs)
    return TokenStream(list(vocabulary), ids, numbers, span_start, span_end, titled)


def _cut(text: str, tokenizer: Tokenizer, mask: Sequence[Span], vocabulary: dict[str, int]) -> tuple[Any, ...]:
    """Return ids, starts, ends and classes of the tokens of *text*, marks included."""
    codes = character_codes(text)
    classes = classify(codes)
    for start, end in mask:
        classes[start:end] = BREAK
    for start, end in find_dates(text):
        classes[start:end] = BREAK
    brackets = find_bracket_signs(codes)
    brackets[find_brackets(text)] = False
    classes[brackets] = BREAK
    prepared = np.where(classes == HAN, codes, 10).astype(np.uint32)
    words = tokenizer.cut(prepared.tobytes().decode("utf-32-le", "replace"))
    ids = np.fromiter(map(vocabulary.__getitem__, words), np.int32, len(words))
    del words
    lengths = np.fromiter(map(len, vocabulary), np.int64, len(vocabulary))[ids]
    ends = np.cumsum(lengths)
    starts = ends - lengths
    kinds = classes[starts]
    # letters and digits: one token a run
    latin = kinds == LATIN
    first = latin & ~np.concatenate(([False], latin[:-1]))
    ends[first] = ends[latin & ~np.concatenate((latin[1:], [False]))]
    named = np.flatnonzero(first | (kinds == LINK))
    ids[named] = [
        vocabulary[text[a:b].translate(FOLDED)]
        for a, b in zip(starts[named].tolist(), ends[named].tolist(), strict=True)
    ]
    kept = ~latin | first
    return ids[kept], starts[kept], ends[kept], kinds[kept]


def _repair(
    ids: Ints, starts: Ints, ends: Ints, vocabulary: dict[str, int], lists: Wordlists, tokenizer: Tokenizer
) -> tuple[Any, ...]:
    """Return ids, starts and ends with wrongly cut words put right, and the token each of them comes from."""
    source = np.arange(len(ids))
    if len(ids) < 2:
        return ids, starts, ends, source
    words = list(vocabulary)
    tags = tokenizer.tag_words(words)
    splits = find_splits(words, tags, lists)
    if splits:
        length = np.zeros(len(words), np.int64)
        length[list(splits)] = list(splits.values())
        parts = np.zeros((len(words), 2), np.int64)
        for word, first in splits.items():
            parts[word] = vocabulary[words[word][:first]], vocabulary[words[word][first:]]
        where = np.flatnonzero(length[ids])
        cut, pair = starts[where] + length[ids[where]], parts[ids[where]]
        source = np.insert(source, where, where)
        ids, starts, ends = ids[source], starts[source], ends[source]
        where = where + np.arange(len(where))
        ids[where], ids[where + 1] = pair.T
        ends[where] = starts[where + 1] = cut
        new = list(vocabulary)[len(words) :]
        words += new
        tags += tokenizer.tag_words(new)
    join = find_joins(ids, ends[:-1] == starts[1:], words, tags, lists)
    kept = np.flatnonzero(~np.concatenate(([False], join)))
    last = np.append(kept[1:], len(ids)) - 1
    joined = np.flatnonzero(last > kept)
    new_ids = ids[kept]
    new_ids[joined] = [
        vocabulary["".join(words[word] for word in ids[a : b + 1].tolist())]
        for a, b in zip(kept[joined].tolist(), last[joined].tolist(), strict=True)
    ]
    return new_ids, starts[kept], ends[last], source[kept]


def _spans(starts: Ints, pairs: Sequence[tuple[int, int, bool]]) -> tuple[Ints, Ints, Bools]:
    """Return for each token the pair of marks around it; the inner pair where there are two."""
    span_start = np.full(len(starts), -1, np.int32)
    span_end = np.full(len(starts), NOWHERE, np.int32)
    titled = np.zeros(len(starts), bool)
    ordered = sorted(pairs, key=lambda pair: pair[0] - pair[1])
    edges = np.searchsorted(starts, [pair[:2] for pair in ordered]) if ordered else np.zeros((0, 2), np.int64)
    for (a, b), (_, _, title) in zip(edges.tolist(), ordered, strict=True):
        if a < b:
            span_start[a:b], span_end[a:b], titled[a:b] = a, b, title
    return span_start, span_end, titled
