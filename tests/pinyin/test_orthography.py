"""Terms are read and written as a dictionary would print them; the cases are our own, one line a term."""

from pathlib import Path

import pytest

from glossary.pinyin import parse_pinyin, render_pinyin, transcribe, transcribe_text
from glossary.pinyin.notation import list_syllables

CASES = [
    line.split("\t")
    for line in Path("tests/cases/pinyin/terms.tsv").read_text("utf-8").splitlines()
    if not line.startswith(("#", "term\t"))
]


def syllables(stored: str) -> str:
    return " ".join(f"{syllable.letters}{syllable.tone}" for syllable in list_syllables(stored))


@pytest.mark.parametrize("case", CASES, ids=[f"{clause}: {gloss}" for _, _, _, clause, gloss in CASES])
def test_terms_are_read_and_written_as_a_dictionary_prints_them(case: list[str]) -> None:
    term, reading, orthography, _clause, _gloss = case
    stored = transcribe(term).stored
    assert syllables(stored) == reading
    assert render_pinyin(stored) == orthography


def test_readings_do_not_lean_on_overrides() -> None:
    wrong = [case[0] for case in CASES if syllables(transcribe(case[0], overrides=False).stored) != case[1]]
    assert wrong == []


def test_orthography_hardly_leans_on_overrides() -> None:
    wrong = [case[0] for case in CASES if render_pinyin(transcribe(case[0], overrides=False).stored) != case[2]]
    assert len(wrong) <= 0.04 * len(CASES), wrong


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        pytest.param("聯合國安全理事會", "联合国安全理事会", id="UN Security Council"),
        pytest.param("中美關係", "中美关系", id="China-US relations"),
        pytest.param("重申立場", "重申立场", id="to reiterate a position"),
        pytest.param("朝鮮半島", "朝鲜半岛", id="Korean Peninsula"),
        pytest.param("沿著和平發展道路", "沿着和平发展道路", id="along the path of peaceful development"),
    ],
)
def test_traditional_terms_are_read_like_simplified_ones(traditional: str, simplified: str) -> None:
    assert transcribe(traditional) == transcribe(simplified)


@pytest.mark.parametrize(
    ("term", "given", "expected"),
    [
        pytest.param("重申", "chóngshēn", "chong2shen1", id="tone marks"),
        pytest.param("重申", "chong2 shen1", "chong2shen1", id="one blank a syllable: our words"),
        pytest.param("王毅", "Wáng Yì", "Wang2 Yi4", id="capitals are an orthography of their own"),
        pytest.param(
            "人類命運共同體", "ren2 lei4 ming4 yun4 gong4 tong2 ti3", "ren2lei4 ming4yun4 gong4tong2ti3", id="long"
        ),
        pytest.param("大栅栏", "Dàzhàlán", "Da4zha4lan2", id="against our own reading"),
    ],
)
def test_a_curated_pinyin_wins(term: str, given: str, expected: str) -> None:
    assert transcribe(term, given=given) == (expected, "fixed")


@pytest.mark.parametrize(
    ("term", "kind", "orthography"),
    [
        pytest.param("和平宾馆", "org", "Hépíng Bīnguǎn", id="body"),
        pytest.param("不扩散核武器条约", "treaty", "Bùkuòsàn Héwǔqì Tiáoyuē", id="treaty"),
        pytest.param("曾志伟", "person", "Zēng Zhìwěi", id="surname read as surname"),
        pytest.param("洛佩斯", "person", "Luòpèisī", id="foreign person"),
        pytest.param("和平", "place", "Hépíng", id="a common word that is a place"),
        pytest.param("世界的新秩序", "title", "Shìjiè de Xīn Zhìxù", id="title: particles stay small"),
    ],
)
def test_the_kind_of_name_brings_its_capitals(term: str, kind: str, orthography: str) -> None:
    assert render_pinyin(transcribe(term, kind=kind).stored) == orthography


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="expected one of person, place, org, treaty, title"):
        transcribe("中国", kind="river")


@pytest.mark.parametrize(
    ("term", "status"),
    [
        pytest.param("重申", "lexicon", id="in the dictionary"),
        pytest.param("推动构建人类命运共同体", "ok", id="of words that are sure"),
        pytest.param("一国两制", "fixed", id="set by hand"),
        pytest.param("同行", "review", id="two readings in the dictionary"),
        pytest.param("朝行", "review", id="two readings of a character, no dictionary"),
    ],
)
def test_the_status_says_how_sure_a_reading_is(term: str, status: str) -> None:
    assert transcribe(term).status == status


@pytest.mark.parametrize(
    ("line", "pinyin"),
    [
        pytest.param(
            "中国将始终做世界和平的建设者。",
            "Zhōngguó jiāng shǐzhōng zuò shìjiè hépíng de jiànshèzhě.",
            id="a sentence begins with a capital and ends in a full stop",
        ),
        pytest.param("2022年，GDP增长5.5%。", "2022 nián, GDP zēngzhǎng 5.5%.", id="figures and Latin words stay"),
        pytest.param("“欢迎！”他说。", "“Huānyíng!” Tā shuō.", id="quotation marks keep to their words"),
        pytest.param("《联合国宪章》", "《Liánhéguó Xiànzhāng》", id="title marks"),
        pytest.param("和平、发展", "hépíng, fāzhǎn", id="a term keeps its small letter"),
        pytest.param("", "", id="an empty line"),
    ],
)
def test_lines_of_text_are_written_as_text(line: str, pinyin: str) -> None:
    assert render_pinyin(transcribe_text(line).stored) == pinyin


@pytest.mark.parametrize(
    ("sentence", "character", "reading"),
    [
        pytest.param("坚持以人民为中心", "为", "wei2", id="take … as"),
        pytest.param("双方为和平而努力", "为", "wei4", id="for the sake of"),
        pytest.param("贸易额为3000亿元", "为", "wei2", id="amounts to"),
        pytest.param("应俄罗斯外长邀请访俄", "应", "ying4", id="at the invitation of"),
        pytest.param("我们应坚持对话", "应", "ying1", id="should"),
        pytest.param("积极地参加活动", "地", "de5", id="adverbial particle"),
        pytest.param("双方将继续合作", "将", "jiang1", id="will"),
        pytest.param("各国都有责任", "都", "dou1", id="all"),
    ],
)
def test_readings_follow_the_words_around(sentence: str, character: str, reading: str) -> None:
    stored = transcribe_text(sentence).stored
    assert syllables(stored).split()[sentence.index(character)] == reading


def test_words_of_a_line_carry_their_status() -> None:
    words = transcribe_text("中美关系").words
    assert [(word.text, word.stored, word.status) for word in words] == [
        ("中美", "Zhong1-Mei3", "ok"),
        ("关系", "guan1xi4", "ok"),
    ]


def test_the_press_conference_has_one_syllable_a_character() -> None:
    text = Path("data/2022-03-07-wang-yi-press-conference.txt").read_text("utf-8")
    for line in filter(None, text.splitlines()):
        stored = transcribe_text(line).stored
        assert len(list_syllables(stored)) == sum("一" <= character <= "鿿" for character in line)
        assert parse_pinyin(render_pinyin(stored), line)
