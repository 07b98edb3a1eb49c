"""Laws of the counts and of the ranking, on random texts."""

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.extract import extract_terms, load_wordlists
from glossary.extract.candidates import make_tokenizer
from glossary.extract.counting import count_grams, sort_stably
from glossary.extract.occurrences import find_occurrences
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
TOKENIZER = make_tokenizer(LISTS)


def documents(texts: list[str]) -> list[Document]:
    return [Document(str(number), text, range(1, text.count("\n") + 2), text) for number, text in enumerate(texts)]


def bare(text: str) -> str:
    return "".join(character for character in text if character not in "“”《》")


def overlapping(term: str, text: str) -> int:
    return sum(text.startswith(term, at) for at in range(len(text)))


@given(st.lists(TEXTS, max_size=3))
@settings(deadline=None, max_examples=60)
def test_frequencies_equal_a_plain_count(texts: list[str]) -> None:
    for term in extract_terms(documents(texts), min_count=1, lists=LISTS, tokenizer=TOKENIZER):
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
    forward = extract_terms(documents(texts), min_count=1, lists=LISTS, tokenizer=TOKENIZER)
    backward = extract_terms(documents(texts[::-1]), min_count=1, lists=LISTS, tokenizer=TOKENIZER)
    assert [(term.term, term.termhood, term.frequency, term.variants) for term in forward] == [
        (term.term, term.termhood, term.frequency, term.variants) for term in backward
    ]


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_names_of_documents_change_nothing(text: str) -> None:
    first = extract_terms([Document("a", text, [], text)], min_count=1, lists=LISTS, tokenizer=TOKENIZER)
    second = extract_terms([Document("b", text, [], text)], min_count=1, lists=LISTS, tokenizer=TOKENIZER)
    assert first == second


@given(st.lists(st.integers(0, 4), max_size=60), st.integers(1, 3), st.integers(1, 5))
def test_rows_of_words_are_counted_as_by_hand(ids: list[int], lowest: int, longest: int) -> None:
    array = np.array(ids, np.int64)
    grams = count_grams(array, array > 0, lowest=lowest, longest=longest)
    by_hand = Counter(
        tuple(ids[start : start + length])
        for length in range(1, longest + 1)
        for start in range(len(ids) - length + 1)
        if all(ids[start : start + length])
    )
    found = {
        tuple(ids[first : first + length]): count
        for first, length, count in zip(grams.first.tolist(), grams.length.tolist(), grams.count.tolist(), strict=True)
    }
    assert found == {row: count for row, count in by_hand.items() if count >= lowest}


@given(st.lists(st.integers(0, 2**40), max_size=50))
def test_sorting_is_stable(keys: list[int]) -> None:
    assert sort_stably(np.array(keys, np.int64)).tolist() == sorted(range(len(keys)), key=lambda at: (keys[at], at))
