"""Words, tags and sentences."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.segment import Tokenizer, split_sentences, tag
from glossary.segment import _make_jieba as make_jieba
from glossary.segment import _make_rjieba as make_rjieba

SENTENCE = "中方愿同各方一道落实2030年可持续发展议程，推动G20峰会取得成果。"


@pytest.fixture(scope="module")
def jieba_engine() -> Any:
    return make_jieba()


@pytest.fixture(scope="module")
def rjieba_engine() -> Any:
    engine = make_rjieba()
    assert engine is not None
    return engine


def test_words_carry_dictionary_tags() -> None:
    words = dict(tag(SENTENCE))
    assert words["议程"] == "n"  # agenda
    assert words["推动"] == "v"  # promote
    assert words["G20"] == "eng"
    assert words["2030"] == "m"
    assert words["，"] == "x"


@given(st.text(alphabet="中方愿同各国一道，。“”《》G20年 \n〇%é", max_size=40))
def test_words_joined_give_the_text(text: str) -> None:
    assert "".join(word for word, _ in tag(text)) == text


def test_known_terms_stay_whole() -> None:
    plain = [word for word, _ in tag("支持二十国集团")]  # support the Group of Twenty
    assert "二十国集团" not in plain
    taught = Tokenizer(["二十国集团"])
    assert ("二十国集团" in [word for word, _ in tag("支持二十国集团", taught)]) is True


def test_teaching_one_tokenizer_leaves_others_alone() -> None:
    Tokenizer(["四不一无意"])  # four noes and one no-intention
    assert "四不一无意" not in [word for word, _ in tag("四不一无意")]


@settings(deadline=None)
@given(text=st.text(alphabet="中国多边主义和平发展的在了联合国人类命运共同体一带路二十集团马克龙", max_size=60))
def test_both_engines_cut_chinese_runs_alike(text: str, jieba_engine: Any, rjieba_engine: Any) -> None:
    assert jieba_engine.cut(text) == rjieba_engine.cut(text)


@pytest.mark.parametrize("word", ["议程", "合作", "的", "共同体", "人类命运共同体", "霸凌"])
def test_both_engines_know_the_same_frequency(word: str, jieba_engine: Any, rjieba_engine: Any) -> None:
    assert abs(jieba_engine.suggest_freq(word) - rjieba_engine.suggest_freq(word)) <= 1  # rounding of a product


def test_both_engines_give_the_same_tags(jieba_engine: Any, rjieba_engine: Any) -> None:
    words = ["议程", "推动", "拉苏尔佐达", "霸凌", "联合国", "中方", "多边"]
    assert jieba_engine.tag_words(words) == rjieba_engine.tag_words(words)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("你好。再见", ["你好。", "再见"], id="full stop"),
        pytest.param(
            "他说“你好。”再见！", ["他说“你好。”", "再见！"], id="closing quotation mark belongs to the sentence"
        ),
        pytest.param("标题\n正文。", ["标题\n", "正文。"], id="line break"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_sentences_follow_each_other_without_gaps(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences
