"""Documents added to what was counted before give what counting all of them gives."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from glossary.extract import DEFAULTS, load_wordlists
from glossary.extract.candidates import find_candidates
from glossary.extract.grown import GrownTexts
from glossary.extract.noting import NotingTexts
from glossary.extract.past import OutgrownError
from glossary.extract.ranking import rank_candidates
from glossary.extract.recount import keep_counted
from glossary.extract.shelf import HereAndNow, MemoryShelf
from glossary.extract.stages import Setup
from glossary.extract.texts import Texts
from glossary.model import Document, RankedTerm

SETUP = Setup(frozenset(["人类命运共同体", "核心地位"]), load_wordlists()[0])
"""Curated: a community with a shared future for mankind; core status."""

SETTINGS = replace(DEFAULTS, once_only_up_to=0)
SAMPLE = Path(__file__).parents[2] / "data" / "2022-03-07-wang-yi-press-conference.txt"


class NoteShelf(MemoryShelf):
    """A shelf in memory that holds notes."""

    def __init__(self, documents: Sequence[Document]) -> None:
        super().__init__(documents)
        self._notes: dict[str, Any] = {}

    def note(self, name: str, data: Any) -> None:
        self._notes[name] = data

    def recall(self, name: str) -> Any:
        return self._notes[name]


def make_documents(chance: random.Random, number: int) -> list[Document]:
    """Return documents cut out of the sample at random; many share a header."""
    whole = SAMPLE.read_text(encoding="utf-8")
    size = chance.choice([400, 1500])
    documents = []
    for name in range(number):
        start = chance.randrange(len(whole) - size)
        text = chance.choice(["外交部记者会实录\n", "外交部记者会实录\n", ""]) + whole[start : start + size]
        documents.append(Document(f"{name:03}", text, range(1, text.count("\n") + 2), text))
    return documents


def on_shelves(documents: Sequence[Document], number: int) -> list[MemoryShelf]:
    parts = np.array_split(np.arange(len(documents)), number)
    return [MemoryShelf([documents[index] for index in part]) for part in parts if len(part)]


def extract(texts: Texts) -> tuple[RankedTerm, ...]:
    findings = find_candidates(texts, SETUP, SETTINGS)
    return rank_candidates(texts, findings, settings=SETTINGS, places=10)


def count_and_add(documents: Sequence[Document], old: list[int], new: list[int], shards: int) -> Texts:
    """Return the texts that know *old* documents from the past, and the *new* ones."""
    shelves = on_shelves([documents[index] for index in old], shards)
    counted = NotingTexts(HereAndNow(shelves))
    extract(counted)
    kept = []
    for shelf in shelves:
        kept.append(NoteShelf(shelf.documents()))
        keep_counted(shelf, kept[-1])
    past = counted.make_past()
    assert past is not None
    added = [MemoryShelf([documents[index]]) for index in new]
    return GrownTexts(past, HereAndNow(kept), HereAndNow(added), np.array([*old, *new]))


@pytest.mark.parametrize("seed", range(8))
def test_added_documents_are_counted_like_all_others(seed: int) -> None:
    chance = random.Random(seed)
    number = chance.choice([20, 60])
    documents = make_documents(chance, number)
    new = sorted(chance.sample(range(number), chance.choice([0, 1, 1, 2])))
    old = [index for index in range(number) if index not in new]
    expected = extract(Texts(HereAndNow(on_shelves(documents, chance.choice([1, 4])))))
    texts = count_and_add(documents, old, new, chance.choice([1, 3]))
    found = extract(texts)
    assert [replace(term, occurrences=()) for term in found] == [replace(term, occurrences=()) for term in expected]
    assert len(expected) > 50
    numbers = [*old, *new]
    for term, other in zip(found, expected, strict=True):
        places = [(numbers[place.document], place.start, place.end) for place in term.occurrences]
        assert places == [tuple(place) for place in other.occurrences]
    assert [source.name for source in texts.sources] == [document.name for document in documents]


def test_a_line_that_becomes_a_header_asks_for_all_documents_again() -> None:
    head = "外交部发言人主持例行记者会\n"  # the spokesperson chairs the regular press conference
    with_head = {*range(9), 19, 20}  # of nine in nineteen it is no header, of eleven in twenty-one it is one
    texts = [head * (number in with_head) + f"中方主张对话协商，坚持多边主义{number}。" for number in range(21)]
    documents = [Document(f"{number:02}", text, [1, 2], text) for number, text in enumerate(texts)]
    with pytest.raises(OutgrownError):
        extract(count_and_add(documents, list(range(19)), [19, 20], 2))


def test_fewer_occurrences_wanted_ask_for_all_documents_again() -> None:
    documents = make_documents(random.Random(0), 6)
    texts = count_and_add(documents, [0, 1, 2, 3, 4], [5], 1)
    findings = find_candidates(texts, SETUP, SETTINGS)
    assert isinstance(findings.labels, Counter)
    with pytest.raises(OutgrownError):
        texts.count_rows(findings.lexicon, lowest=1, longest=3)
