"""Later layers win, rendering by rendering, and contradictions are told."""

from hypothesis import given
from hypothesis import strategies as st

from glossary.model import STATUSES, ConceptEntry, Origin, Term
from glossary.termbase import CONTRADICTIONS, merge_layers
from glossary.termbase.layers import merge_renderings, settle_renderings


def entry(zh: str, *en: Term, file: str = "a.yaml", aliases: tuple[str, ...] = (), pinyin: str = "") -> ConceptEntry:
    return ConceptEntry(id=zh, zh=(Term(zh), *map(Term, aliases)), en=en, pinyin=pinyin, origin=Origin(file, 3, 5))


def test_a_source_does_not_attest_what_a_later_layer_says_to_avoid() -> None:
    earlier = entry("大国", Term("great power", source="MFA", date="2015", note="of the nineteenth century"))
    later = entry("大国", Term("major country"), Term("great power", "deprecated"))
    (merged,), _ = merge_layers([("a", [earlier]), ("b", [later])])
    assert merged.en[-1] == Term("great power", "deprecated", layer="b")


def test_a_reason_to_avoid_does_not_stay_with_what_a_later_layer_prefers() -> None:
    earlier = entry("大国", Term("major country"), Term("great power", "deprecated", note="not official"))
    (merged,), _ = merge_layers([("a", [earlier]), ("b", [entry("大国", Term("great power"))])])
    assert merged.en[0] == Term("great power", layer="b")


def renderings(merged: ConceptEntry) -> list[tuple[str, str]]:
    return [(term.text, term.status) for term in merged.en]


def test_the_later_preferred_rendering_wins_and_the_earlier_is_admitted() -> None:
    merged, problems = merge_layers(
        [("a", [entry("大国", Term("great power"))]), ("b", [entry("大国", Term("major country"), file="b.yaml")])]
    )
    assert renderings(merged[0]) == [("major country", "preferred"), ("great power", "admitted")]
    assert str(problems[0]) == (
        "b.yaml:3:5: L001 preferred rendering 'major country' of 大国 replaces 'great power' of a.yaml:3"
    )


def test_agreeing_layers_say_nothing() -> None:
    layer = [entry("大国", Term("major country"))]
    assert merge_layers([("a", layer), ("b", layer)])[1] == ()


def test_a_later_list_can_ban_what_an_earlier_prefers() -> None:
    merged, problems = merge_layers(
        [("a", [entry("大国", Term("great power"))]), ("b", [entry("大国", Term("great power", "deprecated"))])]
    )
    assert renderings(merged[0]) == [("great power", "deprecated")]
    assert [problem.code for problem in problems] == ["L002"]


def test_a_later_list_can_lift_a_ban() -> None:
    merged, problems = merge_layers(
        [("a", [entry("大国", Term("great power", "deprecated"))]), ("b", [entry("大国", Term("great power"))])]
    )
    assert renderings(merged[0]) == [("great power", "preferred")]
    assert [problem.code for problem in problems] == ["L003"]


def test_entries_meet_by_any_chinese_form() -> None:
    first = entry("联合国安全理事会", Term("United Nations Security Council"), aliases=("安理会",))
    merged, _ = merge_layers([("a", [first]), ("b", [entry("安理会", Term("Security Council"))])])
    assert [item.headword for item in merged] == ["联合国安全理事会"]
    assert merged[0].en[0].text == "Security Council"


def test_entries_meet_where_the_later_alias_is_the_earlier_headword() -> None:
    first = entry("安理会", Term("Security Council"))
    merged, problems = merge_layers([("a", [first]), ("b", [entry("联合国安理会", Term("UNSC"), aliases=("安理会",))])])
    assert [item.headword for item in merged] == ["安理会"]
    assert [term.text for term in merged[0].zh] == ["安理会", "联合国安理会"]
    assert [problem.code for problem in problems] == ["L001"]


def test_entries_meet_by_a_common_alias() -> None:
    first = entry("全国人民代表大会", aliases=("全国人大",))  # National People's Congress
    merged, _ = merge_layers([("a", [first]), ("b", [entry("中国人大", aliases=("全国人大",))])])
    assert [item.headword for item in merged] == ["全国人民代表大会"]


