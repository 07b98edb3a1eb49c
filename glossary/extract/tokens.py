"""Documents → arrays of word ids, with quotation marks and title marks kept as spans over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from glossary.extract.characters import (
    BREAK,
    CHUNK,
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
from glossary.extract.wordbook import Wordbook
from glossary.model import Document

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


def make_stream(documents: Sequence[Document], book: Wordbook, masks: Sequence[Sequence[Span]]) -> TokenStream:
    """Return the *documents* as one row of tokens; the stretches in *masks* (one list a document) are left out."""
    pieces = [_NO_PIECE]
    base = 0
    for first, last, text, within in join_documents(documents):
        mask = [
            (a + start, b + start)
            for start, spans in zip(within.tolist(), masks[first:last], strict=True)
            for a, b in spans
        ]
        piece = _make_piece(text, book, mask, within)
        # tokens and documents are numbered through
        span_start = np.where(piece.span_start < 0, -1, piece.span_start + np.int32(base))
        span_end = np.where(piece.span_end == NOWHERE, NOWHERE, piece.span_end + np.int32(base))
        pieces.append(Piece(piece.ids, piece.documents + np.int32(first), span_start, span_end, piece.titled))
        base += len(piece.ids)
    ids, *rest = (np.concatenate(column) for column in zip(*pieces, strict=True))
    pieces.clear()
    words, numbers = _number_words(ids, book)
    return TokenStream(words, numbers.take(ids), *rest)


def _number_words(ids: Ints, book: Wordbook) -> tuple[list[str], Ints]:
    """Return the words of *ids*, the break first, and the number among them of each word of the book.

    They are numbered by what they are, not as this process met them: a stage that another process does again must
    leave the same behind.
    """
    used = np.flatnonzero(np.bincount(ids, minlength=len(book.words))).tolist()
    ordered = [0, *sorted((word for word in used if word), key=book.words.__getitem__)]
    numbers = np.zeros(len(book.words), np.int32)
    numbers[ordered] = np.arange(len(ordered), dtype=np.int32)
    return [book.words[word] for word in ordered], numbers


class Piece(NamedTuple):
    """The tokens of some documents: the columns of a TokenStream, words as in the book, all numbers from 0."""

    ids: Ints
    documents: Ints
    span_start: Ints
    span_end: Ints
    titled: Bools


_NO_PIECE = Piece(*(np.zeros(0, np.int32),) * 4, np.zeros(0, bool))


def _make_piece(text: str, book: Wordbook, mask: Sequence[Span], within: Ints) -> Piece:
    """Return the tokens of *text*, in which documents begin *within*."""
    ids, starts, ends, kinds = _cut(text, book, mask)
    positions = starts.take(np.flatnonzero((kinds == OPEN) | (kinds == CLOSE)))
    pairs = find_pairs(text, positions)
    ids, starts, ends, kept = book.split(ids, starts, ends)
    kinds = kinds.take(kept)
    ids, starts, ends, kept = book.join(ids, starts, ends)
    kinds = kinds.take(kept)
    # “脱钩”“冷战”: two pairs side by side are two items of a list
    listed = (kinds[:-1] == CLOSE) & (kinds[1:] == OPEN) & (ends[:-1] == starts[1:])
    kinds[:-1][listed] = BREAK
    # marks and blanks leave the row, one break is enough, and none at the very beginning
    at = np.flatnonzero((kinds != OPEN) & (kinds != CLOSE) & (kinds != SPACE))
    ids = ids.take(at)
    stays = ids != 0
    stays[1:] |= stays[:-1]
    ids, starts = ids[stays], starts.take(at[stays])
    edges = np.searchsorted(starts, np.append(within, len(text)))
    numbers = np.repeat(np.arange(len(within), dtype=np.int32), np.diff(edges))
    return Piece(ids, numbers, *_find_spans(text, starts, pairs))


def _cut(text: str, book: Wordbook, mask: Sequence[Span]) -> tuple[Any, ...]:
    """Return ids, starts, ends and classes of the tokens of *text*, marks included."""
    codes = character_codes(text)
    classes = classify(codes)
    for start, end in mask:
        classes[start:end] = BREAK
    for start, end in find_dates(text, codes):
        classes[start:end] = BREAK
    brackets = find_bracket_signs(codes)
    brackets[find_brackets(text)] = False
    classes[brackets] = BREAK
    ids = _cut_words(np.where(classes == HAN, codes, np.uint32(10)).tobytes().decode("utf-32-le", "replace"), book)
    ends = np.cumsum(book.lengths(ids))
    starts = np.concatenate(([0], ends[:-1])) if len(ends) else ends
    kinds = classes.take(starts)
    # letters and digits: one token a run
    latin = kinds == LATIN
    first = latin & ~np.concatenate(([False], latin[:-1]))
    ends[first] = ends[latin & ~np.concatenate((latin[1:], [False]))]
    named = np.flatnonzero(first | (kinds == LINK))
    ids[named] = book.number(
        [text[a:b].translate(FOLDED) for a, b in zip(starts[named].tolist(), ends[named].tolist(), strict=True)]
    )
    kept = np.flatnonzero(~latin | first)
    return ids.take(kept), starts.take(kept), ends.take(kept), kinds.take(kept)


def _cut_words(text: str, book: Wordbook) -> Ints:
    """Return the ids of the words of *text*, piece after piece: a book of one line must not cost a gigabyte."""
    parts, start = [np.zeros(0, np.int32)], 0
    while start < len(text):
        end = text.rfind("\n", start, start + CHUNK) + 1 if len(text) - start > CHUNK else len(text)
        end = end or start + CHUNK  # half a million characters without a mark are no text
        parts.append(book.number(book.tokenizer.cut(text[start:end])))
        start = end
    return np.concatenate(parts)


def _find_spans(text: str, starts: Ints, pairs: Ints) -> tuple[Ints, Ints, Bools]:
    """Return for each token the pair of marks around it; the inner pair where there are two."""
    span_start = np.full(len(starts), -1, np.int32)
    span_end = np.full(len(starts), NOWHERE, np.int32)
    titled = np.zeros(len(starts), bool)
    pairs = pairs[np.argsort(pairs[:, 0])]
    depth = np.arange(len(pairs)) - np.searchsorted(np.sort(pairs[:, 1]), pairs[:, 0])
    titles = np.fromiter((text[at] in TITLE_MARKS for at in pairs[:, 0].tolist()), bool, len(pairs))
    edges = np.searchsorted(starts, pairs).astype(np.int32)
    for level in range(int(depth.max(initial=-1)) + 1):  # pairs of one depth do not touch
        here = depth == level
        first, last = edges[here].T
        sizes = last - first
        at = np.repeat(first - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
        span_start[at], span_end[at] = np.repeat(first, sizes), np.repeat(last, sizes)
        titled[at] = np.repeat(titles[here], sizes)
    return span_start, span_end, titled
