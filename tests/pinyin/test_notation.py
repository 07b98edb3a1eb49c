"""One storage form, parsed from every notation and rendered in every style."""

import time
from unicodedata import is_normalized

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.pinyin import (
    STYLES,
    parse_pinyin,
    render_pinyin,
    ruby_pairs,
    search_key,
    sort_key,
    sort_letter,
    transcribe,
)
from glossary.pinyin.lexicon import find_readings, find_word
from glossary.pinyin.notation import SYLLABLES, list_syllables

SYLLABLE = st.tuples(st.sampled_from(sorted(SYLLABLES - {"m", "n", "ng", "hm", "hng", "r"})), st.integers(1, 5))
WORD = st.tuples(st.booleans(), st.lists(SYLLABLE, min_size=1, max_size=4))
HAN_TEXT = st.text(
    alphabet=st.sampled_from(
        "中国人民外交部长重行和平发展为的了不一得地安全理事会美俄关系王毅三十二个各本东西南北第之而"
    ),
    min_size=1,
    max_size=12,
)


def store(words: list[tuple[bool, list[tuple[str, int]]]]) -> str:
    texts = ("".join(f"{letters}{tone}" for letters, tone in syllables) for _, syllables in words)
    return " ".join(t.capitalize() if capital else t for t, (capital, _) in zip(texts, words, strict=True))


@settings(deadline=None)  # the first example loads the dictionaries
@given(st.lists(WORD, min_size=1, max_size=4))
def test_tone_marks_are_parsed_back(words: list[tuple[bool, list[tuple[str, int]]]]) -> None:
    stored = store(words)
    term = "中" * len(list_syllables(stored))
    assert parse_pinyin(stored, term) == stored
    marked = render_pinyin(stored)
    assert render_pinyin(parse_pinyin(marked, term)) == marked


@settings(deadline=None)  # the first example loads the dictionaries
@given(st.lists(WORD, min_size=1, max_size=4), st.sampled_from(sorted(STYLES)))
def test_everything_rendered_is_nfc(words: list[tuple[bool, list[tuple[str, int]]]], style: str) -> None:
    assert is_normalized("NFC", render_pinyin(store(words), style))


@settings(deadline=None)  # the first example loads the dictionaries
@given(HAN_TEXT)
def test_a_reading_has_one_syllable_a_character(text: str) -> None:
    stored = transcribe(text).stored
    assert len(list_syllables(stored)) == len(text)
    assert parse_pinyin(stored, text) == stored


@settings(deadline=None)  # the first example loads the dictionaries
@given(HAN_TEXT)
def test_yi_and_bu_keep_their_base_tones(text: str) -> None:
    for character, syllable in zip(text, list_syllables(transcribe(text).stored), strict=True):
        if character == "一":
            assert (syllable.letters, syllable.tone) in (("yi", 1), ("yi", 5))
        if character == "不":
            assert (syllable.letters, syllable.tone) in (("bu", 4), ("bu", 5))


@settings(deadline=None)  # the first example loads the dictionaries
@given(HAN_TEXT, st.sampled_from(["word", "character"]))
def test_the_bases_of_ruby_give_the_term(text: str, by: str) -> None:
    assert "".join(base for base, _ in ruby_pairs(text, transcribe(text).stored, by)) == text


@settings(deadline=None)  # the first example loads the dictionaries
@given(st.text(max_size=30))
def test_any_text_can_be_transcribed_and_parsed(text: str) -> None:
    stored = transcribe(text).stored
    assert render_pinyin(stored) is not None
    assert parse_pinyin(text, text) is not None


@pytest.mark.parametrize(
    ("given_text", "term", "stored"),
    [
        pytest.param("Xī'ān", "西安", "Xi1an1", id="apostrophe"),
        pytest.param("xīān", "西安", "xi1an1", id="missing apostrophe, two characters"),
        pytest.param("xiān", "先", "xian1", id="first, one character"),
        pytest.param("lv3xing2", "旅行", "lü3xing2", id="v for ü"),
        pytest.param("lu:3 xing2", "旅行", "lü3 xing2", id="u: for ü"),
        pytest.param("lǚxíng", "旅行", "lü3xing2", id="ü with a tone mark"),
        pytest.param("Ài'ěrlán", "爱尔兰", "Ai4er3lan2", id="capital"),
        pytest.param("fāng’àn", "方案", "fang1an4", id="curly apostrophe"),
        pytest.param("fāngàn", "", "fan1gan4", id="without an apostrophe the next syllable has a consonant"),
        pytest.param("G20 fēnghuì", "G20峰会", "G20 feng1hui4", id="Latin words stay"),
        pytest.param("A4 zhǐ", "A4纸", "=A4 zhi3", id="a Latin word that reads as pinyin is escaped"),
        pytest.param("wánr", "玩儿", "wan2r5", id="coloured syllable"),
        pytest.param("zhǎnlǎn\u0304", "", "zhan3lan3\u0304", id="a stray mark does no harm"),
    ],
)
def test_every_usual_notation_is_understood(given_text: str, term: str, stored: str) -> None:
    if "\u0304" not in given_text:
        assert parse_pinyin(given_text, term) == stored
    else:
        assert parse_pinyin(given_text, term)


