"""A segmenter with a part of its dictionary answers as one with the whole."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import dictionary
from glossary.dictionary import FILE_SIZE, TOTAL, GrowingEngine, WordFile, read_dictionary
from glossary.segment import BACKGROUND_SIZE, Tokenizer, _load_rjieba, _make_growing, _make_rjieba, cut

SAMPLE = Path(__file__).parents[1] / "data" / "2022-03-07-wang-yi-press-conference.txt"
RUN = st.text(alphabet="中国多边主义和平发展的在了联合国人类命运共同体一带路二十集团马克龙新冠疫情龘𠮷\n", max_size=30)


@pytest.fixture(scope="module")
def data() -> bytes:
    package = find_spec("jieba")
    assert package is not None
    found = read_dictionary(package.submodule_search_locations)
    assert len(found) == FILE_SIZE
    return found


@pytest.fixture(scope="module")
def module() -> Any:
    return _load_rjieba()


def grow() -> Tokenizer:
    """Return a tokenizer that has learnt nothing yet."""
    tokenizer = Tokenizer()
    tokenizer.engine = _make_growing()
    return tokenizer


def load_whole() -> Tokenizer:
    """Return a tokenizer with the whole dictionary."""
    tokenizer = Tokenizer()
    tokenizer.engine = _make_rjieba()
    return tokenizer


def test_the_file_is_the_dictionary_of_the_engine(data: bytes, module: Any) -> None:
    whole, built = module.Jieba(), module.Jieba.empty()
    words = {}
    for line in data.decode().splitlines():
        word, frequency, tag = line.split(" ")
        words[word] = int(frequency)
        built.add_word(word, int(frequency), tag)
    assert sum(words.values()) == TOTAL
    assert TOTAL + 3 == BACKGROUND_SIZE
    assert all(map(whole.has_word, words))
    sample = list(words)[::5]
    assert list(map(whole.suggest_freq, sample)) == list(map(built.suggest_freq, sample))
    assert list(map(whole.tag, sample)) == list(map(built.tag, sample))
    for engine in (whole, built):  # frequencies so large that a difference of one in the sum shows
        for word in ("㐀㐁", "㐂㐃", "㐄㐅"):
            engine.add_word(word, 3_000_000_000, "x")
    assert whole.suggest_freq("㐀㐁㐂㐃㐄㐅") == built.suggest_freq("㐀㐁㐂㐃㐄㐅")


def test_the_words_of_a_speech_are_all_given_out_once(data: bytes) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    file = WordFile(data)
    found = file.find(text)
    held = {line.split(" ")[0] for line in data.decode().splitlines() if line.split(" ")[0] in text}
    assert held <= set(found)
    assert len(found) < 20_000
    assert file.find(text) == {}


@settings(deadline=None, max_examples=30)
@given(st.lists(RUN, max_size=4), st.lists(RUN, max_size=3), RUN)
def test_a_growing_engine_answers_as_a_whole_one(texts: list[str], taught: list[str], more: str) -> None:
    answers = []
    for tokenizer in (load_whole(), grow()):
        told: list[Any] = [tokenizer.cut(text) for text in texts]
        for word in taught:
            tokenizer.engine.prepare((word,))
            tokenizer.engine.add_word(word, tokenizer.engine.suggest_freq(word) * 11 // 10 + 2, "nz")
        words = tokenizer.cut(more + "".join(texts))
        answers.append((told, words, tokenizer.tag_words(words), tokenizer.frequencies([*words, *taught])))
    assert answers[0] == answers[1]


def test_what_was_taught_stays_when_the_whole_dictionary_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "LONGEST", 20)
    tokenizer = grow()
    tokenizer.engine.prepare(["四不一无意"])
    tokenizer.engine.add_word("四不一无意", tokenizer.engine.suggest_freq("四不一无意") * 11 // 10 + 2, "nz")
    assert tokenizer.cut("四不一无意") == ["四不一无意"]
    assert "四不一无意" in tokenizer.cut("美国领导人作出四不一无意的承诺，" * 3)


def test_many_questions_load_the_whole_dictionary(data: bytes) -> None:
    made: list[str] = []

    class Engine:
        def add_word(self, *word: object) -> None:
            pass

    def make_whole() -> Engine:
        made.append("whole")
        return Engine()

    engine = GrowingEngine(Engine, make_whole, data)
    for text in SAMPLE.read_text(encoding="utf-8").split()[:40]:
        engine.prepare([text])
    assert made == ["whole"]


def test_another_dictionary_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "dict.txt").write_text("中国 3 ns\n", encoding="utf-8")
    assert read_dictionary([str(tmp_path)]) == b""
    assert read_dictionary(None) == b""


def test_a_document_is_cut_as_before() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert cut(text, grow()) == cut(text, load_whole()) == cut(text)
