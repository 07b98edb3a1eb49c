"""Words the segmenter cuts in two, joined again: names it can't know, by the way they are built."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from glossary.extract.wordlists import Wordlists
from glossary.segment import Tokenizer

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
"""Characters of Chinese numerals."""


def find_joins(ids: Any, touching: Any, words: Sequence[str], lists: Wordlists, tokenizer: Tokenizer) -> Any:
    """Return where a token and the next are one word; *touching* says where nothing stands between them.

    Four patterns: a numeral and 十国集团 (Group of Ten → Group of Twenty); short names of countries in a row (中/俄 →
    China and Russia); a noun and 国 (观察员/国, observer state); words that transcribe a foreign name (舒瓦/洛夫).
    """
    number = len(words)

    def flags(values: Any) -> Any:
        return np.fromiter(values, bool, number)

    numeral = flags(bool(word) and NUMERALS.issuperset(word) for word in words)
    group = flags(word.endswith("国集团") and word[0] in NUMERALS for word in words)
    country = flags(len(word) <= 3 and lists.country_characters.issuperset(word) for word in words)
    one = flags(len(word) == 1 for word in words)
    of_name = lists.transliteration_characters
    foreign = [index for index, word in enumerate(words) if 1 <= len(word) <= 6 and of_name.issuperset(word)]
    state = flags(word == "国" for word in words)
    before_state = flags(word.endswith(_STATES) for word in words)
    sure, may = np.zeros(number, bool), np.zeros(number, bool)
    tags = tokenizer.tag_words([words[index] for index in foreign])
    known = lists.function_words | lists.inner_words | lists.places | lists.organisations | lists.heads
    for index, tag in zip(foreign, tags, strict=True):
        word = words[index]
        if word in known or word in lists.single_words or word in lists.light_verbs or word in lists.generic_words:
            continue
        may[index] = len(word) == 1 or tag in ("nr", "nrt", "ns", "x", "nz")
        sure[index] = len(word) > 1 and tag in ("nr", "nrt", "ns", "x")
    left, right = ids[:-1], ids[1:]
    join = numeral[left] & group[right]
    join |= country[left] & country[right] & (one[left] | one[right])
    join |= before_state[left] & state[right]
    join |= _find_foreign(ids, touching, may, sure, one)
    return join & touching


_STATES = (
    "成员",
    "观察员",
    "缔约",
    "建交",
    "签约",
    "签署",
    "当事",
    "东道",
    "主席",
    "参与",
    "共建",
    "岛屿",
    "沿岸",
    "邻",
    "捐助",
    "伙伴",
    "受援",
    "发达",
    "出口",
    "进口",
    "消费",
    "生产",
    "创始",
    "主办",
    "主权",
)
"""Words that make the name of a kind of state with 国."""


def _find_foreign(ids: Any, touching: Any, may: Any, sure: Any, one: Any) -> Any:
    """Return the joins inside runs of transcribing words: two or more, one of them certain, 3 to 9 characters."""
    join = np.zeros(len(ids) - 1, bool)
    chain = may[ids[:-1]] & may[ids[1:]] & touching
    chain &= sure[ids[:-1]] | sure[ids[1:]]
    starts = np.flatnonzero(chain & ~np.concatenate(([False], chain[:-1])))
    for start in starts.tolist():
        end = start
        while end < len(chain) and chain[end]:
            end += 1
        join[start:end] = True
    return join
