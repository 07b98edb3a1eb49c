"""The segmenter with that part of its dictionary which a text needs: a speech holds 4,000 of the 349,045 words.

rjieba takes 0.1 s to load its dictionary. What it answers about a text depends on the dictionary's words inside of the
text alone, and on the sum of all frequencies, which a filler makes up. So an engine begins empty and learns, before it
is asked about a text, every word of the same dictionary that the text may hold; its answers are those of the whole.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

FILE_SIZE = 5_071_852
"""Bytes of the file in which jieba 0.42.1 has the dictionary that is inside of rjieba 0.2.2; no other file is read."""

TOTAL = 60_101_964
"""Sum of its frequencies, each word once (B超 stands twice)."""

LONGEST = 60_000
"""Characters of a text whose words are learnt; chosen: for a longer one it is as fast to load the whole dictionary."""

MOST_TURNS = 12
"""Times that something is learnt before the whole dictionary is loaded; chosen: a run on one text needs five."""

_FILLER = "\U000f0000\U000f0001"
"""A word of characters for private use; its frequency is that of all words not learnt."""

_PLACES = 20
"""Binary digits of the numbers of pairs; where two pairs share one, a few words are learnt that no text asked for."""

_ODD = 0
"""The number of what is no pair of characters that UTF-8 writes in three bytes, as nearly all Chinese ones are."""


def read_dictionary(folders: Iterable[str] | None) -> bytes:
    """Return the dictionary that lies in one of the *folders* of jieba; nothing where it is not the one of rjieba."""
    for folder in folders or ():
        path = Path(folder, "dict.txt")
        if path.is_file() and path.stat().st_size == FILE_SIZE:
            return path.read_bytes()
    return b""


class WordFile:
    """The lines `word frequency tag` of a dictionary, given out when a text may hold the word, each once.

    A text may hold a word where it holds its first two characters, and the second and third.
    """

    def __init__(self, data: bytes) -> None:
        """Take the content of the file, in UTF-8; the last line has eleven bytes or more and ends in a line end."""
        import numpy as np

        self._data = data
        letters = np.frombuffer(data, np.uint8)
        self._ends = np.flatnonzero(letters == ord("\n"))
        self._starts = starts = np.concatenate(([0], self._ends[:-1] + 1))
        first, second, third = (letters[starts + place] for place in (0, 3, 6))
        alone = second == ord(" ")
        odd = ~_is_wide(first) | ~(alone | _is_wide(second))
        eight_bytes = np.ndarray((len(data) - 7,), "<u8", data, strides=(1,))  # those from each place on
        keys = eight_bytes[starts] & np.uint64(0xFFFF_FFFF_FFFF)
        keys[alone] &= np.uint64(0xFFFF_FFFF)
        self._first = _shrink(keys)
        self._first[odd] = _ODD
        longer = np.flatnonzero(_is_wide(second) & _is_wide(third) & ~odd)
        self._second = self._first.copy()
        self._second[longer] = _shrink(eight_bytes[starts[longer] + 3] & np.uint64(0xFFFF_FFFF_FFFF))
        self._asked = np.zeros(1 << _PLACES, bool)
        self._asked[_ODD] = True
        self._waiting = np.ones(len(self._starts), bool)

    def find(self, text: str) -> dict[str, tuple[int, str]]:
        """Return frequency and tag of every word that *text* may hold and that was not given out before."""
        import numpy as np

        numbers = _number_pairs(text)
        if self._asked[numbers].all() and not self._waiting.all():
            return {}
        self._asked[numbers] = True
        rows = np.flatnonzero(self._asked[self._first] & self._asked[self._second] & self._waiting)
        self._waiting[rows] = False
        places = zip(self._starts[rows].tolist(), self._ends[rows].tolist(), strict=True)
        lines = (self._data[start:end].decode().split(" ") for start, end in places)
        return {word: (int(frequency), tag) for word, frequency, tag in lines}


def _is_wide(letters: Any) -> Any:
    """Tell of each byte whether it begins a character of three bytes."""
    return letters & 0xF0 == 0xE0


def _number_pairs(text: str) -> Any:
    """Return the numbers of all characters of *text*, each with a blank behind it, and of all pairs of neighbours."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    low, middle, high = codes & np.uint64(63), (codes >> np.uint64(6)) & np.uint64(63), codes >> np.uint64(12)
    written = (
        (high | np.uint64(0xE0)) | (middle | np.uint64(0x80)) << np.uint64(8) | (low | np.uint64(0x80)) << np.uint64(16)
    )
    regular = (codes >= 0x800) & (codes < 0x10000)
    singles = written[regular] | np.uint64(ord(" ") << 24)
    pairs = (written[:-1] | written[1:] << np.uint64(24))[regular[:-1] & regular[1:]]
    return _shrink(np.concatenate((singles, pairs)))


def _shrink(keys: Any) -> Any:
    """Return numbers of _PLACES binary digits, none of them _ODD, in place of *keys* (Fibonacci hashing, Knuth 1973)."""
    import numpy as np

    keys *= np.uint64(0x9E37_79B9_7F4A_7C15)
    keys >>= np.uint64(64 - _PLACES)
    return np.maximum(keys, 1, out=keys).view(np.int64)


class GrowingEngine:
    """An engine of rjieba that learns the words of its dictionary when it is told what it will be asked about."""

    def __init__(self, make_empty: Callable[[], Any], make_whole: Callable[[], Any], data: bytes) -> None:
        """Take functions that make an engine without and with its dictionary, and the file of that dictionary."""
        self._make_whole = make_whole
        self.engine = make_empty()
        self._words: WordFile | None = WordFile(data)
        self._turns = MOST_TURNS
        self._left = TOTAL
        self._taught: list[tuple[str, int, str]] = []

    def prepare(self, texts: Iterable[str]) -> Any:
        """Return an engine that answers about *texts*, and any part of them, as one with the whole dictionary does."""
        if self._words is None:
            return self.engine
        text = "\n".join(texts)
        if self._turns <= 0 or len(text) > LONGEST:
            self._words, self.engine = None, self._make_whole()
            for taught in self._taught:
                self.engine.add_word(*taught)
        elif found := self._words.find(text):
            self._turns -= 1
            for word, (frequency, tag) in found.items():
                self._left -= frequency
                self.engine.add_word(word, frequency, tag)
            self.engine.add_word(_FILLER, self._left, "x")
        return self.engine

    def add_word(self, word: str, frequency: int, tag: str) -> None:
        """Teach a word, which the engine was prepared for: what the dictionary says of it comes first."""
        self.engine.add_word(word, frequency, tag)
        self._taught.append((word, frequency, tag))
