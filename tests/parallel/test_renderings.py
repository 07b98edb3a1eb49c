"""Renderings found in sentence pairs: the right ones first, with probabilities that mean what they say."""

from collections.abc import Mapping

import pytest

from glossary.bitext import CHECK, LABELS, LIKELY, Proposal
from glossary.model import Occurrence
from glossary.parallel.dictionary import find_gloss_stems, load_glosses
from glossary.parallel.links import find_links
from glossary.parallel.pairing import pair_sentences
from glossary.parallel.proposing import fold_rendering, join_terms, propose_renderings
from glossary.parallel.words import align_words
from tests.parallel.texts import NAMES, join_rows, pair_texts, read_rows, read_terms


def occurrences(text: str, term: str, document: int = 0) -> tuple[Occurrence, ...]:
    places = []
    start = text.find(term)
    while start >= 0:
        places.append(Occurrence(document, start, start + len(term)))
        start = text.find(term, start + 1)
    return tuple(places)


def propose(zh: str, en: str, *terms: str) -> dict[str, Proposal]:
    found = propose_renderings(pair_texts(zh, en), {term: occurrences(zh, term) for term in terms})
    return {proposal.term: proposal for proposal in found}


def propose_written(name: str) -> dict[str, Proposal]:
    rows = read_rows(name)
    documents = join_rows(rows)
    terms = {term: occurrences(documents.zh.text, term) for term in read_terms(name)}
    return {proposal.term: proposal for proposal in propose_renderings(pair_sentences(documents), terms)}


@pytest.fixture(scope="module")
def written() -> dict[str, tuple[Proposal, tuple[str, ...]]]:
    return {
        term: (proposal, read_terms(name)[term]) for name in NAMES for term, proposal in propose_written(name).items()
    }


def rank(proposal: Proposal, accepted: tuple[str, ...]) -> int:
    """Return the place of the first accepted rendering, 0 the first; 99 when none is proposed."""
    wanted = {fold_rendering(text) for text in accepted}
    return next((n for n, item in enumerate(proposal.renderings) if fold_rendering(item.text) in wanted), 99)


def test_most_terms_of_the_written_texts_are_right_at_once(
    written: Mapping[str, tuple[Proposal, tuple[str, ...]]],
) -> None:
    ranks = [rank(*pair) for pair in written.values()]
    assert sum(place == 0 for place in ranks) / len(ranks) >= 0.75
    assert sum(place < 3 for place in ranks) / len(ranks) >= 0.88


def test_likely_means_right_and_weak_means_doubtful(written: Mapping[str, tuple[Proposal, tuple[str, ...]]]) -> None:
    likely = [rank(*pair) == 0 for pair in written.values() if pair[0].label == "likely"]
    others = [rank(*pair) == 0 for pair in written.values() if pair[0].label not in ("likely", "check")]
    assert len(likely) >= 30
    assert sum(likely) / len(likely) >= 0.94
    assert sum(others) / len(others) < 0.7


def test_labels_follow_the_probability(written: Mapping[str, tuple[Proposal, tuple[str, ...]]]) -> None:
    for proposal, _ in written.values():
        assert proposal.label in LABELS
        best = proposal.renderings[0].probability if proposal.renderings else 0.0
        assert (proposal.label == "likely") == (best >= LIKELY)
        assert (proposal.label in LABELS[:2]) == (best >= CHECK)
        assert sum(item.probability for item in proposal.renderings) <= 1.01


def test_the_same_texts_give_the_same_proposals() -> None:
    assert propose_written("speech") == propose_written("speech")


def test_evidence_marks_term_and_rendering() -> None:
    zh, en = "红树林修复很重要。", "Mangrove restoration is important."
    proposal = propose(zh, en, "红树林修复")["红树林修复"]
    evidence = proposal.renderings[0].evidence[0]
    assert zh[slice(*evidence.zh)] == "红树林修复"
    assert en[slice(*evidence.en)] == "Mangrove restoration"


