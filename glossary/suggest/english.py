"""English put together with care: articles, plurals, words in front of a noun."""

import re

from glossary.suggest.piece import bare
from glossary.suggest.words import Words

_SMALL = frozenset(
    [
        "of",
        "for",
        "in",
        "on",
        "with",
        "to",
        "by",
        "from",
        "at",
        "between",
        "among",
        "under",
        "against",
        "about",
        "as",
        "into",
        "within",
        "through",
        "over",
        "and-or",
    ]
)
_ABSTRACT = re.compile(r".{3,}(tion|ment|ity|ness|ism|ship|ance|ence|cy|hood|dom)$")
_SPOKEN = frozenset(("ASEAN", "NATO", "UNESCO", "BRICS", "OPEC", "APEC", "UNICEF", "OPEC+", "AUKUS", "CITIC", "FOCAC"))
"""Abbreviations said as a word: they take no article."""
_LONGEST_BEFORE = 4
"""Most words that may stand in front of a noun before it gets hard to read."""


def head_of(phrase: str) -> str:
    """Return the noun *phrase* is about, lower case: the last word before its first preposition."""
    words = _core(bare(phrase))
    return words[-1].lower() if words else ""


def heads_of(phrase: str) -> tuple[str, ...]:
    """Return the names under which the head of *phrase* may be listed, the longest first: think tank, tank."""
    words = [word.lower() for word in _core(bare(phrase))]
    return tuple(" ".join(words[-count:]) for count in (3, 2, 1) if count <= len(words))


def argument_of(phrase: str, words: Words) -> str:
    """Return *phrase* as it stands after a verb or `of`, or nothing where article or number are not known.

    Countable nouns become plural, for in Chinese the class is meant (解决争端, resolve disputes).
    """
    if bare(phrase) != phrase:
        return phrase
    core = _core(phrase)
    if not core:
        return ""
    rest = phrase[len(" ".join(core)) :]
    for name in heads_of(phrase):
        if name in words.indefinite:
            return f"{indefinite(phrase)} {phrase}"
        if name in words.definite:
            return f"the {phrase}"
        if name in words.uncountable:
            return phrase
        if name in words.countable and rest:  # uphold the right approach to justice and interests
            return f"the {phrase}"
        if name in words.countable:
            return " ".join((*core[:-1], pluralize(core[-1], words))) + rest
    last = core[-1].lower()
    if last.endswith("s") and not last.endswith(("ss", "us", "is")):
        return phrase
    if last.endswith("people"):
        return f"the {phrase}" if rest else phrase
    return phrase if _ABSTRACT.match(last) else ""


def indefinite(phrase: str) -> str:
    """Return the indefinite article in front of *phrase*: a country, an ASEAN country, an SCO country."""
    first = phrase.replace("-", " ").split(maxsplit=1)[0]
    if first.isupper() and first not in _SPOKEN and first not in ("UN", "US", "UK", "UNESCO"):
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    return "an" if first[0] in "aeioAEIO" and not first.lower().startswith(("eu", "one", "once")) else "a"


def articled(before: str, argument: str) -> str:
    """Return *argument* with *before* put in front of it, behind its article: `the` + `world` + `economy`."""
    if not argument:
        return ""
    rest = bare(argument)
    article = argument[: len(argument) - len(rest)]
    if article in ("a ", "an "):
        article = f"{indefinite(before)} "
    return f"{article}{before} {rest}"


def name_argument(name: str) -> str:
    """Return the proper *name* of a body or document as it stands in a sentence: most take the article."""
    if bare(name) != name or name in _SPOKEN or (" " not in name and not name.isupper()):
        return name
    if re.search(r"(?<!s)'s ", name.split(",", maxsplit=1)[0]) or name.endswith("& Co"):
        return name
    return f"the {name}"


def before_noun(phrase: str, words: Words) -> str:
    """Return *phrase* as it stands in front of a noun, or nothing where it is too long for that."""
    phrase = bare(phrase)
    parts = phrase.split()
    if phrase in words.attributive:
        return words.attributive[phrase]
    if (
        len(parts) > _LONGEST_BEFORE
        or parts[0] in ("all", "both", "various")
        or any(part.lower() in _SMALL for part in parts)
        or "," in phrase
    ):
        return ""
    return phrase


def pluralize(noun: str, words: Words) -> str:
    """Return the plural of *noun*."""
    low = noun.lower()
    if low in words.irregular:
        return words.irregular[low]
    if re.search("[^aeiou]y$", low):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search("(s|x|z|ch|sh)$", low) else f"{noun}s"


def possessive(name: str) -> str:
    """Return the possessive of *name*."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def gerund(action: str) -> str:
    """Return the -ing form of a verb phrase: `build peace`, `building peace`."""
    adverbs, verb, rest = re.match(r"((?:\w+ly |further )*)(\S+)(.*)", action).groups()  # type: ignore[union-attr]
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        verb = verb[:-1]
    elif verb in ("stop", "hit", "put", "set", "win", "cut", "run", "get", "plan"):
        verb += verb[-1]
    return f"{adverbs}{verb}ing{rest}"


def ordinal(number: int) -> str:
    """Return *number* as an ordinal: first … ninth in words, then 10th, 21st."""
    if number < 10:
        return ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"][number]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _core(phrase: str) -> list[str]:
    """Return the words of *phrase* up to its first preposition."""
    core: list[str] = []
    for word in phrase.split():
        if word.lower() in _SMALL and core:
            break
        core.append(word)
    return core
