"""Documents → candidates: cut, framed, counted; in one shard or in many."""

from collections import Counter, defaultdict
from typing import NamedTuple

import numpy as np

from glossary.extract.candidate import Candidates, join_candidates, list_words, make_words
from glossary.extract.lexicon import Lexicon, make_lexicon
from glossary.extract.measures import evenness
from glossary.extract.recurring import find_recurring
from glossary.extract.settings import Settings, lowest_count
from glossary.extract.stages import Setup, find_tokenizer
from glossary.extract.tally import SPREAD_SUMS
from glossary.extract.texts import Texts
from glossary.extract.vocabulary import Vocabulary
from glossary.model import Source


class Findings(NamedTuple):
    """All that the ranking needs to know of some documents."""

    candidates: Candidates
    vocabulary: Vocabulary
    lexicon: Lexicon
    sources: tuple[Source, ...]
    """The documents, in order."""
    labels: Counter[tuple[str, str]]
    """Names and outlets from the labels of interviews: text and kind, with their numbers."""
    enumerations: tuple[tuple[str, int], ...]
    """Lists that are one term, with their numbers."""
    equal_names: frozenset[str] = frozenset()
    """Rows of names of one thing, joined by =."""


def find_candidates(texts: Texts, setup: Setup, settings: Settings) -> Findings:
    """Return the candidates of all *texts*: what recurs, and what its structure gives away."""
    vocabulary = texts.cut(setup)
    lexicon = make_lexicon(vocabulary, find_tokenizer(setup), setup.lists, setup.words)
    lowest = lowest_count(settings, texts.characters)
    rows = find_recurring(texts, lexicon, settings, lowest)
    if texts.characters <= settings.once_only_up_to:
        rows = join_candidates(rows, _find_rare(texts, lexicon, set(list_words(rows))))
        lowest = 1
    enumerations: Counter[str] = Counter()
    labels: Counter[tuple[str, str]] = Counter()
    for cut in texts.cuts:
        enumerations.update(cut.enumerations)
        labels.update(cut.labels)
    return Findings(
        candidates=rows,
        vocabulary=vocabulary,
        lexicon=lexicon,
        sources=texts.sources,
        labels=labels,
        enumerations=tuple((text, times) for text, times in sorted(enumerations.items()) if times >= lowest),
        equal_names=setup.lists.equal_names,
    )


def _find_rare(texts: Texts, lexicon: Lexicon, known: set[tuple[int, ...]]) -> Candidates:
    """Return the candidates that their structure gives away and that are not *known*."""
    vocabulary = texts.vocabulary
    sums: defaultdict[tuple[int, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    places: defaultdict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    for cut, found in texts.find_rare(lexicon):
        for row in found:
            if row.words not in known:
                for index, value in enumerate((row.frequency, row.filled, row.titled)):
                    sums[row.words][index] += value
                places[row.words] += [(times, int(cut.sizes[document])) for document, times in row.documents]
    spread = np.zeros((len(sums), SPREAD_SUMS), np.int64)
    for index, (words, (frequency, _, _)) in enumerate(sums.items()):
        for times, size in places[words]:
            spread[index] += abs(times * vocabulary.size - frequency * size), size, 1
    counts, filled, titled = np.array(list(sums.values()), np.int64).reshape(-1, 3).T
    none = np.zeros(len(sums))
    return Candidates(
        *make_words(list(sums)),
        frequency=counts,
        free=counts,
        marked=filled / counts,
        titled=titled / counts,
        cohesion=np.full(len(sums), 0.5),
        freedom=np.where(counts > 1, 1.0, 0.0),
        noun_before=none,
        noun_after=none,
        evenness=evenness(spread, counts, vocabulary.size, texts.smallest),
        documents=spread[:, 2],
    )
