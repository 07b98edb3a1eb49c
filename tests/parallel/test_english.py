"""English sentences and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.parallel.english import find_words, split_sentences

CASES = [
    pytest.param("He left. She stayed.", ["He left.", "She stayed."], id="two sentences"),
    pytest.param("Mr. Wang met Dr. Li.", ["Mr. Wang met Dr. Li."], id="titles"),
    pytest.param("The U.S. Senate voted.", ["The U.S. Senate voted."], id="U.S."),
    pytest.param('He said, "Yes." Then he left.', ['He said, "Yes."', "Then he left."], id="quotation"),
    pytest.param(
        "Growth was 3.5 per cent. 2 million left.", ["Growth was 3.5 per cent.", "2 million left."], id="digits"
    ),
    pytest.param(
        "1. Peace is dear.\n2. War is not.", ["1. Peace is dear.", "2. War is not."], id="numbered paragraphs"
    ),
    pytest.param("Why? Because!", ["Why?", "Because!"], id="questions"),
    pytest.param("  \n ", [], id="blank"),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_sentences_end_where_a_reader_would_stop(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@given(st.text(alphabet="Ab .!?\n'’-1中", max_size=60))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    spans = split_sentences(text)
    assert spans == sorted(spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@given(st.text(alphabet="Ab .!?\n'’-1,U.S中", max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    for word in find_words(text):
        assert text[word.start : word.end].strip()
        assert bool(word.stem) == text[word.start].isalnum()


def test_capitals_make_a_word_of_the_closed_classes_content() -> None:
    assert [word.is_content for word in find_words("US and IT firms let us do it")] == [
        *(True, False, True, True, True),
        *(False, False, False),
    ]


def test_hyphens_part_words_and_a_possessive_is_a_mark() -> None:
    assert [word.stem for word in find_words("China's win-win co-operation")] == [
        "china",
        "",
        "win",
        "",
        "win",
        "co",
        "",
        "oper",
    ]
