"""The words met so far, numbered, with what is asked of every token: it is worked out once for each word."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import Any

import numpy as np

from glossary.extract.repair import find_joins, find_splits
from glossary.extract.wordlists import Wordlists
from glossary.segment import Tokenizer

MOST_WORDS = 1_000_000
"""Words kept from one shard to the next; chosen: a hundred megabytes, more than most archives have."""


class Wordbook:
    """Numbers for words, and the words the segmenter cuts wrongly put right; word 0 is the break."""

    def __init__(self, tokenizer: Tokenizer, lists: Wordlists) -> None:
        """Take the segmenter and the word lists whose repairs are made."""
        self.tokenizer = tokenizer
        self._lists = lists
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self.words: list[str] = []
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._lengths, self._split, self._left, self._right, self._first, self._second = (
            np.zeros(0, kind) for kind in (np.int64, np.int64, np.int32, np.int32, np.int16, np.int16)
        )
        self.number(["\n"])

    def number(self, words: Sequence[str]) -> Any:
        """Return the numbers of *words*."""
        numbers = np.fromiter(map(self._numbers.__getitem__, words), np.int32, len(words))
        while new := len(self._numbers) - len(self.words):
            self._learn([*islice(reversed(self._numbers), new)][::-1])
        return numbers

    def lengths(self, ids: Any) -> Any:
        """Return the characters of the words *ids*."""
        return self._lengths.take(ids)

    def _learn(self, words: Sequence[str]) -> None:
        """Note what the dictionary and the lists say of new *words*; the parts of those that are split may be new, too."""
        tags = self.tokenizer.tag_words(words)
        splits = find_splits(words, tags, self._lists)
        split, left, right = (np.zeros(len(words), np.int64) for _ in range(3))
        for index, length in splits.items():
            split[index] = length
            left[index], right[index] = self._numbers[words[index][:length]], self._numbers[words[index][length:]]
        first, second = find_joins(words, tags, self._lists)
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        self.words += words
        self._lengths = np.append(self._lengths, lengths)
        self._split = np.append(self._split, split)
        self._left = np.append(self._left, left.astype(np.int32))
        self._right = np.append(self._right, right.astype(np.int32))
        self._first = np.append(self._first, first)
        self._second = np.append(self._second, second)

    def split(self, ids: Any, starts: Any, ends: Any) -> tuple[Any, Any, Any, Any]:
        """Return *ids*, *starts* and *ends* with compounds split, and the token that each of them comes from."""
        source = np.arange(len(ids))
        where = np.flatnonzero(self._split.take(ids))
        if not len(where):
            return ids, starts, ends, source
        whole = ids.take(where)
        middle = starts.take(where) + self._split.take(whole)
        source = np.insert(source, where, where)
        ids, starts, ends = ids.take(source), starts.take(source), ends.take(source)
        where = where + np.arange(len(where))
        ids[where], ids[where + 1] = self._left.take(whole), self._right.take(whole)
        ends[where] = starts[where + 1] = middle
        return ids, starts, ends, source

    def join(self, ids: Any, starts: Any, ends: Any) -> tuple[Any, Any, Any, Any]:
        """Return *ids*, *starts* and *ends* with what is one word joined, and the token that each of them begins with."""
        same = (self._first.take(ids[:-1]) & self._second.take(ids[1:])) != 0
        follows = np.flatnonzero(same & (ends[:-1] == starts[1:])) + 1
        if not len(follows):
            return ids, starts, ends, np.arange(len(ids))
        stays = np.ones(len(ids), bool)
        stays[follows] = False
        kept = np.flatnonzero(stays)
        last = np.append(kept[1:], len(ids)) - 1
        joined = np.flatnonzero(last > kept)
        new = ids.take(kept)
        new[joined] = self.number(
            [
                "".join(self.words[word] for word in ids[a : b + 1].tolist())
                for a, b in zip(kept[joined].tolist(), last[joined].tolist(), strict=True)
            ]
        )
        return new, starts.take(kept), ends.take(last), kept
