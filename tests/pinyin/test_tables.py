"""The tables behind the readings: valid syllables, one a character, sorted, with provenance."""

from pathlib import Path

import pytest

from glossary.pinyin import check_pinyin, tables
from glossary.pinyin.lexicon import find_name, find_readings, find_word
from glossary.pinyin.notation import SYLLABLES, is_han, list_syllables, split_stored

DATA = Path("glossary/data")
LOCAL = {"大栅栏"}
"""Places whose name is read as nowhere else: Dàshílàn (Dashilan in Beijing)."""

DIALECT = {"biang", "bia", "ging", "fiao", "biu", "xx", "cei", "kiu", "pia"}
"""Syllables CC-CEDICT has for dialect words, outside the table of Standard Chinese."""


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def is_syllable(text: str) -> bool:
    return text[-1:] in "12345" and (text[:-1] in SYLLABLES or text[:-1] in DIALECT)


@pytest.mark.parametrize("name", ["characters.tsv", "readings.tsv", "proper.tsv"])
def test_generated_tables_say_where_they_come_from_and_are_sorted(name: str) -> None:
    head = (DATA / name).read_text("utf-8").split("\n", 4)[:4]
    assert "CC-CEDICT, release 2023-11-07" in head[0]
    assert "Attribution-ShareAlike 4.0" in head[1]
    assert head[2].startswith("# Changes:")
    words = [row[0].encode() for row in rows(name)]
    assert words == sorted(set(words))


def test_the_licence_of_the_dictionary_lies_beside_its_data() -> None:
    text = (DATA / "LICENSE-CC-CEDICT.txt").read_text("utf-8")
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in text
    assert all(name in text for name in ("characters.tsv", "readings.tsv", "proper.tsv"))


def test_readings_have_one_known_syllable_a_character() -> None:
    given = [(row[0], row[1].split()) for row in rows("readings.tsv") if len(row) > 1 and row[1]]
    assert len(given) > 4000
    assert [
        word for word, syllables in given if len(word) != len(syllables) or not all(map(is_syllable, syllables))
    ] == []
    assert [row[0] for row in rows("characters.tsv") if not all(map(is_syllable, row[1].split()))] == []


def test_every_headword_and_name_is_found() -> None:
    assert [row[0] for row in rows("readings.tsv")[::7] if not find_word(row[0])] == []
    assert [row[0] for row in rows("proper.tsv")[::7] if not find_name(row[0])] == []


def test_names_have_one_syllable_a_character() -> None:
    names = [(row[0].replace("·", ""), row[1]) for row in rows("proper.tsv")]
    wrong = [word for word, stored in names if len(list_syllables(stored)) != len(word)]
    assert len(wrong) < 10, wrong  # dialect syllables


def test_overrides_are_in_storage_form_and_fit_their_characters() -> None:
    assert len(tables.overrides()) > 20
    for term, stored in tables.overrides().items():
        literals = "".join(piece for piece in split_stored(stored) if isinstance(piece, str))
        assert set(literals) <= set(" -"), term
        assert check_pinyin(term, stored) == () or term in LOCAL, term


def test_preferred_readings_fit_their_characters() -> None:
    assert {word: check_pinyin(word, "".join(read)) for word, read in tables.preferred().items()} == dict.fromkeys(
        tables.preferred(), ()
    )


def test_words_that_keep_their_tones_are_in_the_dictionary() -> None:
    assert [word for word in tables.full_tones() if len(word) == 2 and not find_word(word) and word != "起去"] == []


def test_surnames_are_characters_with_known_readings() -> None:
    assert len(tables.surnames()) > 450
    assert [name for name in tables.surnames() if not 1 <= len(name) <= 2 or not all(map(is_han, name))] == []
    special = {name: read for name, read in tables.surnames().items() if read}
    assert [name for name, read in special.items() if len(read) != len(name) or not all(map(is_syllable, read))] == []


@pytest.mark.parametrize("table", ["alone", "suffix_readings", "transcription_readings", "abbreviation_readings"])
def test_readings_of_single_characters_are_known(table: str) -> None:
    wrong = {c: read for c, read in tables.readings(table).items() if not is_syllable(read[0])}
    assert wrong == {}
    assert {
        c: read for c, read in tables.readings(table).items() if read[0] not in find_readings(c) and len(c) == 1
    } == {}


@pytest.mark.parametrize(
    ("term", "given", "message"),
    [
        pytest.param(
            "重申", "zhǎngshēn", "重 read 'zhang3'; expected 'zhong4' or 'chong2'", id="no reading of the character"
        ),
        pytest.param("人类", "rénlèi mìng", "3 syllables for 2 characters; expected one a character", id="too many"),
        pytest.param("峰会", "fēngxqi", "'fēngxqi' is no pinyin syllable", id="no syllable"),
        pytest.param("外交政策", "Wàijiāo", "2 syllables for 4 characters; expected one a character", id="too few"),
        pytest.param("人类", "renlei", "'renlei' has no tones; expected tone marks or numbers", id="no tones"),
        pytest.param("一定", "yídìng", "一 read 'yi2'; expected the base tone 'yi1'", id="sandhi"),
    ],
)
def test_a_wrong_pinyin_is_explained(term: str, given: str, message: str) -> None:
    assert check_pinyin(term, given) == (message,)


@pytest.mark.parametrize(
    ("term", "given"),
    [
        pytest.param("朋友", "péngyou", id="neutral tone"),
        pytest.param("曾庆红", "Zēng Qìnghóng", id="surname"),
        pytest.param("G20峰會", "G20 fēnghuì", id="Traditional and Latin"),
        pytest.param("玩儿", "wánr", id="coloured syllable"),
        pytest.param("不丹", "Bùdān", id="Bhutan"),
        pytest.param("六安", "Lù'ān", id="a rare reading"),
        pytest.param("A4纸", "A4 zhi3", id="Latin that reads as pinyin"),
    ],
)
def test_a_right_pinyin_passes(term: str, given: str) -> None:
    assert check_pinyin(term, given) == ()
