"""Chinese text cut into words: the only door to rjieba and jieba.

Both engines cut pure runs of Chinese characters into the same words (jieba 0.42.1 and rjieba 0.2.2 were compared on
641,766 runs), so only such runs are given to them: everything else is cut here, by one regular expression.
"""

import importlib.machinery
import importlib.util
import itertools
import re
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any

from glossary.dictionary import LONGEST, GrowingEngine, read_dictionary

HAN = "〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
"""Chinese characters as the inside of a regular expression class: the unified ideographs and the zero 〇."""

HAN_LETTER = r"[^\W\d_a-zA-Z]"
"""A letter that is not Latin, in Chinese texts a Chinese character: for patterns that need not be exact.

Python compiles it in a hundredth of the 0.7 ms that it needs for the range of Chinese characters.
"""

LATIN_WORD = r"[A-Za-zÀ-ɏΑ-ωА-я0-9Ａ-Ｚａ-ｚ０-９]+"
"""A word or number in Latin, Greek or Cyrillic letters or digits, half or full width."""

_RUN = re.compile(f"([{HAN}]+)|({LATIN_WORD})|.", re.DOTALL)

TAGS_OF_OTHERS = ("eng", "m", "x")
"""Tags given here: a word with a letter, a number, anything else; `x` is also an unknown Chinese word."""


TAUGHT_TAG = "nz"
"""Tag of the words a tokenizer is taught: a proper name of another kind."""


