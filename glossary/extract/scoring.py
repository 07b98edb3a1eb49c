"""Candidates → rank scores: a sum of few addends, each a reason in words."""

from collections.abc import Iterator
from math import log2

from glossary.extract.candidate import Candidate
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import keyness
from glossary.extract.settings import Settings, Weights
from glossary.extract.vocabulary import Vocabulary
from glossary.model import Reason

Addend = tuple[str, float, float, str]
"""Key, measured value, points and words of a reason."""


def score(candidate: Candidate, vocabulary: Vocabulary, words: Lexicon, settings: Settings) -> tuple[Reason, ...]:
    """Return the reasons for *candidate*; their scores add up to its rank score, any real number."""
    addends = [*_weigh_use(candidate, vocabulary, words, settings)]
    if len(candidate.words) == 1:
        addends.append(_weigh_word(candidate.words[0], words, settings.weights))
    else:
        addends += _weigh_phrase(candidate, vocabulary, words, settings)
    return tuple(
        Reason(name, round(float(value), 3), round(float(points), 3), text)
        for name, value, points, text in addends
        if points
    )


def _weigh_use(candidate: Candidate, vocabulary: Vocabulary, words: Lexicon, settings: Settings) -> Iterator[Addend]:
    """Yield what the text says of the candidate: frequency, marks, neighbours."""
    weights, first = settings.weights, candidate.words[0]
    characters = sum(len(vocabulary.words[word]) for word in candidate.words)
    if candidate.titled >= settings.quoted_share:
        yield "titled", candidate.titled, weights.marked, "stands in title marks"
    elif candidate.marked >= settings.quoted_share:
        known = len(candidate.words) == 1 and (words.name[first] or words.idiom[first] or words.single[first])
        yield "quoted", candidate.marked, weights.marked_name if known else weights.marked, "stands in quotation marks"
    evidence = min(weights.frequency_cap, candidate.free + (candidate.frequency - candidate.free) / 2)
    text = f"{candidate.frequency}x, {candidate.free}x on its own"
    yield "frequency", candidate.frequency, weights.frequency * log2(1 + evidence), text
    if 4 <= characters <= 6:
        yield "length", characters, weights.length, f"{characters} characters"
    content = [word for word in candidate.words if not words.link[word] and not words.function[word]]
    shares = [keyness(int(vocabulary.counts[word]), vocabulary.size, words.background[word]) for word in content]
    bits = sum(shares) / max(1, len(shares))
    text = f"{abs(bits):.1f} bits {'more' if bits >= 0 else 'less'} frequent than in general Chinese"
    yield "keyness", bits, weights.keyness * max(-12.0, min(12.0, bits)), text
    text = f"free on both sides {candidate.freedom:.2f}"
    yield "freedom", candidate.freedom, weights.freedom * candidate.freedom, text
    if candidate.frequency == 1:
        points = weights.once + weights.once_doubling * log2(max(1.0, vocabulary.size / weights.once_size))
        yield "once", 1, points / 2 if candidate.titled else points, "found once"


def _weigh_word(word: int, words: Lexicon, weights: Weights) -> Addend:
    """Return what kind of word a candidate of one word is."""
    if words.place[word]:
        return "place", 1, weights.place, "the name of a place"
    if words.organisation[word]:
        return "organisation", 1, weights.organisation, "the name of an organisation"
    if words.foreign[word]:
        return "foreign", 1, weights.foreign, "a foreign name"
    if words.person[word]:
        return "person", 1, weights.person, "the name of a person"
    if words.proverb[word]:
        return "idiom", 1, weights.idiom, "an idiom of the dictionary"
    if words.idiom[word]:
        return "idiom", 1, weights.set_phrase, "a set phrase of the dictionary"
    if words.single[word]:
        short = words.lengths[word] == 2
        return "diplomatic", 1, weights.diplomatic_short if short else weights.diplomatic, "a word of diplomacy"
    if words.generic[word]:
        return "general", 1, weights.general_word, "a general word"
    if words.compound[word]:
        return "compound", 1, weights.compound, "a compound of the dictionary"
    if words.vague[word]:
        return "general", 1, weights.vague_word, "a general word by its ending"
    return "word", 1, weights.short_word if words.lengths[word] == 2 else 0.0, "a single short word"


def _weigh_phrase(candidate: Candidate, vocabulary: Vocabulary, words: Lexicon, settings: Settings) -> Iterator[Addend]:
    """Yield what the words of a phrase say of it."""
    weights = settings.weights
    ids = [word for word in candidate.words if not words.link[word]]
    first, last = candidate.words[0], candidate.words[-1]
    characters = sum(len(vocabulary.words[word]) for word in candidate.words)
    yield (
        "cohesion",
        candidate.cohesion,
        weights.cohesion * candidate.cohesion,
        f"words hold together {candidate.cohesion:.2f}",
    )
    if words.head[last] and characters >= 4:
        yield "head", 1, weights.head, f"ends in {vocabulary.words[last]}"
    if words.name[first]:
        yield "name", 1, weights.name_first, f"begins with the name {vocabulary.words[first]}"
    if candidate.marked >= settings.quoted_share:
        return
    if words.slogan[first]:
        yield "verb", 1, weights.slogan_verb, f"begins with the verb {vocabulary.words[first]}"
    elif words.light[first] or words.verb[first]:
        yield "verb", 1, weights.verb, f"begins with the verb {vocabulary.words[first]}"
    elif words.modifier[first]:
        yield "modifier", 1, weights.modifier, f"begins with the grading word {vocabulary.words[first]}"
    if words.weak_head[last]:
        points = weights.weak_head * (1 if characters <= 4 else 2)
        yield "weak head", 1, points, f"ends in the general word {vocabulary.words[last]}"
    if all(words.generic[word] or words.function[word] for word in ids):
        yield "general", 1, weights.general * (1 if characters == 4 else 2.5), "all its words are general"
    elsewhere = 1 - candidate.frequency / vocabulary.counts[[first, last]]
    if candidate.noun_before > 0.4 and not words.name[first] and not words.slogan[first]:
        points = weights.cut * candidate.noun_before * elsewhere[0]
        yield "cut before", candidate.noun_before, points, "often follows a noun directly"
    if candidate.noun_after > 0.4 and not words.name_head[last]:
        points = weights.cut * candidate.noun_after * elsewhere[1]
        yield "cut behind", candidate.noun_after, points, "often precedes a noun directly"
    if words.by[first]:
        yield "fixed", 1, weights.fixed, "a fixed expression with 以"
    elif any(words.particle[word] for word in ids):
        yield "particle", 1, weights.particle, "holds 的"
    if any(words.conjunction[word] for word in ids):
        yield "conjunction", 1, weights.conjunction, "holds 和 or 与"