def test_a_capital_that_only_opens_a_sentence_becomes_small() -> None:
    zh = "红树林修复很重要。\n我们支持红树林。"  # mangrove restoration is important; we support mangroves
    en = "Mangrove restoration is important.\nWe support mangrove forests."
    assert propose(zh, en, "红树林修复")["红树林修复"].renderings[0].text == "mangrove restoration"


def test_repeated_pairs_count_once() -> None:
    zh, en = "粮食安全很重要。", "Food security is important."
    once = propose(zh, en, "粮食安全")["粮食安全"]
    often = propose("\n".join([zh] * 5), "\n".join([en] * 5), "粮食安全")["粮食安全"]
    assert often.renderings[0].probability == once.renderings[0].probability


def test_several_documents_are_evidence_together() -> None:
    pairs = [
        *pair_sentences(join_rows(read_rows("speech"))),
        *pair_sentences(join_rows(read_rows("statement")), 1),
    ]
    terms = join_terms(
        (term, occurrences("".join(row.zh for row in read_rows(name)), term))
        for name in NAMES
        for term in ("国家",)  # country
    )
    assert len(terms["国家"]) > 3
    texts = [join_rows(read_rows(name)).zh.text for name in NAMES]
    places = tuple(place for number, text in enumerate(texts) for place in occurrences(text, "国家", number))
    (proposal,) = propose_renderings(pairs, {"国家": places})
    assert proposal.renderings[0].text in ("country", "countries")
    assert proposal.frequency == len(places)


def test_our_own_lists_are_compared_but_do_not_help() -> None:
    zh, en = "红树林修复很重要。", "Mangrove restoration is important."
    terms = {"红树林修复": occurrences(zh, "红树林修复")}
    (plain,) = propose_renderings(pair_texts(zh, en), terms)
    (agreed,) = propose_renderings(pair_texts(zh, en), terms, {"红树林修复": ("the mangrove restoration",)})
    (other,) = propose_renderings(pair_texts(zh, en), terms, {"红树林修复": ("repair of mangroves",)})
    assert plain.renderings == agreed.renderings == other.renderings
    assert (agreed.agrees, other.agrees) == (True, False)


def test_no_pair_gives_no_proposal() -> None:
    assert propose_renderings([], {"和平": ()}) == ()


LINKS = [
    pytest.param("2022", "2022", id="number"),
    pytest.param("3月", "march", id="month"),
    pytest.param("二十", "twentieth", id="spelled number"),
    pytest.param("WTO", "wto", id="Latin letters"),
    pytest.param("和平", "peac", id="dictionary word"),
    pytest.param("红树林修复", "mangrov", id="part of an unknown compound"),
]


@pytest.mark.parametrize(("word", "stem"), LINKS)
def test_words_are_linked_with_what_may_render_them(word: str, stem: str) -> None:
    assert find_links(word)[stem] > 0


def test_without_the_dictionary_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.resources

    def missing(package: str) -> None:
        raise ModuleNotFoundError(package)

    for cached in (load_glosses, find_gloss_stems, find_links):
        cached.cache_clear()
    monkeypatch.setattr(importlib.resources, "files", missing)
    try:
        assert load_glosses() == {}
        assert propose("WTO改革2022。", "WTO reform 2022.", "改革")  # reform
    finally:
        for cached in (load_glosses, find_gloss_stems, find_links):
            cached.cache_clear()


def test_probabilities_of_words_are_probabilities() -> None:
    (grid, empty) = align_words([(["和平", "发展"], ["peac", "and", "develop"]), ([], ["peac"])], find_links)
    assert empty.from_zh.shape == (0, 1)
    assert grid.from_zh.shape == grid.from_en.shape == (2, 3)
    assert (grid.from_zh.sum(1) <= 1.0 + 1e-9).all()
    assert (grid.from_en.sum(0) <= 1.0 + 1e-9).all()
    assert grid.from_en[0, 0] > 0.9 < grid.from_en[1, 2]
