"""Documents → candidates: cut, framed, counted; in one shard or in many."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from glossary.extract.candidate import Candidates, join_candidates, list_words, make_words
from glossary.extract.lexicon import Lexicon, make_lexicon
from glossary.extract.measures import evenness
from glossary.extract.recurring import find_recurring
from glossary.extract.settings import Settings, lowest_count
from glossary.extract.shelf import Workshop
from glossary.extract.stages import Cut, Setup, count_headers, cut_documents, find_rare, find_tokenizer
from glossary.extract.tally import SPREAD_SUMS
from glossary.extract.vocabulary import NO_WORDS, Vocabulary, WordCounts, merge_words
from glossary.model import Source


class Findings(NamedTuple):
    """All that the ranking needs to know of some documents."""

    candidates: Candidates
    vocabulary: Vocabulary
    lexicon: Lexicon
    sources: tuple[Source, ...]
    """The documents, in order."""
    shards: tuple[int, ...]
    """Number of documents in each shard."""
    labels: Counter[tuple[str, str]]
    """Names and outlets from the labels of interviews: text and kind, with their numbers."""
    enumerations: tuple[tuple[str, int], ...]
    """Lists that are one term, with their numbers."""
    equal_names: frozenset[str] = frozenset()
    """Rows of names of one thing, joined by =."""


def find_candidates(workshop: Workshop, setup: Setup, settings: Settings) -> Findings:
    """Return the candidates of all shards: what recurs, and what its structure gives away."""
    cuts: list[Cut] = []
    vocabulary, maps = merge_words(_note(workshop.run(cut_documents, setup, _find_headers(workshop)), cuts))
    lexicon = make_lexicon(vocabulary, find_tokenizer(setup), setup.lists, setup.words)
    characters = sum(cut.characters for cut in cuts)
    lowest = lowest_count(settings, characters)
    rows = find_recurring(workshop, cuts, vocabulary, maps, lexicon, settings, lowest)
    if characters <= settings.once_only_up_to:
        rows = join_candidates(rows, _find_rare(workshop, cuts, vocabulary, lexicon, set(list_words(rows))))
        lowest = 1
    enumerations: Counter[str] = Counter()
    labels: Counter[tuple[str, str]] = Counter()
    for cut in cuts:
        enumerations.update(cut.enumerations)
        labels.update(cut.labels)
    return Findings(
        candidates=rows,
        vocabulary=vocabulary,
        lexicon=lexicon,
        sources=tuple(source for cut in cuts for source in cut.sources),
        shards=tuple(len(cut.sources) for cut in cuts),
        labels=labels,
        enumerations=tuple((text, times) for text, times in sorted(enumerations.items()) if times >= lowest),
        equal_names=setup.lists.equal_names,
    )


def _note(found: Iterable[Cut], cuts: list[Cut]) -> Iterator[WordCounts]:
    """Yield the words of all *found*, and note in *cuts* the rest: the words of an archive's shards would fill memory."""
    for cut in found:
        cuts.append(cut._replace(words=NO_WORDS))
        yield cut.words


def _find_headers(workshop: Workshop) -> frozenset[str]:
    """Return the lines that more than half of the documents share, where there are more than three documents.

    Such a line is one of more than half of the documents of some shard; the others are asked only for those.
    """
    found = list(workshop.run(count_headers))
    documents = sum(number for number, _ in found)
    asked = sorted({line for _, lines in found for line in lines})
    if documents <= 3 or not asked:
        return frozenset()
    if len(found) > 1:
        found = list(workshop.run(count_headers, asked))
    total = sum((lines for _, lines in found), Counter[str]())
    return frozenset(line for line, times in total.items() if times * 2 > documents)


def _find_rare(
    workshop: Workshop, cuts: Sequence[Cut], vocabulary: Vocabulary, lexicon: Lexicon, known: set[tuple[int, ...]]
) -> Candidates:
    """Return the candidates that their structure gives away and that are not *known*."""
    sums: defaultdict[tuple[int, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    places: defaultdict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    for cut, found in zip(cuts, workshop.run(find_rare, lexicon), strict=True):
        for row in found:
            if row.words not in known:
                for index, value in enumerate((row.frequency, row.filled, row.titled)):
                    sums[row.words][index] += value
                places[row.words] += [(times, int(cut.sizes[document])) for document, times in row.documents]
    smallest = min((int(size) for cut in cuts for size in cut.sizes if size), default=0)
    spread = np.zeros((len(sums), SPREAD_SUMS), np.int64)
    for index, row in enumerate(sums):
        for times, size in places[row]:
            spread[index] += abs(times * vocabulary.size - sums[row][0] * size), size, 1
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
        evenness=evenness(spread, counts, vocabulary.size, smallest),
        documents=spread[:, 2],
    )