def test_a_form_that_is_an_entry_of_its_own_below_is_told() -> None:
    below = [entry("大国", Term("major country")), entry("强国", Term("strong country"))]
    merged, problems = merge_layers([("a", below), ("b", [entry("大国", aliases=("强国",), file="b.yaml")])])
    assert len(merged) == 2
    assert [str(problem) for problem in problems] == [
        "b.yaml:3:5: L004 强国 is a form of 大国 here, but an entry of its own in a.yaml:3"
    ]


def test_a_ban_brings_the_rendering_of_the_layer_below_back() -> None:
    layers = [Term("great power"), Term("big country"), Term("big country", "deprecated")]
    merged, _ = merge_layers([(str(number), [entry("大国", term)]) for number, term in enumerate(layers)])
    assert renderings(merged[0]) == [("great power", "preferred"), ("big country", "deprecated")]


def test_terms_carry_the_name_of_their_layer() -> None:
    merged, _ = merge_layers(
        [("a", [entry("大国", Term("great power"))]), ("b", [entry("大国", Term("major country"))])]
    )
    assert [(term.text, term.layer) for term in merged[0].en] == [("major country", "b"), ("great power", "a")]


def test_an_alias_does_not_swallow_an_entry_of_its_own_layer() -> None:
    first = entry("联合国安全理事会", Term("United Nations Security Council"), aliases=("安理会",))
    merged, _ = merge_layers([("a", [first, entry("安理会", Term("the Council"))])])
    assert len(merged) == 2


def test_missing_details_are_taken_from_the_earlier_layer() -> None:
    old = entry("大国", Term("major country", source="MFA", date="2014"), pinyin="dàguó")
    merged, _ = merge_layers([("a", [old]), ("b", [entry("大国", Term("major country", date="2020"))])])
    assert (merged[0].en[0].source, merged[0].en[0].date, merged[0].pinyin) == ("MFA", "2020", "dàguó")


def test_every_contradiction_is_provoked_above() -> None:
    assert set(CONTRADICTIONS) == {"L001", "L002", "L003", "L004"}


TERMS = st.lists(
    st.builds(Term, st.sampled_from("wxyz"), st.sampled_from(STATUSES), st.sampled_from(["", "MFA"])),
    max_size=4,
    unique_by=lambda term: term.text,
)


SOURCES = st.sampled_from(["", "MFA"])
STEADY = st.lists(
    st.builds(Term, st.sampled_from("wx"), st.sampled_from(STATUSES[:2]), SOURCES)
    | st.builds(Term, st.sampled_from("yz"), st.sampled_from(STATUSES[2:]), SOURCES),
    max_size=4,
    unique_by=lambda term: term.text,
)
"""Layers of one mind about which renderings are in use."""


@given(STEADY, STEADY, STEADY)
def test_merging_renderings_is_associative(first: list[Term], second: list[Term], third: list[Term]) -> None:
    left = merge_renderings(merge_renderings(first, second), third)
    right = merge_renderings(first, merge_renderings(second, third))
    assert left == right
    assert settle_renderings(left) == settle_renderings(right)


@given(TERMS, TERMS, TERMS)
def test_the_order_of_merging_changes_no_status(first: list[Term], second: list[Term], third: list[Term]) -> None:
    left = merge_renderings(merge_renderings(first, second), third)
    right = merge_renderings(first, merge_renderings(second, third))
    assert [(term.text, term.status) for term in left] == [(term.text, term.status) for term in right]


@given(st.lists(TERMS, min_size=1, max_size=4))
def test_one_rendering_stays_preferred_and_it_is_that_of_the_last_layer_with_one(layers: list[list[Term]]) -> None:
    (merged,), _ = merge_layers([(str(number), [entry("甲", *terms)]) for number, terms in enumerate(layers)])
    preferred = [term.text for term in merged.en if term.status == "preferred"]
    said: dict[str, str] = {}
    order: list[str] = []
    for terms in layers:
        said |= {term.text: term.status for term in terms}
        order = [term.text for term in terms] + [text for text in order if text not in {term.text for term in terms}]
    assert preferred == [text for text in order if said[text] == "preferred"][:1]
    assert {term.text for term in merged.en} == set(said)
