"""Documents → candidates: cut, framed, counted."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from glossary.extract.candidate import Candidate
from glossary.extract.enumerations import find_enumerations
from glossary.extract.labels import Label, find_frames
from glossary.extract.lexicon import Lexicon, make_lexicon
from glossary.extract.recurring import find_recurring
from glossary.extract.settings import Settings, lowest_count
from glossary.extract.structure import find_structural
from glossary.extract.tokens import TokenStream, make_stream
from glossary.extract.wordlists import Wordlists
from glossary.model import Document
from glossary.segment import Tokenizer


class Candidates(NamedTuple):
    """All that the ranking needs to know of some documents."""

    rows: tuple[Candidate, ...]
    stream: TokenStream
    lexicon: Lexicon
    labels: tuple[Label, ...]
    """Names and outlets from the labels of an interview."""
    enumerations: tuple[tuple[str, int], ...]
    """Lists that are one term, with their numbers."""
    equal_names: frozenset[str] = frozenset()
    """Rows of names of one thing, joined by =."""


def make_tokenizer(lists: Wordlists, words: Collection[str] = ()) -> Tokenizer:
    """Return a tokenizer that keeps the curated *words*, and the names and longer words of the *lists*, whole."""
    long = {word for word in lists.single_words if len(word) > 2}
    return Tokenizer({*words, *lists.places, *lists.organisations, *lists.whole_words, *long})


def find_candidates(
    documents: Sequence[Document],
    *,
    words: Collection[str] = (),
    settings: Settings,
    lists: Wordlists,
    tokenizer: Tokenizer | None = None,
) -> Candidates:
    """Return the candidates of *documents*: what recurs, and what its structure gives away; *words* are curated."""
    tokenizer = tokenizer or make_tokenizer(lists, words)
    frames = find_frames(documents, lists)
    stream = make_stream(documents, tokenizer, lists, [frame.masks for frame in frames])
    lexicon = make_lexicon(stream, tokenizer, lists, frozenset(words))
    characters = sum(len(document.text) for document in documents)
    rows = find_recurring(stream, lexicon, settings, lowest_count(settings, characters))
    if characters <= settings.once_only_up_to:
        rows += find_structural(stream, lexicon, {row.words for row in rows})
    lowest = 1 if characters <= settings.once_only_up_to else lowest_count(settings, characters)
    enumerations = tuple(
        (text, times) for text, times in sorted(find_enumerations(documents, lists).items()) if times >= lowest
    )
    labels = tuple(label for frame in frames for label in frame.labels)
    return Candidates(tuple(rows), stream, lexicon, labels, enumerations, lists.equal_names)
