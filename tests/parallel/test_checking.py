"""A translation against curated terms: what counts, what is asked, what is an alarm."""

import pytest

from glossary.bitext import Finding
from glossary.model import ConceptEntry
from glossary.parallel.checking import check_pairs
from glossary.parallel.summary import find_choices, locate_findings, point_out
from tests.parallel.texts import entry, make_pair, matches_in, pair_texts

ROAD = entry("一带一路", "Belt and Road Initiative", "BRI", "Belt and Road", avoid=("One Belt One Road",))
FUTURE = entry(
    "人类命运共同体",
    "a community with a shared future for mankind",
    "a community with a shared future for humanity",
    old=("a community of common destiny",),
)
PARTY = entry("中国共产党", "Party", "Communist Party of China", case=True)
GOVERNANCE = entry("全球治理", "global governance", avoid=("world government",))
SYSTEM = entry("全球治理体系", "global governance system")
PEACE = entry("和平", "peace")


def check(zh: str, en: str, *entries: ConceptEntry) -> list[Finding]:
    return list(check_pairs(pair_texts(zh, en), matches_in(zh, *entries)))


def verdicts(zh: str, en: str, *entries: ConceptEntry) -> list[tuple[str, str, str]]:
    return [(finding.term, finding.verdict, finding.found) for finding in check(zh, en, *entries)]


CASES = [
    pytest.param("我们共建一带一路。", "We build the Belt and Road Initiative.", ROAD,
                 [("一带一路", "preferred", "Belt and Road Initiative")], id="preferred"),
    pytest.param("我们共建一带一路。", "We build the BRI together.", ROAD, [("一带一路", "admitted", "BRI")], id="admitted"),
    pytest.param("我们共建一带一路。", "We build One Belt One Road.", ROAD,
                 [("一带一路", "deprecated", "One Belt One Road")], id="deprecated"),
    pytest.param("构建人类命运共同体。", "Let us build a community of common destiny.", FUTURE,
                 [("人类命运共同体", "superseded", "community of common destiny")], id="superseded"),
    pytest.param("构建人类命运共同体。", "Let us build communities with a shared future for humanity.", FUTURE,
                 [("人类命运共同体", "admitted", "communities with a shared future for humanity")], id="inflected"),
    pytest.param("构建人类命运共同体。", "Let us work for a better world.", FUTURE,
                 [("人类命运共同体", "not found", "")], id="not found"),
    pytest.param("中国共产党领导中国。", "The party leads China.", PARTY, [("中国共产党", "not found", "")],
                 id="capitals count where the entry says so"),
    pytest.param("我们改革全球治理体系。", "We reform the global governance system.", SYSTEM,
                 [("全球治理体系", "preferred", "global governance system")], id="longer term"),
    pytest.param("和平是和平。", "Peace is what it is.", PEACE,
                 [("和平", "preferred", "Peace"), ("和平", "preferred", "Peace")], id="once for two in a sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("zh", "en", "term", "expected"), CASES)
def test_each_term_gets_a_verdict(zh: str, en: str, term: ConceptEntry, expected: list[tuple[str, str, str]]) -> None:
    assert verdicts(zh, en, term) == expected


def test_only_the_longest_term_of_a_place_is_looked_for() -> None:
    found = check("我们改革全球治理体系。", "We reform the global governance system.", GOVERNANCE, SYSTEM)
    assert [finding.headword for finding in found] == ["全球治理体系"]


def test_a_rendering_to_avoid_is_seen_inside_a_longer_term_too() -> None:
    found = check("我们改革全球治理体系。", "We reform the world government.", GOVERNANCE, SYSTEM)
    assert [(finding.headword, finding.verdict) for finding in found] == [("全球治理", "deprecated")]


def test_a_rendering_to_avoid_is_no_alarm_where_a_current_one_stands() -> None:
    en = "The Belt and Road Initiative, once called One Belt One Road, goes on."
    assert [verdict for _, verdict, _ in verdicts("一带一路继续推进。", en, ROAD)] == ["preferred"]


def test_a_rendering_to_avoid_is_no_alarm_inside_the_name_of_another_term() -> None:
    forum = entry("合作论坛", "One Belt One Road Forum")
    zh, en = "合作论坛讨论一带一路。", "The One Belt One Road Forum discussed it."
    assert ("一带一路", "deprecated") not in [(term, verdict) for term, verdict, _ in verdicts(zh, en, ROAD, forum)]


def test_a_neighbouring_sentence_may_hold_the_rendering() -> None:
    zh = "我们讨论了许多问题。\n会议强调全球治理。\n双方同意继续讨论。"
    en = "We discussed many issues of global governance.\nThis was stressed at the meeting.\nBoth sides agreed to continue."
    (found,) = check(zh, en, GOVERNANCE)
    assert (found.verdict, found.en_pair, found.pair) == ("preferred", 0, 1)


def test_an_abbreviation_introduced_once_counts_from_then_on() -> None:
    initiative = entry("全球发展倡议", "Global Development Initiative")
    zh = "中国提出全球发展倡议。\n各国支持全球发展倡议。"  # China put forward the initiative; countries support it
    en = "China put forward the Global Development Initiative (GDI).\nCountries support the GDI."
    assert verdicts(zh, en, initiative)[1] == ("全球发展倡议", "admitted", "GDI")


def test_drafts_and_entries_without_english_are_passed_over() -> None:
    draft = PEACE._replace(review="draft")
    assert check("和平。", "Peace.", draft, ConceptEntry("x", PEACE.zh, ())) == []


def test_of_entries_with_the_same_term_the_best_verdict_counts() -> None:
    other = entry("和平", "tranquillity")._replace(id="other")
    assert [finding.verdict for finding in check("我们要和平。", "We want peace.", other, PEACE)] == ["preferred"]


def test_a_term_that_crosses_one_that_was_found_is_not_asked_for() -> None:
    blue, economic = entry("蓝色经济", "blue economy"), entry("经济合作", "economic cooperation")
    found = check("蓝色经济合作论坛开幕。", "The forum on cooperation in the blue economy opened.", blue, economic)
    assert [finding.headword for finding in found] == ["蓝色经济"]


def test_places_are_lines_and_columns_of_both_files() -> None:
    documents = make_pair("声明\n我们共建一带一路。", "Statement\nWe build One Belt One Road.")
    pairs = pair_texts(documents.zh.text, documents.en.text)
    findings = check_pairs(pairs, matches_in(documents.zh.text, ROAD))
    (found,) = locate_findings([documents], pairs, findings)
    assert (found.zh_place, found.en_place) == ((2, 5), (2, 10))


def test_what_stands_instead_is_pointed_out() -> None:
    zh, en = "我们反对单边主义。", "We oppose going it alone."  # we oppose unilateralism
    pairs = pair_texts(zh, en)
    (found,) = point_out(pairs, check_pairs(pairs, matches_in(zh, entry("单边主义", "unilateralism"))))
    assert (found.verdict, found.instead) == ("not found", "going it alone")


def test_different_renderings_of_a_term_are_shown_together() -> None:
    zh = "一带一路是路。\n一带一路很长。\n和平很好。"
    en = "The Belt and Road Initiative is a road.\nThe BRI is long.\nPeace is good."
    (choice,) = find_choices(check(zh, en, ROAD, PEACE))
    assert (choice.headword, choice.renderings) == ("一带一路", (("BRI", 1), ("Belt and Road Initiative", 1)))


def test_inflections_are_no_different_renderings() -> None:
    flood = entry("洪涝", "flood", "floods")
    assert find_choices(check("洪涝来了。\n洪涝走了。", "A flood came.\nThe floods went.", flood)) == ()
