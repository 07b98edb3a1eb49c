"""Candidates → rank scores: a sum of few addends, each a reason in words."""

from math import log2

from glossary.extract.candidate import Candidate
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
    filled = candidate.marked >= settings.quoted_share
    reasons = []

    def add(name: str, value: float, points: float, text: str) -> None:
        if points:
            reasons.append(Reason(name, round(value, 3), round(points, 3), text))

    if multi:
        add("cohesion", candidate.cohesion, 1.5 * candidate.cohesion, f"words hold together {candidate.cohesion:.2f}")
    if candidate.titled >= settings.quoted_share:
        add("titled", candidate.titled, 1.5, "stands in title marks")
    elif filled:
        known = not multi and (words.name | words.idiom | words.single)[first]
        add("quoted", candidate.marked, 0.5 if known else 1.5, "stands in quotation marks")
    if not multi:
        kind, points, text = _kind_of_word(first, words, characters)
        add(kind, 1, points, text)
    evidence = min(15.0, candidate.free + (candidate.frequency - candidate.free) / 2)
    text = f"{candidate.frequency}x, {candidate.free}x on its own"
    add("frequency", candidate.frequency, 0.75 * log2(1 + evidence), text)
    if multi and words.head[last] and characters >= 4:
        add("head", 1, 0.75, f"ends in {stream.words[last]}")
    if multi and words.name[first]:
        add("name", 1, 0.5, f"begins with the name {stream.words[first]}")
    if 4 <= characters <= 6:
        add("length", characters, 0.25, f"{characters} characters")
    content = [word for word in ids if not words.function[word]] or ids
    bits = sum(keyness(int(stream.counts[word]), stream.size, words.background[word]) for word in content) / len(
        content
    )
    add("keyness", bits, 0.05 * max(-12.0, min(12.0, bits)), f"{bits:.1f} bits more frequent than in general Chinese")
    add("freedom", candidate.freedom, 0.5 * candidate.freedom, f"free on both sides {candidate.freedom:.2f}")
    if multi and not filled:
        if words.slogan[first]:
            add("verb", 1, -0.5, f"begins with the verb {stream.words[first]}")
        elif words.light[first] or words.verb[first]:
            add("verb", 1, -1.5, f"begins with the verb {stream.words[first]}")
        elif words.modifier[first]:
            add("modifier", 1, -2.0, f"begins with the grading word {stream.words[first]}")
        if words.weak_head[last]:
            add("weak head", 1, -0.75 if characters <= 4 else -1.5, f"ends in the general word {stream.words[last]}")
        if all(words.generic[word] for word in content):
            add("generic", 1, -0.5 if characters == 4 else -1.25, "all its words are general")
        home = candidate.frequency / stream.counts[[first, last]]
        if candidate.noun_before > 0.4 and not words.name[first] and not words.slogan[first]:
            points = -candidate.noun_before * (1 - home[0])
            add("cut before", candidate.noun_before, points, "often follows a noun directly")
        if candidate.noun_after > 0.4 and not words.name_head[last]:
            points = -candidate.noun_after * (1 - home[1])
            add("cut behind", candidate.noun_after, points, "often precedes a noun directly")
        if words.by[first]:
            add("fixed", 1, 0.75, "a fixed expression with 以")
        elif any(words.particle[word] for word in ids):
            add("particle", 1, -0.75, "holds 的")
        if any(words.conjunction[word] for word in ids):
            add("conjunction", 1, -0.5, "holds 和 or 与")
    if candidate.frequency == 1:
        points = -1.0 - 0.5 * log2(max(1.0, stream.size / 2500))
        add("once", 1, points / 2 if candidate.titled else points, "found once")
    return tuple(reasons)


def _kind_of_word(word: int, words: Lexicon, characters: int) -> tuple[str, float, str]:
    """Return the key, the points and the text of the reason for a single word."""
    if words.place[word]:
        return "place", 2.25, "the name of a place"
    if words.organisation[word]:
        return "organisation", 2.5, "the name of an organisation"
    if words.foreign[word]:
        return "foreign", 2.0, "a foreign name"
    if words.person[word]:
        return "person", 1.75, "the name of a person"
    if words.proverb[word]:
        return "idiom", 2.4, "an idiom of the dictionary"
    if words.idiom[word]:
        return "idiom", 2.0, "a set phrase of the dictionary"
    if words.single[word]:
        return "diplomatic", 1.5 if characters == 2 else 2.25, "a word of diplomacy"
    if words.generic[word]:
        return "generic", -2.5, "a general word"
    if words.compound[word]:
        return "compound", 1.75, "a compound of the dictionary"
    if words.vague[word]:
        return "generic", -1.0, "a general word"
    return "word", -1.5 if characters == 2 else 0.0, "a single word"