class Tokenizer:
    """A private word segmenter with dictionary tags and frequencies; adding words changes no other tokenizer."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Load the engine (about 0.1 s; 0.6 s for jieba) and teach it *words*, which then stay whole.

        Where `tag` has loaded an engine, that one is taken over; `tag` loads another if it is asked again.
        """
        self.engine: Any = _SPARE.pop() if _SPARE else _make_rjieba() or _make_jieba()
        taught = [word for word in sorted(set(words)) if len(word) > 1 and _is_chinese(word)]
        self.engine.prepare(taught)
        for word in taught:
            # a tenth above the break-even point: at the point itself rounding decides
            self.engine.add_word(word, self.engine.suggest_freq(word) * 11 // 10 + 2, TAUGHT_TAG)

    def cut(self, text: str) -> list[str]:
        """Return the words of *text* in order; joined they give *text*. Use it on Chinese runs and line breaks."""
        self.engine.prepare((text,))
        words: list[str] = self.engine.cut(text)
        return words

    def tag_words(self, words: Sequence[str]) -> list[str]:
        """Return the dictionary tag of each of *words* (ICTCLAS letters: n, v, nr, ns …), `x` when it is unknown."""
        self.engine.prepare(words)
        return self.engine.tag_words(words)  # type: ignore[no-any-return]

    def frequencies(self, words: Iterable[str]) -> list[int]:
        """Return how often each of *words* occurs in the 60,101,967 words behind jieba's dictionary, give or take one.

        A word the dictionary lacks gets the count expected if its parts met by chance, at least 1
        (`suggest_freq` of jieba).
        """
        asked = list(words)
        self.engine.prepare(asked)
        return [max(1, self.engine.suggest_freq(word) - 1) for word in asked]


BACKGROUND_SIZE = 60_101_967
"""Sum of the frequencies in jieba's dict.txt (349,045 words, MIT licence)."""


class _Rjieba:
    """rjieba behind the few methods used here; *growing* learns what it needs of the dictionary."""

    def __init__(self, engine: Any, growing: GrowingEngine | None = None) -> None:
        self._growing = growing
        self.add_word = (growing or engine).add_word
        self._use(engine)

    def _use(self, engine: Any) -> None:
        self.cut = engine.cut
        self.suggest_freq = engine.suggest_freq
        self._tag = engine.tag
        self._knows = engine.has_word

    def prepare(self, texts: Iterable[str]) -> None:
        """Get ready for questions about *texts* and their parts."""
        if self._growing:
            self._use(self._growing.prepare(texts))

    def tag_words(self, words: Sequence[str]) -> list[str]:
        # Word by word: what is no Chinese character, even a line break between them, costs the engine 20 ms once.
        return [self._tag_word(word) if self._knows(word) else "x" for word in words]

    def _tag_word(self, word: str) -> str:
        (text, tag), *_ = self._tag(word)
        return tag if text == word else "x"


class _Jieba:
    """jieba behind the same methods; the pure-Python fallback, ten times slower."""

    def __init__(self, engine: Any, tags: dict[str, str]) -> None:
        self.cut = engine.lcut
        self.add_word = engine.add_word
        self.engine = engine
        self._tags = tags

    def prepare(self, texts: Iterable[str]) -> None:
        pass

    def suggest_freq(self, word: str) -> int:
        return int(self.engine.suggest_freq(word, tune=False))

    def tag_words(self, words: Sequence[str]) -> list[str]:
        return [self._tags.get(word, "x") for word in words]


def _load_rjieba() -> ModuleType | None:
    """Load the compiled module without its package, whose import would build a second, shared tokenizer (0.07 s)."""
    if loaded := sys.modules.get("rjieba.rjieba"):
        return loaded
    package = importlib.util.find_spec("rjieba")
    if package is None:
        return None
    spec = importlib.machinery.PathFinder.find_spec("rjieba.rjieba", package.submodule_search_locations)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except ImportError:
        return None
    sys.modules["rjieba.rjieba"] = module
    return module


def _make_rjieba() -> _Rjieba | None:
    module = _load_rjieba()
    return _Rjieba(module.Jieba()) if module else None


def _make_growing() -> _Rjieba | None:
    """Return an engine that learns the words of the dictionary as it needs them; None where that file is another."""
    module, package = _load_rjieba(), importlib.util.find_spec("jieba")
    data = read_dictionary(package.submodule_search_locations if package else None)
    if not module or not data:
        return None
    growing = GrowingEngine(module.Jieba.empty, module.Jieba, data)
    return _Rjieba(growing.engine, growing)


def _make_jieba() -> _Jieba:
    import jieba
    import jieba.posseg

    jieba.setLogLevel("ERROR")  # jieba reports its loading on standard error
    engine = jieba.Tokenizer()
    return _Jieba(engine, jieba.posseg.POSTokenizer(engine).word_tag_tab)


def engine_version() -> str:
    """Return name and version of the engine; another one may cut other words."""
    from importlib.metadata import version

    name = "rjieba" if _load_rjieba() else "jieba"
    return f"{name} {version(name)}"


_SPARE: list[Any] = []
"""The engine behind `tag`, which has learnt nothing; empty until it is needed, and after a tokenizer took it."""


_DOCUMENT = 1000
"""Characters from which a text is no term: few will be asked about, and all their words stand in it."""


def _take_plain(text: str = "") -> Tokenizer:
    """Return a tokenizer that has learnt nothing; where *text* is a document, it may load the words of that alone."""
    if not _SPARE and _DOCUMENT <= len(text) <= LONGEST and (engine := _make_growing()):
        _SPARE.append(engine)
    tokenizer = Tokenizer()
    _SPARE.append(tokenizer.engine)
    return tokenizer


def cut(text: str, tokenizer: Tokenizer | None = None) -> list[str]:
    """Return the words of *text* in order; joined they give *text*."""
    engine = (tokenizer or _take_plain(text)).engine
    engine.prepare((text,))
    words: list[str] = []
    for run in _RUN.finditer(text):
        words.extend(engine.cut(run.group()) if run.group(1) else [run.group()])
    return words


def tag(text: str, tokenizer: Tokenizer | None = None) -> list[tuple[str, str]]:
    """Return the words of *text* with their dictionary tags, in order; joined the words give *text*.

    Chinese words carry jieba's tags (ICTCLAS: n noun, v verb, nr person, ns place, nt organisation, m numeral …; `x`
    when the dictionary lacks the word); other stretches are `eng`, `m` or `x`. The tags are the dictionary's most
    frequent ones, not those of the context.
    """
    tokenizer = tokenizer or _take_plain()
    words = cut(text, tokenizer)
    chinese = sorted(filter(_is_chinese, set(words)))
    tags = dict(zip(chinese, tokenizer.tag_words(chinese), strict=True))
    return [(word, tags.get(word) or _tag_other(word)) for word in words]


def tag_word(word: str) -> str:
    """Return the dictionary tag of *word*, which is not cut any further; see tag."""
    return _take_plain().tag_words([word])[0] if _is_chinese(word) else _tag_other(word)


def _is_chinese(word: str) -> bool:
    """Tell whether *word* has Chinese characters and nothing else."""
    run = _RUN.fullmatch(word)
    return bool(run and run[1])


def _tag_other(word: str) -> str:
    letters, number, other = TAGS_OF_OTHERS
    if any(map(str.isalpha, word)):
        return letters
    return number if any(map(str.isdigit, word)) else other


SENTENCE_ENDS = "。！？!?…\n"
"""What ends a sentence; closing quotation marks and brackets after it still belong to it."""

_SENTENCE = re.compile(f"[^{SENTENCE_ENDS}]*[{SENTENCE_ENDS}]+[”’」』）)]*")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of *text* as (start, end) offsets, in order and without gaps."""
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return list(itertools.pairwise([0, *ends])) if text else []
