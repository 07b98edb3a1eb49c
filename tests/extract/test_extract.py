"""The extractor as a whole, on the press conference and on small texts."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from glossary.extract import DEFAULTS, Settings, extract_terms
from glossary.extract.recurring import find_repeating
from glossary.model import Document, RankedTerm

SAMPLE = Path(__file__).parents[2] / "data" / "2022-03-07-wang-yi-press-conference.txt"


def document(text: str, name: str = "text") -> Document:
    return Document(name, text, range(1, text.count("\n") + 2), text)


@cache
def sample_terms() -> tuple[RankedTerm, ...]:
    return extract_terms([document(SAMPLE.read_text("utf-8"))])


def terms_of(*texts: str, settings: Settings = DEFAULTS) -> dict[str, RankedTerm]:
    return {term.term: term for term in extract_terms([document(text) for text in texts], settings=settings)}


@pytest.mark.parametrize(
    "term",
    [
        pytest.param("一带一路", id="Belt and Road"),
        pytest.param("全球发展倡议", id="Global Development Initiative"),
        pytest.param("命运共同体", id="community with a shared future"),
        pytest.param("多边主义", id="multilateralism, which the dictionary lacks"),
        pytest.param("《联合国宪章》宗旨和原则", id="marks and a conjunction inside"),
        pytest.param("冷战思维", id="Cold War mentality"),
        pytest.param("雅万高铁", id="Jakarta–Bandung railway"),
        pytest.param("合理安全关切", id="legitimate security concerns"),
        pytest.param("中欧班列", id="China–Europe freight train"),
    ],
)
def test_recurring_terms_of_the_press_conference_are_found(term: str) -> None:
    assert term in {found.term for found in sample_terms()}


@pytest.mark.parametrize(
    "fragment",
    ["命运共同", "人类命运", "一带", "特色社会主义", "关系基本准则", "推动构建人类", "十国集团", "共建“一带", "记者"],
)
def test_fragments_are_left_out(fragment: str) -> None:
    assert fragment not in {found.term for found in sample_terms()}


@pytest.mark.parametrize("word", ["发展", "合作", "国家", "我们", "重要", "推动", "问题", "今年"])
def test_general_words_are_left_out(word: str) -> None:
    assert word not in {found.term for found in sample_terms()}


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        pytest.param("路透社", "outlet", id="Reuters, from the label of a question"),
        pytest.param("联合早报", "outlet", id="Lianhe Zaobao, in title marks before 记者"),
        pytest.param("四不一无意", "quoted", id="a numeric slogan"),
        pytest.param("中俄睦邻友好合作条约", "title", id="a treaty found once"),
        pytest.param("新华社", "outlet", id="Xinhua, a name and an outlet"),
        pytest.param("王毅", "name", id="the speaker"),
        pytest.param("同舟共济", "idiom", id="an idiom"),
        pytest.param("联合国宪章", "title", id="a charter that recurs"),
    ],
)
def test_terms_found_once_by_their_structure_have_a_kind(term: str, kind: str) -> None:
    assert {found.term: found.kind for found in sample_terms()}[term] == kind


def test_terms_found_once_leave_the_first_fifty_to_those_that_recur() -> None:
    once = [term.term for term in sample_terms()[:50] if term.frequency == 1]
    assert once == []


def test_scores_are_the_sums_of_their_reasons_and_descend() -> None:
    terms = sample_terms()
    for term in terms:
        if not term.variants:
            assert term.termhood == pytest.approx(sum(reason.score for reason in term.reasons), abs=0.01)
    assert [term.termhood for term in terms] == sorted((term.termhood for term in terms), reverse=True)


def test_strength_follows_the_score() -> None:
    for term in sample_terms():
        assert term.strength == ("strong" if term.termhood >= DEFAULTS.strong else "candidate")
        assert term.termhood >= DEFAULTS.candidate


def test_occurrences_point_at_the_term() -> None:
    text = SAMPLE.read_text("utf-8")
    marks = str.maketrans("", "", "“”‘’《》〈〉 ")
    for term in sample_terms():
        forms = {form.translate(marks) for form in (term.term, *term.variants)}
        for place in term.occurrences:
            assert text[place.start : place.end].translate(marks) in forms


def test_term_and_longer_term_both_stand() -> None:
    text = "各国参与全球治理。完善全球治理体系。全球治理要民主。改革全球治理体系势在必行。支持全球治理。"
    found = terms_of(text)
    assert found["全球治理"].frequency == 5  # global governance
    assert found["全球治理体系"].frequency == 2  # the system of global governance


def test_abbreviation_in_brackets_joins_its_full_form() -> None:
    text = "二十国集团（G20）成立。二十国集团开会。G20峰会闭幕。G20峰会成功。支持二十国集团。"
    found = terms_of(text)
    assert "G20" in found["二十国集团"].variants
    assert "G20" not in found


def test_short_form_joins_the_full_form_that_is_more_frequent() -> None:
    text = "防止人道主义危机。缓解人道主义危机。应对人道危机。化解人道危机。避免人道主义危机。"
    found = terms_of(text)
    assert found["人道主义危机"].variants == ("人道危机",)  # humanitarian crisis
    assert found["人道主义危机"].frequency == 5


def test_marked_and_unmarked_forms_are_one_term() -> None:
    found = terms_of("共建“一带一路”。推进“一带一路”。支持一带一路。共建一带一路。")
    assert found["一带一路"].frequency == 4
    assert "“一带一路”" not in found


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("参加G20峰会。举办G20峰会。", "G20峰会", id="Latin and digits before a head"),
        pytest.param(
            "落实2030年可持续发展议程。推进2030年可持续发展议程。", "2030年可持续发展议程", id="a year in a name"
        ),
        pytest.param("拨打12308热线。开通12308热线。", "12308热线", id="a number that names a hotline"),
        pytest.param("建设中国—东盟自贸区。升级中国—东盟自贸区。", "中国—东盟自贸区", id="a dash inside a name"),
        pytest.param("通过“10+3”合作。深化“10+3”合作。", "“10+3”合作", id="a plus sign inside a name"),
        pytest.param(
            "习近平主席会见李克强·马吉德。李克强·马吉德回国。", "李克强·马吉德", id="a middle dot inside a name"
        ),
        pytest.param("召开第六届亚洲青年论坛。参加第六届亚洲青年论坛。", "第六届亚洲青年论坛", id="an ordinal"),
        pytest.param("以人民为中心的发展。坚持以人民为中心。", "以人民为中心", id="以…为"),
        pytest.param(
            "建立政府首脑（总理）理事会。出席政府首脑（总理）理事会。", "政府首脑（总理）理事会", id="brackets"
        ),
    ],
)
def test_mixed_and_marked_terms_stay_whole(text: str, term: str) -> None:
    assert term in terms_of(text)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("按照“分阶段、同步走”的思路。", "分阶段、同步走", id="quoted: phased and synchronised"),
        pytest.param("高举，和平、发展、合作、共赢的旗帜。", "和平、发展、合作、共赢", id="before 的 and a head"),
    ],
)
def test_enumerations_that_are_one_term_stay_whole(text: str, term: str) -> None:
    assert terms_of(text)[term].kind == "list"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("我们支持这三个国家。我们帮助这三个国家。", "三个国家", id="number and measure word"),
        pytest.param("会议于2021年5月3日举行。代表们2021年5月3日抵达。", "2021年5月3日", id="a date"),
        pytest.param("访问期间会见总统。访问期间签署协议。", "访问期间", id="a time adverbial"),
        pytest.param(
            "加强农业领域合作。深化能源领域合作。拓展科技领域合作。", "领域合作", id="the end of a longer phrase"
        ),
        pytest.param("双方同意开展合作。双方同意成立小组。", "双方同意", id="subject and verb"),
        pytest.param("取得重要进展。又有重要进展。", "重要进展", id="grading word and general head"),
    ],
)
def test_free_phrases_are_left_out(text: str, phrase: str) -> None:
    assert phrase not in terms_of(text)


def test_footers_become_no_terms() -> None:
    text = "维护南海和平稳定。促进南海和平稳定。\n责任编辑：张三\n扫一扫 分享到微信朋友圈\n扫一扫 分享到微信朋友圈"
    assert set(terms_of(text)) == {"南海", "南海和平稳定"}  # peace and stability in the South China Sea


def test_repeated_headers_become_no_terms() -> None:
    header = "金海湾论坛简报\n"
    found = terms_of((header + "各国代表讨论了粮食安全。\n") * 4)
    assert "金海湾论坛简报" not in found


def test_curated_words_stay_whole() -> None:
    text = "“三不一要”是底线。各国理解三不一要。"  # an invented slogan: three noes and one must
    assert "三不一要" in {term.term for term in extract_terms([document(text)], words=["三不一要"])}


def test_min_count_and_top_cut_the_list() -> None:
    text = SAMPLE.read_text("utf-8")
    assert len(extract_terms([document(text)], top=10)) == 10
    often = extract_terms([document(text)], min_count=5, settings=Settings(once_only_up_to=0))
    assert all(term.frequency >= 5 or term.kind == "outlet" for term in often)


def test_terms_of_many_documents_rank_above_those_of_one() -> None:
    shared = "维护粮食安全。"  # food security
    texts = [shared + "保障能源安全。推进能源安全。加强能源安全。重视能源安全。" + shared] + [shared] * 5
    ranked = list(terms_of(*texts, settings=Settings(min_count=2)))
    assert ranked.index("粮食安全") < ranked.index("能源安全")  # energy security, in one document only


def test_reference_documents_remove_what_is_common_there() -> None:
    text = document("维护粮食安全。保障粮食安全。推进中老铁路。建设中老铁路。")
    reference = [document("维护粮食安全。保障粮食安全。" * 20 + "天气很好。" * 20)]
    plain = {term.term for term in extract_terms([text])}
    compared = {term.term: term for term in extract_terms([text], reference=reference)}
    assert {"粮食安全", "中老铁路"} <= plain
    assert "粮食安全" not in compared
    assert "reference" in {reason.name for reason in compared["中老铁路"].reasons}


@pytest.mark.parametrize("texts", [[], [""], ["\n\n"], ["。"], ["“"], ["2022年"], ["hello world"]])
def test_texts_without_chinese_give_nothing(texts: list[str]) -> None:
    assert extract_terms([document(text) for text in texts]) == ()


def test_what_repeats_itself_is_no_term() -> None:
    words = np.array([[1, 1, 0, 0], [1, 2, 1, 2], [1, 2, 1, 0], [1, 1, 2, 0], [1, 2, 3, 0], [1, 0, 0, 0]])
    repeating = find_repeating(words, np.array([2, 4, 3, 3, 3, 1]))
    assert repeating.tolist() == [True, True, False, False, False, False]
