"""Words the segmenter cuts wrongly, put right by the way they are built: names joined, transparent compounds split."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from glossary.extract.wordlists import Wordlists

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
"""Characters of Chinese numerals."""

STATES = tuple(
    "成员 观察员 缔约 建交 签约 签署 当事 东道 主席 参与 共建 岛屿 沿岸 邻 捐助 伙伴 受援 进口 出口 创始 主办 主权".split()  # noqa: SIM905
)
"""Words that make the name of a kind of state with 国."""


YEARS = frozenset("文化 旅游 交流 友好 合作 教育 创新 主题 国家 语言 青年 科技 体育 媒体 人文".split())  # noqa: SIM905
"""What makes the name of an event with 年: 文化年, year of culture."""

COUNTED = frozenset("两三四五六七八九十各多该本别他我")
"""What makes a word of reference with 国: 两国, 各国."""


def find_joins(words: Sequence[str], tags: Sequence[str], lists: Wordlists) -> tuple[Any, Any]:
    """Return what each word is as the first and as the second part of a longer one, a bit a pattern.

    Two neighbours with nothing between them are one word where both have the same bit.

    Patterns: a numeral and 十国集团 (Group of Ten → Group of Twenty); short names of countries in a row (中/俄 → China
    and Russia); a noun and 国 (观察员/国, observer state); an abbreviation and 会 (青委/会, youth council); 可 or 不可 and
    持续 (sustainable); words that transcribe a foreign name (舒瓦/洛夫).
    """
    numeral = [bool(word) and NUMERALS.issuperset(word) for word in words]
    country = [len(word) <= 3 and lists.country_characters.issuperset(word) for word in words]
    short = [len(word) == 1 and flag for word, flag in zip(words, country, strict=True)]
    state = [word == "国" for word in words]
    may, sure = _find_foreign(words, tags, lists)
    pairs: tuple[tuple[Iterable[bool], Iterable[bool]], ...] = (
        (numeral, (word.endswith("国集团") and word[0] in NUMERALS for word in words)),
        (country, short),
        (short, country),
        ((word in COUNTED or word.endswith(STATES) for word in words), state),
        ((word in YEARS for word in words), (word == "年" for word in words)),
        ((tag == "j" for tag in tags), (word == "会" for word in words)),
        ((word in ("可", "不可") for word in words), (word in ("持续", "再生") for word in words)),
        (may, sure),
        (sure, may),
    )
    first, second = np.zeros(len(words), np.int16), np.zeros(len(words), np.int16)
    for bit, (before, after) in enumerate(pairs):
        first |= np.fromiter(before, np.int16, len(words)) << bit
        second |= np.fromiter(after, np.int16, len(words)) << bit
    return first, second


def _find_foreign(words: Sequence[str], tags: Sequence[str], lists: Wordlists) -> tuple[list[bool], list[bool]]:
    """Return which words may be part of a foreign name, and which surely are: names, and words unknown to all."""
    characters = lists.transliteration_characters
    ordinary = (
        lists.function_words | lists.inner_words | lists.places | lists.organisations | lists.heads
        | lists.single_words | lists.light_verbs | lists.generic_words
    )  # fmt: skip
    may, sure = [False] * len(words), [False] * len(words)
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if 1 <= len(word) <= 6 and characters.issuperset(word) and word not in ordinary:
            may[index] = len(word) == 1 or tag in ("nr", "nrt", "ns", "x", "nz")
            sure[index] = len(word) > 1 and tag in ("nr", "nrt", "ns", "x")
    return may, sure


def find_splits(words: Sequence[str], tags: Sequence[str], lists: Wordlists) -> dict[int, int]:
    """Return the words of the dictionary to cut in two, with the length of the first part.

    Transparent compounds of two listed words (全球战略, global strategy), so that 全球战略稳定 and 国际战略稳定 share
    战略稳定; phrases with a function word or grading word (访问/期间); and long names that hold the name of an organisation (中华人民共和国/国务院).
    """
    listed = (
        lists.generic_words | lists.heads | lists.nominal_verbs | lists.modifiers | lists.places | lists.light_verbs
        | lists.single_words
    ) - lists.organisations  # fmt: skip
    grading = (lists.modifiers | lists.function_words) - lists.single_words
    splits = {}
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if len(word) == 4 and tag != "i" and word not in listed and word not in grading:
            parts = word[:2] in listed and word[2:] in listed and tag[:1] in "nv"
            if parts or (word[:2] in grading and tag != "t") or word[2:] in lists.function_words - lists.content_words:
                splits[index] = 2
        elif len(word) > 6 and tag[:1] == "n":
            for length in range(3, len(word) - 2):
                if word[length:] in lists.organisations and (word[:length] in lists.places or word[length - 1] == "国"):
                    splits[index] = length
                    break
    return splits