@pytest.mark.parametrize(
    ("stored", "marks", "numbers", "zhuyin", "toneless"),
    [
        pytest.param("Xi1an1", "Xī'ān", "Xi1an1", "ㄒㄧ ㄢ", "Xi'an", id="Xi'an"),
        pytest.param("lü3xing2", "lǚxíng", "lü3xing2", "ㄌㄩˇ ㄒㄧㄥˊ", "lüxing", id="to travel"),
        pytest.param("peng2you5", "péngyou", "peng2you5", "ㄆㄥˊ ˙ㄧㄡ", "pengyou", id="friend"),
        pytest.param(
            "jiu3-gui3", "jiǔ-guǐ", "jiu3-gui3", "ㄐㄧㄡˇ ㄍㄨㄟˇ", "jiu-gui", id="mark on the second of iu and ui"
        ),
        pytest.param("xiong2zhuang4", "xióngzhuàng", "xiong2zhuang4", "ㄒㄩㄥˊ ㄓㄨㄤˋ", "xiongzhuang", id="strong"),
        pytest.param("=A4 zhi3", "A4 zhǐ", "A4 zhi3", "A4 ㄓˇ", "A4 zhi", id="paper"),
        pytest.param(
            "chang2zhi4-jiu3an1",
            "chángzhì-jiǔ'ān",
            "chang2zhi4-jiu3an1",
            "ㄔㄤˊ ㄓˋ ㄐㄧㄡˇ ㄢ",
            "changzhi-jiu'an",
            id="idiom",
        ),
        pytest.param(
            "yong3yuan3 jue2",
            "yǒngyuǎn jué",
            "yong3yuan3 jue2",
            "ㄩㄥˇ ㄩㄢˇ ㄐㄩㄝˊ",
            "yongyuan jue",
            id="ü without dots",
        ),
    ],
)
def test_styles(stored: str, marks: str, numbers: str, zhuyin: str, toneless: str) -> None:
    assert [render_pinyin(stored, style) for style in STYLES] == [marks, numbers, zhuyin, toneless]


def test_every_syllable_has_its_zhuyin() -> None:
    signs = {letters: render_pinyin(f"{letters}1", "zhuyin") for letters in SYLLABLES}
    assert all(
        set(text) <= set("ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦㄧㄨㄩㄫ")
        for text in signs.values()
    )
    assert len(set(signs.values())) == len(signs) - 1  # er and the colouring r are one sign


def test_ruby_per_word_and_per_character() -> None:
    stored = "chang2zhi4-jiu3an1 de5 G20"
    assert ruby_pairs("长治久安的G20", stored) == (("长治久安", "chángzhì-jiǔ'ān"), ("的", "de"), ("G20", ""))
    assert ruby_pairs("长治", "chang2zhi4", "character") == (("长", "cháng"), ("治", "zhì"))


def test_ruby_as_html_escapes_and_falls_back_to_parentheses() -> None:
    html = render_pinyin("R&=D1 zhong4yao4", "ruby", term="R&D1重要")
    assert html == "R&amp;D1<ruby>重要<rp>(</rp><rt>zhòngyào</rt><rp>)</rp></ruby>"


def test_unknown_styles_are_refused() -> None:
    with pytest.raises(ValueError, match="expected one of marks, numbers, zhuyin, toneless, ruby"):
        render_pinyin("zhong1", "wade")
    with pytest.raises(ValueError, match="needs the term"):
        render_pinyin("zhong1", "ruby")


def test_terms_are_sorted_by_reading() -> None:
    terms = [
        "重要",
        "厦门",
        "中国",
        "重申",
        "长期",
        "G20峰会",
        "绿色",
        "路线",
        "论坛",
        "女",
        "怒",
        "增长",
        "夏天",
        "崇高",
    ]
    ordered = sorted(terms, key=lambda term: sort_key(term, transcribe(term).stored))
    assert ordered == [
        "G20峰会",
        "长期",
        "崇高",
        "重申",
        "路线",
        "绿色",
        "论坛",
        "怒",
        "女",
        "厦门",
        "夏天",
        "增长",
        "中国",
        "重要",
    ]


@pytest.mark.parametrize(("term", "letter"), [("重申", "C"), ("厦门", "X"), ("G20峰会", "F"), ("BRI", "#")])
def test_terms_are_filed_under_their_first_letter(term: str, letter: str) -> None:
    assert sort_letter(transcribe(term).stored) == letter


def test_the_search_key_has_syllables_apart_and_joined() -> None:
    assert search_key("lü3xing2") == "lv xing lvxing"
    assert search_key("G20 feng1hui4") == "g20 feng hui g20fenghui"


def test_a_headword_is_found_with_and_without_a_reading_of_its_own() -> None:
    assert find_readings("重") == ("zhong4", "chong2")
    word = find_word("重申")
    assert word is not None
    assert word.syllables == ("chong2", "shen1")
    assert find_word("重申重申") is None


@pytest.mark.parametrize("text", ["中", "x", "多边主义", "中x", "ma1", "，"])
def test_a_text_without_end_takes_no_longer_than_its_length(text: str) -> None:
    transcribe((text * 200)[:200])  # tables are loaded
    begun = time.process_time()
    transcribe((text * 20_000)[:20_000])
    assert time.process_time() - begun < 8  # it was a minute; now a second at most
