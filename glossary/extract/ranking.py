"""Candidates → rank scores: a sum of few addends, each a reason in words."""

from collections.abc import Sequence
from math import log2

from glossary.extract.candidates import Candidate
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import keyness
from glossary.extract.settings import Settings
from glossary.extract.tokens import TokenStream
from glossary.model import Reason


def score(candidate: Candidate, stream: TokenStream, words: Lexicon, settings: Settings) -> tuple[Reason, ...]:
    """Return the reasons for *candidate*; their scores add up to its rank score, any real number."""
    ids = [word for word in candidate.words if not words.link[word]]
    first, last = candidate.words[0], candidate.words[-1]
    characters = sum(len(stream.words[word]) for word in candidate.words)
    multi = len(candidate.words) > 1
    reasons = []

    def add(name: str, value: float, points: float, text: str) -> None:
        if points:
            reasons.append(Reason(name, round(value, 3), round(points, 3), text))

    add("cohesion", candidate.cohesion, 1.5 * candidate.cohesion, f"words hold together {candidate.cohesion:.2f}")
    if candidate.titled >= settings.quoted_share:
        add("titled", candidate.titled, 1.5, "stands in title marks")
    elif candidate.marked >= settings.quoted_share:
        add("quoted", candidate.marked, 1.5, "stands in quotation marks")
    if not multi and (words.name[first] or words.idiom[first]):
        add(
            "dictionary",
            1,
            1.0,
            "the dictionary has it as a name" if words.name[first] else "a set phrase of the dictionary",
        )
    elif not multi and words.single[first]:
        add("dictionary", 1, 1.5, "a word of diplomacy")
    add(
        "frequency",
        candidate.count,
        0.75 * log2(1 + max(candidate.free, 0)),
        f"{candidate.count}x, {candidate.free}x on its own",
    )
    if words.head[last] and characters >= 4:
        add("head", 1, 0.75, f"ends in {stream.words[last]}")
    if 4 <= characters <= 6:
        add("length", characters, 0.25, f"{characters} characters")
    content = [word for word in ids if not words.function[word]] or ids
    bits = sum(
        keyness(int(stream_count), stream.size, words.background[word])
        for word, stream_count in counts(content, stream)
    ) / len(content)
    points = 0.05 * max(-12.0, min(12.0, bits))
    add("keyness", bits, points, f"{bits:.1f} bits more frequent than in general Chinese")
    add("freedom", candidate.freedom, 0.5 * candidate.freedom, f"free on both sides {candidate.freedom:.2f}")
    if characters == 2:
        add("short", 2, -2.0, "only two characters")
    if multi and (words.light[first] or words.verb[first]):
        add("verb", 1, -1.5, f"begins with the verb {stream.words[first]}")
    if words.modifier[first] and multi:
        add("modifier", 1, -1.5, f"begins with the grading word {stream.words[first]}")
    if not multi and words.generic[first]:
        add("generic", 1, -2.5, "a general word")
    elif multi and all(words.generic[word] for word in content):
        add("generic", 1, -0.75, "all its words are general")
    if any(words.particle[word] for word in ids):
        add("particle", 1, -0.5, "holds 的")
    if not multi and not words.single[first]:
        add("single", 1, -0.75, "a single word")
    if candidate.count == 1:
        add("once", 1, -0.75, "found once")
    return tuple(reasons)


def counts(content: Sequence[int], stream: TokenStream) -> list[tuple[int, int]]:
    """Return each word with its number of occurrences."""
    return [(word, int(stream.counts[word])) for word in content]
