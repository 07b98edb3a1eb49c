"""Curated terms are found in texts, whatever the marks, the width and the script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.model import ConceptEntry, Document, Match, Term
from glossary.script import to_simplified
from glossary.termbase import find_matches


def entry(*forms: str) -> ConceptEntry:
    return ConceptEntry(id=forms[0], zh=tuple(map(Term, forms)), en=())


def document(text: str) -> Document:
    return Document("speech.txt", text, range(1, text.count("\n") + 2), to_simplified(text))


def found(text: str, *entries: ConceptEntry) -> dict[str, list[str]]:
    """Return for each entry found the stretches of *text* where it stands."""
    matches: tuple[Match, ...] = find_matches(entries, [document(text)])
    return {m.entry.headword: [text[place.start : place.end] for place in m.occurrences] for m in matches}


def test_marks_do_not_hide_a_term() -> None:
    text = "共建“一带一路”，落实《巴黎协定》。"  # jointly build the Belt and Road, carry out the Paris Agreement
    assert found(text, entry("共建一带一路"), entry("“巴黎协定”")) == {
        "共建一带一路": ["共建“一带一路”"],
        "“巴黎协定”": ["巴黎协定"],
    }


@pytest.mark.parametrize(
    ("text", "form", "stands"),
    [
        ("共建“一带一路”合作", "共建一带一路", "共建“一带一路”"),
        ("“一带一路”倡议", "一带一路倡议", "“一带一路”倡议"),
        ("『一带一路』", "一带一路", "一带一路"),
        ("称之为「“一带一路”倡议」", "一带一路倡议", "“一带一路”倡议"),
        ('"一带一路"倡议', "一带一路倡议", '"一带一路"倡议'),
        ("支持“亚洲方式”。", "“亚洲方式", "亚洲方式"),
    ],
    ids=["closing", "opening", "around", "nested", "straight", "unpaired in the list"],
)
def test_a_mark_inside_brings_its_partner_along(text: str, form: str, stands: str) -> None:
    assert list(found(text, entry(form)).values()) == [[stands]]


def test_two_quotations_side_by_side_are_two_terms() -> None:
    text = "增强“四个意识”“四个自信”"  # the four consciousnesses, the four matters of confidence
    assert found(text, entry("四个意识四个自信")) == {}
    assert found(text, entry("“四个意识”“四个自信”")) == {"“四个意识”“四个自信”": ["“四个意识”“四个自信”"]}


def test_blanks_between_chinese_and_latin_do_not_count() -> None:
    assert found("G20 峰会和 2030 年议程", entry("G20峰会"), entry("2030年议程")) == {
        "G20峰会": ["G20 峰会"],
        "2030年议程": ["2030 年议程"],
    }


def test_a_list_in_traditional_characters_finds_simplified_text() -> None:
    assert found("构建人类命运共同体", entry("人類命運共同體")) == {"人類命運共同體": ["人类命运共同体"]}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“十四五”一带一路建设", "一带一路"),
        ("祖国统一一国两制", "一国两制"),
        ("核心内容之一一国两制", "一国两制"),
    ],
    ids=["a mark between", "unify", "one of"],
)
def test_a_numeral_that_ends_another_word_hides_nothing(text: str, form: str) -> None:
    assert found(text, entry(form)) == {form: [form]}


def test_traditional_text_is_found_with_its_own_offsets() -> None:
    assert found("構建人類命運共同體！", entry("人类命运共同体")) == {"人类命运共同体": ["人類命運共同體"]}


def test_the_kind_of_comma_does_not_count() -> None:
    text = "以史为鉴，面向未来"  # to take history as a mirror and look to the future
    assert found(text, entry("以史为鉴、面向未来")) == {"以史为鉴、面向未来": [text]}


def test_width_case_and_dash_do_not_count() -> None:
    assert found("Ｇ２０峰会和中国－东盟合作", entry("g20峰会"), entry("中国—东盟")) == {
        "g20峰会": ["Ｇ２０峰会"],
        "中国—东盟": ["中国－东盟"],
    }


@pytest.mark.parametrize(("text", "form"), [("G200峰会", "G20"), ("二十国集团", "十国集团"), ("5GHz频段", "5G")])
def test_a_form_cut_out_of_a_longer_word_or_number_is_not_found(text: str, form: str) -> None:
    assert found(text, entry(form)) == {}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("沿海地区发展很快", "海地"),
        ("隆重庆祝建交", "重庆"),
        ("增加纳税人", "加纳"),
        ("宪法国家机关", "法国"),
        ("内容包罗万象", "万象"),
    ],
    ids=[
        "Haiti in coastal area",
        "Chongqing in solemnly celebrate",
        "Ghana in add taxpayers",
        "France",
        "Vientiane in an idiom",
    ],
)
def test_a_short_form_pieced_together_from_words_is_not_found(text: str, form: str) -> None:
    assert found(text, entry(form)) == {}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("海地的局势", "海地"),
        ("中国东盟关系", "东盟"),
        ("联合国安理会决议", "安理会"),
        ("俄乌双方停火", "俄乌"),
        ("访问重庆市", "重庆"),
    ],
    ids=["Haiti", "ASEAN after China", "inside a longer name", "clipped pair", "inside a place"],
)
def test_a_short_form_at_the_edge_of_words_is_found(text: str, form: str) -> None:
    assert found(text, entry(form)) == {form: [form]}


def test_forms_of_one_entry_that_overlap_count_once_the_longest() -> None:
    council = entry("联合国安全理事会", "联合国安理会", "安理会")  # the Security Council and its short forms
    assert found("联合国安理会开会，安理会通过决议", council) == {"联合国安全理事会": ["联合国安理会", "安理会"]}


def test_places_inside_a_longer_term_are_not_free() -> None:
    entries = (entry("联合国"), entry("联合国安理会"))  # the United Nations, and its Security Council
    matches = find_matches(entries, [document("联合国安理会开会，联合国发言")])
    assert {match.entry.headword: (len(match.occurrences), match.free) for match in matches} == {
        "联合国": (2, 1),
        "联合国安理会": (1, 1),
    }


def test_the_head_of_a_longer_term_is_free() -> None:
    entries = (entry("人类命运共同体"), entry("构建人类命运共同体"))  # (build) a community with a shared future
    matches = find_matches(entries, [document("推动构建人类命运共同体")])
    assert {match.entry.headword: match.free for match in matches} == {"人类命运共同体": 1, "构建人类命运共同体": 1}


def test_an_entry_that_also_stands_alone_is_counted_everywhere() -> None:
    text = "构建人类命运共同体。人类命运共同体！"  # (build) a community with a shared future for mankind
    places = found(text, entry("构建人类命运共同体"), entry("人类命运共同体"))
    assert len(places["人类命运共同体"]) == 2


def test_a_term_does_not_run_over_a_line_or_a_full_stop() -> None:
    assert found("我们反对多边\n主义和单边。主义", entry("多边主义"), entry("单边主义")) == {}


def test_entries_found_once_are_found() -> None:
    assert list(found("零和博弈", entry("零和博弈"))) == ["零和博弈"]


@given(
    st.text("一国“”", max_size=40),
    st.lists(st.text("一国", min_size=4, max_size=5), min_size=1, max_size=4, unique=True),
)
def test_places_are_those_of_a_naive_search(text: str, forms: list[str]) -> None:
    offsets = [offset for offset in range(len(text)) if text[offset] not in "“”"]
    for form in forms:
        expected, end = [], 0
        for i in range(len(offsets) - len(form) + 1):
            stretch = offsets[i : i + len(form)]
            cut_number = form[0] == "一" and text[max(0, stretch[0] - 1) : stretch[0]] == "一"
            two_quotations = "”“" in text[stretch[0] : stretch[-1]]
            same = "".join(text[offset] for offset in stretch) == form
            if same and not cut_number and not two_quotations and i >= end:
                expected.append(stretch[0])
                end = i + len(form)
        matches = find_matches([entry(form)], [document(text)])
        places = [place.start for match in matches for place in match.occurrences]
        assert [min(offset for offset in offsets if offset >= start) for start in places] == expected


def test_an_english_abbreviation_in_capitals_counts_with_its_entry() -> None:
    abbreviation = Term("G20", "admitted", term_type="abbreviation")
    group = ConceptEntry(id="g20", zh=(Term("二十国集团"),), en=(Term("Group of Twenty"), abbreviation))
    text = (
        "二十国集团和G20是一回事，但是g20和G200不是。"  # the Group of Twenty and the G20 are one, g20 and G200 are not
    )
    (match,) = find_matches([group], [Document("a", text, (1,), text)])
    assert [text[place.start : place.end] for place in match.occurrences] == ["二十国集团", "G20"]


def test_an_abbreviation_of_two_entries_counts_for_neither() -> None:
    entries = [
        ConceptEntry(id=name, zh=(Term(name),), en=(Term("GDI", "preferred", term_type="acronym"),))
        for name in ("全球发展倡议", "性别发展指数")  # Global Development Initiative, Gender Development Index
    ]
    assert find_matches(entries, [Document("a", "GDI发布。", (1,), "GDI发布。")]) == ()


@given(st.text("一带路国G2 “”\n", max_size=60), st.lists(st.text("一带路国g2", min_size=1, max_size=6), max_size=8))
def test_a_short_text_is_searched_as_a_long_one(text: str, forms: list[str]) -> None:
    entries = [entry(form) for form in dict.fromkeys(forms)]
    short = find_matches(entries, [document(text)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("glossary.termbase.match._SHORT_TEXT", -1)
        assert find_matches(entries, [document(text)]) == short
