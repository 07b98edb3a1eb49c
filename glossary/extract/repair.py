"""Words the segmenter cuts wrongly, put right by the way they are built: names joined, transparent compounds split."""

from collections.abc import Sequence
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


def find_joins(ids: Any, touching: Any, words: Sequence[str], tags: Sequence[str], lists: Wordlists) -> Any:
    """Return where a token and the next are one word; *touching* says where nothing stands between them.

    Patterns: a numeral and 十国集团 (Group of Ten → Group of Twenty); short names of countries in a row (中/俄 → China
    and Russia); a noun and 国 (观察员/国, observer state); an abbreviation and 会 (青委/会, youth council); 可 or 不可 and
    持续 (sustainable); words that transcribe a foreign name (舒瓦/洛夫).
    """
    number = len(words)

    def flags(values: Any) -> Any:
        return np.fromiter(values, bool, number)

    numeral = flags(bool(word) and NUMERALS.issuperset(word) for word in words)
    group = flags(word.endswith("国集团") and word[0] in NUMERALS for word in words)
    country = flags(len(word) <= 3 and lists.country_characters.issuperset(word) for word in words)
    one = flags(len(word) == 1 for word in words)
    state, before_state = flags(word == "国" for word in words), flags(word.endswith(STATES) for word in words)
    body, before_body = flags(word == "会" for word in words), flags(tag == "j" for tag in tags)
    counted = flags(word in COUNTED for word in words)
    year, before_year = flags(word == "年" for word in words), flags(word in YEARS for word in words)
    able, lasting = flags(word in ("可", "不可") for word in words), flags(word in ("持续", "再生") for word in words)
    left, right = ids[:-1], ids[1:]
    join = numeral[left] & group[right]
    join |= country[left] & country[right] & (one[left] | one[right])
    join |= before_state[left] & state[right]
    join |= counted[left] & state[right]
    join |= before_year[left] & year[right]
    join |= before_body[left] & body[right]
    join |= able[left] & lasting[right]
    join |= _find_foreign(ids, touching, words, tags, lists)
    return join & touching


def _find_foreign(ids: Any, touching: Any, words: Sequence[str], tags: Sequence[str], lists: Wordlists) -> Any:
    """Return the joins of words that transcribe a foreign name: of two neighbours one is a name or unknown."""
    characters = lists.transliteration_characters
    ordinary = (
        lists.function_words | lists.inner_words | lists.places | lists.organisations | lists.heads
        | lists.single_words | lists.light_verbs | lists.generic_words
    )  # fmt: skip
    sure, may = np.zeros(len(words), bool), np.zeros(len(words), bool)
    for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if 1 <= len(word) <= 6 and characters.issuperset(word) and word not in ordinary:
            may[index] = len(word) == 1 or tag in ("nr", "nrt", "ns", "x", "nz")
            sure[index] = len(word) > 1 and tag in ("nr", "nrt", "ns", "x")
    left, right = ids[:-1], ids[1:]
    return may[left] & may[right] & touching & (sure[left] | sure[right])


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
