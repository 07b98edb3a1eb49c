"""Documents as rows of tokens: what is joined, split, marked and left out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.extract import load_wordlists
from glossary.extract.characters import FOLDED, character_codes, classify, find_pairs, join_documents
from glossary.extract.occurrences import make_bare
from glossary.extract.stages import Setup, find_tokenizer, find_wordbook
from glossary.extract.tokens import TokenStream, make_stream
from glossary.extract.wordbook import Wordbook
from glossary.model import Document

LISTS = load_wordlists()[0]
SETUP = Setup(frozenset(), LISTS)
BOOK = find_wordbook(SETUP)


def stream(*texts: str) -> TokenStream:
    documents = [Document("text", text, (), text) for text in texts]
    return make_stream(documents, BOOK, [[] for _ in texts])


def test_what_was_read_before_changes_nothing() -> None:
    text = (
        "构建人类命运共同体，推动中俄合作，G20峰会。"  # a community with a shared future, China-Russia cooperation, G20
    )
    documents = [Document("text", text, (), text)]
    found = []
    for before in ("", "合作推动，中俄峰会，人类构建，多边主义。"):
        book = Wordbook(find_tokenizer(SETUP), LISTS)
        make_stream([Document("before", before, (), before)], book, [[]])
        made = make_stream(documents, book, [[]])
        found.append((made.words, made.ids.tolist()))
    assert found[0] == found[1]


def words(text: str) -> list[str]:
    found = stream(text)
    return [found.words[word] for word in found.ids if word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("支持二十国集团", "二十国集团", id="a numeral and 十国集团: Group of Twenty"),
        pytest.param("推动中俄合作", "中俄", id="short names of two countries"),
        pytest.param("会见总统奥苏尔维奇", "奥苏尔维奇", id="a foreign name in pieces"),
        pytest.param("作为观察员国", "观察员国", id="a noun and 国: observer state"),
        pytest.param("使用可持续能源", "可持续", id="可 and 持续: sustainable"),
        pytest.param("防治COVID-19疫情", "COVID-19", id="Latin letters and digits with a hyphen"),
        pytest.param("参加Ｇ２０峰会", "G20", id="full-width letters"),
        pytest.param("升级3.0版", "3.0", id="a decimal point"),
        pytest.param("举办中俄文化年", "文化年", id="a noun and 年: year of culture"),
    ],
)
def test_words_the_segmenter_cuts_are_joined(text: str, word: str) -> None:
    assert word in words(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("维护全球战略稳定", ["全球", "战略", "稳定"], id="a transparent compound"),
        pytest.param("访问期间", ["访问", "期间"], id="a phrase with a function word"),
        pytest.param("中华人民共和国国务院", ["中华人民共和国", "国务院"], id="a name that holds a name"),
    ],
)
def test_compounds_are_split(text: str, parts: list[str]) -> None:
    assert words(text)[-len(parts) :] == parts


@pytest.mark.parametrize(
    "text",
    ["2021年3月7日", "二〇二一年三月七日", "3月7日", "90年代", "2021年底"],
    ids=["full", "in characters", "day", "decade", "end"],
)
def test_dates_are_left_out(text: str) -> None:
    assert words(f"会议{text}举行") == ["会议", "举行"]


def test_a_year_alone_stays_for_the_names_it_opens() -> None:
    assert words("2030年可持续发展议程")[:2] == ["2030", "年"]


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        pytest.param("和平，合作", 1, id="a comma"),
        pytest.param("和平“合作”", 0, id="quotation marks do not part"),
        pytest.param("“和平”“合作”", 1, id="two quotations side by side do"),
        pytest.param("和平 合作", 1, id="a blank between Chinese words"),
        pytest.param("G20 峰会", 0, id="a blank beside letters"),
        pytest.param("会议（详见附件二）结束", 2, id="a remark in brackets"),
        pytest.param("政府首脑（总理）理事会", 0, id="brackets inside a name"),
    ],
)
def test_clauses_end_at_the_right_signs(text: str, breaks: int) -> None:
    ids = stream(text).ids.tolist()
    while ids and ids[-1] == 0:
        ids.pop()
    assert ids.count(0) == breaks


def test_spans_know_their_marks() -> None:
    found = stream("共建“一带一路”和《联合国宪章》")
    spans = {
        "".join(found.words[word] for word in found.ids[start:end]): bool(titled)
        for start, end, titled in zip(found.span_start, found.span_end, found.titled, strict=True)
        if start >= 0
    }
    assert spans == {"一带一路": False, "联合国宪章": True}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param("“甲”乙“丙”", [(0, 2), (4, 6)], id="two pairs"),
        pytest.param("《甲〈乙〉》", [(2, 4), (0, 5)], id="nested"),
        pytest.param('"甲"', [(0, 2)], id="straight marks"),
        pytest.param("“甲\n乙”", [], id="not across lines"),
        pytest.param("甲”乙", [], id="a closing mark alone"),
    ],
)
def test_marks_pair_within_a_line(text: str, pairs: list[tuple[int, int]]) -> None:
    positions = np.array([at for at, character in enumerate(text) if character in '“”《》〈〉"'], np.int64)
    assert sorted(map(tuple, find_pairs(text, positions).tolist())) == sorted(pairs)


@given(st.text(alphabet="中国多边主义，。“”《》（）G20年 \n—·%〇😀", max_size=60))
@settings(deadline=None)
def test_words_come_in_the_order_of_the_text(text: str) -> None:
    found = stream(text, text)
    for number in (0, 1):
        rest = iter(text.translate(FOLDED))
        words = (found.words[word] for word in found.ids[found.documents == number] if word)
        assert all(character in rest for word in words for character in word)


@given(st.text(max_size=60))
def test_bare_text_knows_its_offsets(text: str) -> None:
    codes, offsets = make_bare(text)
    bare = codes.tobytes().decode("utf-32-le")
    assert len(bare) == len(offsets)
    assert all(a == text[at] or not a.isalpha() or a.isascii() for a, at in zip(bare, offsets.tolist(), strict=True))


@given(st.lists(st.text(alphabet="中国，\n", max_size=8), max_size=6))
def test_joined_documents_keep_their_texts(texts: list[str]) -> None:
    documents = [Document("text", text, (), text) for text in texts]
    found = []
    for _, _, text, bases in join_documents(documents):
        ends = [*bases.tolist()[1:], len(text)]
        found += [text[start : end - 1] for start, end in zip(bases.tolist(), ends, strict=True)]
    assert found == texts


@given(st.text(max_size=30))
def test_every_character_has_a_class(text: str) -> None:
    assert len(classify(character_codes(text))) == len(text)


def test_a_line_without_end_is_cut_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    from glossary.extract import tokens

    text = "中国主张对话协商" * 20  # China advocates dialogue and consultation
    whole = words(text + "。")
    monkeypatch.setattr(tokens, "CHUNK", 32)
    assert words(text + "。") == whole
    monkeypatch.setattr(tokens, "CHUNK", 5)
    assert "".join(words(text)) == text
