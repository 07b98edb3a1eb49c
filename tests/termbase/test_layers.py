"""Later layers win, rendering by rendering, and contradictions are told."""

from hypothesis import given
from hypothesis import strategies as st

from glossary.model import STATUSES, ConceptEntry, Origin, Term
from glossary.termbase import CONTRADICTIONS, merge_layers


def entry(zh: str, *en: Term, file: str = "a.yaml", aliases: tuple[str, ...] = (), pinyin: str = "") -> ConceptEntry:
    return ConceptEntry(id=zh, zh=(Term(zh), *map(Term, aliases)), en=en, pinyin=pinyin, origin=Origin(file, 3, 5))


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


def test_an_alias_does_not_swallow_an_entry_of_its_own_layer() -> None:
    first = entry("联合国安全理事会", Term("United Nations Security Council"), aliases=("安理会",))
    merged, _ = merge_layers([("a", [first, entry("安理会", Term("the Council"))])])
    assert len(merged) == 2


def test_missing_details_are_taken_from_the_earlier_layer() -> None:
    old = entry("大国", Term("major country", source="MFA", date="2014"), pinyin="dàguó")
    merged, _ = merge_layers([("a", [old]), ("b", [entry("大国", Term("major country", date="2020"))])])
    assert (merged[0].en[0].source, merged[0].en[0].date, merged[0].pinyin) == ("MFA", "2020", "dàguó")


def test_every_contradiction_is_provoked_above() -> None:
    assert set(CONTRADICTIONS) == {"L001", "L002", "L003"}


LAYER = st.lists(
    st.builds(
        lambda zh, text, status: entry(zh, Term(text, status)),
        st.sampled_from("甲乙"),
        st.sampled_from("xyz"),
        st.sampled_from(STATUSES),
    ),
    max_size=3,
)


@given(LAYER, LAYER, LAYER)
def test_layers_can_be_merged_in_steps(
    first: list[ConceptEntry], second: list[ConceptEntry], third: list[ConceptEntry]
) -> None:
    whole, _ = merge_layers([("1", first), ("2", second), ("3", third)])
    below, _ = merge_layers([("1", first), ("2", second)])
    assert [renderings(item) for item in whole] == [
        renderings(item) for item in merge_layers([("", below), ("3", third)])[0]
    ]
