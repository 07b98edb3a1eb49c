"""Laws of the counts and of the ranking, on random texts."""

import itertools
from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.extract import extract_sharded, extract_terms, load_wordlists
from glossary.extract.counting import (
    Keys,
    Level,
    choose_rows,
    extend_rows,
    find_words,
    make_grams,
    merge_keys,
    sort_stably,
)
from glossary.extract.occurrences import find_occurrences
from glossary.extract.shelf import HereAndNow, MemoryShelf
from glossary.extract.texts import Texts
from glossary.model import Document

PIECES = [
    *(
        "全球治理",
        "人类命运共同体",
        "一带一路",
        "联合国",
        "中国",
        "多边主义",
        "发展中国家",
        "中俄关系",
        "G20",
        "2030年",
    ),
    *("推动", "的", "和", "在", "重要", "。", "，", "“", "”", "《", "》", "、", "\n", "（", "）", "合作", "安全", "—"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
LISTS = load_wordlists()[0]


def documents(texts: list[str]) -> list[Document]:
    return [Document(str(number), text, range(1, text.count("\n") + 2), text) for number, text in enumerate(texts)]


def bare(text: str) -> str:
    return "".join(character for character in text if character not in "“”《》")


def overlapping(term: str, text: str) -> int:
    return sum(text.startswith(term, at) for at in range(len(text)))


@given(st.lists(TEXTS, max_size=3))
@settings(deadline=None, max_examples=60)
def test_frequencies_equal_a_plain_count(texts: list[str]) -> None:
    for term in extract_terms(documents(texts), min_count=1, lists=LISTS):
        if not term.variants:
            assert term.frequency == sum(overlapping(bare(term.term), bare(text)) for text in texts)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(["全球治理", "中国", "一带一路", "国家"]))
@settings(deadline=None)
def test_adding_a_document_never_lowers_a_count(texts: list[str], term: str) -> None:
    fewer = find_occurrences(documents(texts[:-1]), [term])
    more = find_occurrences(documents(texts), [term])
    assert len(fewer[0]) <= len(more[0])


@given(st.lists(TEXTS, min_size=2, max_size=6))
@settings(deadline=None, max_examples=60)
def test_the_order_of_documents_changes_nothing(texts: list[str]) -> None:
    forward = extract_terms(documents(texts), min_count=1, lists=LISTS)
    backward = extract_terms(documents(texts[::-1]), min_count=1, lists=LISTS)
    assert [(term.term, term.termhood, term.frequency, term.variants) for term in forward] == [
        (term.term, term.termhood, term.frequency, term.variants) for term in backward
    ]


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_names_of_documents_change_nothing(text: str) -> None:
    first = extract_terms([Document("a", text, [], text)], min_count=1, lists=LISTS)
    second = extract_terms([Document("b", text, [], text)], min_count=1, lists=LISTS)
    assert first == second


@given(st.lists(TEXTS, min_size=1, max_size=8), st.lists(st.integers(1, 7), max_size=4), st.integers(1, 3))
@settings(deadline=None, max_examples=60)
def test_shards_change_nothing(texts: list[str], edges: list[int], lowest: int) -> None:
    whole = documents(texts)
    cuts = sorted({0, *(edge for edge in edges if edge < len(texts)), len(texts)})
    shelves = [MemoryShelf(whole[start:end]) for start, end in itertools.pairwise(cuts)]
    terms, sources = extract_sharded(Texts(HereAndNow(shelves)), min_count=lowest, lists=LISTS)
    assert terms == extract_terms(whole, min_count=lowest, lists=LISTS)
    assert [source.name for source in sources] == [document.name for document in whole]


@given(st.lists(st.lists(st.integers(0, 4), max_size=60), min_size=1, max_size=3), st.integers(1, 3), st.integers(1, 5))
def test_rows_of_words_are_counted_as_by_hand(shards: list[list[int]], lowest: int, longest: int) -> None:
    by_hand = Counter(
        tuple(ids[start : start + length])
        for ids in shards
        for length in range(1, longest + 1)
        for start in range(len(ids) - length + 1)
        if all(ids[start : start + length])
    )
    assert count_rows(shards, lowest, longest) == {row: count for row, count in by_hand.items() if count >= lowest}


def count_rows(shards: list[list[int]], lowest: int, longest: int) -> dict[tuple[int, ...], int]:
    """Return the rows of words of all *shards* with their numbers, counted level by level."""
    arrays = [np.array(ids, np.int64) for ids in shards]
    counts = np.bincount(np.concatenate(arrays).astype(np.int64), minlength=5)
    usable = np.array([word for word in range(1, 5) if counts[word] >= lowest], np.int64)
    row_of = np.full(5, -1, np.int32)
    row_of[usable] = np.arange(len(usable))
    levels = [Level(usable, counts[usable])]
    placed = [find_words(array, row_of) for array in arrays]
    while len(levels) < longest and len(levels[-1].keys):
        number = len(levels[-1].keys)
        longer = [extend_rows(there, number, len(array)) for there, array in zip(placed, arrays, strict=True)]
        levels.append(merge_keys((keys for keys, _ in longer), lowest))
        placed = [choose_rows(keys, positions, levels[-1]) for keys, positions in longer]
    grams = make_grams(levels)
    rows = zip(grams.words.tolist(), grams.length.tolist(), grams.count.tolist(), strict=True)
    return {tuple(row[:length]): count for row, length, count in rows}


@given(st.lists(st.dictionaries(st.integers(0, 9), st.integers(1, 3)), max_size=6), st.integers(1, 4))
def test_the_order_of_merging_changes_nothing(parts: list[dict[int, int]], lowest: int) -> None:
    keys = [Keys(np.array(sorted(part), np.int64), np.array([part[key] for key in sorted(part)])) for part in parts]
    total = sum((Counter(part) for part in parts), Counter[int]())
    for order in (keys, keys[::-1]):
        level = merge_keys(order, lowest)
        found = dict(zip(level.keys.tolist(), level.counts.tolist(), strict=True))
        assert found == {key: count for key, count in sorted(total.items()) if count >= lowest}


@given(st.lists(st.integers(0, 2**40), max_size=50))
def test_sorting_is_stable(keys: list[int]) -> None:
    assert sort_stably(np.array(keys, np.int64)).tolist() == sorted(range(len(keys)), key=lambda at: (keys[at], at))
