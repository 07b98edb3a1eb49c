"""Forms of one term."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.extract import extract_terms
from glossary.extract.families import (
    choose_surface,
    find_brackets,
    find_equals,
    find_explained,
    find_families,
    find_forms,
    find_heads,
    is_short_form,
)
from glossary.extract.places import Places
from glossary.model import Document


def document(text: str) -> Document:
    return Document("text", text, (1,), text)


@pytest.mark.parametrize(
    ("short", "long", "answer"),
    [
        pytest.param("世贸 组织", "世界 贸易 组织", True, id="World Trade Organization"),
        pytest.param("安理会", "安全 理事会", True, id="Security Council, with the last character"),
        pytest.param("人道 危机", "人道主义 危机", True, id="humanitarian crisis, without 主义"),
        pytest.param("经贸 合作", "经济 贸易 合作", True, id="economic and trade cooperation"),
        pytest.param("中国 外交", "中国 特色 大国 外交", False, id="whole words left out: another concept"),
        pytest.param("多边 贸易", "多边 贸易 体制", False, id="the beginning of a longer term"),
        pytest.param("中东 国家", "中东欧 国家", False, id="Middle East and Central and Eastern Europe"),
        pytest.param("全球 治理", "全球 治理", False, id="the term itself"),
    ],
)
def test_short_forms_shorten_every_word_or_keep_it(short: str, long: str, answer: bool) -> None:
    assert is_short_form(short.split(), long.split()) is answer


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        pytest.param("二十国集团（G20）开会", {"G20": "二十国集团"}, id="an abbreviation in Latin letters"),
        pytest.param("世界卫生组织（以下简称“世卫组织”）", {"世卫组织": "世界卫生组织"}, id="以下简称"),
        pytest.param(
            "《区域全面经济伙伴关系协定》（RCEP）生效", {"RCEP": "区域全面经济伙伴关系协定"}, id="title marks between"
        ),
        pytest.param("二十国集团（共十九国）开会", {}, id="a remark"),
        pytest.param("巴黎气候大会（G20）", {}, id="no known term before the bracket"),
    ],
)
def test_brackets_explain_abbreviations(text: str, explained: dict[str, str]) -> None:
    known = ["二十国集团", "世界卫生组织", "区域全面经济伙伴关系协定", "集团"]
    found = find_explained(find_brackets([document(""), document(text)]), known)
    assert found == {short: (1, full) for short, full in explained.items()}


def test_short_names_without_the_organisation_join_the_full_name() -> None:
    terms = [("联合国安全理事会", ("联合国", "安全", "理事会")), ("安理会", ("安理会",))]
    assert find_families(terms, {}) == {"安理会": "联合国安全理事会"}


def test_a_form_that_could_shorten_two_terms_stays_alone() -> None:
    terms = [
        ("中非合作", ("中非", "合作")),
        ("中国非洲合作", ("中国", "非洲", "合作")),
        ("中美非洲合作", ("中美", "非洲", "合作")),
    ]
    assert "中非合作" not in find_families(terms, {})


WORDS = st.sampled_from(("联", "联合", "合联", "联主义", "联合主义", "理", "理联合", "主义", "联合理"))


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4).map(tuple), max_size=8))
def test_no_short_form_is_missed_for_the_order_they_are_looked_for(rows: list[tuple[str, ...]]) -> None:
    terms = list({"".join(words): words for words in rows}.items())
    expected = {}
    for short, words in terms:
        full = {
            term
            for term, long in terms
            for rest in (long, long[1:])
            if len(rest) > 1 and term[-1] == short[-1] and is_short_form(words, rest)
        }
        longest = max(full, key=len, default="")
        if full and all(form in longest for form in full):
            expected[short] = longest
    assert find_families(terms, {}) == {short: full for short, full in expected.items() if full not in expected}


def test_a_dash_makes_no_other_term() -> None:
    terms = [("中国—东盟关系", ("中国", "—", "东盟", "关系")), ("中国东盟关系", ("中国", "东盟", "关系"))]
    assert find_families(terms, {}) == {"中国东盟关系": "中国—东盟关系"}


@pytest.mark.parametrize(
    ("text", "place", "form"),
    [
        pytest.param("共建“一带一路”", (0, 7), "共建“一带一路”", id="the closing mark is completed"),
        pytest.param("“一带一路”建设", (1, 8), "“一带一路”建设", id="so is the opening mark"),
        pytest.param("支持一带一路", (2, 6), "一带一路", id="no marks"),
    ],
)
def test_marks_inside_a_term_are_shown_in_pairs(text: str, place: tuple[int, int], form: str) -> None:
    bare = form.replace("“", "").replace("”", "")
    forms = find_forms(lambda: [document(text)], bare, Places(np.array([(0, *place)])))
    assert choose_surface(bare, forms)[0] == form


def extract_forms(text: str) -> dict[str, tuple[str, ...]]:
    found = extract_terms([Document("a", text, range(1, text.count("\n") + 2), text)], min_count=1)
    return {term.term: term.variants for term in found}


def test_names_no_rule_derives_are_one_family() -> None:
    forms = extract_forms(
        "二十国集团取得成果。G20要发挥作用。二十国集团应加强协调。G20成员应当团结。二十国集团有责任。"
    )  # Group of Twenty, G20
    assert forms["二十国集团"] == ("G20",)
    assert "G20" not in forms


def test_a_rest_behind_a_dash_is_no_term() -> None:
    text = "构建中国—东盟命运共同体。中国—东盟命运共同体前景广阔。命运共同体理念深入人心。东盟是优先方向。"
    forms = extract_forms(text)  # China-ASEAN community with a shared future
    assert "中国—东盟命运共同体" in forms
    assert "东盟命运共同体" not in forms


def test_a_term_names_the_wider_one_it_ends_in() -> None:
    terms = [
        ("中国东盟命运共同体", ("中国", "东盟", "命运共同体")),
        ("命运共同体", ("命运共同体",)),
        ("合作", ("合作",)),
    ]
    assert find_heads([*terms, ("双边合作", ("双边", "合作"))]) == {"中国东盟命运共同体": "命运共同体"}


def test_equal_names_join_what_the_text_has_of_them() -> None:
    rows = {"二十国集团=20国集团=G20", "世界贸易组织=世贸组织=WTO"}
    assert find_equals(rows, {"20国集团", "G20", "WTO"}) == {"G20": "20国集团"}
