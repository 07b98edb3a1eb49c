"""What is planted between two sides is found, and nothing else."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.change import Comparison
from glossary.comparison.comparing import compare_documents, find_trends
from glossary.model import ConceptEntry, Document, Term

SENTENCES = [
    "各方就地区局势深入交换意见。",  # the sides exchanged views on the regional situation
    "双方同意加强经贸合作。",
    "会议强调多边主义的重要作用。",
    "代表团参观了当地企业。",
    "与会嘉宾高度评价合作成果。",
    "各国人民的友谊源远流长。",
    "主办方介绍了筹备工作进展。",
    "专家学者围绕粮食安全展开讨论。",
    "有关部门将继续做好服务保障。",
    "青年交流为两国关系注入活力。",
    "气候变化是全人类面临的共同挑战。",
    "东道国总统出席了开幕式。",
]
PLANTED: dict[str, tuple[str, float, float]] = {
    "新型大国关系": ("gone", 0.9, 0.0),  # new model of major-country relations
    "新型国际关系": ("new", 0.0, 0.9),  # new type of international relations
    "全球文明倡议": ("new", 0.0, 0.8),  # Global Civilization Initiative
    "脱贫攻坚战": ("gone", 0.8, 0.0),  # battle against poverty
    "互联互通": ("rising", 0.15, 0.95),  # connectivity
    "产能合作": ("falling", 0.95, 0.15),  # cooperation on production capacity
}


def make_side(name: str, number: int, side: int, seed: int) -> list[Document]:
    """Return *number* documents of one side: the same sentences on both, and what is planted on this one."""
    chance = random.Random(seed)
    documents = []
    for index in range(number):
        rows = chance.choices(SENTENCES, k=14)
        rows += [
            chance.choice(["会议提到{}。", "我们愿推动{}。", "报告谈到{}，各方表示欢迎。"]).format(phrase)
            for phrase, shares in PLANTED.items()
            if side < 2 and chance.random() < (shares[1], shares[2])[side]
            for _ in range(2)
        ]
        chance.shuffle(rows)
        text = "\n".join(rows)
        date = f"{2020 + side}-{index % 12 + 1:02}-01"
        documents.append(Document(f"{name}{index}.txt", text, range(1, len(rows) + 1), text, date=date))
    return documents


OLD, NEW = make_side("old", 30, 0, 1), make_side("new", 30, 1, 2)


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compare_documents(OLD, NEW)


def test_every_planted_change_is_found_and_nothing_else(found: Comparison) -> None:
    certain = {change.phrase: change.kind for change in found.changes if change.certain}
    planted = {phrase: kind for phrase, (kind, _, _) in PLANTED.items()}
    assert certain.items() >= planted.items()
    assert [phrase for phrase in certain if not any(part in phrase for part in planted)] == []


def test_the_formula_that_changed_stands_beside_its_successor(found: Comparison) -> None:
    assert [(pair.before, pair.after) for pair in found.replacements] == [("新型大国关系", "新型国际关系")]


def test_changes_tell_rates_dates_and_contexts(found: Comparison) -> None:
    change = next(change for change in found.changes if change.phrase == "新型国际关系")
    assert (change.old.frequency, change.new.frequency) == (0, sum(NEW_.text.count(change.phrase) for NEW_ in NEW))
    characters = sum(document.characters for document in NEW)
    assert change.new.rate == pytest.approx(10_000 * change.new.frequency / characters, abs=0.001)
    assert change.new.documents == sum(change.phrase in document.text for document in NEW)
    assert change.first.startswith("2021")
    assert change.old_contexts == ()
    assert all(change.phrase in context.text for context in change.new_contexts)
    assert len(change.series) == len(found.periods) == 24


@pytest.mark.parametrize("seed", range(4))
def test_texts_of_one_kind_show_no_change(seed: int) -> None:
    both = make_side("a", 30, 2, 10 + seed), make_side("b", 30, 2, 50 + seed)
    assert [change.phrase for change in compare_documents(*both).changes if change.certain] == []


def test_halves_of_one_year_show_no_change() -> None:
    false = 0
    for seed in range(4):
        documents = [*NEW]
        random.Random(seed).shuffle(documents)
        false += sum(change.certain for change in compare_documents(documents[:15], documents[15:]).changes)
    assert false == 0


def test_a_phrase_that_fills_one_speech_is_no_change_of_the_year() -> None:
    rows = "\n".join(["会议提到海洋命运共同体。"] * 40)  # maritime community with a shared future
    plain = make_side("new", 12, 2, 4)
    loud = Document("loud.txt", rows, range(1, 41), rows, date="2021-05-01")
    changes = compare_documents(make_side("old", 12, 2, 3), [*plain, loud]).changes
    [change] = [change for change in changes if change.phrase == "海洋命运共同体"]
    assert (change.kind, change.certain, change.new.frequency) == ("new", False, 40)


def test_parts_of_a_longer_phrase_are_not_told_again() -> None:
    comparison = compare_documents(OLD, NEW)
    within = {change.phrase: change.within for change in comparison.changes if change.within}
    assert all(part in whole for part, whole in within.items())
    assert not any(change.certain and change.within for change in comparison.changes)


MIRROR = {"new": "gone", "gone": "new", "rising": "falling", "falling": "rising", "steady": "steady"}
TEXTS = st.lists(
    st.lists(st.sampled_from([*SENTENCES, *(f"谈到{phrase}。" for phrase in PLANTED)]), min_size=1), min_size=1
)


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=10)
def test_to_swap_the_sides_turns_everything_round(old: list[list[str]], new: list[list[str]]) -> None:
    def documents(texts: Sequence[Sequence[str]]) -> list[Document]:
        return [Document("a", "".join(rows), [1], "".join(rows)) for rows in texts]

    one = compare_documents(documents(old), documents(new), steady=True)
    other = compare_documents(documents(new), documents(old), steady=True)
    told = {change.phrase: (change.kind, change.certain, change.log_ratio, change.old) for change in one.changes}
    turned = {
        change.phrase: (MIRROR[change.kind], change.certain, -change.log_ratio, change.new) for change in other.changes
    }
    assert told == turned


def test_a_curated_term_counts_with_all_its_forms() -> None:
    entry = ConceptEntry("g20", (Term("二十国集团"), Term("20国集团", "admitted")), (Term("Group of Twenty"),))
    rows = ["二十国集团峰会举行。", "20国集团发表声明。", "天气晴朗。"]
    documents = [Document(f"{n}.txt", row, [1], row, date=f"2021-0{n + 1}-01") for n, row in enumerate(rows)]
    [trend] = find_trends(["二十国集团"], documents, [entry])
    assert trend.english == "Group of Twenty"
    assert [(point.period, point.frequency) for point in trend.points] == [
        ("2021-01", 1),
        ("2021-02", 1),
        ("2021-03", 0),
    ]
